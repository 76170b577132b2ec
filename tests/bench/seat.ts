import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A script of this folder in a process of its own: what it said first, and what it answers to an order, one at a time. */
export type Seat = { said: unknown; ask(order: object | string): Promise<unknown>; stop(): void };

/** Starts `file` (relative to this folder) and waits for its first message. Rejects, as an order does, when its process ends by itself. */
export async function startSeat(file: string, ...args: string[]): Promise<Seat> {
  const child = fork(new URL(file, import.meta.url), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const answer = async (): Promise<unknown> => {
    const ended = new AbortController();
    const gone = once(child, 'exit', { signal: ended.signal }).then(() => {
      throw new Error(`${[file, ...args].join(' ')} stopped before it answered.`);
    });
    try {
      const [message] = await Promise.race([once(child, 'message'), gone]);
      return message;
    } finally {
      ended.abort();
      gone.catch(() => {});
    }
  };
  return {
    said: await answer(),
    ask(order) {
      const coming = answer();
      child.send(order);
      return coming;
    },
    stop() {
      if (child.connected) child.disconnect();
    },
  };
}
