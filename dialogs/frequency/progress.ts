import type { Obligation } from '../content/programme.ts';
import type { Calendar } from './calendar.ts';
import { type Day, dayOf, monthsAfter, wallOf } from './days.ts';
import type { Window } from './windows.ts';

/** Something that was done: kind of activity, instant (ms since 1970), whole minutes, and how many (patients; else 1). */
export type Done = { kind: string; at: number; minutes: number; amount: number };

/** What was done up to and including `now`: by kind and in order of time, with the day it was on in the trainee's zone. */
export type Ledger = { lists: ReadonlyMap<string, readonly Dated[]>; now: number };
type Dated = Done & { day: Day };

// Entries are put in order once, not for each moment at which they are looked at: the same array holds the same.
const opened = new WeakMap<readonly Done[], Map<string, Ledger['lists']>>();

/** A waiver as it is stored: dates `YYYY-MM-DD`, both included. */
export type Waiver = { obligation: string; from: string; to: string };

/**
 * How a window stands. `free` asks nothing; `open` may still be met; `waived` need not be.
 * `done` may be more than `target`; for what is asked daily it counts days.
 */
export type Progress = { done: number; target: number; state: 'free' | 'open' | 'met' | 'missed' | 'waived' };

/** Puts what was done up to `now` in order. The array may not be changed afterwards: give a new one. */
export function openLedger(entries: readonly Done[], calendar: Calendar, now: number): Ledger {
  const { zone } = calendar.trainee;
  const known = opened.get(entries) ?? new Map<string, Ledger['lists']>();
  const lists = known.get(zone) ?? listsOf(entries, zone);
  opened.set(entries, known.set(zone, lists));
  return { lists, now };
}

/** The instant at which something was last done, or null. */
export function latestIn({ lists, now }: Ledger): number | null {
  let latest: number | null = null;
  for (const list of lists.values()) {
    const at = list.findLast((entry) => entry.at <= now)?.at;
    if (at !== undefined && (latest === null || at > latest)) latest = at;
  }
  return latest;
}

function listsOf(entries: readonly Done[], zone: string): Ledger['lists'] {
  const lists = new Map<string, Dated[]>();
  for (const entry of entries) {
    const known = lists.get(entry.kind);
    const dated = { ...entry, day: wallOf(entry.at, zone).day };
    if (known === undefined) lists.set(entry.kind, [dated]);
    else known.push(dated);
  }
  for (const list of lists.values()) list.sort((one, other) => one.at - other.at);
  return lists;
}

/** How a window of an obligation stands on a day. */
export function progressOf(
  obligation: Obligation,
  window: Window,
  calendar: Calendar,
  ledger: Ledger,
  waivers: readonly Waiver[],
  today: Day,
): Progress {
  const done = doneIn(obligation, window, calendar, ledger);
  const { target } = window;
  const state = () => {
    if (target === 0) return 'free';
    if (done >= target) return 'met';
    if (isWaived(obligation, window, waivers)) return 'waived';
    return window.to < today ? 'missed' : 'open';
  };
  return { done, target, state: state() };
}

/** How often it was done from one day up to and including another, by the obligation's own way of counting. */
function timesIn(obligation: Obligation, from: Day, to: Day, calendar: Calendar, ledger: Ledger): number {
  const { minutes, average, instead } = obligation;
  const found = obligation.counts.flatMap((kind) => between(ledger, kind, from, to));
  if (found.length === 0) return 0;
  if (minutes === undefined) return sum(found.map(({ amount }) => amount));
  const isLong = (entry: Dated) =>
    entry.minutes >= minutes || (average && meanUpTo(entry, obligation, ledger) >= minutes);
  const long = found.filter(isLong).length;
  if (instead === undefined || long === found.length) return long;
  const until = monthsAfter(calendar.start, instead.untilMonth);
  const short = found.filter((entry) => !isLong(entry) && entry.minutes >= instead.minutes && entry.day < until);
  return long + Math.floor(short.length / instead.times);
}

/** Whether what was left over of a window is made up for after it, up to now. */
export function isMadeUp(
  obligation: Obligation,
  window: Window,
  calendar: Calendar,
  ledger: Ledger,
  now: Day,
): boolean {
  const left = window.target - doneIn(obligation, window, calendar, ledger);
  return left <= 0 || timesIn(obligation, window.to + 1, now, calendar, ledger) >= left;
}

function doneIn(obligation: Obligation, window: Window, calendar: Calendar, ledger: Ledger): number {
  if (obligation.window !== 'practice-day' || window.from === window.to)
    return timesIn(obligation, window.from, window.to, calendar, ledger);
  return window.days.filter((day) => timesIn(obligation, day, day, calendar, ledger) >= obligation.min).length;
}

function isWaived({ id }: Obligation, { from, to }: Window, waivers: readonly Waiver[]): boolean {
  return waivers.some((one) => one.obligation === id && dayOf(one.from) <= to && dayOf(one.to) >= from);
}

/** Mean minutes of a time and those in the six days before it: what came later does not change what counted. */
function meanUpTo({ day, at }: Dated, { counts }: Obligation, ledger: Ledger): number {
  const around = counts.flatMap((kind) => between(ledger, kind, day - 6, day)).filter((entry) => entry.at <= at);
  return sum(around.map(({ minutes }) => minutes)) / around.length;
}

/** Those of a kind on some days. */
function between({ lists, now }: Ledger, kind: string, from: Day, to: Day): readonly Dated[] {
  const entries = lists.get(kind) ?? [];
  const last = entries.at(-1);
  if (last === undefined || last.day < from) return [];
  let low = 0;
  for (let high = entries.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.day ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: Dated[] = [];
  for (let at = low; at < entries.length; at += 1) {
    const entry = entries[at];
    if (entry === undefined || entry.day > to || entry.at > now) break;
    found.push(entry);
  }
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
