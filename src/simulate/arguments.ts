import { addDays, dateOf, partsOf } from '../../dialogs/dates/calendar.ts';
import { isZone } from '../../dialogs/dates/zone.ts';
import type { Period } from '../../dialogs/frequency/calendar.ts';
import { closest } from '../../dialogs/text/closest.ts';

/** What a simulated pair does: nothing, everything in good time, or what chance brings from a seed. */
export type Behaviour = { kind: 'never' } | { kind: 'perfect' } | { kind: 'random'; seed: string };

/** What to simulate. Weekdays are ISO (1 is Monday), dates `YYYY-MM-DD`; null where the programme or the trainee decides. */
export type Wanted = {
  programmes: string[];
  year: 1 | 3 | null;
  start: string;
  weeks: number | null;
  days: number[];
  trainerDays: number[];
  instituteDay: number | null;
  talkDay: number | null;
  behaviour: Behaviour;
  away: Period[];
  trainerAway: Period[];
  contract: number;
  zone: string;
  trainerZone: string;
  json: boolean;
};
export type ArgumentsRead = { kind: 'ok'; wanted: Wanted } | { kind: 'problems'; problems: string[] };

const weekdays = ['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'];
const names = [
  'programme',
  'year',
  'start',
  'weeks',
  'days',
  'trainer-days',
  'institute-day',
  'talk-day',
  'behaviour',
  'away',
  'trainer-away',
  'contract',
  'zone',
  'trainer-zone',
] as const;
type Name = (typeof names)[number];
/** Every option there is; `json` and `help` stand by themselves, the others have a value. */
export const optionNames = [...names, 'json', 'help'] as const;
export type OptionName = (typeof optionNames)[number];

/**
 * Reads what follows `npm run simulate --`: `--name value`, `--name=value` and `--json`. All that is wrong is told at once.
 * `yearly` are the programmes that ask other things in year 1 than in year 3.
 */
export function readArguments(
  args: readonly string[],
  programmes: readonly string[],
  yearly: readonly string[],
): ArgumentsRead {
  const problems: string[] = [];
  const given = new Map<Name, string>();
  let json = false;
  for (let at = 0; at < args.length; at += 1) {
    const [flag = '', joined] = (args[at] ?? '').split(/=(.*)/s);
    const name = names.find((one) => `--${one}` === flag);
    const next = args[at + 1];
    if (flag === '--json') json = true;
    else if (name === undefined) problems.push(unknown(flag));
    else if (joined !== undefined) put(name, joined);
    else if (next === undefined || next.startsWith('--')) problems.push(`--${name}: a value is missing after it.`);
    else {
      put(name, next);
      at += 1;
    }
  }
  function put(name: Name, value: string): void {
    const before = given.get(name);
    if (before !== undefined && !name.endsWith('away')) problems.push(`--${name}: given twice. Leave one out.`);
    given.set(name, before !== undefined && name.endsWith('away') ? `${before},${value}` : value);
  }
  /** The value as `read` makes it; null is no good, and then the remedy is told. */
  function take<T>(name: Name, fallback: T | null, remedy: string, read: (text: string) => T | null): T | null {
    const text = given.get(name);
    if (text === undefined) {
      if (fallback === null && !isOptional(name)) problems.push(`--${name}: this is needed. ${remedy}`);
      return fallback;
    }
    const value = read(text.trim());
    if (value === null) problems.push(`--${name}: "${text}" cannot be used. ${remedy}`);
    return value;
  }
  const daysRemedy = `Give weekdays with a comma between them, such as ma,di,do,vr (out of ${weekdays.join(', ')}).`;
  const dayRemedy = `Give one of ${weekdays.join(', ')}.`;
  const awayRemedy = 'Give the first and last day, such as 2026-10-12/2026-10-18; several with a comma between them.';
  const zoneRemedy = 'Give an IANA time zone, such as Europe/Amsterdam.';
  const days = take('days', null, daysRemedy, readDays);
  const zone = take('zone', 'Europe/Amsterdam', zoneRemedy, readZone);
  const wanted = {
    programmes: take<string[]>('programme', null, `Choose from ${programmes.join(', ')}.`, (text) => {
      const chosen = listOf(text);
      return chosen.length > 0 && chosen.every((one) => programmes.includes(one)) ? [...new Set(chosen)] : null;
    }),
    year: take<1 | 3>('year', null, 'Give 1 or 3.', (text) => (text === '1' ? 1 : text === '3' ? 3 : null)),
    start: take('start', null, 'Give the first day, such as 2026-09-01.', readDate),
    weeks: take('weeks', null, 'Give a whole number from 1 to 530.', (text) => readNumber(text, /^\d{1,3}$/, 1, 530)),
    days,
    trainerDays: take('trainer-days', days ?? [], daysRemedy, readDays),
    instituteDay: take('institute-day', null, dayRemedy, readDay),
    talkDay: take('talk-day', null, dayRemedy, readDay),
    behaviour: take<Behaviour>(
      'behaviour',
      { kind: 'never' },
      'Give never, perfect, or random:SEED with any word or number as seed.',
      readBehaviour,
    ),
    away: take<Period[]>('away', [], awayRemedy, readPeriods),
    trainerAway: take<Period[]>('trainer-away', [], awayRemedy, readPeriods),
    contract: take('contract', 1, 'Give a part of full time, from 0.1 to 1, such as 0.8.', (text) =>
      readNumber(text.replace(',', '.'), /^[01](\.\d+)?$/, 0.1, 1),
    ),
    zone,
    trainerZone: take('trainer-zone', zone ?? '', zoneRemedy, readZone),
    json,
  };
  const asking = wanted.programmes?.filter((one) => yearly.includes(one)) ?? [];
  if (asking.length > 0 && !given.has('year'))
    problems.push(`--year: ${asking.join(', ')} asks other things in year 1 than in year 3. Add --year 1 or --year 3.`);
  const isShared = (day: number) => wanted.trainerDays?.includes(day) && day !== wanted.instituteDay;
  if (wanted.days && wanted.trainerDays && !wanted.days.some(isShared))
    problems.push(
      '--days: on none of these days the trainer is there as well. Let --days and --trainer-days share a day that is not the --institute-day.',
    );
  const { programmes: chosen, start, trainerDays, behaviour, away, trainerAway, contract, trainerZone } = wanted;
  const complete =
    chosen &&
    start &&
    days &&
    trainerDays &&
    behaviour &&
    away &&
    trainerAway &&
    contract !== null &&
    zone &&
    trainerZone;
  if (!complete || problems.length > 0) return { kind: 'problems', problems };
  return {
    kind: 'ok',
    wanted: {
      ...wanted,
      programmes: chosen,
      start,
      days,
      trainerDays,
      behaviour,
      away,
      trainerAway,
      contract,
      zone,
      trainerZone,
    },
  };
}

function isOptional(name: Name): boolean {
  return name === 'year' || name === 'weeks' || name === 'institute-day' || name === 'talk-day';
}

function unknown(flag: string): string {
  if (!flag.startsWith('-'))
    return `${flag}: it is not said of which option this is the value. Put the option before it, such as --behaviour never; --help shows them all.`;
  const near = closest(flag.replace(/^-+/, ''), optionNames);
  const meant = near.kind === 'near' ? near.values : near.kind === 'exact' ? [near.value] : [];
  const known = (meant.length > 0 ? meant : optionNames).map((name) => `--${name}`).join(', ');
  return `${flag}: there is no such option. ${meant.length > 0 ? `Did you mean ${known}?` : `Use ${known}.`}`;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function readDay(text: string): number | null {
  const index = weekdays.indexOf(text.toLowerCase());
  return index < 0 ? null : index + 1;
}

function readDays(text: string): number[] | null {
  const days = listOf(text).map(readDay);
  const known = days.filter((day) => day !== null);
  return known.length > 0 && known.length === days.length ? [...new Set(known)].sort() : null;
}

function readDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const { year, month, day } = partsOf(text);
  // Outside these years the public holidays are not known.
  return year >= 1971 && year <= 2200 ? dateOf(year, month, day) : null;
}

function readPeriods(text: string): Period[] | null {
  const periods = listOf(text).map((one) => {
    const [from, to = from] = one.split('/').map(readDate);
    return from && to && addDays(from, 0) <= to ? { from, to } : null;
  });
  const known = periods.filter((period) => period !== null);
  return known.length > 0 && known.length === periods.length ? known : null;
}

function readZone(text: string): string | null {
  return isZone(text) ? text : null;
}

function readNumber(text: string, form: RegExp, min: number, max: number): number | null {
  const number = Number(text);
  return form.test(text) && number >= min && number <= max ? number : null;
}

function readBehaviour(text: string): Behaviour | null {
  if (text === 'never' || text === 'perfect') return { kind: text };
  const seed = /^random:(.+)$/.exec(text)?.[1];
  return seed === undefined ? null : { kind: 'random', seed };
}
