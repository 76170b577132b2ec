import { expect } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import type { Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Session } from '../../dialogs/model/session.ts';
import type { PureHall } from './pure-hall.ts';

/** An answer that was acknowledged: whose, and the words that must come back in the record. */
type Acknowledged = { session: string; key: string; slot: string; by: string; tokens: string[] };

/** Does moves and checks after each that no promise is broken. */
export function watchWalk(hall: PureHall, watched: readonly string[]) {
  let count = 0;
  let seen = 0;
  const keys = new Set<string>();
  const owners = new Map<string, string>();
  const revealed = new Set<string>();
  const acknowledged = new Map<string, Acknowledged>();
  const trail: string[] = [];
  let changed = false;

  /** A word that stands in one answer only, of letters so that it looks like no number of a patient. */
  function token(): string {
    count += 1;
    const letters = [...count.toString(26)]
      .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
      .join('');
    return `qz${letters}zq`;
  }

  function act(person: string, action: string, values: Record<string, string> = {}): void {
    trail.push(`${person} [${action}] ${JSON.stringify(values)}`);
    for (const word of tokensIn(JSON.stringify(values))) owners.set(word, person);
    const before = snapshot();
    send(person, { kind: 'act', action, values });
    // Whoever sends the agenda shows the other what stands on it.
    if (action.startsWith('a|send|'))
      for (const word of tokensIn(JSON.stringify([...hall.placements.values()]))) revealed.add(word);
    // What a trainer puts on the agenda stands there for the pair at once.
    const ownAgenda = /^a\|add\|([^|]+)/.exec(action)?.[1];
    if (ownAgenda !== undefined && hall.placements.get(ownAgenda)?.trainers.includes(person) === true)
      for (const word of tokensIn(JSON.stringify(values))) revealed.add(word);
    check(person, before);
    if (/\|(help|stop|resume)$/.test(action) || !action.startsWith('s|')) return;
    // The same button pressed twice has no second effect.
    const once = JSON.stringify(
      [...hall.sessions.values()].map(({ answers, status, more }) => ({ answers, status, more })),
    );
    send(person, { kind: 'act', action, values });
    check(person, snapshot());
    const twice = JSON.stringify(
      [...hall.sessions.values()].map(({ answers, status, more }) => ({ answers, status, more })),
    );
    if (once !== twice) fail(`a double tap changed something: ${action}\n${once}\n${twice}`);
  }

  function type(person: string, text: string): void {
    trail.push(`${person}> ${text}`);
    for (const word of tokensIn(text)) owners.set(word, person);
    const before = snapshot();
    const said = hall.said.length;
    send(person, { kind: 'text', text });
    check(person, before);
    const kept = tokensIn(text).every((word) => JSON.stringify([...hall.sessions.values()]).includes(word));
    if (!kept && !hall.said.slice(said).some(({ to }) => to === person))
      fail(`typed words vanished without a word: ${text}`);
  }

  /** Somebody does something; what comes back at once is read by them as well. */
  function send(person: string, input: Input): Message | null {
    try {
      const { again } = hall.send(person, input);
      if (again !== null) isFor(person, again);
      return again;
    } catch (error) {
      fail(`threw: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }

  function snapshot(): Map<string, Session> {
    return new Map(hall.sessions);
  }

  function check(actor: string, before: ReadonlyMap<string, Session>): void {
    for (const session of hall.sessions.values()) {
      if (before.get(session.id) !== session) follow(actor, before.get(session.id), session);
      if (session.status === 'running') for (const part of session.parts) waysOn(session, part.person);
    }
    for (const { key, to, message } of hall.said.slice(seen)) {
      if (keys.has(key)) fail(`said twice: ${key}`);
      keys.add(key);
      isFor(to, message);
    }
    seen = hall.said.length;
  }

  function isFor(to: string, message: Message): void {
    const words = JSON.stringify(message);
    if (/\{\w+\}/.test(words)) fail(`a placeholder was left: ${words}`);
    if (tokensIn(message.fallback).length > 0) fail(`a notification holds what somebody wrote: ${words}`);
    for (const word of tokensIn(words)) {
      if (owners.get(word) !== to && !revealed.has(word))
        fail(`${to} read what ${owners.get(word)} wrote in private: ${words}`);
    }
  }

  function waysOn(session: Session, person: string): void {
    const part = session.parts.find((candidate) => candidate.person === person);
    if (part === undefined || part.paused) return;
    const open = hall.openOf(session.id, person);
    if (open === undefined || open.buttons.length === 0)
      fail(`${person} has nothing to go on with: ${JSON.stringify(part)}`);
  }

  function follow(actor: string, before: Session | undefined, session: Session): void {
    for (const [key, slots] of Object.entries(session.answers)) {
      const private_ = slots.all === undefined;
      const everybody = !private_ || session.parts.every((part) => slots[part.person] !== undefined);
      for (const [slot, answer] of Object.entries(slots)) {
        const id = `${session.id} ${key} ${slot}`;
        const was = acknowledged.get(id);
        if (answer.kind !== 'given') {
          // Only who may answer there takes an answer away, and does so knowingly.
          if (was !== undefined && answer.kind === 'passed') fail(`an acknowledged answer was passed over: ${id}`);
          if (was !== undefined) acknowledged.delete(id);
          continue;
        }
        const tokens = tokensIn(JSON.stringify(answer));
        if (everybody) for (const word of tokens) revealed.add(word);
        if (answer !== before?.answers[key]?.[slot]) {
          if (was !== undefined && slot !== 'all' && was.by !== actor && String(was.tokens) !== String(tokens))
            fail(`${actor} replaced what ${was.by} wrote: ${id}`);
          acknowledged.set(id, { session: session.id, key, slot, by: answer.by, tokens });
        }
      }
    }
  }

  /** What everybody reads at the end. */
  function atEnd(id: string): void {
    const session = hall.sessions.get(id);
    if (session === undefined) return;
    expect(session.status).not.toBe('running');
    nothingStays(id);
    const discarded = session.stoppedBy?.kept === false ? session.stoppedBy.person : null;
    for (const word of tokensIn(JSON.stringify(session)))
      if (owners.get(word) === discarded) fail(`${word} was thrown away and is still kept: ${JSON.stringify(session)}`);
    for (const { person } of session.parts) {
      if (!watched.includes(person) || person === discarded) continue;
      const action = encodeAction({ kind: 'record', session: id });
      const words = JSON.stringify(send(person, { kind: 'act', action, values: {} }));
      for (const { session: of, by, slot, tokens, key } of acknowledged.values()) {
        if (of !== id || by === discarded) continue;
        if (person !== by && slot !== 'all' && (changed || session.status !== 'finished')) continue;
        for (const word of tokens)
          if (owners.get(word) !== discarded && !words.includes(word))
            fail(`${person} misses ${word} of ${by} at ${key}: ${words}`);
      }
    }
  }

  /** A chat keeps what is left in it for good: once a conversation ended, no message of it holds what somebody wrote there. */
  function nothingStays(id: string): void {
    const replaced = new Set(hall.said.map(({ replaces }) => replaces));
    for (const { key, message } of hall.said)
      if (key.includes(`/${id}/`) && !replaced.has(key) && tokensIn(JSON.stringify(message)).length > 0)
        fail(`what somebody wrote stays in the chat: ${key} ${JSON.stringify(message)}`);
  }

  function fail(why: string): never {
    throw new Error(`${why}\n--- after:\n${trail.join('\n')}`);
  }

  /** From now on a question may be gone before everybody answered it: what one wrote there in private stays private. */
  function contentChanged(): void {
    trail.push('(content changed)');
    changed = true;
  }

  function holdsWordsOf(person: string, what: unknown): boolean {
    return tokensIn(JSON.stringify(what)).some((word) => owners.get(word) === person);
  }

  return { act, type, token, atEnd, contentChanged, holdsWordsOf };
}

function tokensIn(words: string): string[] {
  return [...new Set(words.match(/qz[a-z]+zq/g) ?? [])];
}
