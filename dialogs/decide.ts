import { type Action, decodeAction, encodeAction } from './action.ts';
import { askForAgenda } from './agenda/ask.ts';
import { answerReached } from './agenda/reached.ts';
import { agenda, agendaAct } from './commands/agenda.ts';
import { away, awayAct, isAway } from './commands/away.ts';
import { begin, start } from './commands/begin.ts';
import { behindCommand } from './commands/behind.ts';
import { type Context, reply, told } from './commands/context.ts';
import { data, dataAct } from './commands/data.ts';
import { homeMessage } from './commands/home.ts';
import { log, logAct } from './commands/log.ts';
import { help, menu, menuMessage } from './commands/menu.ts';
import { overview } from './commands/overview.ts';
import { pair, pairAct } from './commands/pair.ts';
import { isAddressed, parseCommand } from './commands/parse.ts';
import { plan, planAct } from './commands/plan.ts';
import { poll, pollAct } from './commands/poll.ts';
import { askedWith, question } from './commands/question.ts';
import { records, showRecord } from './commands/records.ts';
import { answerReturn, bringBack } from './commands/return.ts';
import { settings, settingsAct, withFirstSettings } from './commands/settings.ts';
import { signal, signalAct } from './commands/signal.ts';
import { status } from './commands/status.ts';
import type { Commands } from './content/commands.ts';
import { type Content, languageOf } from './content/content.ts';
import { say } from './content/phrases.ts';
import { converse } from './converse.ts';
import { saysBack } from './ledger/read-period.ts';
import { type Decision, nothing, type State } from './model/decision.ts';
import type { Address, Inbound, Input, Undelivered, Wake } from './model/inbound.ts';
import { answerNudge } from './nudges/answer-nudge.ts';
import type { Frequency } from './nudges/case-of.ts';
import { lookAgain, withLooks } from './nudges/look-again.ts';
import { tellCoordinator } from './nudges/tell-coordinator.ts';
import { overviewAct } from './overview/act.ts';
import { sayDigests, withDigest } from './overview/digest.ts';
import { guestAnswer } from './polls/guest.ts';
import { wakePolls } from './polls/wake-polls.ts';
import { maybeLost, outOfReach } from './reach/out-of-reach.ts';
import { withinReach } from './reach/within-reach.ts';
import type { Retention } from './rights/retention.ts';
import { withAccess } from './rights/seen-by.ts';
import { button, compose, line } from './session/compose.ts';
import type { World } from './session/world.ts';
import { closest, plain } from './text/closest.ts';

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
    frequency: given.frequency ?? null,
    retention: given.retention,
  };
  const first = withFirstSettings(context, done(context, inbound));
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
export function decideUndelivered(state: State, { to, outcome, code }: Undelivered, { content, now }: Given): Decision {
  const world: World = { content, now, people: state.people };
  const decided = outcome === 'unknown' ? maybeLost(world, state.person, code) : outOfReach(world, state, to, code);
  return { ...nothing(), ...decided };
}

/** What a due moment does. */
export function decideWake(state: State, wake: Wake, given: Given): Decision {
  const world: World = { content: given.content, now: given.now, people: state.people };
  if (wake.kind === 'nudge')
    return { ...nothing(), ...(given.frequency ? lookAgain(world, state, wake.subject, given.frequency) : {}) };
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
  return { ...nothing(), ...bringBack(world, state, session, position, given.frequency ?? null) };
}

function done(context: Context, { from, group, input }: Inbound): Partial<Decision> {
  const { world, state, language, person } = context;
  const { phrases, commands } = language;
  // In a group only what is meant for us counts; whose chat it is not, is not left or entered either.
  if (group !== undefined && !['text', 'act'].includes(input.kind))
    return input.kind === 'arrived' && person.role === 'coordinator'
      ? told(context, say(phrases, 'arrived.group', { word: commands.commands.poll?.words[0] ?? '' }))
      : {};
  switch (input.kind) {
    case 'text':
      return text(context, input.text);
    case 'act':
      return tap(context, input, from);
    case 'arrived':
      return reply(context, menuMessage(context, say(phrases, 'arrived.text')));
    case 'left':
      return outOfReach(world, state, from, 'not-installed');
    case 'edited':
      return told(context, say(phrases, 'edited.text', { back: commands.controls.back.words[0] ?? '' }));
    case 'deleted':
      // Outside a conversation nothing hangs on what was taken away.
      return activeSession(context) === null
        ? {}
        : told(context, say(phrases, 'deleted.text', { back: commands.controls.back.words[0] ?? '' }));
    case 'home':
      return { again: homeMessage(context) };
  }
}

function text(context: Context, words: string): Partial<Decision> {
  const { commands } = context.language;
  const active = activeSession(context);
  if (active !== null && !isCommand(words, commands)) return converse(context, active, { kind: 'text', text: words });
  const isResume = commands.controls.resume.words.some((word) => plain(word) === plain(words));
  // Back from an absence, or back at a conversation: the one is said only by who was away.
  const control = isResume ? pausedSession(context) : null;
  if (saysBack(words) && (isAway(context) || control === null)) return away(context, '', words);
  if (control !== null) return converse(context, control, { kind: 'verb', position: '', verb: 'resume', values: {} });
  return command(context, words);
}

/** Is this a command in the middle of a conversation? "Leergesprekken schuiven vaak" calls us by name and is an answer all the same. */
function isCommand(words: string, commands: Commands): boolean {
  if (!isAddressed(words, commands)) return false;
  return /^[@/]/.test(words.trim()) || parseCommand(words, commands).kind !== 'none';
}

function tap(context: Context, input: Extract<Input, { kind: 'act' }>, from: Address): Partial<Decision> {
  const action: Action | null = decodeAction(input.action);
  switch (action?.kind) {
    case 'session':
      return converse(context, action.session, {
        kind: 'verb',
        position: action.position,
        verb: action.verb,
        values: input.values,
      });
    case 'return':
      return answerReturn(context, action.session, action.position, action.outcome);
    case 'start':
      return start(context, action.dialog, action.length, input.values);
    case 'command':
      return command(context, action.command);
    case 'record':
      return showRecord(context, action.session);
    case 'question':
      return askedWith(context, input.values);
    case 'agenda':
      return agendaAct(context, action.verb, action.placement, action.item, input.values);
    case 'plan':
      return planAct(context, action.verb, action.placement, action.item, input.values);
    case 'log':
      return logAct(context, action, input.values);
    case 'away':
      return awayAct(context, action, input.values);
    case 'settings':
      return settingsAct(context, input.values);
    case 'signal':
      return signalAct(context, action.verb, action.signal, input.values);
    case 'pair':
      return pairAct(context, action.verb, input.values);
    case 'overview':
      return overviewAct(context, action, input.values);
    case 'poll':
      return pollAct(context, action, input.values, from);
    case 'data':
      return dataAct(context, action.verb);
    case 'nudge':
      return answerNudge(context, action, input.values);
    case 'reached':
      return answerReached(context, action.session, input.values);
    case undefined:
      return unclear(context, say(context.language.phrases, 'late.gone'));
  }
}

function command(context: Context, words: string): Partial<Decision> {
  const { language } = context;
  const parsed = parseCommand(words, language.commands);
  if (parsed.kind === 'near') return didYouMean(context, parsed.names, parsed.typed);
  if (parsed.kind === 'none')
    return unclear(context, say(language.phrases, 'text.unclear', { word: `/${language.commands.prefix[0]}` }));
  switch (parsed.name) {
    case 'menu':
      return menu(context);
    case 'help':
      return help(context);
    case 'records':
      return records(context);
    case 'overview':
      return overview(context, behindCommand(words, parsed.rest));
    case 'status':
      return status(context);
    case 'log':
      return log(context, parsed.rest);
    case 'away':
      return away(context, parsed.as, parsed.rest);
    case 'settings':
      return settings(context);
    case 'pair':
      return pair(context, parsed.rest);
    case 'poll':
      return poll(context, parsed.rest);
    case 'signal':
      return signal(context, behindCommand(words, parsed.rest));
    case 'data':
      return data(context);
    case 'counsellor':
      return signalAct(context, 'counsellor', '', {});
    case 'question':
      return question(context, behindCommand(words, parsed.rest));
    case 'agenda':
      return agenda(context);
    case 'plan':
      return plan(context, behindCommand(words, parsed.rest));
    default:
      return begin(context, parsed.name, parsed.as, parsed.rest);
  }
}

function didYouMean(context: Context, names: readonly string[], typed: string): Partial<Decision> {
  const { phrases, commands } = context.language;
  const labels = names.map((name) => commands.commands[name]?.words[0] ?? name);
  const best = closest(typed.split(' ')[0] ?? '', labels);
  const ordered =
    best.kind === 'none' ? labels : [...new Set([...(best.kind === 'near' ? best.values : [best.value]), ...labels])];
  const title = say(phrases, 'text.did-you-mean', { word: ordered[0] ?? '' });
  const buttons = ordered.map((label, index) =>
    button(encodeAction({ kind: 'command', command: names[labels.indexOf(label)] ?? label }), label, {
      style: index === 0 ? 'primary' : 'plain',
    }),
  );
  return reply(
    context,
    compose({
      blocks: [line(title)],
      buttons: [
        ...buttons,
        button(encodeAction({ kind: 'command', command: 'menu' }), commands.commands.menu?.label ?? 'menu'),
      ],
      fallback: title,
    }),
  );
}

function unclear(context: Context, words: string): Partial<Decision> {
  return reply(context, menuMessage(context, words));
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
  return { said: [{ key: `_/${inbound.id}/${inbound.from.channel}`, to: inbound.from, message, replaces: null }] };
}
