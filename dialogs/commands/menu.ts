import { encodeAction } from '../action.ts';
import { nextTime } from '../agenda/next-time.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, nameOf } from '../session/world.ts';
import { othersAway } from './away.ts';
import { partners } from './begin.ts';
import { type Context, reply } from './context.ts';

/** What is useful now for this person: what is under way first, then what can be begun. */
export function menu(context: Context): Partial<Decision> {
  return reply(context, menuMessage(context, null));
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
    say(
      phrases,
      running.length > 0
        ? 'menu.running'
        : isPair(context)
          ? 'menu.text'
          : person.role === 'coordinator'
            ? 'menu.coordinator'
            : person.role === 'group'
              ? 'menu.group'
              : state.placements.length > 0
                ? 'menu.ended'
                : 'start.no-partner',
    );
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
  const key = isPair(context)
    ? person.role === 'trainee'
      ? 'help.trainee'
      : 'help.trainer'
    : person.role === 'coordinator'
      ? 'help.coordinator'
      : person.role === 'group'
        ? 'help.group'
        : 'help.unplaced';
  const names = isPair(context)
    ? [
        ...conversationCommands(context),
        'question',
        'agenda',
        'plan',
        'log',
        'records',
        'overview',
        'away',
        'settings',
        'signal',
        'poll',
        'data',
      ]
    : person.role === 'coordinator'
      ? ['overview', 'poll', 'pair', 'data']
      : ['data'];
  const facts = names.flatMap((name) => {
    const command = commands.commands[name];
    return command === undefined ? [] : [{ label: `/${commands.prefix[0]} ${command.words[0]}`, value: command.about }];
  });
  const title = say(phrases, 'help.title');
  return reply(
    context,
    compose({
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
        line(say(phrases, person.role === 'coordinator' ? 'help.privacy-coordinator' : 'help.privacy'), 'quiet'),
      ],
      buttons: asides(context).slice(0, 2),
      fallback: title,
    }),
  );
}

/** The commands that start a conversation, in the order of the content. */
function conversationCommands({ language }: Context): string[] {
  const started = new Set([...language.conversations.values()].map((conversation) => conversation.command));
  return Object.keys(language.commands.commands).filter((name) => started.has(name));
}

function isPair(context: Context): boolean {
  const { person } = context;
  return (person.role === 'trainee' || person.role === 'trainer') && partners(context).length > 0;
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
    return [
      'agenda',
      'plan',
      'question',
      'log',
      'records',
      'overview',
      'away',
      'settings',
      'signal',
      'data',
      'help',
    ].map((name) => commandButton(context, name, true));
  return context.person.role === 'coordinator'
    ? [...['overview', 'poll', 'pair', 'help'].map((name) => commandButton(context, name)), own]
    : // A placement that is over leaves its records.
      [
        ...[...(context.state.placements.length > 0 ? ['records', 'overview'] : []), 'help'].map((name) =>
          commandButton(context, name),
        ),
        own,
      ];
}

function commandButton({ language }: Context, name: string, more = false) {
  const { commands } = language;
  return button(encodeAction({ kind: 'command', command: name }), commands.commands[name]?.label ?? name, { more });
}
