import type { Action } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Group } from '../model/group.ts';
import type { Address } from '../model/inbound.ts';
import type { Values } from '../model/session.ts';
import { answerPoll, answerVerbs } from '../polls/answer.ts';
import { askForm, readAsk, type Wanted } from '../polls/ask-form.ts';
import { stopPoll } from '../polls/close-poll.ts';
import { groupForm, longestName, readGroup } from '../polls/group-form.ts';
import { groupHome, groupsMessage, resultsMessage } from '../polls/group-home.ts';
import { openPoll } from '../polls/open-poll.ts';
import { openPolls } from '../polls/open-polls.ts';
import { groupHere, ownGroups } from '../polls/own-group.ts';
import { untilWhen } from '../polls/poll-message.ts';
import { resultMessage } from '../polls/result-message.ts';
import { earlierWeeks } from '../polls/trend.ts';
import { plainMessage } from '../session/compose.ts';
import { clean } from '../text/clean.ts';
import { plain } from '../text/closest.ts';
import { cut } from '../text/cut.ts';
import { type Context, reply, told } from './context.ts';
import { gone } from './gone.ts';
import { startWeekly, weeklyAct } from './poll-weekly.ts';

type PollAction = Extract<Action, { kind: 'poll' }>;

/**
 * `peiling`: for a coordinator what runs in a group and what can be asked; a channel where it is said becomes a group, or joins
 * the one that is named. For a member what is open, given back at once and not kept.
 */
export function poll(context: Context, rest: string): Partial<Decision> {
  const { person, language, place, state } = context;
  if (person.role === 'group') return told(context, say(language.phrases, 'poll.own-chat'));
  if (person.role !== 'coordinator') return { again: openPolls(context) };
  const here = groupHere(context);
  if (state.placeTaken === true || (here !== undefined && here.coordinator !== person.id))
    return told(context, say(language.phrases, 'poll.other-coordinator'));
  if (here !== undefined) return reply(context, groupHome(context, here, null));
  const groups = ownGroups(context);
  if (place !== undefined) {
    const named = groups.find(({ name }) => plain(name) === plain(rest));
    return named === undefined ? newGroup(context, context.newId(), place) : joined(context, named, place);
  }
  const [only, ...more] = groups;
  if (only === undefined) return reply(context, groupForm(context, context.newId(), null, {}, {}));
  return reply(context, more.length === 0 ? groupHome(context, only, null) : groupsMessage(context, groups));
}

/** A button or form of polls. Members answer; all else is for the coordinator of the group it names. */
export function pollAct(context: Context, action: PollAction, values: Values, from: Address): Partial<Decision> {
  const { world, language, state, person, place = null } = context;
  const { verb, subject, option } = action;
  if (answerVerbs.some((one) => one === verb))
    return answerPoll({ world, language, state, asker: { person, from, place } }, verb, subject, option, values);
  if (person.role !== 'coordinator') return gone(context, plainMessage(say(language.phrases, 'poll.coordinator-only')));
  if (verb === 'new') return reply(context, groupForm(context, context.newId(), null, {}, {}));
  const groups = ownGroups(context);
  const about = state.polls?.find(({ id }) => id === subject);
  const group = groups.find(({ id }) => id === subject || id === about?.group);
  if (verb === 'found') return found(context, subject, group ?? null, values);
  if (group === undefined) return over(context);
  switch (verb) {
    case 'home':
      return reply(context, groupHome(context, group, null));
    case 'group':
      return reply(context, groupForm(context, group.id, group, {}, {}));
    case 'choose':
    case 'own':
      return reply(context, askForm(context, verb === 'own' ? 'make' : 'start', group, context.newId()));
    case 'start':
    case 'make':
      return asked(context, verb, group, option, values);
    case 'stop':
      return stopped(context, group, subject);
    case 'results':
      return reply(context, resultsMessage(context, group));
    case 'result':
      return about?.state === 'closed'
        ? reply(context, resultMessage(language, about, earlierWeeks(state, group, about)))
        : over(context);
    default:
      return weeklyAct(context, group, verb, option, values) ?? over(context);
  }
}

/** What it was about is not there any more. */
function over(context: Context): Partial<Decision> {
  return gone(context, plainMessage(say(context.language.phrases, 'poll.gone')));
}

/** A channel becomes a group. */
function newGroup(context: Context, id: string, place: Address): Partial<Decision> {
  const { phrases } = context.language;
  const own = cut(clean(context.placeName ?? ''), longestName);
  const name = freeName(own === '' ? say(phrases, 'poll.group-unnamed') : own, ownGroups(context));
  const group = { ...emptyGroup(context, id), name, places: [place] };
  return { groups: [group], ...reply(context, groupHome(context, group, say(phrases, 'poll.group-here'))) };
}

/** The name, with a number behind it when a group of theirs bears it already: they choose between groups by name. */
function freeName(name: string, groups: readonly Group[]): string {
  const isTaken = (one: string) => groups.some((group) => plain(group.name) === plain(one));
  for (let at = 1; ; at += 1) {
    const numbered = at === 1 ? name : `${cut(name, longestName - 4)} ${at}`;
    if (!isTaken(numbered)) return numbered;
  }
}

/** A channel joins a group that there is: what is asked from now on is posted there too. */
function joined(context: Context, group: Group, place: Address): Partial<Decision> {
  const changed = { ...group, places: [...group.places, place] };
  return {
    groups: [changed],
    ...reply(context, groupHome(context, changed, say(context.language.phrases, 'poll.joined'))),
  };
}

function found(context: Context, id: string, known: Group | null, values: Values): Partial<Decision> {
  const { phrases } = context.language;
  const isTaken = known === null && context.state.groups?.some((one) => one.id === id);
  if (isTaken || !isId(id)) return over(context);
  const read = readGroup(context, known, values);
  if (read.kind === 'wrong') return { again: groupForm(context, id, known, values, read.errors) };
  const { name, members } = read.wanted;
  const before = known ?? emptyGroup(context, id);
  const out = before.members.filter((one) => !members.includes(one));
  const removed = [...new Set([...before.removed, ...out])].filter((one) => !members.includes(one));
  const group = { ...before, name, members, removed };
  return { groups: [group], ...reply(context, groupHome(context, group, say(phrases, 'poll.group-saved'))) };
}

function asked(context: Context, verb: 'start' | 'make', group: Group, id: string, values: Values): Partial<Decision> {
  const { phrases } = context.language;
  // An id names one poll, also one of another group.
  const isDone =
    (context.state.polls ?? []).some((poll) => poll.id === id) ||
    group.open.includes(id) ||
    group.closed.some(({ poll }) => poll === id) ||
    group.weekly.some((one) => one.id === id);
  if (isDone || !isId(id)) {
    const { polls, groups } = context.state;
    return gone(context, plainMessage(say(phrases, 'poll.sent-before')), { polls, groups });
  }
  const read = readAsk(context, verb, group, id, values);
  if (read.kind === 'again') return { again: read.form };
  const { weekly } = read.wanted;
  return weekly === null
    ? startNow(context, group, id, read.wanted)
    : startWeekly(context, group, id, read.wanted, weekly);
}

function startNow(context: Context, group: Group, id: string, { asked, of, hours }: Wanted): Partial<Decision> {
  const { world, person, language } = context;
  const opened = openPoll(world, group, { id, of: of ?? id, asked, opens: world.now, hours, zone: person.zone });
  const [made] = opened.polls;
  const until = made === undefined ? '' : untilWhen(made, world.now);
  const { said } = told(context, say(language.phrases, 'poll.started', { title: asked.title, until }));
  return { ...opened, said: [...opened.said, ...(said ?? [])] };
}

function stopped(context: Context, group: Group, id: string): Partial<Decision> {
  const { world, state, language } = context;
  const stop = stopPoll(world, state, id);
  if (stop.polls === undefined) return told(context, say(language.phrases, 'poll.not-running'));
  const home = groupHome(context, stop.groups?.[0] ?? group, say(language.phrases, 'poll.stopped-here'));
  return { ...stop, said: [...(stop.said ?? []), ...(reply(context, home).said ?? [])] };
}

function emptyGroup({ person }: Context, id: string): Group {
  const nothing = { places: [], members: [], removed: [], weekly: [], open: [], closed: [] };
  return { schema: 1, id, institute: person.institute, name: '', coordinator: person.id, ...nothing };
}

/** Is this an id that we gave? It comes back from a form. */
function isId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id);
}
