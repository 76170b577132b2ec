import type { AgendaItem } from '../model/agenda.ts';
import type { Agreement, Placement } from '../model/placement.ts';

/** Something that could go on the agenda. `on` is the day (YYYY-MM-DD) it is about, or null; `people` who may read it. */
export type Proposal = {
  id: string;
  origin: AgendaItem['origin'];
  what: string;
  people: readonly string[];
  on: string | null;
};

/** Proposals shown at most: more is a list to read instead of a choice. */
const mostProposals = 6;

/**
 * What this person may take over on the agenda: the week's focus where a programme has one, agreements and goals that are
 * still open, the first due first, and then what runs behind. What stands on the agenda already is left out.
 */
export function proposalsFor(placement: Placement, person: string, behind: readonly Proposal[] = []): Proposal[] {
  const taken = new Set(placement.agenda.flatMap(({ source }) => source ?? []));
  const open = placement.agreements
    .filter(({ outcome }) => outcome === 'open' || outcome === 'not-yet')
    .flatMap((agreement) => proposalOf(placement, agreement))
    .sort((one, other) => ((one.on ?? '') < (other.on ?? '') ? -1 : 1));
  const [focus, rest] = [
    behind.filter(({ origin }) => origin === 'focus'),
    behind.filter(({ origin }) => origin !== 'focus'),
  ];
  return [...focus, ...open, ...rest]
    .filter(({ id, people }) => !taken.has(id) && people.includes(person) && people.length > 1)
    .filter(({ origin }) => origin !== 'own' || person === placement.trainee)
    .slice(0, mostProposals);
}

/**
 * An agreement of people who are still together. Of one with a trainer who left, only what the trainee worded is left: it
 * comes back as the trainee's own item, which a successor may read once it is sent.
 */
function proposalOf({ trainee, trainers }: Placement, agreement: Agreement): Proposal[] {
  const { session, position, counts, what, on, by } = agreement;
  const pair = [trainee, ...trainers];
  const isBetween = agreement.people.filter((id) => pair.includes(id)).length > 1;
  if (!isBetween && (by !== trainee || agreement.people.length < 2)) return [];
  return [
    {
      id: `${session}.${position}`,
      // What a talk about the person ended in is returned to, not ticked off.
      origin: !isBetween ? 'own' : counts === 'person' ? 'return' : 'agreement',
      what,
      people: isBetween ? agreement.people : pair,
      on,
    },
  ];
}

/** A proposal as an item of the agenda. `at` in ms since 1970. */
export function itemOf(proposal: Proposal, id: string, by: string, at: number, shared: boolean): AgendaItem {
  const { origin, what, people, on } = proposal;
  return {
    id,
    by,
    people: [...people],
    origin,
    source: proposal.id,
    what,
    kind: null,
    minutes: null,
    bring: null,
    on: on === null ? null : { date: on, time: null },
    at,
    shared,
  };
}
