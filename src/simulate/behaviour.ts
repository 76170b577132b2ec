import type { Obligation } from '../../dialogs/content/programme.ts';
import type { Calendar } from '../../dialogs/frequency/calendar.ts';
import { type Day, instantAt } from '../../dialogs/frequency/days.ts';
import type { Done } from '../../dialogs/frequency/progress.ts';
import { type Window, windowsOf } from '../../dialogs/frequency/windows.ts';
import type { Behaviour } from './arguments.ts';

// Before anybody is reminded: somebody who does everything does it in good time.
const earlyMinute = 1;
const talkMinutes = 30;

/** All that a simulated pair does during its placement, in order of time. The same behaviour does the same each time. */
export function doneBy(behaviour: Behaviour, obligations: readonly Obligation[], calendar: Calendar): Done[] {
  if (behaviour.kind === 'never') return [];
  const done = obligations.flatMap((obligation) =>
    windowsOf(obligation, calendar).flatMap((window) =>
      behaviour.kind === 'perfect'
        ? perfect(obligation, window, calendar)
        : random(obligation, window, calendar, behaviour.seed),
    ),
  );
  return done.sort((one, other) => one.at - other.at);
}

/** A number from 0 up to 1 that depends on the seed and the words alone. */
export function chance(seed: string, ...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of [seed, ...words].join('|')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  // FNV alone keeps neighbours together; two more rounds spread them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Evenly over the practice days, always at least up to pace. */
function perfect(obligation: Obligation, { days, target }: Window, calendar: Calendar): Done[] {
  const upTo = (count: number) => Math.ceil((target * count) / days.length);
  return days.flatMap((day, index) => times(obligation, upTo(index + 1) - upTo(index), calendar, day, earlyMinute));
}

/** Six in ten windows are met, two come halfway, in the others nothing happens; on any of the days, at any hour. */
function random(obligation: Obligation, { days, order, target }: Window, calendar: Calendar, seed: string): Done[] {
  const luck = chance(seed, obligation.id, order);
  const count = luck < 0.6 ? target : luck < 0.8 ? Math.floor(target / 2) : 0;
  return Array.from({ length: count }, (_, index) => {
    const day = days[Math.floor(chance(seed, obligation.id, order, 'day', index) * days.length)];
    const minute = 8 * 60 + Math.floor(chance(seed, obligation.id, order, 'minute', index) * 600);
    return day === undefined ? [] : times(obligation, 1, calendar, day, minute);
  }).flat();
}

function times(obligation: Obligation, count: number, calendar: Calendar, day: Day, minute: number): Done[] {
  const [kind] = obligation.counts;
  if (kind === undefined || count <= 0) return [];
  const at = instantAt(day, minute, calendar.trainee.zone);
  const { minutes } = obligation;
  if (minutes === undefined) return [{ kind, at, minutes: talkMinutes, amount: count }];
  return Array.from({ length: count }, () => ({ kind, at, minutes, amount: 1 }));
}
