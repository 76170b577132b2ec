import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Decision, Entry } from '../model/decision.ts';
import type { Block } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { compose, line } from '../session/compose.ts';
import { joined, nameOf, wallFor } from '../session/world.ts';
import { type Context, reply } from './context.ts';

/** How far back an overview looks, in days: four weeks. */
export const overviewDays = 28;

/** Which conversations took place: a pair sees its own with the balance of kinds, a coordinator the counts of each pair. Never content. */
export function overview(context: Context): Partial<Decision> {
  const { person, language, state } = context;
  const { phrases } = language;
  const isCoordinator = person.role === 'coordinator';
  const title = say(phrases, isCoordinator ? 'overview.title-coordinator' : 'overview.title');
  const since = sayDate(addDays(wallFor(context.world, person.id).date, -overviewDays));
  const blocks: Block[] = [line(say(phrases, 'overview.since', { since }), 'quiet')];
  for (const placement of state.placements)
    blocks.push(...(isCoordinator ? countsOf(context, placement) : conversationsOf(context, placement)));
  if (state.placements.length === 0) blocks.push(line(say(phrases, 'overview.none')));
  blocks.push(line(say(phrases, isCoordinator ? 'overview.readers-coordinator' : 'overview.readers'), 'quiet'));
  return reply(context, compose({ title, blocks, fallback: title }));
}

function countsOf(context: Context, placement: Placement): Block[] {
  const { phrases } = context.language;
  const own = entriesIn(context, placement);
  const minutes = own.reduce((sum, entry) => sum + entry.minutes, 0);
  const value =
    own.length === 0
      ? say(phrases, 'overview.no-talks')
      : say(phrases, 'overview.counts', { count: own.length, minutes });
  return [{ kind: 'facts', facts: [{ label: pairName(context, placement), value }] }];
}

function conversationsOf(context: Context, placement: Placement): Block[] {
  const { phrases } = context.language;
  const own = entriesIn(context, placement);
  if (own.length === 0) return [line(say(phrases, 'overview.no-talks'))];
  const zone = context.person.zone;
  const kinds = ['person', 'task', 'process'].map((kind) => ({
    label: kindName(context, kind),
    value: String(own.filter((entry) => entry.kind === kind).length),
  }));
  const list = own.slice(-10).map((entry) => ({
    label: sayDate(wallAt(entry.at, zone).date),
    value: say(phrases, 'overview.talk', { kind: kindName(context, entry.kind), minutes: entry.minutes }),
  }));
  return [
    line(say(phrases, 'overview.balance'), 'strong'),
    { kind: 'facts', facts: kinds },
    line(say(phrases, 'overview.talks'), 'strong'),
    { kind: 'facts', facts: list },
  ];
}

function entriesIn({ state }: Context, placement: Placement): Entry[] {
  return state.entries.filter((entry) => entry.placement === placement.id);
}

function kindName({ language }: Context, kind: string): string {
  const keys = {
    person: 'kind.person',
    task: 'kind.task',
    process: 'kind.process',
    three: 'kind.three',
    feedback: 'kind.feedback',
  } as const;
  const key = Object.entries(keys).find(([name]) => name === kind)?.[1];
  return key === undefined ? kind : say(language.phrases, key);
}

function pairName({ world }: Context, placement: Placement): string {
  return joined([placement.trainee, ...placement.trainers].map((id) => nameOf(world, id)));
}
