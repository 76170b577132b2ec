import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Rate, rateOf } from './measure.ts';

/** For each channel, ms from the start of a process until it listens, and until the bare SDK is imported; `ratio` is over pairs of starts. */
export type StartupTimes = Record<Name, { ours: Rate; bare: Rate; ratio: number }>;

type Name = 'teams' | 'slack';

const sdks: Record<Name, string> = { teams: 'botbuilder', slack: '@slack/bolt' };

/**
 * Starts each so often, in turns, after once that does not count: then the program makes its data and keeps what it compiled and
 * checked, as after an upgrade. Every start finds the data as that one left it.
 */
export async function measureStartup(starts: number): Promise<StartupTimes> {
  return { teams: await measureOne('teams', starts), slack: await measureOne('slack', starts) };
}

function measureOne(name: Name, starts: number) {
  return inFolder(async (data) => {
    const ours: number[] = [];
    const bare: number[] = [];
    await msOf('startup-ours.ts', name, data);
    for (let at = 0; at < starts; at += 1) {
      bare.push(await msOf('startup-bare.ts', sdks[name]));
      ours.push(await msOf('startup-ours.ts', name, data));
    }
    const pairs = ours.map((ms, at) => ms / (bare[at] ?? ms));
    return { ours: rateOf(ours), bare: rateOf(bare), ratio: rateOf(pairs).median };
  });
}

/** Until the first message; what runs on then is let start to the end and stopped as an operator does, for the next start finds what it left. */
async function msOf(file: string, ...args: string[]): Promise<number> {
  const start = performance.now();
  const child = fork(new URL(file, import.meta.url), args, {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const told = await Promise.race([once(child, 'message'), ended.then(() => null)]);
  const ms = performance.now() - start;
  if (told?.[0] === 'listening') await Promise.race([once(child, 'message'), ended]);
  child.kill('SIGTERM');
  await ended;
  if (told === null) throw new Error(`${file} ${args.join(' ')} did not start.`);
  return ms;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const parent = fileURLToPath(new URL('data/', import.meta.url));
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(`${parent}startup-`);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
