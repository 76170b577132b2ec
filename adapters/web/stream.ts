import type { ServerResponse } from 'node:http';
import type { Shown } from './deps.ts';
import { WEB_LIMITS } from './limits.ts';
import type { Mark } from './read.ts';

/** One open line to a page. */
export type Stream = {
  /** Looks whether this person has new messages. */
  wake(person: string): void;
  end(): void;
};

type Source = {
  history(person: string, after: number, limit: number): Promise<Shown[]>;
  /** A message as one line of JSON. */
  line(person: string, shown: Shown): string;
  closed(stream: Stream): void;
};

/**
 * Sends everything after the marks and from then on what is new, until the page leaves or `end`. The history is
 * the truth: a wake-up only says that it is worth looking. It also looks by itself now and then, for messages
 * that another process sent.
 */
export function openStream(res: ServerResponse, marks: readonly Mark[], source: Source): Stream {
  const after = new Map(marks.map(({ person, after }) => [person, after]));
  const due = new Set(after.keys());
  let running = false;
  let open = true;

  const stream: Stream = {
    wake(person) {
      if (after.has(person)) due.add(person);
      void run();
    },
    end() {
      if (!open) return;
      open = false;
      clearInterval(timer);
      res.end();
      source.closed(stream);
    },
  };

  async function run() {
    if (running) return;
    running = true;
    try {
      for (const person of due) {
        due.delete(person);
        await catchUp(person);
      }
    } catch {
      // The history cannot be read now: the page comes back by itself and goes on where it was.
      stream.end();
    }
    running = false;
    if (open && due.size > 0) void run();
  }

  async function catchUp(person: string) {
    while (open) {
      const batch = await source.history(person, after.get(person) ?? 0, WEB_LIMITS.batch);
      for (const shown of batch) {
        await write(`${after.size === 1 ? `id: ${shown.seq}\n` : ''}data: ${source.line(person, shown)}\n\n`);
        after.set(person, shown.seq);
      }
      if (batch.length < WEB_LIMITS.batch) return;
    }
  }

  /** Waits for a slow reader, so that a long history does not pile up in memory. */
  function write(text: string): Promise<void> {
    if (!open || res.write(text)) return Promise.resolve();
    return new Promise((resolve) => {
      res.once('drain', resolve);
      res.once('close', resolve);
    });
  }

  const timer = setInterval(() => {
    if (!res.writableNeedDrain) res.write(':\n\n');
    for (const person of after.keys()) due.add(person);
    void run();
  }, WEB_LIMITS.keepAlive);
  timer.unref();
  res.on('close', stream.end);
  res.on('error', stream.end);
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  res.write('retry: 2000\n\n');
  void run();
  return stream;
}
