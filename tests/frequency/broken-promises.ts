import type { Obligation } from '../../dialogs/content/programme.ts';
import { addDays, mondayOf, weekdayOf } from '../../dialogs/dates/calendar.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import type { Nudge } from '../../dialogs/frequency/decide-nudges.ts';
import type { Done } from '../../dialogs/frequency/progress.ts';
import type { Wanted } from '../../src/simulate/arguments.ts';

/** What was promised about reminders and is not so, worked out without the code that decides. Empty when all is well. */
export function brokenPromises(
  said: readonly Nudge[],
  wanted: Wanted,
  holidays: ReadonlySet<string>,
  obligations: readonly Obligation[],
  entries: readonly Done[],
): string[] {
  const zoneOf = (role: Nudge['role']) => (role === 'trainer' ? wanted.trainerZone : wanted.zone);
  const broken: string[] = [];
  const days = new Set<string>();
  const weeks = new Map<string, number>();
  const keys = new Set<string>();
  let before = 0;
  for (const nudge of said) {
    const { at, role, items, key } = nudge;
    const { date, time } = wallAt(at, zoneOf(role));
    const check = (fine: boolean, what: string) => {
      if (!fine) broken.push(`${date} ${time} ${role} ${nudge.kind} ${items.map((one) => one.key).join(' ')}: ${what}`);
    };
    check(at >= before, 'not in order of time');
    before = at;
    check(time >= '08:00' && time < '18:00', 'outside hours');
    check(!holidays.has(date), 'on a public holiday');
    check(worksOn(wanted, role, date), 'on a day off');
    check(!isAway(wanted.away, wallAt(at, wanted.zone).date), 'while the trainee is away');
    check(!isAway(wanted.trainerAway, wallAt(at, wanted.trainerZone).date), 'while the trainer is away');
    check(!days.has(`${role} ${date}`), 'a second message on one day');
    days.add(`${role} ${date}`);
    const week = `${role} ${mondayOf(date)}`;
    weeks.set(week, (weeks.get(week) ?? 0) + 1);
    check(role === 'coordinator' || (weeks.get(week) ?? 0) <= 3, 'a fourth message in one week');
    for (const one of [key, ...items.map((item) => item.key)]) {
      check(!keys.has(one), `decided twice: ${one}`);
      keys.add(one);
    }
    check(items.length > 0, 'nothing to say');
    for (const item of items) {
      const obligation = obligations.find(({ id }) => id === item.obligation);
      if (item.kind === 'escalation')
        check(isAnnounced(nudge, item.obligation, said, holidays, zoneOf), 'not announced');
      if (obligation && ['behind', 'last-chance', 'return', 'missed'].includes(item.kind)) {
        check(!obligation.silent, 'about something silent');
        check(
          !isDone(obligation, item, entries, at, wanted.zone, takenBefore(obligation, obligations)),
          `about what is done: ${item.obligation}`,
        );
      }
    }
  }
  return broken;
}

function worksOn({ days, trainerDays, instituteDay }: Wanted, role: Nudge['role'], date: string): boolean {
  const weekday = weekdayOf(date) || 7;
  if (role === 'coordinator') return weekday <= 5;
  return role === 'trainer' ? trainerDays.includes(weekday) : days.includes(weekday) && weekday !== instituteDay;
}

function isAway(periods: Wanted['away'], date: string): boolean {
  return periods.some(({ from, to }) => from <= date && date <= to);
}

/** Both saw it, at least two working days before. */
function isAnnounced(
  { at }: Nudge,
  obligation: string | null,
  said: readonly Nudge[],
  holidays: ReadonlySet<string>,
  zoneOf: (role: Nudge['role']) => string,
): boolean {
  const until = wallAt(at, zoneOf('coordinator')).date;
  return (['trainee', 'trainer'] as const).every((role) => {
    const preview = said.findLast(
      (one) =>
        one.role === role &&
        one.at < at &&
        one.items.some((item) => item.kind === 'preview' && item.obligation === obligation),
    );
    if (preview === undefined || at - preview.at < 2 * 86_400_000 - 7_200_000) return false;
    let working = 0;
    for (let date = addDays(wallAt(preview.at, zoneOf(role)).date, 1); date <= until; date = addDays(date, 1))
      if (weekdayOf(date) % 6 !== 0 && !holidays.has(date)) working += 1;
    return working >= 2;
  });
}

/** What moments before this one may have taken of the same kind, when they were done late. */
function takenBefore(obligation: Obligation, obligations: readonly Obligation[]): number {
  const end = endOf(obligation);
  if (end === null) return 0;
  return obligations
    .filter((other) => other.counts.some((kind) => obligation.counts.includes(kind)) && (endOf(other) ?? end) < end)
    .reduce((total, { min }) => total + min, 0);
}

/** In weeks, more or less; null for what is no moment. */
function endOf({ window }: Obligation): number | null {
  if (typeof window !== 'object' || 'months' in window) return null;
  return 'at-week' in window ? window['at-week'] : window['at-month'] * 4.3;
}

/** Counted by hand; minutes on average or in parts are left to their own table. */
function isDone(
  { window, min, minutes, average, instead, counts }: Obligation,
  item: Nudge['items'][number],
  entries: readonly Done[],
  at: number,
  zone: string,
  taken: number,
): boolean {
  if (average || instead) return false;
  const counted = entries
    .filter((entry) => counts.includes(entry.kind) && entry.at <= at && entry.minutes >= (minutes ?? 0))
    .map((entry) => ({ date: wallAt(entry.at, zone).date, amount: minutes === undefined ? entry.amount : 1 }))
    .filter(({ date }) => item.window.from <= date && date <= item.window.to);
  const perDay = new Map<string, number>();
  for (const { date, amount } of counted) perDay.set(date, (perDay.get(date) ?? 0) + amount);
  const done =
    window === 'practice-day'
      ? [...perDay.values()].filter((amount) => amount >= min).length
      : [...perDay.values()].reduce((total, amount) => total + amount, 0);
  return done - taken >= item.target;
}
