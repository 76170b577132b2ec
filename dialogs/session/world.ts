import { type Content, type Language, languageOf } from '../content/content.ts';
import type { Conversation } from '../content/conversation.ts';
import type { Now } from '../dates/read-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Person } from '../model/person.ts';
import type { Part, Session } from '../model/session.ts';

/** Everything a decision looks at besides the documents it changes. `now` in ms since 1970. */
export type World = { content: Content; now: number; people: ReadonlyMap<string, Person> };

/** The language a participant reads. */
export function languageFor(world: World, person: string): Language {
  return languageOf(world.content, world.people.get(person)?.language ?? 'nl');
}

/** The conversation's text in a participant's language. */
export function conversationFor(world: World, session: Session, person: string): Conversation | undefined {
  return languageFor(world, person).conversations.get(session.dialog);
}

/** Wall time where this participant is. */
export function wallFor(world: World, person: string): Now {
  return wallAt(world.now, world.people.get(person)?.zone ?? 'Europe/Amsterdam');
}

/** Somebody's name as the others know it. */
export function nameOf(world: World, person: string): string {
  return world.people.get(person)?.name ?? '?';
}

/** The names of the other participants, joined as people say it. */
export function othersOf(world: World, session: Session, person: string): string {
  const names = session.parts.filter((part) => part.person !== person).map((part) => nameOf(world, part.person));
  return joined(names);
}

/** Whom a question means by "the other": for a trainer the trainee, also when a second trainer takes part. */
export function counterpartOf(world: World, session: Session, part: Part): string {
  const trainees = session.parts.filter((other) => other.role === 'trainee' && other.person !== part.person);
  return trainees.length === 0
    ? othersOf(world, session, part.person)
    : joined(trainees.map((other) => nameOf(world, other.person)));
}

/** One or more names in a sentence. */
export function joined(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`;
}

/** The participant with this id. */
export function partOf(session: Session, person: string): Part | undefined {
  return session.parts.find((part) => part.person === person);
}

/** The session with one participant's side changed. */
export function withPart(session: Session, person: string, change: Partial<Part>): Session {
  return { ...session, parts: session.parts.map((part) => (part.person === person ? { ...part, ...change } : part)) };
}
