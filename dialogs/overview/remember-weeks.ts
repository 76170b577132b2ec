import type { Obligation } from '../content/programme.ts';
import { type Day, instantAt, mondayOf, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { ledgerOf } from '../frequency/ledger-of.ts';
import type { Memory } from '../frequency/memory.ts';
import { isMadeUp, type Ledger, progressOf } from '../frequency/progress.ts';
import { around, type Window, windowsBefore } from '../frequency/windows.ts';

/** How many weeks are remembered: a quarter of a year. */
export const weeksKept = 12;
/** What is logged late still counts for so many of the last weeks. Default; no source gives a figure. */
const weeksLookedAt = 2;

/** Into Monday, in minutes: on some clocks midnight itself is skipped when they change. */
const anHour = 60;

/** The sign of one week: the period that ended in it was met, missed or let off; where nothing was asked it is a dot. */
export const signs = { met: 'm', missed: 'x', waived: 'w', free: '.' } as const;

/**
 * The memory with how the last weeks went, per requirement that reminds. Worked out once a week, and when something was
 * logged or let off since: an overview of thousands then only reads. The same memory where nothing changed.
 */
export function withWeeks(input: NudgeInput, memory: Memory, now: number): Memory {
  const { obligations, calendar, entries } = input;
  const { day: today } = wallOf(now, calendar.trainee.zone);
  const until = mondayOf(today);
  const known = memory.weeks;
  const counted = entries.length + memory.waivers.length;
  if (known?.until === until && (known.counted === counted || !hasMissed(known.rows))) return memory;
  const past = known === undefined ? weeksKept : Math.max(0, (until - known.until) / 7);
  const ledger = ledgerOf({ ...input, memory }, now);
  const rows: Record<string, string> = {};
  for (const obligation of obligations) {
    if (!isRemembered(obligation)) continue;
    const row = known?.rows[obligation.id];
    const old = row === undefined || known?.counted === counted ? 0 : again(obligation, row);
    const count = row === undefined ? weeksKept : Math.min(weeksKept, past + old);
    const before = (row ?? '').padStart(weeksKept, signs.free);
    const kept = `${before}${signs.free.repeat(past)}`.slice(-weeksKept).slice(0, weeksKept - count);
    rows[obligation.id] = kept + signsOf(input, memory, obligation, ledger, { until, count, today });
  }
  return { ...memory, weeks: { until, counted, rows } };
}

/**
 * When the weeks are to be worked out again although nobody did anything (ms since 1970): as soon as a week of the placement is
 * over, on the trainee's clock, also where the pair did all and has nothing to hear. Null once all of them are.
 */
export function weeksDue({ obligations, calendar }: NudgeInput, now: number): number | null {
  const { start, end, trainee } = calendar;
  const begun = mondayOf(Math.max(start, wallOf(now, trainee.zone).day));
  return begun <= end && obligations.some(isRemembered) ? instantAt(begun + 7, anHour, trainee.zone) : null;
}

function isRemembered({ silent, window }: Obligation): boolean {
  return !silent && window !== 'conversation';
}

/** How many of the remembered weeks may have changed: what was met stays met, and what a longer period missed may be made up for long after it. */
function again(obligation: Obligation, row: string): number {
  const weeks = isWeekly(obligation) ? weeksLookedAt : weeksKept;
  return row.slice(-weeks).includes(signs.missed) ? weeks : 0;
}

/** Is there something that may still be made up for, or turn out to be done in time? */
function hasMissed(rows: Readonly<Record<string, string>>): boolean {
  return Object.values(rows).some((row) => row.includes(signs.missed));
}

function isWeekly({ window }: Obligation): boolean {
  return window === 'week' || window === 'practice-day';
}

/** The signs of the last `count` weeks before a Monday, oldest first. */
function signsOf(
  { calendar }: NudgeInput,
  { waivers }: Memory,
  obligation: Obligation,
  ledger: Ledger,
  { until, count, today }: { until: Day; count: number; today: Day },
): string {
  if (count === 0) return '';
  const signOf = (window: Window) => {
    const { state } = progressOf(obligation, window, calendar, ledger, waivers, today);
    const late = state === 'missed' && !isWeekly(obligation) && isMadeUp(obligation, window, calendar, ledger, today);
    return late ? signs.met : state === 'open' ? signs.free : signs[state];
  };
  // The period that ended last is known already, and mostly that is all.
  const { before } = around(obligation, calendar, today);
  if (before === null) return signs.free.repeat(count);
  if (count === 1 && before.to < until) return before.to < until - 7 ? signs.free : signOf(before);
  const oldest = until - 7 * count;
  const found = Array.from({ length: count }, (): string => signs.free);
  for (const window of windowsBefore(obligation, calendar, until)) {
    if (window.to < oldest) break;
    found[Math.floor((window.to - oldest) / 7)] = signOf(window);
  }
  return found.join('');
}
