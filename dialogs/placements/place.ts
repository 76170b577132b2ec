import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Claim } from './check-claim.ts';

/** Somebody new, not asked for practice days and zone yet: what they do first brings that question along. `zone` IANA. */
export function newPerson(claim: Claim, id: string, institute: string, zone: string, weekdays?: number[]): Person {
  return {
    schema: 1,
    id,
    institute,
    name: claim.name,
    role: claim.role,
    language: 'nl',
    zone,
    addresses: [claim.address],
    placements: [],
    sessions: [],
    finished: [],
    seen: [],
    weekdays: weekdays ?? [1, 2, 3, 4, 5],
    away: [],
    settled: false,
    signals: [],
    reach: null,
  };
}

/** A placement in which nothing was said or agreed yet. */
export function newPlacement(
  terms: Pick<
    Placement,
    | 'id'
    | 'institute'
    | 'trainee'
    | 'trainers'
    | 'programmes'
    | 'start'
    | 'end'
    | 'year'
    | 'instituteDay'
    | 'contract'
    | 'coordinator'
    | 'added'
  >,
): Placement {
  return { schema: 1, ...terms, agreements: [], agenda: [], agendaSent: null, planned: [] };
}

/** The person taking part in a placement. */
export function joining(person: Person, placement: string): Person {
  return person.placements.includes(placement) ? person : { ...person, placements: [...person.placements, placement] };
}

/** The person no longer taking part; the records of their own conversations stay theirs. */
export function leaving(person: Person, placement: string): Person {
  return person.placements.includes(placement)
    ? { ...person, placements: person.placements.filter((id) => id !== placement) }
    : person;
}
