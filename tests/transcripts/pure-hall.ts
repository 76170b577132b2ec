import type { Content } from '../../dialogs/content/content.ts';
import * as dialogs from '../../dialogs/decide.ts';
import type { Decision, Entry } from '../../dialogs/model/decision.ts';
import { personKind, placementKind, readDocument, sessionKind } from '../../dialogs/model/documents.ts';
import type { Address, Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import type { Session } from '../../dialogs/model/session.ts';
import { askedBy, sessionNamed } from '../../dialogs/needs.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';

/** A message as it was said; `replaces` is the key of the message it closes. */
type Heard = { key: string; to: string; message: Message; replaces: string | null };

/** Decisions carried out in memory: thousands of turns a second, every document read back through its schema. */
export type PureHall = {
  people: Map<string, Person>;
  placements: Map<string, Placement>;
  sessions: Map<string, Session>;
  entries: Entry[];
  said: Heard[];
  now: number;
  content: Content;
  /** `group` is where it is done, when that is a group or channel. */
  send(person: string, input: Input, group?: Address): Decision;
  /** The message that somebody has before them in this conversation. */
  openOf(session: string, person: string): Message | undefined;
};

/** A hall with these people and placements, at `now` (ms since 1970), where this is required. */
export function openPureHall(
  content: Content,
  people: Person[],
  placements: Placement[],
  now: number,
  frequency: Frequency | null = null,
): PureHall {
  let events = 0;
  let ids = 0;
  const hall: PureHall = {
    people: new Map(people.map((one) => [one.id, one])),
    placements: new Map(placements.map((one) => [one.id, one])),
    sessions: new Map(),
    entries: [],
    said: [],
    now,
    content,
    send(id, input, group) {
      const person = hall.people.get(id) ?? null;
      const named = sessionNamed(askedBy(content, 'nl', input));
      const near = new Set([
        ...(person?.sessions ?? []),
        ...(person?.finished ?? []),
        ...(named === null ? [] : [named]),
      ]);
      const state = {
        person,
        people: hall.people,
        placements: [...hall.placements.values()].filter((one) => person?.placements.includes(one.id)),
        sessions: new Map([...hall.sessions].filter(([key]) => near.has(key))),
        entries: hall.entries,
        frequency: new Map(),
        signals: [],
      };
      const inbound = { id: `e${++events}`, from: { channel: 'web' as const, id }, ...(group && { group }), input };
      const given = { content: hall.content, frequency, now: hall.now, newId: () => `g${++ids}` };
      const decision = dialogs.decide(state, inbound, given);
      carryOut(hall, decision);
      return decision;
    },
    openOf(session, person) {
      const key = hall.sessions.get(session)?.parts.find((part) => part.person === person)?.open?.key;
      return hall.said.find((one) => one.key === key)?.message;
    },
  };
  return hall;
}

function carryOut(hall: PureHall, decision: Decision): void {
  for (const person of decision.persons) hall.people.set(person.id, readDocument(personKind, stored(person)));
  for (const placement of decision.placements)
    hall.placements.set(placement.id, readDocument(placementKind, stored(placement)));
  for (const session of decision.sessions) {
    if (session.status === 'discarded') hall.sessions.delete(session.id);
    else hall.sessions.set(session.id, readDocument(sessionKind, stored(session)));
  }
  hall.entries.push(...decision.entries);
  for (const { key, to, message, replaces } of decision.said)
    hall.said.push({ key, to: typeof to === 'string' ? to : to.id, message, replaces });
}

function stored(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document));
}
