import { randomUUID } from 'node:crypto';
import { schedule } from 'node-cron';
import type { Channel, Receive } from '../adapters/channel.ts';
import type { Content } from '../dialogs/content/content.ts';
import type { FrequencyRules } from '../dialogs/content/programme.ts';
import { addDays } from '../dialogs/dates/calendar.ts';
import { wallAt } from '../dialogs/dates/zone.ts';
import type { Retention } from '../dialogs/rights/retention.ts';
import type { Clock } from './clock.ts';
import { createDelivery } from './deliver.ts';
import { makeDownload } from './exports/make-download.ts';
import type { Downloads } from './files.ts';
import { publicHolidays } from './holidays.ts';
import type { Log } from './log.ts';
import { pause } from './pause.ts';
import { retain } from './retention.ts';
import { startDigests } from './start-digests.ts';
import type { Store } from './store/port.ts';
import { createTurn, type Hall } from './turn.ts';
import { createUndelivered } from './undelivered.ts';
import { createWake } from './wake.ts';
import { warm } from './warm.ts';

/** `told` hears of each time that messages were written. */
type Given = {
  store: Store;
  content: Content;
  rules: FrequencyRules;
  retention: Retention;
  clock: Clock;
  zone: string;
  channels: readonly Channel[];
  log: Log;
  told: () => void;
};

/** The hall, open: a turn for what comes in, a wake for what is due, and what a message offers to download. */
export type OpenHall = {
  turn: Receive;
  wake(clock?: Clock): Promise<void>;
  make: Downloads['make'];
  /** Sends what an earlier run left, sees to what came due meanwhile, and goes on doing so. */
  begin(): Promise<void>;
  /** Wakes no more by itself; what is under way goes on until `idle`. */
  end(): Promise<void>;
  idle(): Promise<void>;
};

/** Opens the hall. With all it does with conversations it is most of the program, and nothing in it keeps the program from starting. */
export function openHall({ store, content, rules, retention, clock, zone, channels, log, told }: Given): OpenHall {
  let holidays: ReadonlySet<string> | null = null;
  const frequency = () => (holidays === null ? null : { rules, holidays });
  const hall: Hall = {
    store,
    content,
    clock,
    newId: randomUUID,
    deliver: () => {
      told();
      delivery.wake();
    },
    frequency,
    retention,
    soon: () => void wake(),
  };
  const delivery = createDelivery({ store, channels, log, wait: pause, lost: createUndelivered(hall) });
  const wake = createWake({ ...hall, log });
  const downloads = { store, content, now: clock.now, newId: randomUUID, frequency, retention };
  const tasks: { stop(): unknown }[] = [];

  return {
    turn: createTurn(hall),
    wake,
    make: (to, what) => makeDownload(downloads, to, what),
    async begin() {
      await delivery.recover();
      // Worked out after the page is up, because the library takes half a second; nothing is decided about reminders before.
      const { date } = wallAt(clock.now(), zone);
      holidays = await publicHolidays(addDays(date, -400), addDays(date, 1200));
      await wake();
      // Cron only wakes the program; what is due stands in the store. Late or missed wakes are caught up with at the next one.
      tasks.push(schedule('* * * * *', () => void wake(), { timezone: 'UTC' }));
      // What may not be kept any more goes every night, and at the start for the nights that were missed.
      const known = { store, now: clock.now, newId: randomUUID, log };
      const nightly = async () => {
        await startDigests({ ...known, holidays: holidays ?? new Set() });
        await retain({ ...known, retention, zone });
      };
      void warm({ store, log }).then(nightly);
      tasks.push(schedule('17 4 * * *', () => void nightly(), { timezone: 'UTC' }));
    },
    async end() {
      await Promise.all(tasks.map((task) => task.stop()));
    },
    async idle() {
      await Promise.all([delivery.idle(), wake()]);
    },
  };
}
