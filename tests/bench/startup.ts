import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Rate, rateOf } from './measure.ts';

/** For each channel, ms from the start of a process until it listens, and until the bare SDK is imported; `ratio` is over pairs of starts. */
export type StartupTimes = Record<Name, { ours: Rate; bare: Rate; ratio: number }>;

type Name = 'teams' | 'slack';

const sdks: Record<Name, string> = { teams: 'botbuilder', slack: '@slack/bolt' };

/** Starts each so often, in turns, after once that does not count: then the program keeps what it compiled, as after every upgrade. */
export async function measureStartup(starts: number): Promise<StartupTimes> {
  return { teams: await measureOne('teams', starts), slack: await measureOne('slack', starts) };
}

async function measureOne(name: Name, starts: number) {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let at = 0; at <= starts; at += 1) {
    const first = await msOf('startup-bare.ts', sdks[name]);
    const second = await inFreshFolder((data) => msOf('startup-ours.ts', name, data, at === 0 ? 'to the end' : ''));
    if (at === 0) continue;
    bare.push(first);
    ours.push(second);
  }
  const pairs = ours.map((ms, at) => ms / (bare[at] ?? ms));
  return { ours: rateOf(ours), bare: rateOf(bare), ratio: rateOf(pairs).median };
}

async function msOf(file: string, argument: string, data = '', more = ''): Promise<number> {
  const start = performance.now();
  const child = fork(new URL(file, import.meta.url), [argument, data], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const told = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  const ms = performance.now() - start;
  if (more !== '' && told !== null) await Promise.race([once(child, 'message'), ended]);
  child.kill(more === '' ? 'SIGKILL' : 'SIGTERM');
  await ended;
  if (told === null) throw new Error(`${file} ${argument} did not start.`);
  return ms;
}

async function inFreshFolder(work: (folder: string) => Promise<number>): Promise<number> {
  const folder = fileURLToPath(new URL('data/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(`${folder}startup-`);
  try {
    return await work(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}
