import { type Action, decodeAction, encodeAction } from './action.ts';
import { begin, start } from './commands/begin.ts';
import { type Context, reply } from './commands/context.ts';
import { help, menu, menuMessage } from './commands/menu.ts';
import { overview } from './commands/overview.ts';
import { commandIn, isAddressed, parseCommand } from './commands/parse.ts';
import { records, showRecord } from './commands/records.ts';
import { answerReturn, bringBack } from './commands/return.ts';
import type { Commands } from './content/commands.ts';
import { type Content, languageOf } from './content/content.ts';
import { say } from './content/phrases.ts';
import { converse } from './converse.ts';
import { type Decision, nothing, type State } from './model/decision.ts';
import type { Inbound, Input, Wake } from './model/inbound.ts';
import { button, compose, line } from './session/compose.ts';
import type { World } from './session/world.ts';
import { closest, plain } from './text/closest.ts';

/** What a decision is given besides the state: the content, the time (ms since 1970) and fresh ids. */
export type Given = { content: Content; now: number; newId: () => string };

/** What an event does: pure, all effects as data. */
export function decide(state: State, inbound: Inbound, given: Given): Decision {
  const world: World = { content: given.content, now: given.now, people: state.people };
  if (state.person === null) return { ...nothing(), ...firstContact(inbound, given.content) };
  const context: Context = {
    world,
    state,
    person: state.person,
    language: languageOf(given.content, state.person.language),
    event: inbound.id,
    newId: given.newId,
  };
  return {
    ...nothing(),
    ...(inbound.input.kind === 'text' ? text(context, inbound.input.text) : tap(context, inbound.input)),
  };
}

/** What a due moment does. */
export function decideWake(state: State, wake: Wake, given: Given): Decision {
  const world: World = { content: given.content, now: given.now, people: state.people };
  const [id, position] = wake.subject.split('|');
  const session = state.sessions.get(id ?? '');
  if (wake.kind !== 'return' || session === undefined || position === undefined) return nothing();
  return { ...nothing(), ...bringBack(world, session, position) };
}

/** The session that an input is about besides those under way, so that it can be loaded. */
export function sessionNamed(input: Input): string | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  return action !== null && 'session' in action ? action.session : null;
}

/** The command an input asks for, if it is one: what it needs is loaded before it is decided. */
export function commandNamed(content: Content, language: string, input: Input): string | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  const words = input.kind === 'text' ? input.text : action?.kind === 'command' ? action.command : null;
  return words === null ? null : commandIn(words, languageOf(content, language).commands);
}

function text(context: Context, words: string): Partial<Decision> {
  const { commands } = context.language;
  const active = activeSession(context);
  if (active !== null && !isCommand(words, commands)) return converse(context, active, { kind: 'text', text: words });
  const control = commands.controls.resume.words.some((word) => plain(word) === plain(words))
    ? pausedSession(context)
    : null;
  if (control !== null) return converse(context, control, { kind: 'verb', position: '', verb: 'resume', values: {} });
  return command(context, words);
}

/** Is this a command in the middle of a conversation? "Leergesprekken schuiven vaak" calls us by name and is an answer all the same. */
function isCommand(words: string, commands: Commands): boolean {
  if (!isAddressed(words, commands)) return false;
  return /^[@/]/.test(words.trim()) || parseCommand(words, commands).kind !== 'none';
}

function tap(context: Context, input: Extract<Input, { kind: 'act' }>): Partial<Decision> {
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
      return overview(context);
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
  return { said: [{ key: `_/${inbound.id}/${inbound.from.channel}`, to: inbound.from, message, replaces: null }] };
}
