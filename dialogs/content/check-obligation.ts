import { closest } from '../text/closest.ts';
import type { Placed } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';
import type { Activities, Obligation, ObligationWindow } from './programme.ts';

type Place = Placed<Obligation>;
type Length = 'weeks' | 'months';

const WEEKS_A_YEAR = 52;
const MONTHS_A_YEAR = 12;
/** What can be written at `escalate`, by what the window allows. */
const forms = { never: 'never', missed: '{ missed: 2 }', days: '{ days: 7 }', months: '{ months: 1 }' } as const;

/** One obligation: what counts exists and can be counted, the window lies within the placement, the escalation fits it. */
export function checkObligation(
  place: Place,
  weeks: number | undefined,
  activities: Activities | undefined,
): Finding[] {
  return [
    ...(activities ? checkCounts(place, activities) : []),
    ...checkFigures(place),
    ...checkWindow(place, weeks),
    ...checkEscalation(place),
  ];
}

function checkCounts({ file, path, value: { counts, minutes } }: Place, activities: Activities): Finding[] {
  const unknown = counts.flatMap((activity, at) => {
    if (Object.hasOwn(activities, activity)) return [];
    const place = [...path, 'counts', at];
    const near = closest(activity, Object.keys(activities));
    return near.kind === 'near'
      ? [finding(file, place, 'activity-unknown-near', { activity, near: { list: near.values } })]
      : [finding(file, place, 'activity-unknown', { activity })];
  });
  const amounts = counts.flatMap((activity) => activities[activity]?.amount ?? []);
  const mixed = amounts.includes('patients') && amounts.some((amount) => amount !== 'patients');
  const unmeasured = counts.filter((activity) => (activities[activity]?.amount ?? 'minutes') !== 'minutes');
  return [
    ...unknown,
    ...(mixed ? [finding(file, [...path, 'counts'], 'amount-mixed', {})] : []),
    ...(minutes !== undefined && unmeasured.length > 0
      ? [finding(file, [...path, 'minutes'], 'minutes-unknown', { activities: { list: unmeasured } })]
      : []),
  ];
}

function checkFigures({ file, path, value }: Place): Finding[] {
  const { min, max, minutes, average, instead, silent, escalate } = value;
  const needing = [...(average ? ['average'] : []), ...(instead ? ['instead'] : [])];
  return [
    ...(max !== undefined && max < min ? [finding(file, [...path, 'max'], 'max-low', { min, max })] : []),
    ...(minutes === undefined ? needing.map((key) => finding(file, [...path, key], 'minutes-missing', { key })) : []),
    ...(instead && minutes !== undefined && instead.minutes >= minutes
      ? [finding(file, [...path, 'instead', 'minutes'], 'instead-long', { minutes })]
      : []),
    ...(silent && escalate !== 'never' ? [finding(file, [...path, 'silent'], 'silent-escalates', {})] : []),
  ];
}

function checkWindow({ file, path, value: { window, silent } }: Place, weeks: number | undefined): Finding[] {
  if (typeof window === 'string') return [];
  const place = [...path, 'window'];
  if ('months' in window) {
    const long = weeks !== undefined && !silent && inWeeks(window.months, 'months') > weeks;
    return long ? [finding(file, [...place, 'months'], 'window-long', { weeks })] : [];
  }
  const { key, unit, at } = momentOf(window);
  const { since } = window;
  return [
    ...(weeks !== undefined && inWeeks(at, unit) > weeks
      ? [finding(file, [...place, key], 'window-late', { weeks })]
      : []),
    ...(since !== undefined && since >= at ? [finding(file, [...place, 'since'], 'window-since', { since, at })] : []),
  ];
}

/** A number of windows in a row can only be missed where windows come back; days or months after the end want an end to wait after. What is asked per conversation does not reach the coordinator. */
function checkEscalation({ file, path, value: { window, silent, escalate } }: Place): Finding[] {
  if (silent || escalate === 'never') return [];
  const allowed = allowedFor(window);
  if (allowed.some((form) => form in escalate)) return [];
  const list = [...allowed.map((form) => forms[form]), forms.never];
  return [finding(file, [...path, 'escalate'], 'escalation-window', { allowed: { list } })];
}

function allowedFor(window: ObligationWindow): readonly ('missed' | 'days' | 'months')[] {
  if (window === 'conversation') return [];
  if (window === 'practice-day' || window === 'week') return ['missed'];
  return typeof window === 'object' && 'months' in window ? ['missed', 'days', 'months'] : ['days', 'months'];
}

function momentOf(window: Extract<ObligationWindow, { since?: unknown }>): { key: string; unit: Length; at: number } {
  return 'at-week' in window
    ? { key: 'at-week', unit: 'weeks', at: window['at-week'] }
    : { key: 'at-month', unit: 'months', at: window['at-month'] };
}

function inWeeks(count: number, unit: Length): number {
  return unit === 'weeks' ? count : (count * WEEKS_A_YEAR) / MONTHS_A_YEAR;
}
