import { encodeAction } from '../../dialogs/action.ts';
import type { Content } from '../../dialogs/content/content.ts';
import { decide, decideWake } from '../../dialogs/decide.ts';
import { bareState, type Decision, type DueChange, nothing, type State } from '../../dialogs/model/decision.ts';
import { groupKind, personKind, pollKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Group } from '../../dialogs/model/group.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Poll } from '../../dialogs/model/poll.ts';
import { askedFrom } from '../../dialogs/polls/asked.ts';
import { openPoll } from '../../dialogs/polls/open-poll.ts';
import { realContent } from '../transcripts/stage.ts';

/** Thursday 19 November 2026, 15:00 in Amsterdam. */
const opens = Date.parse('2026-11-19T14:00:00Z');
export const place: Address = { channel: 'slack', id: 'T1:C2' };

/** Somebody of an institute on the page. */
export function somebody(id: string, change: Partial<Person> = {}): Person {
  return readDocument(personKind, {
    schema: 1,
    id,
    institute: 'test',
    name: `Aios ${id}`,
    role: 'trainee',
    addresses: [{ channel: 'web', id }],
    ...change,
  });
}

/** A group of that institute that is asked nothing yet. */
export function groupOf(members: readonly string[], change: Partial<Group> = {}): Group {
  return {
    schema: 1,
    id: 'groep',
    institute: 'test',
    name: 'Groep',
    places: [place],
    members: [...members],
    removed: [],
    coordinator: 'coordinator',
    weekly: [],
    open: [],
    closed: [],
    ...change,
  };
}

/** A group with a poll that is open, carried out in memory; every document goes through its schema. */
export type PureGroup = {
  people: Map<string, Person>;
  group: Group;
  poll: Poll;
  dues: Map<string, DueChange>;
  said: { to: string | Address; message: Message }[];
  again: Message[];
  now: number;
  /** `id` of somebody known, or anybody else by address. */
  act(
    id: string,
    verb: string,
    option?: string,
    values?: Record<string, string>,
    where?: Address | null,
    subject?: string,
  ): Decision;
  say(id: string, words: string, where?: Address | null): Decision;
  wake(kind: string): Decision;
};

/** Opens the poll of the content with this id in a group with these people. */
export function openPureGroup(pollId: string, members: readonly string[], content: Content = realContent()): PureGroup {
  let ids = 0;
  let events = 0;
  const newId = () => `n${++ids}`;
  const everybody = [...members.map((id) => somebody(id)), somebody('coordinator', { role: 'coordinator' })];
  const people = new Map(everybody.map((one) => [one.id, one]));
  const asked = content.nl.polls.get(pollId);
  if (asked === undefined) throw new Error(`no poll ${pollId}`);
  const group = groupOf(members);
  const zone = 'Europe/Amsterdam';
  const opening = { id: 'p1', of: pollId, asked: askedFrom(asked), opens, hours: 48, zone };
  const opened = openPoll({ content, now: opens, people }, group, opening);
  const [poll] = opened.polls;
  if (poll === undefined) throw new Error('nothing opened');
  const hall: PureGroup = {
    people,
    group,
    poll,
    dues: new Map(),
    said: [],
    again: [],
    now: opens,
    act(id, verb, option = '', values = {}, where = null, subject = 'p1') {
      const action = encodeAction({ kind: 'poll', verb, subject, option });
      return send(id, { kind: 'act', action, values }, where);
    },
    say: (id, words, where = null) => send(id, { kind: 'text', text: words }, where),
    wake(kind) {
      const wake = { id: `w${++events}`, key: `test/${kind}/p1`, at: hall.now, kind, subject: 'p1' };
      hall.dues.delete(wake.key);
      return carryOut(decideWake(stateFor(null), wake, { content, now: hall.now, newId }));
    },
  };
  carryOut({ ...nothing(), ...opened });
  return hall;

  function send(id: string, input: Parameters<typeof decide>[1]['input'], where: Address | null): Decision {
    const person = people.get(id) ?? null;
    const from: Address = person?.addresses[0] ?? { channel: 'slack', id };
    const inbound = { id: `e${++events}`, from, input, ...(where !== null && { group: where }) };
    const decision = decide(stateFor(person), inbound, { content, now: hall.now, newId });
    if (decision.again !== null) hall.again.push(decision.again);
    return carryOut(decision);
  }

  function stateFor(person: Person | null): State {
    return { ...bareState(person), people, groups: [hall.group], polls: [hall.poll] };
  }

  function carryOut(decision: Decision): Decision {
    const stored = (body: unknown): unknown => JSON.parse(JSON.stringify(body));
    for (const one of decision.groups) hall.group = readDocument(groupKind, stored(one));
    for (const one of decision.polls) if (one.id === 'p1') hall.poll = readDocument(pollKind, stored(one));
    for (const due of decision.dues) hall.dues.set(due.key, due);
    hall.said.push(...decision.said.map(({ to, message }) => ({ to, message })));
    return decision;
  }
}
