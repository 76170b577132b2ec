import { sayDate } from '../../dialogs/dates/say-when.ts';
import { dayOf, mondayOf, wallOf } from '../../dialogs/frequency/days.ts';
import type { Nudge, NudgeItem } from '../../dialogs/frequency/decide-nudges.ts';
import type { Wanted } from './arguments.ts';
import { askedLines } from './asked-lines.ts';
import { byKind } from './by-kind.ts';
import { clock } from './lines.ts';
import type { Simulated } from './simulate.ts';
import { filled, type SimulateTexts } from './texts.ts';

const labelsShown = 4;
const indent = '  ';
const short = format({ weekday: 'short', day: 'numeric', month: 'short' });
const bare = format({ day: 'numeric', month: 'short' });
const months = format({ month: 'long', year: 'numeric' });

/** The simulation as a Dutch calendar: what is asked, what is said month by month, and how much that is. */
export function calendarText(simulated: Simulated, wanted: Wanted, title: string, texts: SimulateTexts): string {
  const { said, start, end, calendar, obligations } = simulated;
  const zoneOf = (role: Nudge['role']) => (role === 'trainer' ? wanted.trainerZone : wanted.zone);
  const { behaviour } = wanted;
  const lines: string[] = [
    filled(texts.title, { programmes: title, from: sayDate(start), to: sayDate(end) }),
    filled(texts.pair, {
      behaviour: filled(texts[`behaviour-${behaviour.kind}`], behaviour.kind === 'random' ? behaviour : {}),
      days: calendarDays(wanted),
      count: calendar.practice.filter((day) => day <= dayOf(end)).length,
    }),
    '',
    ...askedLines(simulated, texts, indent),
  ];
  const labels = new Map(obligations.map(({ id, label }) => [id, label]));
  let month = '';
  for (const nudge of said) {
    const { day, minute } = wallOf(nudge.at, zoneOf(nudge.role));
    const heading = months.format(day * 86_400_000);
    if (heading !== month) lines.push('', heading);
    month = heading;
    const when = `${short.format(day * 86_400_000).padEnd(10)} ${clock(minute)}`;
    lines.push(indent + filled(texts.line, { when, to: texts[nudge.role], what: whatIn(nudge, labels, texts) }));
  }
  return [...lines, '', totals(said, zoneOf, texts)].join('\n');
}

type Labels = ReadonlyMap<string, string>;

function whatIn(nudge: Nudge, labels: Labels, texts: SimulateTexts): string {
  return byKind(nudge)
    .map(({ kind, items }) =>
      filled(texts[kind], {
        obligations: listed(items, labels, texts),
        names: joined(shortened(labelsOf(items, labels), labelsShown, texts), texts),
        window: windowIn(items, texts),
      }),
    )
    .join('; ');
}

/** The obligations with their period behind them; those of the same period together. */
function listed(items: readonly NudgeItem[], labels: Labels, texts: SimulateTexts): string {
  const windows = [...new Set(items.map(({ window: { from, to } }) => `${from}/${to}`))];
  let room = labelsShown;
  let left = 0;
  const parts = windows.flatMap((window) => {
    const own = items.filter(({ window: { from, to } }) => `${from}/${to}` === window);
    const all = labelsOf(own, labels);
    if (room <= 0) left += all.length;
    if (room <= 0) return [];
    const names = joined(shortened(all, room, texts), texts);
    room -= all.length;
    return [filled(texts['in-window'], { names, window: windowIn(own, texts) })];
  });
  const said = parts.join(', ');
  return left > 0 ? joined([said, filled(texts.more, { count: left })], texts) : said;
}

function labelsOf(items: readonly NudgeItem[], labels: Labels): string[] {
  return [...new Set(items.flatMap(({ obligation }) => labels.get(obligation ?? '') ?? []))];
}

/** As many as there is room for, and how many more there are; for one more there is always room. */
function shortened(all: readonly string[], room: number, texts: SimulateTexts): readonly string[] {
  return all.length <= room + 1 ? all : [...all.slice(0, room), filled(texts.more, { count: all.length - room })];
}

function joined(parts: readonly string[], texts: SimulateTexts): string {
  const last = parts.at(-1) ?? texts.conversation;
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${texts.and} ${last}` : last;
}

function windowIn([first]: readonly NudgeItem[], texts: SimulateTexts): string {
  const { from, to } = first?.window ?? { from: '1970-01-01', to: '1970-01-01' };
  return from === to ? sayShort(from) : filled(texts.through, { from: sayShort(from), to: sayShort(to) });
}

function totals(said: readonly Nudge[], zoneOf: (role: Nudge['role']) => string, texts: SimulateTexts): string {
  if (said.length === 0) return texts.silence;
  const count = (role: Nudge['role']) => said.filter((nudge) => nudge.role === role).length;
  const weeks = new Map<string, number>();
  for (const { at, role, to } of said.filter(({ role }) => role !== 'coordinator')) {
    const week = `${to} ${mondayOf(wallOf(at, zoneOf(role)).day)}`;
    weeks.set(week, (weeks.get(week) ?? 0) + 1);
  }
  return filled(texts.total, {
    trainee: count('trainee'),
    trainer: count('trainer'),
    coordinator: count('coordinator'),
    most: Math.max(0, ...weeks.values()),
  });
}

function calendarDays({ days }: Wanted): string {
  // The fifth of January 1970 was a Monday.
  const weekday = format({ weekday: 'short' });
  return days.map((day) => weekday.format(dayOf('1970-01-04') * 86_400_000 + day * 86_400_000)).join(', ');
}

function sayShort(date: string): string {
  return bare.format(dayOf(date) * 86_400_000);
}

function format(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('nl-NL', { ...parts, timeZone: 'UTC' });
}
