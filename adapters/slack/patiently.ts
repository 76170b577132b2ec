import type { ChannelDeps } from '../channel.ts';
import { codeIn, troubleOf } from './errors.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Calls of which Slack may say "not now", and that do no harm when they are made twice. */
export type Patiently = {
  /**
   * Makes the call, again after the wait that Slack asks, for a few minutes; `what` is logged when that was in vain. Calls of one
   * `line` keep their order. Resolves after the first try, or at once when others wait in front: nobody is kept waiting. It never rejects.
   */
  call(line: string, what: string, call: () => Promise<unknown>): Promise<void>;
  /** Those that wait are made once more, now. */
  stop(): void;
};

type Deps = Pick<ChannelDeps, 'now' | 'log'> & { counted: <T>(running: Promise<T>) => Promise<T> };

export function createPatiently({ now, log, counted }: Deps): Patiently {
  const lines = new Map<string, Promise<void>>();
  const stopping = Promise.withResolvers<void>();
  let isStopping = false;

  async function made(call: () => Promise<unknown>, what: string, until: number, tried: () => void): Promise<void> {
    for (let pause = SLACK_LIMITS.firstPause; ; pause *= 2) {
      try {
        return void (await call());
      } catch (fault) {
        const trouble = troubleOf(fault);
        const wait = trouble.kind === 'limited' ? trouble.afterMs : pause;
        if (trouble.kind === 'refused' || isStopping || now() + wait > until) return log(what, { code: codeIn(fault) });
        tried();
        await Promise.race([later(wait), stopping.promise]);
      }
    }
  }

  return {
    call(line, what, call) {
      const first = Promise.withResolvers<void>();
      const before = lines.get(line);
      const until = now() + SLACK_LIMITS.patience;
      const all = (before ?? Promise.resolve())
        .then(() => made(call, what, until, first.resolve))
        .finally(() => {
          first.resolve();
          if (lines.get(line) === all) lines.delete(line);
        });
      lines.set(line, all);
      void counted(all);
      return before === undefined ? first.promise : Promise.resolve();
    },
    stop() {
      isStopping = true;
      stopping.resolve();
    },
  };
}

function later(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
