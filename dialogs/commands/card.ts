import { decodeAction } from '../action.ts';
import type { Decision, State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';

/** Keeps with each person what can be tapped on the reminder, or the agreement that came back, that is sent to them now. */
export function withCards(decision: Partial<Decision>, state: State, now: number): Partial<Decision> {
  const cards = new Map<string, Person>();
  const known = new Map((decision.persons ?? []).map((person) => [person.id, person]));
  for (const { to, message, replaces } of decision.said ?? []) {
    const person = typeof to === 'string' ? (known.get(to) ?? state.people.get(to)) : undefined;
    const taps = message.buttons
      .filter(({ action, more }) => !more && isOneTap(action))
      .map(({ action, label }) => ({ action, label }));
    if (person !== undefined && replaces === null && taps.length > 0)
      cards.set(person.id, { ...person, card: { at: now, taps } });
  }
  return cards.size === 0 ? decision : withPersons(decision, [...cards.values()]);
}

/** Without what this tap answered: of several things that were done the others can still be answered. */
export function withoutTapped(decision: Partial<Decision>, actor: Person, action: string): Partial<Decision> {
  const person = decision.persons?.find(({ id }) => id === actor.id) ?? actor;
  const { card, ...rest } = person;
  if (card === undefined || card.taps.every((one) => one.action !== action)) return decision;
  const taps = isDone(action) ? card.taps.filter((one) => one.action !== action) : [];
  const isLeft = taps.some((one) => isDone(one.action));
  return withPersons(decision, [isLeft ? { ...rest, card: { ...card, taps } } : rest]);
}

function withPersons(decision: Partial<Decision>, changed: readonly Person[]): Partial<Decision> {
  const others = (decision.persons ?? []).filter(({ id }) => changed.every((one) => one.id !== id));
  return { ...decision, persons: [...others, ...changed] };
}

function isOneTap(id: string): boolean {
  const action = decodeAction(id);
  return action?.kind === 'nudge' || action?.kind === 'return';
}

function isDone(id: string): boolean {
  const action = decodeAction(id);
  return action?.kind === 'nudge' && action.verb === 'done';
}
