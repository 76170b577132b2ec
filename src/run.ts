import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from 'node-cron';
import { webChannel } from '../adapters/web/channel.ts';
import { addDays } from '../dialogs/dates/calendar.ts';
import { wallAt } from '../dialogs/dates/zone.ts';
import { realClock } from './clock.ts';
import { loadContent } from './content/load.ts';
import { formatProblems } from './content/problem.ts';
import { createDelivery } from './deliver.ts';
import { openDemoClock } from './demo/clock.ts';
import { DemoFileError } from './demo/file.ts';
import { seedDemo } from './demo/institute.ts';
import { readDemoPeople } from './demo/people.ts';
import { readPageTexts, webDeps } from './demo/web-deps.ts';
import type { Env } from './env.ts';
import { publicHolidays } from './holidays.ts';
import { codeOf, jsonLog } from './log.ts';
import { listen } from './server.ts';
import { StoreError } from './store/port.ts';
import { DATABASE_NAME, openSqliteStore } from './store/sqlite/open.ts';
import { createTurn, type Hall } from './turn.ts';
import { createWake } from './wake.ts';

export type Started =
  | { kind: 'running'; text: string; url: string; stop(): Promise<void> }
  | { kind: 'failed'; text: string };

/** Longest a stop waits for open requests, and after that for what is being sent, in ms; what was acknowledged is durable anyway. */
const longestStop = 6_000;
const longestSend = 2_000;

/** Starts everything, or tells in one text all that keeps it from starting and what to do. */
export async function run(env: Env): Promise<Started> {
  const read = readPrompts(env.prompts);
  if (read.kind === 'failed') return read;
  const { content, rules, people, texts } = read;
  const store = await openSqliteStore({ file: join(env.data, DATABASE_NAME) }).catch((fault: unknown) => {
    if (fault instanceof StoreError) return fault;
    throw fault;
  });
  if (store instanceof StoreError) return { kind: 'failed', text: store.message };
  const log = jsonLog((line) => process.stderr.write(line), realClock.real);

  await seedDemo(store, people, realClock.now(), env.zone);
  let told = 0;
  const wakeAt = { wake: async (_clock: typeof realClock): Promise<void> => undefined };
  const clock = await openDemoClock(
    store,
    realClock,
    randomUUID,
    (at) => wakeAt.wake(at),
    () => told,
  );
  const hosts: string[] = [];
  const web = webChannel(webDeps({ store, clock, people, texts, zone: env.zone, hosts }));
  const delivery = createDelivery({ store, channels: [web], log, wait: pause });
  let holidays: ReadonlySet<string> | null = null;
  const frequency = () => (holidays === null ? null : { rules, holidays });
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
    soon: () => void wake(),
  };
  const wake = createWake({ ...hall, log });
  wakeAt.wake = wake;

  const turn = createTurn(hall);
  await web.start((inbound) =>
    turn(inbound).catch((fault: unknown) => {
      log('turn failed', { channel: inbound.from.channel, code: codeOf(fault) });
      throw fault;
    }),
  );
  const server = await listen([web], '127.0.0.1', env.port).catch((fault: NodeJS.ErrnoException) => fault);
  if (server instanceof Error) {
    await web.stop();
    await store.close();
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

  const stop = once(async () => {
    await task.stop();
    await Promise.race([Promise.all([server.close(longestStop), web.stop()]), pause(longestStop + 500)]);
    await Promise.race([Promise.all([delivery.idle(), wake()]), pause(longestSend)]);
    await store.close();
  });
  return {
    kind: 'running',
    url: server.url,
    text: `Leergesprek runs at ${server.url} with the demonstration institute. Stop with Ctrl+C.`,
    stop,
  };
}

/** All that stands under `prompts`, or everything that is wrong with it in one text. */
function readPrompts(prompts: string) {
  const texts: string[] = [];
  const tried = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (fault) {
      if (fault instanceof DemoFileError) texts.push(fault.message);
      else if (fault instanceof Error && 'syscall' in fault)
        texts.push(
          `Leergesprek does not start: it cannot read ${prompts} (${fault.message}). Set LEERGESPREK_PROMPTS to the directory with the content.`,
        );
      else throw fault;
      return null;
    }
  };
  const loaded = tried(() => loadContent(prompts));
  if (loaded === null) return { kind: 'failed' as const, text: texts.join('\n') };
  if (loaded.kind === 'problems') texts.push(formatProblems(loaded.problems));
  const people = tried(() => readDemoPeople(prompts));
  const page = tried(() => readPageTexts(prompts));
  if (loaded.kind === 'problems' || people === null || page === null)
    return { kind: 'failed' as const, text: texts.join('\n') };
  return { kind: 'ok' as const, content: loaded.content, rules: loaded.rules, people, texts: page };
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
