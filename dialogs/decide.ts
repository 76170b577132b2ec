import { decodeAction, encodeAction } from './action.ts';
import { askForAgenda } from './agenda/ask.ts';
import { command } from './command.ts';
import { away, isAway } from './commands/away.ts';
import { withCards, withoutTapped } from './commands/card.ts';
import { type Context, reply, told } from './commands/context.ts';
import { duringTalk } from './commands/during-talk.ts';
import { homeMessage } from './commands/home.ts';
import { looseWords } from './commands/loose-words.ts';
import { menuMessage } from './commands/menu.ts';
import { isAddressed, parseCommand } from './commands/parse.ts';
import { bringBack } from './commands/return.ts';
import { saidInGroup } from './commands/said-in-group.ts';
import { withFirstSettings } from './commands/settings.ts';
import { askOnCard, isAskedIn, typedOnCard } from './commands/typed-on-card.ts';
import type { Commands } from './content/commands.ts';
import { type Content, languageOf } from './content/content.ts';
import { say } from './content/phrases.ts';
import { converse } from './converse.ts';
import { saysBack } from './ledger/read-period.ts';
import { type Decision, nothing, type State } from './model/decision.ts';
import type { Address, Inbound, Undelivered, Wake } from './model/inbound.ts';
import { withoutUnoffered } from './not-offered.ts';
import type { Frequency } from './nudges/case-of.ts';
import { lookAgain, withLooks } from './nudges/look-again.ts';
import { tellCoordinator } from './nudges/tell-coordinator.ts';
import { sayDigests, withDigest } from './overview/digest.ts';
import { callThere } from './polls/call-there.ts';
import { guestAnswer } from './polls/guest.ts';
import { notPosted } from './polls/not-posted.ts';
import { wakePolls } from './polls/wake-polls.ts';
import { maybeLost, outOfReach } from './reach/out-of-reach.ts';
import { withinReach } from './reach/within-reach.ts';
import type { Retention } from './rights/retention.ts';
import { withAccess } from './rights/seen-by.ts';
import { button, compose, line } from './session/compose.ts';
import { controlWord } from './session/type-text.ts';
import { toCopy, wordsIn } from './session/words-back.ts';
import type { World } from './session/world.ts';
import { tap } from './tap.ts';

/** What a decision is given besides the state: the content, the time (ms since 1970) and fresh ids. */
export type Given = {
  content: Content;
  now: number;
  newId: () => string;
  frequency?: Frequency | null;
  retention?: Retention;
};

/** What an event does: pure, all effects as data. */
export function decide(state: State, inbound: Inbound, given: Given): Decision {
  const world: World = { content: given.content, now: given.now, people: state.people };
  if (state.person === null) {
    const action = inbound.input.kind === 'act' ? decodeAction(inbound.input.action) : null;
    return { ...nothing(), ...(guestAnswer(state, inbound, action, given) ?? firstContact(inbound, given.content)) };
  }
  const context: Context = {
    world,
    state,
    person: state.person,
    language: languageOf(given.content, state.person.language),
    event: inbound.id,
    newId: given.newId,
    place: inbound.group,
    placeName: inbound.groupName,
    frequency: given.frequency ?? null,
    retention: given.retention,
  };
  const first = withFirstSettings(
    context,
    withoutUnoffered(context, inbound.input, (now) => done(now, inbound)),
  );
  const decided = withDigest(state.person, given.now, given.frequency?.holidays ?? new Set(), first);
  const decision = withAccess(context, inbound.input, {
    ...nothing(),
    ...(inbound.input.kind === 'left' && inbound.group === undefined
      ? decided
      : withinReach(context, inbound, decided)),
  });
  return context.frequency === null ? decision : withLooks(decision, state, given.now);
}

/** What something that did not arrive does. */
export function decideUndelivered(state: State, undelivered: Undelivered, { content, now }: Given): Decision {
  const { to, outcome, code } = undelivered;
  const world: World = { content, now, people: state.people };
  const posted = notPosted(world, state, undelivered);
  if (posted !== null) return { ...nothing(), ...posted };
  const decided = outcome === 'unknown' ? maybeLost(world, state.person, code) : outOfReach(world, state, to, code);
  return { ...nothing(), ...decided };
}

/** What a due moment does. */
export function decideWake(state: State, wake: Wake, given: Given): Decision {
  const world: World = { content: given.content, now: given.now, people: state.people };
  if (wake.kind === 'nudge')
    return {
      ...nothing(),
      ...(given.frequency ? withCards(lookAgain(world, state, wake.subject, given.frequency), state, given.now) : {}),
    };
  if (wake.kind === 'escalations')
    return {
      ...nothing(),
      ...(given.frequency ? tellCoordinator(world, state, wake.subject.split('|')[0] ?? '', given.frequency) : {}),
    };
  if (wake.kind === 'digest')
    return { ...nothing(), ...sayDigests(world, state, wake.subject.split('|').slice(1), given.frequency ?? null) };
  if (wake.kind === 'agenda')
    return { ...nothing(), ...askForAgenda(world, state, wake.subject, given.frequency ?? null) };
  const polls = wakePolls(world, state, wake.kind, { ...wake, ...given, frequency: given.frequency ?? null });
  if (polls !== null) return { ...nothing(), ...polls };
  const [id, position] = wake.subject.split('|');
  const session = state.sessions.get(id ?? '');
  if (wake.kind !== 'return' || session === undefined || position === undefined) return nothing();
  const back = bringBack(world, state, session, position, given.frequency ?? null);
  return { ...nothing(), ...withCards(back, state, given.now) };
}

function done(context: Context, { from, group, input }: Inbound): Partial<Decision> {
  const { world, state, language, person } = context;
  const { phrases, commands } = language;
  // In a group only what is meant for us counts; whose chat it is not, is not left or entered either.
  if (group !== undefined && !['text', 'act'].includes(input.kind))
    return input.kind === 'arrived' && person.role === 'coordinator'
      ? told(context, say(phrases, 'arrived.group', { call: callThere(language, group) }))
      : {};
  switch (input.kind) {
    case 'text':
      return group === undefined
        ? (textOnCard(context, input.text, from) ?? text(context, input.text))
        : text(context, input.text);
    case 'act':
      return withoutTapped(tap(context, input, from), person, input.action);
    case 'arrived':
      return reply(context, menuMessage(context, say(phrases, 'arrived.text')));
    case 'left':
      return outOfReach(world, state, from, 'not-installed');
    case 'edited':
      return told(
        context,
        say(phrases, 'edited.text', { back: commands.controls.back.words[0] ?? '', wrong: say(phrases, 'log.wrong') }),
      );
    case 'deleted':
      // Outside a conversation nothing hangs on what was taken away.
      return activeSession(context) === null
        ? {}
        : told(context, say(phrases, 'deleted.text', { back: commands.controls.back.words[0] ?? '' }));
    case 'home':
      return { again: homeMessage(context) };
  }
}

/** Words that answer the last card, where no conversation asks for any; null when they are about something else. */
function textOnCard(context: Context, words: string, from: Address): Partial<Decision> | null {
  const { person, world, language } = context;
  const found = typedOnCard(person, words, language.commands, world.now);
  if (found === null || person.sessions.some((id) => isAskedIn(context, id))) return null;
  if (found.kind === 'unsure') {
    const isElse = parseCommand(words, language.commands).kind === 'command' || looseWords(context, words) !== null;
    return isElse ? null : askOnCard(context, found.taps);
  }
  const { action, label } = found.tap;
  const done = withoutTapped(tap(context, { kind: 'act', action, values: {} }, from), person, action);
  // What changes an earlier message is not seen by whoever types: they get a reply as well.
  const said = done.said ?? [];
  const isSeen =
    (done.again ?? null) !== null || said.some(({ to, replaces }) => to === person.id && replaces === null);
  const also = isSeen ? [] : (told(context, say(language.phrases, 'text.card-done', { label })).said ?? []);
  return { ...done, said: [...said, ...also] };
}

function text(context: Context, words: string): Partial<Decision> {
  const { commands } = context.language;
  const active = activeSession(context);
  if (active !== null && !isCommand(words, commands)) {
    const typed = duringTalk(context, active, words);
    if (typed.kind === 'asked') return typed.decision;
    return typed.kind === 'command'
      ? command(context, words)
      : converse(context, active, { kind: 'text', text: words });
  }
  const steering = controlWord(words, commands.controls);
  const isResume = steering?.sure === true && steering.name === 'resume';
  // Back from an absence, or back at a conversation: the one is said only by who was away.
  const control = isResume ? pausedSession(context) : null;
  if (saysBack(words) && (isAway(context) || control === null)) return away(context, '', words);
  if (control !== null) {
    const said = context.place === undefined ? null : saidInGroup(context, control, words);
    return said?.kind === 'asked'
      ? said.decision
      : converse(context, control, { kind: 'verb', position: '', verb: 'resume', values: {} });
  }
  if (active === null && steering?.sure === true && steering.name === 'stop') return nothingRuns(context);
  return command(context, words);
}

/** "Stop" while nothing is under way: what is put away can be stopped; else it is the messages that come by themselves. */
function nothingRuns(context: Context): Partial<Decision> {
  const paused = pausedSession(context);
  if (paused !== null) return converse(context, paused, { kind: 'verb', position: '', verb: 'stop', values: {} });
  const { phrases, commands } = context.language;
  const text = say(phrases, 'stop.nothing');
  const act = (name: string, style: 'primary' | 'plain') =>
    button(encodeAction({ kind: 'command', command: name }), commands.commands[name]?.label ?? name, { style });
  return reply(
    context,
    compose({ blocks: [line(text)], buttons: [act('reminders', 'primary'), act('menu', 'plain')], fallback: text }),
  );
}

/** Is this a command in the middle of a conversation? "Leergesprekken schuiven vaak" calls us by name and is an answer all the same. */
function isCommand(words: string, commands: Commands): boolean {
  if (!isAddressed(words, commands)) return false;
  return /^[@/]/.test(words.trim()) || parseCommand(words, commands).kind !== 'none';
}

/** The conversation that typed words belong to: the first one under way that is not put away. */
function activeSession({ person, state }: Context): string | null {
  return (
    person.sessions.find((id) =>
      state.sessions.get(id)?.parts.some((part) => part.person === person.id && !part.paused),
    ) ?? null
  );
}

function pausedSession({ person, state }: Context): string | null {
  return person.sessions.find((id) => state.sessions.get(id)?.status === 'running') ?? null;
}

/** Somebody we do not know: a friendly word, and how to get in. */
function firstContact(inbound: Inbound, content: Content): Partial<Decision> {
  const { kind } = inbound.input;
  if (kind === 'left' || kind === 'edited' || kind === 'deleted') return {};
  if (kind === 'arrived' && inbound.group !== undefined) return {};
  const { phrases } = content.nl;
  const title = say(phrases, 'unknown.title');
  const message = compose({
    title,
    blocks: [
      line(say(phrases, 'unknown.text')),
      line(say(phrases, 'unknown.how')),
      line(say(phrases, 'unknown.privacy'), 'quiet'),
    ],
    fallback: title,
  });
  if (kind === 'home') return { again: message };
  const back = inbound.input.kind === 'act' ? toCopy(phrases, message, wordsIn(inbound.input.values, null)) : null;
  return {
    again: back,
    said: [{ key: `_/${inbound.id}/${inbound.from.channel}`, to: inbound.from, message, replaces: null }],
  };
}
