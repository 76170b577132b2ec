import { bareState } from '../dialogs/model/decision.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Reading } from './reading.ts';
import type { Loaded } from './state-of.ts';

/**
 * Every pair of an institute with what is remembered of it, for a coordinator or (null) for what is said to several. No
 * ledgers: how the weeks went stands in what is remembered. Somebody whose document is damaged has no name there; the rest is seen.
 */
export async function loadOverview(reading: Reading, institute: string, person: Person | null): Promise<Loaded> {
  const everybody = await reading.readablePeople(institute);
  const people = new Map([...everybody, ...(person === null ? [] : [person])].map((one) => [one.id, one]));
  const placements = await reading.allPlacements(institute);
  const frequency = await reading.allFrequency(institute);
  const named =
    person === null
      ? everybody.filter(({ role }) => role === 'coordinator').flatMap(({ signals }) => signals)
      : person.signals;
  const signals = await reading.signals(institute, [...new Set(named)]);
  const sessions = await reading.sessions(institute, person?.sessions ?? []);
  return {
    state: {
      ...bareState(person),
      people,
      placements,
      sessions: new Map(sessions.map((session) => [session.id, session])),
      frequency,
      signals,
    },
    revisions: reading.revisions,
  };
}
