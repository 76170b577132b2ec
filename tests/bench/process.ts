import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order } from './child.ts';
import type { Played, Transcript } from './contender.ts';

/** A contender in a process of its own, so that no engine's rubbish or compiled code gets in another's way. */
export type Running = {
  transcript(): Promise<Transcript | null>;
  round(size: number): Promise<Played>;
  stop(): void;
};

/** Starts the contender in `file` (relative to this folder). Rejects when its process ends by itself. */
export async function startContender(file: string): Promise<Running> {
  const module = new URL(file, import.meta.url).href;
  const child = fork(new URL('child.ts', import.meta.url), [module], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await answer(child, file);
  const ask = async (order: Order) => {
    const coming = answer(child, file);
    child.send(order);
    return coming;
  };
  return {
    transcript: async () => (await ask({ order: 'transcript' })) as Transcript | null,
    round: async (size) => (await ask({ order: 'round', size })) as Played,
    stop: () => child.disconnect(),
  };
}

async function answer(child: ChildProcess, file: string): Promise<unknown> {
  const ended = new AbortController();
  const gone = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error(`${file} stopped before it answered.`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message'), gone]);
    return message;
  } finally {
    ended.abort();
    gone.catch(() => {});
  }
}
