import type { AgendaItem } from '../model/agenda.ts';
import type { Placement } from '../model/placement.ts';

/** Items an agenda holds at most; nobody talks about more, and a card must hold them. */
export const mostItems = 30;

/** The items that this person may read, oldest first. */
export function itemsFor(placement: Placement, person: string): AgendaItem[] {
  return placement.agenda.filter(({ people, by, shared }) => people.includes(person) && (shared || by === person));
}

/** The items that a conversation of these people is about: those of which at least two take part. */
export function itemsBetween(placement: Placement, people: readonly string[]): AgendaItem[] {
  return placement.agenda.filter((item) => item.people.filter((id) => people.includes(id)).length > 1);
}

/** May this person take the item away? One's own, and what nobody wrote for the agenda itself. */
export function mayRemove(item: AgendaItem, person: string): boolean {
  return item.people.includes(person) && (item.by === person || (item.shared && !isPersonal(item)));
}

/** The placement with these items on its agenda; what stands there in the same words or from the same proposal is not put there twice. */
export function withItems(placement: Placement, items: readonly AgendaItem[]): Placement {
  const agenda = [...placement.agenda];
  for (const item of items)
    if (!agenda.some((other) => isSame(item, other)) && agenda.length < mostItems) agenda.push(item);
  return { ...placement, agenda };
}

/**
 * What is left for the pair of an item that was for people of whom one has gone: the trainee's own words, theirs again to show or
 * not. What came from who left is not for a successor.
 */
export function forPairNow({ trainee, trainers }: Placement, item: AgendaItem): AgendaItem[] {
  const isOwn = item.by === trainee && (isPersonal(item) || item.origin === 'parked');
  return isOwn
    ? [
        {
          ...item,
          origin: item.origin === 'parked' ? 'own' : item.origin,
          people: [trainee, ...trainers],
          shared: false,
        },
      ]
    : [];
}

/** The placement without these items. */
export function withoutItems(placement: Placement, ids: readonly string[]): Placement {
  return { ...placement, agenda: placement.agenda.filter(({ id }) => !ids.includes(id)) };
}

/** The agenda as it is once the trainee has sent it. `now` in ms. */
export function sentAgenda(placement: Placement, now: number): Placement {
  const agenda = placement.agenda.map((item) => ({ ...item, shared: true }));
  return { ...placement, agenda, agendaSent: now };
}

function isPersonal({ origin }: AgendaItem): boolean {
  return origin === 'own' || origin === 'question';
}

function isSame(one: AgendaItem, other: AgendaItem): boolean {
  if (one.source !== null || other.source !== null) return one.source === other.source && sameReaders(one, other);
  return one.by === other.by && one.what === other.what && sameReaders(one, other);
}

function sameReaders(one: AgendaItem, other: AgendaItem): boolean {
  return one.people.length === other.people.length && one.people.every((id) => other.people.includes(id));
}
