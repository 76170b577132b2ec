import type { Answer } from './login.ts';
import type { OperationName } from './operation.ts';

/** What goes wrong. `accepted` says whether what was asked has been done all the same. */
export type Fault =
  | { kind: 'answer'; answer: Answer; accepted: boolean }
  | { kind: 'reset'; accepted: boolean }
  | { kind: 'hold'; accepted: boolean };

/** Which requests; all of them when nothing is said. */
type Which = {
  conversation?: string;
  on?: OperationName | readonly OperationName[];
  /** The type of the activity in the request: `message` leaves `typing` alone. */
  type?: string;
  /** How many requests; one unless told. */
  times?: number;
};

/** A fault that has been set. */
type Planted = {
  /** How many requests met it. */
  met: () => number;
  /** The first call waits for the first request that meets it, the second call for the second, and so on. */
  arrived: () => Promise<void>;
  /** Lets every held request have its answer. */
  release: () => void;
  /** Breaks the connection of every held request off. */
  cut: () => void;
  /** From now on nothing meets it any more. */
  remove: () => void;
};

/** What one request meets: the fault, and for one that is held how it ends. */
type Met = { fault: Fault; end: Promise<'released' | 'cut'> };

/** All that is set to go wrong. */
export type Faults = {
  plant: (fault: Fault, which?: Which) => Planted;
  meet: (request: { conversation: string; on: OperationName; type: string }) => Met | null;
  clear: () => void;
};

/** Said with one word: `plant(refuse(refusals.blocked), { on: 'send' })`. */
export const refuse = (answer: Answer): Fault => ({ kind: 'answer', answer, accepted: false });
/** Done, and yet answered with an error. */
export const acceptThen = (answer: Answer): Fault => ({ kind: 'answer', answer, accepted: true });
/** The connection breaks off, before or after it was done. */
export const reset = (when: 'before' | 'after'): Fault => ({ kind: 'reset', accepted: when === 'after' });
/** No answer until it is released, before or after it was done. */
export const hold = (when: 'before' | 'after'): Fault => ({ kind: 'hold', accepted: when === 'after' });

/** None yet. The one that was set first is met first. */
export function faults(): Faults {
  let planted: (Planted & { fits: (request: Parameters<Faults['meet']>[0]) => boolean; take: () => Met })[] = [];
  return {
    plant: (fault, which = {}) => {
      const one = plantOne(fault, which);
      planted.push(one);
      return one;
    },
    meet: (request) => planted.find(({ fits }) => fits(request))?.take() ?? null,
    clear: () => {
      for (const one of planted) {
        one.remove();
        one.release();
      }
      planted = [];
    },
  };
}

function plantOne(fault: Fault, which: Which) {
  const waiting: ((end: 'released' | 'cut') => void)[] = [];
  const watching: (() => void)[] = [];
  const on = which.on === undefined ? null : [which.on].flat();
  let left = which.times ?? 1;
  let met = 0;
  let seen = 0;
  const end = (how: 'released' | 'cut') => {
    for (const one of waiting.splice(0)) one(how);
  };
  return {
    met: () => met,
    arrived: async () => {
      seen += 1;
      if (met < seen) await new Promise<void>((resolve) => watching.push(resolve));
    },
    release: () => end('released'),
    cut: () => end('cut'),
    remove: () => {
      left = 0;
    },
    fits: (request: { conversation: string; on: OperationName; type: string }) =>
      left > 0 &&
      (which.conversation === undefined || which.conversation === request.conversation) &&
      (on === null || on.includes(request.on)) &&
      (which.type === undefined || which.type === request.type),
    take: (): Met => {
      left -= 1;
      met += 1;
      const ended = new Promise<'released' | 'cut'>((resolve) => waiting.push(resolve));
      watching.shift()?.();
      return { fault, end: ended };
    },
  };
}
