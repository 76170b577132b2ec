import { sharedList } from '../coach/shared-list.ts';
import { say } from '../content/phrases.ts';
import type { Activities } from '../content/programme.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import { effective } from '../ledger/entries.ts';
import { labelOf } from '../ledger/say-logged.ts';
import type { Decision, Entry } from '../model/decision.ts';
import type { Block, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { listMessage } from '../overview/list-message.ts';
import { overviewDays } from '../overview/pair-line.ts';
import { isTalk, talkKinds, times, total } from '../overview/talk-counts.ts';
import { firstView } from '../overview/view.ts';
import { trainedDays, wasInOn } from '../placements/tenure.ts';
import { compose, line } from '../session/compose.ts';
import { joined, nameOf, wallFor } from '../session/world.ts';
import { type Context, reply } from './context.ts';
import { othersAway } from './others-away.ts';
import { noPartner } from './partners.ts';

/** The kinds of conversation whose balance a pair sees. */
const balanced = ['person', 'task', 'process'] as const;

/** `overzicht`: a pair sees what took place with the balance of kinds, a coordinator how the pairs are doing, a coach what is shared; `words` look for a name. */
export function overview(context: Context, words = ''): Partial<Decision> {
  if (context.person.role === 'coach') return { again: sharedList(context, 0) };
  if (context.person.role === 'group') return reply(context, noPartner(context));
  if (context.person.role === 'coordinator') return reply(context, listMessage(context, firstView(words)));
  return reply(context, lately(context).length === 0 ? noPartner(context) : pairOverview(context));
}

/** The placements of which something may have taken place in the time that is looked at; of who left one, those of their own days. */
function lately({ state, world, person }: Context): Placement[] {
  const since = addDays(wallFor(world, person.id).date, -overviewDays);
  return state.placements.filter(
    (placement) =>
      placement.end >= since &&
      (takesPart(placement, person.id) || trainedDays(placement, person.id).some(({ to }) => to >= since)),
  );
}

function takesPart({ trainee, trainers }: Placement, person: string): boolean {
  return trainee === person || trainers.includes(person);
}

/** Whoever left a pair sees no more of it than their own days. */
function isSeen({ person }: Context, placement: Placement, { at }: Entry): boolean {
  return takesPart(placement, person.id) || wasInOn(placement, person.id, wallAt(at, person.zone).date);
}

function pairOverview(context: Context): Message {
  const { person, language, state } = context;
  const { phrases } = language;
  const title = say(phrases, 'overview.title');
  const since = addDays(wallFor(context.world, person.id).date, -overviewDays);
  const blocks: Block[] = [line(say(phrases, 'overview.since', { since: sayDate(since) }), 'quiet')];
  const entries = effective(state.entries).filter(({ at }) => wallAt(at, person.zone).date >= since);
  const placements = lately(context);
  for (const placement of placements) {
    const own = entries.filter((entry) => entry.placement === placement.id && isSeen(context, placement, entry));
    blocks.push(...pairOf(context, placement, own, placements.length > 1));
  }
  blocks.push(...othersAway(context, true), line(say(phrases, 'overview.readers'), 'quiet'));
  return compose({ title, blocks, fallback: title });
}

function pairOf(context: Context, placement: Placement, own: readonly Entry[], isNamed: boolean): Block[] {
  const { phrases } = context.language;
  const name = isNamed ? [line(pairName(context, placement), 'strong')] : [];
  const talks = own.filter((entry) => isTalk(context.language, entry));
  const logged = own.filter((entry) => !isTalk(context.language, entry));
  const blocks = [...(talks.length === 0 ? [] : talksOf(context, talks)), ...loggedOf(context, logged)];
  return [...name, ...(blocks.length === 0 ? [line(say(phrases, 'overview.no-talks'))] : blocks)];
}

function talksOf(context: Context, talks: readonly Entry[]): Block[] {
  const { phrases, activities } = context.language;
  const balance = balanced.map((kind) => ({
    label: say(phrases, `kind.${kind}`),
    value: String(
      total(
        talks.filter((entry) => ledKind(entry.kind, activities) === kind),
        times,
      ),
    ),
  }));
  const unnamed = total(
    talks.filter(({ kind }) => kindOf(context, kind) === undefined),
    times,
  );
  if (unnamed > 0) balance.push({ label: say(phrases, 'overview.no-kind'), value: String(unnamed) });
  const list = talks.slice(-10).map((entry) => ({
    label: sayDate(wallAt(entry.at, context.person.zone).date),
    value: talkOf(context, entry),
  }));
  return [
    line(say(phrases, 'overview.balance'), 'strong'),
    { kind: 'facts', facts: balance },
    line(say(phrases, 'overview.talks'), 'strong'),
    { kind: 'facts', facts: list },
  ];
}

function talkOf(context: Context, { kind, minutes }: Entry): string {
  const { phrases } = context.language;
  const name = kindName(context, kind);
  // A tap on a reminder tells no minutes.
  if (minutes === 0) return name;
  return minutes === 1
    ? say(phrases, 'overview.talk-one', { kind: name })
    : say(phrases, 'overview.talk', { kind: name, minutes });
}

/** What was logged besides conversations, added up by activity. */
export function loggedOf({ language }: Pick<Context, 'language'>, logged: readonly Entry[]): Block[] {
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

/** The kind of conversation that an activity is; itself where it is none. */
function ledKind(kind: string, activities: Activities): string {
  return activities[kind]?.conversation ?? kind;
}

/** What people call a kind of conversation. */
export function kindName({ language }: Pick<Context, 'language'>, kind: string): string {
  const key = kindOf({ language }, kind);
  return key === undefined ? labelOf(kind, language) : say(language.phrases, key);
}

/** The phrase for a kind of conversation; undefined for a talk of which nobody said the kind, and for what is none. */
function kindOf({ language }: Pick<Context, 'language'>, kind: string) {
  const led = ledKind(kind, language.activities);
  return Object.entries(talkKinds).find(([name]) => name === led)?.[1];
}

function pairName({ world }: Context, placement: Placement): string {
  return joined([placement.trainee, ...placement.trainers].map((id) => nameOf(world, id)));
}
