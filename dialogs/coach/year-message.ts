import { kindName, loggedOf } from '../commands/overview.ts';
import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Block } from '../model/message.ts';
import { talkKinds, times, total } from '../overview/talk-counts.ts';
import { line } from '../session/compose.ts';
import type { RequirementYear, YearFigures } from './year-figures.ts';

const monthName = new Intl.DateTimeFormat('nl-NL', { month: 'short', timeZone: 'UTC' });

/** A year in blocks, the same for the trainer and for a coach: counts and minutes, without anybody's name. */
export function yearBlocks(language: Language, figures: YearFigures): Block[] {
  const { phrases } = language;
  const { year, placements, isDuo, talks, logged, requirements } = figures;
  if (placements === 0)
    return [line(say(phrases, 'year.no-placement', { year })), line(say(phrases, 'year.readers'), 'quiet')];
  return [
    ...(talks.length === 0 ? [line(say(phrases, 'year.no-talks', { year }))] : talkBlocks(language, figures)),
    ...loggedOf({ language }, logged),
    line(say(phrases, 'year.requirements'), 'strong'),
    ...requirementBlocks(language, requirements),
    ...(isDuo ? [line(say(phrases, 'year.duo'), 'quiet')] : []),
    line(say(phrases, 'year.readers'), 'quiet'),
  ];
}

function talkBlocks(language: Language, { talks, months }: YearFigures): Block[] {
  const { phrases, activities } = language;
  const kinds = Map.groupBy(talks, ({ kind }) => activities[kind]?.conversation ?? kind);
  const order = Object.keys(talkKinds);
  // What is of no kind stands behind those that are.
  const placeOf = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  const inOrder = [...kinds].sort(([one], [other]) => placeOf(one) - placeOf(other));
  const facts = inOrder.map(([kind, own]) => ({
    label: kindName({ language }, kind),
    value: say(phrases, 'overview.count-minutes', {
      count: total(own, times),
      minutes: total(own, ({ minutes }) => minutes),
    }),
  }));
  const title = say(phrases, 'year.by-month');
  const points = months.map(({ month, talks: value }) => ({
    label: monthName.format(Date.UTC(2026, month - 1, 15)),
    value,
  }));
  const most = Math.max(1, ...points.map(({ value }) => value));
  const alt = say(phrases, 'year.by-month-alt', {
    months: points.map(({ label, value }) => `${label} ${value}`).join(', '),
  });
  return [
    line(
      say(phrases, 'year.talks', { count: total(talks, times), minutes: total(talks, ({ minutes }) => minutes) }),
      'strong',
    ),
    { kind: 'facts', facts },
    // One month alone is no line yet.
    ...(points.length < 2
      ? []
      : [{ kind: 'picture' as const, chart: { kind: 'trend' as const, title, top: most, points }, alt }]),
  ];
}

function requirementBlocks(language: Language, requirements: YearFigures['requirements']): Block[] {
  const { phrases } = language;
  if (requirements === null) return [line(say(phrases, 'year.not-ready'))];
  if (requirements.length === 0) return [line(say(phrases, 'year.no-requirements'))];
  const facts = requirements.map((row) => ({ label: row.label, value: requirementText(language, row) }));
  return [{ kind: 'facts', facts }];
}

function requirementText({ phrases }: Language, { met, missed, waived, running }: RequirementYear): string {
  const counts = { met, missed, waived };
  return [
    ...(['met', 'missed', 'waived'] as const).flatMap((state) =>
      counts[state] === 0 ? [] : [say(phrases, `year.${state}`, { count: counts[state] })],
    ),
    ...running.map(({ progress: { done, target, state }, until }) =>
      say(phrases, state === 'open' ? 'year.running' : `year.running-${state === 'waived' ? 'waived' : 'met'}`, {
        done,
        target,
        until: sayDate(until),
      }),
    ),
  ].join('; ');
}
