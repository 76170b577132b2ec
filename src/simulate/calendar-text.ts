import type { Obligation } from '../../dialogs/content/programme.ts';
import { sayDate } from '../../dialogs/dates/say-when.ts';
import { dayOf, mondayOf, wallOf } from '../../dialogs/frequency/days.ts';
import type { Nudge } from '../../dialogs/frequency/decide-nudges.ts';
import { windowsOf } from '../../dialogs/frequency/windows.ts';
import type { Wanted } from './arguments.ts';
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
    texts.asked,
    ...obligations.flatMap((obligation) => askedLine(obligation, simulated, texts)),
  ];
  let month = '';
  for (const nudge of said) {
    const { day, minute } = wallOf(nudge.at, zoneOf(nudge.role));
    const heading = months.format(day * 86_400_000);
    if (heading !== month) lines.push('', heading);
    month = heading;
    const when = `${short.format(day * 86_400_000).padEnd(10)} ${clock(minute)}`;
    lines.push(indent + filled(texts.line, { when, to: texts[nudge.role], what: whatIn(nudge, obligations, texts) }));
  }
  return [...lines, '', totals(said, zoneOf, texts)].join('\n');
}

function whatIn({ kind, items }: Nudge, obligations: readonly Obligation[], texts: SimulateTexts): string {
  const labels = new Map(obligations.map(({ id, label }) => [id, label]));
  const all = [...new Set(items.flatMap(({ obligation }) => labels.get(obligation ?? '') ?? []))];
  const shown = all.length > labelsShown + 1 ? all.slice(0, labelsShown) : all;
  const left = all.length - shown.length;
  const parts = left > 0 ? [...shown, filled(texts.more, { count: left })] : shown;
  const last = parts.at(-1) ?? texts.conversation;
  const said = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${texts.and} ${last}` : last;
  const { from, to } = items[0]?.window ?? { from: '1970-01-01', to: '1970-01-01' };
  const window = from === to ? sayShort(from) : filled(texts.through, { from: sayShort(from), to: sayShort(to) });
  return filled(texts[kind], { obligations: said, window });
}

function askedLine(obligation: Obligation, { calendar, end }: Simulated, texts: SimulateTexts): string[] {
  const windows = windowsOf(obligation, calendar).filter(({ target, to }) => target > 0 && to <= dayOf(end));
  if (windows.length === 0) return [];
  const total = windows.reduce((sum, { target }) => sum + target, 0);
  return [
    indent +
      filled(texts[windows.length === 1 ? 'asked-once' : 'asked-line'], {
        label: obligation.label,
        total,
        windows: windows.length,
      }),
  ];
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
