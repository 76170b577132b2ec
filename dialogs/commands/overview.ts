import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import { activityOf, effective } from '../ledger/entries.ts';
import { labelOf } from '../ledger/say-logged.ts';
import type { Decision, Entry } from '../model/decision.ts';
import type { Block } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { compose, line } from '../session/compose.ts';
import { joined, nameOf, wallFor } from '../session/world.ts';
import { othersAway } from './away.ts';
import { type Context, reply } from './context.ts';

/** How far back an overview looks, in days: four weeks. */
export const overviewDays = 28;
/** The kinds of conversation whose balance a pair sees. */
const balanced = ['person', 'task', 'process'] as const;

/** What took place: a pair sees its own with the balance of kinds, a coordinator the counts of each pair. Never content. */
export function overview(context: Context): Partial<Decision> {
  const { person, language, state } = context;
  const { phrases } = language;
  const isCoordinator = person.role === 'coordinator';
  const title = say(phrases, isCoordinator ? 'overview.title-coordinator' : 'overview.title');
  const since = sayDate(addDays(wallFor(context.world, person.id).date, -overviewDays));
  const blocks: Block[] = [line(say(phrases, 'overview.since', { since }), 'quiet')];
  const entries = effective(state.entries);
  for (const placement of state.placements) {
    const own = entries.filter((entry) => entry.placement === placement.id);
    blocks.push(...(isCoordinator ? countsOf(context, placement, own) : pairOf(context, placement, own)));
  }
  if (state.placements.length === 0) blocks.push(line(say(phrases, 'overview.none')));
  if (!isCoordinator) blocks.push(...othersAway(context, true));
  blocks.push(line(say(phrases, isCoordinator ? 'overview.readers-coordinator' : 'overview.readers'), 'quiet'));
  return reply(context, compose({ title, blocks, fallback: title }));
}

function countsOf(context: Context, placement: Placement, own: readonly Entry[]): Block[] {
  const { phrases } = context.language;
  const talks = own.filter((entry) => isTalk(context, entry));
  const minutes = total(talks, ({ minutes: took }) => took);
  const others = own.length - talks.length;
  const values = [
    talks.length === 0
      ? say(phrases, 'overview.no-talks')
      : say(phrases, 'overview.counts', { count: total(talks, times), minutes }),
    ...(others === 0 ? [] : [say(phrases, 'overview.counts-other', { count: others })]),
  ];
  return [{ kind: 'facts', facts: [{ label: pairName(context, placement), value: values.join('; ') }] }];
}

function pairOf(context: Context, placement: Placement, own: readonly Entry[]): Block[] {
  const { phrases } = context.language;
  const name = context.state.placements.length > 1 ? [line(pairName(context, placement), 'strong')] : [];
  const talks = own.filter((entry) => isTalk(context, entry));
  const logged = own.filter((entry) => !isTalk(context, entry));
  const blocks = [...(talks.length === 0 ? [] : talksOf(context, talks)), ...loggedOf(context, logged)];
  return [...name, ...(blocks.length === 0 ? [line(say(phrases, 'overview.no-talks'))] : blocks)];
}

function talksOf(context: Context, talks: readonly Entry[]): Block[] {
  const { phrases, activities } = context.language;
  const balance = balanced.map((kind) => ({
    label: say(phrases, `kind.${kind}`),
    value: String(
      total(
        talks.filter((entry) => activityOf(entry.kind, activities) === activityOf(kind, activities)),
        times,
      ),
    ),
  }));
  const list = talks.slice(-10).map((entry) => ({
    label: sayDate(wallAt(entry.at, context.person.zone).date),
    value: say(phrases, 'overview.talk', { kind: kindName(context, entry.kind), minutes: entry.minutes }),
  }));
  return [
    line(say(phrases, 'overview.balance'), 'strong'),
    { kind: 'facts', facts: balance },
    line(say(phrases, 'overview.talks'), 'strong'),
    { kind: 'facts', facts: list },
  ];
}

/** What was logged besides conversations, added up by activity. */
function loggedOf({ language }: Context, logged: readonly Entry[]): Block[] {
  if (logged.length === 0) return [];
  const { phrases } = language;
  const facts = [...Map.groupBy(logged, ({ kind }) => kind)].map(([kind, entries]) => {
    const count = total(entries, times);
    const minutes = total(entries, (entry) => entry.minutes);
    const value =
      language.activities[kind]?.amount === 'patients'
        ? String(count)
        : minutes === 0
          ? say(phrases, 'overview.count', { count })
          : say(phrases, 'overview.count-minutes', { count, minutes });
    return { label: labelOf(kind, language), value };
  });
  return [line(say(phrases, 'overview.logged'), 'strong'), { kind: 'facts', facts }];
}

/** Is this one of the kinds of conversation, led here or logged by hand? */
function isTalk({ language }: Context, { kind }: Entry): boolean {
  const activity = activityOf(kind, language.activities);
  return activity !== kind || language.activities[kind]?.conversation !== undefined || kind in kinds;
}

const kinds = {
  person: 'kind.person',
  task: 'kind.task',
  process: 'kind.process',
  three: 'kind.three',
  feedback: 'kind.feedback',
} as const;

function kindName({ language }: Context, kind: string): string {
  const led = language.activities[kind]?.conversation ?? kind;
  const key = Object.entries(kinds).find(([name]) => name === led)?.[1];
  return key === undefined ? labelOf(kind, language) : say(language.phrases, key);
}

function times({ amount }: Entry): number {
  return amount;
}

function total(entries: readonly Entry[], of: (entry: Entry) => number): number {
  return entries.reduce((sum, entry) => sum + of(entry), 0);
}

function pairName({ world }: Context, placement: Placement): string {
  return joined([placement.trainee, ...placement.trainers].map((id) => nameOf(world, id)));
}
