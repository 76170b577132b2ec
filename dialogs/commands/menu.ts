import { encodeAction } from '../action.ts';
import { nextTime } from '../agenda/next-time.ts';
import { sharedParts } from '../coach/shared-list.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, nameOf } from '../session/world.ts';
import { besidePairs, leftOver } from './beside-pairs.ts';
import { type Context, reply } from './context.ts';
import { othersAway } from './others-away.ts';
import { isPair, partners } from './partners.ts';

/** What is useful now for this person: what is under way first, then what can be begun. */
export function menu(context: Context): Partial<Decision> {
  return saidMenu(context, null);
}

/** The menu as an answer. A coach's names who shares something, so that it is given back at once and kept nowhere. */
export function saidMenu(context: Context, above: string | null): Partial<Decision> {
  if (context.person.role !== 'coach') return reply(context, menuMessage(context, above));
  return { again: withShared(context, menuMessage(context, above)) };
}

/** A coach's message with below it who shares a year now, and the buttons that open one. */
export function withShared(context: Context, message: Message): Message {
  const { blocks, buttons } = sharedParts(context, 0);
  return { ...message, blocks: [...message.blocks, ...blocks], buttons: [...buttons, ...message.buttons] };
}

/** The menu with a line above it, for words that were not understood. */
export function menuMessage(context: Context, above: string | null): Message {
  const { person, language, state, world } = context;
  const { phrases } = language;
  const running = person.sessions
    .flatMap((id) => state.sessions.get(id) ?? [])
    .filter((session) => session.status === 'running');
  const resume = running.slice(0, 4).map((session) => {
    const others = joined(
      session.parts.filter((part) => part.person !== person.id).map((part) => nameOf(world, part.person)),
    );
    const label =
      others === ''
        ? say(phrases, 'menu.continue-solo', { title: session.title })
        : say(phrases, 'menu.continue', { title: session.title, other: others });
    return button(encodeAction({ kind: 'session', session: session.id, position: '', verb: 'resume' }), label, {
      style: 'primary',
    });
  });
  const talks = isPair(context) ? conversationCommands(context).map((name) => commandButton(context, name)) : [];
  const title = say(phrases, 'menu.title', { name: person.name });
  const text =
    above ??
    say(phrases, running.length > 0 ? 'menu.running' : isPair(context) ? 'menu.text' : besidePairs(context).menu);
  return compose({
    title,
    blocks: [
      line(text),
      ...nextTime(context, isPair(context) ? partners(context) : []),
      ...(isPair(context) ? othersAway(context, false) : []),
      ...(isPair(context) ? [factsOf(context)] : []),
    ],
    buttons: [...resume, ...talks, ...asides(context)],
    fallback: title,
  });
}

/** Help for this person's role: what can be typed, what happens with it, who reads it. */
export function help(context: Context): Partial<Decision> {
  const { person, language } = context;
  const { phrases, commands } = language;
  const beside = besidePairs(context);
  const key = isPair(context) ? (person.role === 'trainee' ? 'help.trainee' : 'help.trainer') : beside.help;
  const names = isPair(context)
    ? [...conversationCommands(context), 'question', 'agenda', 'plan', ...besideTalks(context), 'poll', 'data']
    : beside.commands;
  const facts = names.flatMap((name) => {
    const command = commands.commands[name];
    return command === undefined ? [] : [{ label: `/${commands.prefix[0]} ${command.words[0]}`, value: command.about }];
  });
  const title = say(phrases, 'help.title');
  const message = compose({
    title,
    blocks: [
      line(say(phrases, key)),
      ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
      ...(isPair(context)
        ? [
            line(
              say(phrases, 'help.during', {
                words: Object.values(commands.controls)
                  .slice(0, 5)
                  .map((control) => control.words[0])
                  .join(', '),
              }),
              'quiet',
            ),
          ]
        : []),
      line(say(phrases, beside.privacy), 'quiet'),
    ],
    buttons: asides(context).slice(0, 2),
    fallback: title,
  });
  return person.role === 'coach' ? { again: withShared(context, message) } : reply(context, message);
}

/** The commands that start a conversation, in the order of the content. */
function conversationCommands({ language }: Context): string[] {
  const started = new Set([...language.conversations.values()].map((conversation) => conversation.command));
  return Object.keys(language.commands.commands).filter((name) => started.has(name));
}

/** What somebody in a pair has beside conversations and what belongs to them, in the order of the menu and the help. */
function besideTalks({ person }: Context): string[] {
  return [
    'log',
    'status',
    'records',
    'overview',
    ...(person.role === 'trainer' ? ['year'] : []),
    'away',
    'settings',
    'signal',
  ];
}

function factsOf(context: Context): Message['blocks'][number] {
  const facts = conversationCommands(context).flatMap((name) => {
    const command = context.language.commands.commands[name];
    return command === undefined ? [] : [{ label: command.label, value: command.about }];
  });
  return { kind: 'facts', facts };
}

function asides(context: Context) {
  const own = commandButton(context, 'data', true);
  if (isPair(context))
    return ['agenda', 'plan', 'question', ...besideTalks(context), 'data', 'help'].map((name) =>
      commandButton(context, name, true),
    );
  return context.person.role === 'coordinator'
    ? [
        ...['overview', 'poll', 'pair', 'help'].map((name) => commandButton(context, name)),
        commandButton(context, 'coach', true),
        commandButton(context, 'settings', true),
        own,
      ]
    : context.person.role === 'coach'
      ? [...['year', 'help'].map((name) => commandButton(context, name)), own]
      : [...[...leftOver(context), 'help'].map((name) => commandButton(context, name)), own];
}

function commandButton({ language }: Context, name: string, more = false) {
  const { commands } = language;
  return button(encodeAction({ kind: 'command', command: name }), commands.commands[name]?.label ?? name, { more });
}
