import { decodeAction } from './action.ts';
import type { Context } from './commands/context.ts';
import { parseCommand } from './commands/parse.ts';
import { say } from './content/phrases.ts';
import { leaving } from './leaving.ts';
import type { Decision } from './model/decision.ts';
import type { Input } from './model/inbound.ts';
import type { Message } from './model/message.ts';
import type { Person } from './model/person.ts';
import type { Session } from './model/session.ts';
import { plainMessage } from './session/compose.ts';
import { moved } from './session/moved.ts';
import { progress } from './session/progress.ts';
import { restored } from './session/reopened.ts';
import { wordsBack } from './session/words-back.ts';
import { conversationFor, partOf, type World } from './session/world.ts';

/**
 * A conversation that was taken out of the content while it was under way cannot go on. It ends as soon as one of its people does
 * something: all of them hear that it stopped, what was written stays in their records, and what was done goes on without it.
 */
export function withoutUnoffered(
  context: Context,
  input: Input,
  decide: (context: Context) => Partial<Decision>,
): Partial<Decision> {
  const { world, state, person } = context;
  const lost = [...state.sessions.values()].filter(
    (session) => session.status === 'running' && partOf(session, person.id) !== undefined && !isOffered(world, session),
  );
  if (lost.length === 0) return decide(context);
  const ends = lost.map((session) =>
    progress(world, session, moved({ ...restored(session), status: 'stopped', endedAt: world.now, stoppedBy: null })),
  );
  const sessions = ends.map(({ session }) => session);
  const persons = new Map<string, Person>();
  for (const session of sessions)
    for (const part of session.parts) {
      const one = persons.get(part.person) ?? state.people.get(part.person);
      if (one !== undefined) persons.set(one.id, leaving(one, session));
    }
  const first: Partial<Decision> = { persons: [...persons.values()], sessions, said: ends.flatMap(({ said }) => said) };
  if (isAbout(context, input, lost)) return { ...first, again: givenBack(context, input) };
  const people = new Map([...state.people, ...persons]);
  return together(
    first,
    decide({
      ...context,
      world: { ...world, people },
      state: {
        ...state,
        person: people.get(person.id) ?? person,
        people,
        sessions: new Map([...state.sessions, ...sessions.map((session) => [session.id, session] as const)]),
      },
      person: people.get(person.id) ?? person,
    }),
  );
}

function isOffered(world: World, session: Session): boolean {
  return session.parts.every((part) => conversationFor(world, session, part.person) !== undefined);
}

/** Was this meant for a conversation that is no more? Then there is nothing else to say to it. */
function isAbout({ person, language, place }: Context, input: Input, lost: readonly Session[]): boolean {
  if (input.kind === 'act') {
    const action = decodeAction(input.action);
    return (action?.kind === 'session' || action?.kind === 'typed') && lost.some(({ id }) => id === action.session);
  }
  const isOpen = lost.some((session) => partOf(session, person.id)?.paused === false);
  // A conversation is held in one's own chat: in a group other things are said.
  return (
    input.kind === 'text' &&
    place === undefined &&
    isOpen &&
    parseCommand(input.text, language.commands).kind === 'none'
  );
}

/** What was sent in with it, back to who wrote it: there is no place for it any more. Null when nothing was written. */
function givenBack({ world, person, language }: Context, input: Input): Message | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (input.kind !== 'act' || (action?.kind !== 'session' && action?.kind !== 'typed')) return null;
  const values = action.kind === 'typed' ? { text: action.text } : input.values;
  const move = { kind: 'verb', position: action.position, verb: '', values } as const;
  return wordsBack(world, null, person.id, move, plainMessage(say(language.phrases, 'late.not-taken')));
}

/** Two decisions about the same event, the second made with what the first left. */
function together(first: Partial<Decision>, second: Partial<Decision>): Partial<Decision> {
  const newest = <T extends { id: string }>(old: readonly T[] = [], fresh: readonly T[] = []): T[] => [
    ...old.filter(({ id }) => fresh.every((one) => one.id !== id)),
    ...fresh,
  ];
  return {
    ...second,
    persons: newest(first.persons, second.persons),
    sessions: newest(first.sessions, second.sessions),
    said: [...(first.said ?? []), ...(second.said ?? [])],
  };
}
