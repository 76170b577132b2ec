import type { Obligation } from '../content/programme.ts';
import type { Calendar } from './calendar.ts';
import { type Day, dayOf, mondayOf, monthsAfter, wallOf } from './days.ts';
import type { Window } from './windows.ts';

/** Something that was done: kind of activity, instant (ms since 1970), whole minutes, and how many (patients; else 1). */
export type Done = { kind: string; at: number; minutes: number; amount: number };

/**
 * What was done up to and including `now`: by kind and in order of time, with the day it was on in the trainee's zone.
 * `own`: by obligation, of those that may not share what was done with others.
 */
export type Ledger = {
  lists: ReadonlyMap<string, readonly Dated[]>;
  own?: ReadonlyMap<string, ReadonlyMap<string, readonly Dated[]>>;
  now: number;
};
export type Dated = Done & { day: Day };

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
  const known = opened.get(entries)?.get(zone);
  if (known !== undefined) return { lists: known, now };
  const lists = listsOf(entries, zone);
  opened.set(entries, (opened.get(entries) ?? new Map<string, Ledger['lists']>()).set(zone, lists));
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

/** What was done with more of it. What was worked out from it before is kept, but for the kinds that grew. */
export function withMore(entries: readonly Done[], more: readonly Done[]): readonly Done[] {
  const all = [...entries, ...more];
  const known = [...(opened.get(entries) ?? [])];
  if (known.length > 0) opened.set(all, new Map(known.map(([zone, lists]) => [zone, listsWith(lists, more, zone)])));
  return all;
}

function listsOf(entries: readonly Done[], zone: string): Ledger['lists'] {
  return listsWith(new Map(), entries, zone);
}

function listsWith(lists: Ledger['lists'], more: readonly Done[], zone: string): Ledger['lists'] {
  const all = new Map(lists);
  const grown = new Map<string, Dated[]>();
  for (const { kind, at, minutes, amount } of more) {
    let list = grown.get(kind);
    if (list === undefined) {
      list = [...(lists.get(kind) ?? [])];
      grown.set(kind, list);
      all.set(kind, list);
    }
    // Mostly it is the latest; what was logged late is put in its place.
    const later = list.findLastIndex((entry) => entry.at <= at) + 1;
    list.splice(later, 0, { kind, at, minutes, amount, day: wallOf(at, zone).day });
  }
  return all;
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
  const lists = ledger.own?.get(obligation.id);
  const mine = lists === undefined ? ledger : { ...ledger, lists };
  if (mine.lists.size === 0) return 0;
  if (minutes === undefined) {
    let amount = 0;
    for (const kind of obligation.counts) amount += amountBetween(mine, kind, from, to);
    return amount;
  }
  const found = betweenAny(mine, obligation.counts, from, to);
  if (found.length === 0) return 0;
  const weekly = average ? longOnAverage(found, obligation, ledger) : null;
  const isLong = (entry: Dated) => (weekly === null ? entry.minutes >= minutes : weekly.has(entry));
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

/** Was a waiver given for a day of this window? */
export function isWaived({ id }: Obligation, { from, to }: Window, waivers: readonly Waiver[]): boolean {
  return waivers.some((one) => one.obligation === id && dayOf(one.from) <= to && dayOf(one.to) >= from);
}

/**
 * The times in the weeks of these that are long enough on average: of each week the longest, as long as their mean is. So the
 * order of the days does not matter, and one time more never makes another one count no longer.
 */
function longOnAverage(found: readonly Dated[], { counts, minutes = 0 }: Obligation, ledger: Ledger): Set<Dated> {
  const long = new Set<Dated>();
  for (const monday of new Set(found.map(({ day }) => mondayOf(day)))) {
    let total = 0;
    let times = 0;
    const week = betweenAny(ledger, counts, monday, monday + 6);
    for (const entry of week.toSorted((one, other) => other.minutes - one.minutes)) {
      total += entry.minutes;
      times += 1;
      if (total < minutes * times) break;
      long.add(entry);
    }
  }
  return long;
}

/** Those of some kinds on some days. */
function betweenAny(ledger: Ledger, kinds: readonly string[], from: Day, to: Day): readonly Dated[] {
  const [only] = kinds;
  if (only !== undefined && kinds.length === 1) return between(ledger, only, from, to);
  return kinds.flatMap((kind) => between(ledger, kind, from, to));
}

/** Those of a kind on some days. */
function between({ lists, now }: Ledger, kind: string, from: Day, to: Day): readonly Dated[] {
  const entries = lists.get(kind) ?? none;
  const first = firstFrom(entries, from);
  let end = first;
  while (isWithin(entries[end], to, now)) end += 1;
  return first === end ? none : entries.slice(first, end);
}

/** How often one kind was done on some days. */
function amountBetween({ lists, now }: Ledger, kind: string, from: Day, to: Day): number {
  const entries = lists.get(kind) ?? none;
  let amount = 0;
  for (let at = firstFrom(entries, from); ; at += 1) {
    const entry = entries[at];
    if (entry === undefined || !isWithin(entry, to, now)) return amount;
    amount += entry.amount;
  }
}

const none: readonly Dated[] = [];

/** The place of the first one on or after a day, of those in order of time. */
function firstFrom(entries: readonly Dated[], from: Day): number {
  const last = entries.at(-1);
  if (last === undefined || last.day < from) return entries.length;
  let low = 0;
  for (let high = entries.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.day ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithin(entry: Dated | undefined, to: Day, now: number): boolean {
  return entry !== undefined && entry.day <= to && entry.at <= now;
}
