import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from 'node-cron';
import type { Channel, ChannelDeps, Receive } from '../adapters/channel.ts';
import { addDays } from '../dialogs/dates/calendar.ts';
import { wallAt } from '../dialogs/dates/zone.ts';
import { type Clouds, openChannels } from './channels/open.ts';
import { type Clock, realClock } from './clock.ts';
import { createDelivery } from './deliver.ts';
import { openDemo } from './demo/open.ts';
import type { Env } from './env.ts';
import { makeDownload } from './exports/make-download.ts';
import { type Files, openFiles } from './files.ts';
import { publicHolidays } from './holidays.ts';
import { keptIn } from './kept.ts';
import { codeOf, jsonLog } from './log.ts';
import { readPrompts } from './read-prompts.ts';
import { retain } from './retention.ts';
import { listen } from './server.ts';
import { StoreError } from './store/port.ts';
import { DATABASE_NAME, openSqliteStore } from './store/sqlite/open.ts';
import { createTurn, type Hall } from './turn.ts';
import { createUndelivered } from './undelivered.ts';
import { createWake } from './wake.ts';

export type Started =
  | { kind: 'running'; text: string; url: string; stop(): Promise<void> }
  | { kind: 'failed'; text: string };

/** Longest a stop waits for open requests, and after that for what is being sent, in ms; what was acknowledged is durable anyway. */
const longestStop = 6_000;
const longestSend = 2_000;

/** Starts everything, or tells in one text all that keeps it from starting and what to do. `clouds`: where the platforms are, in tests. */
export async function run(env: Env, clouds: Clouds = {}): Promise<Started> {
  const read = readPrompts(env.prompts);
  if (read.kind === 'failed') return read;
  const { content, rules, retention, words } = read;
  const store = await openSqliteStore({ file: join(env.data, DATABASE_NAME) }).catch((fault: unknown) => {
    if (fault instanceof StoreError) return fault;
    throw fault;
  });
  if (store instanceof StoreError) return { kind: 'failed', text: store.message };
  const log = jsonLog((line) => process.stderr.write(line), realClock.real);

  let told = 0;
  const hosts: string[] = [];
  const wakeAt = { wake: async (_clock: Clock): Promise<void> => undefined };
  const demo = env.demo
    ? await openDemo(
        {
          store,
          env,
          people: read.people,
          texts: read.page,
          words: words.cards,
          hosts,
          fileUrl: (key, index) => files.pathOf(key, index),
        },
        (at) => wakeAt.wake(at),
        () => told,
      )
    : null;
  const clock = demo?.clock ?? realClock;
  let holidays: ReadonlySet<string> | null = null;
  const frequency = () => (holidays === null ? null : { rules, holidays });
  const downloads = { store, content, now: clock.now, newId: randomUUID, frequency };
  const files: Files = await openFiles(store, env.url, words.cards.fileGone, realClock.real, {
    now: clock.now,
    make: (to, what) => makeDownload(downloads, to, what),
  });
  const depsOf = (channel: Channel['name']): ChannelDeps => ({
    kept: keptIn(store, channel, randomUUID, realClock.real),
    now: realClock.real,
    random: Math.random,
    log: (what, ids = {}) => log(what, { channel, ...ids }),
    fileUrl: files.urlOf,
  });
  const channels = [...(demo === null ? [] : [demo.web]), ...(await openChannels(env, words, depsOf, clouds))];

  const hall: Hall = {
    store,
    content,
    clock,
    newId: randomUUID,
    deliver: () => {
      told += 1;
      delivery.wake();
    },
    frequency,
    retention,
    soon: () => void wake(),
  };
  const delivery = createDelivery({ store, channels, log, wait: pause, lost: createUndelivered(hall) });
  const wake = createWake({ ...hall, log });
  wakeAt.wake = wake;
  const turn = createTurn(hall);
  const receive: Receive = (inbound) =>
    turn(inbound).catch((fault: unknown) => {
      log('turn failed', { channel: inbound.from.channel, code: codeOf(fault) });
      throw fault;
    });

  const close = async () => {
    await Promise.allSettled(channels.map((channel) => channel.stop()));
    await store.close();
  };
  const wrong = await startAll(channels, receive);
  if (wrong !== null) {
    await close();
    return { kind: 'failed', text: wrong };
  }
  const server = await listen([...channels, files], env.host, env.port).catch((fault: NodeJS.ErrnoException) => fault);
  if (server instanceof Error) {
    await close();
    return { kind: 'failed', text: portText(server, env.port) };
  }
  const { port } = new URL(server.url);
  hosts.push(`localhost:${port}`, `127.0.0.1:${port}`);
  await delivery.recover();
  // Worked out after the page is up, because the library takes half a second; nothing is decided about reminders before.
  const { date } = wallAt(clock.now(), env.zone);
  holidays = await publicHolidays(addDays(date, -400), addDays(date, 1200));
  await wake();
  // Cron only wakes the program; what is due stands in the store. Late or missed wakes are caught up with at the next one.
  const task = schedule('* * * * *', () => void wake(), { timezone: 'UTC' });
  // What may not be kept any more goes every night, and at the start for the nights that were missed.
  const clean = () => retain({ store, retention, now: clock.now, zone: env.zone, newId: randomUUID, log });
  void clean();
  const nightly = schedule('17 4 * * *', () => void clean(), { timezone: 'UTC' });

  const stop = once(async () => {
    await Promise.all([task.stop(), nightly.stop()]);
    const stopped = Promise.all([server.close(longestStop), ...channels.map((channel) => channel.stop())]);
    await Promise.race([stopped, pause(longestStop + 500)]);
    await Promise.race([Promise.all([delivery.idle(), wake()]), pause(longestSend)]);
    await store.close();
  });
  return { kind: 'running', url: server.url, text: startedText(server.url, channels), stop };
}

/** Starts the channels one after another; tells of all that do not, and null when they all did. */
async function startAll(channels: readonly Channel[], receive: Receive): Promise<string | null> {
  const texts: string[] = [];
  for (const channel of channels) {
    await channel.start(receive).catch((fault: unknown) => {
      texts.push(
        `Leergesprek does not start: ${namesOf[channel.name]} does not accept these settings (${codeOf(fault)}). Check them against docs/${channel.name}.md.`,
      );
    });
  }
  return texts.length === 0 ? null : texts.join('\n');
}

const namesOf = { web: 'the demonstration page', teams: 'Microsoft Teams', slack: 'Slack' } as const;

function startedText(url: string, channels: readonly Channel[]): string {
  const isDemo = channels.some(({ name }) => name === 'web');
  const others = channels.flatMap(({ name }) => (name === 'web' ? [] : namesOf[name]));
  const parts = [...(isDemo ? ['the demonstration institute'] : []), ...others];
  return `Leergesprek runs at ${url} with ${parts.join(' and ')}. Stop with Ctrl+C.`;
}

/** Waits without keeping the program alive for it. */
function pause(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}

function portText(fault: NodeJS.ErrnoException, port: number): string {
  if (fault.code === 'EADDRINUSE')
    return `Leergesprek does not start: something else listens on port ${port} already. Stop that, or set PORT to another number.`;
  if (fault.code === 'EACCES')
    return `Leergesprek does not start: this user may not listen on port ${port}. Set PORT to a number above 1023.`;
  return `Leergesprek does not start: it cannot listen on port ${port} (${fault.code ?? 'unknown'}). Set PORT to another number.`;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
