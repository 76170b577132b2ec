import type { AgendaItem, PlannedTalk } from '../../dialogs/model/agenda.ts';
import type { Agreement, Placement } from '../../dialogs/model/placement.ts';
import { placement as schema } from '../../dialogs/model/placement.ts';

/** A placement of a trainee with one trainer, or with what is given. */
export function placementWith(given: Partial<Placement> = {}): Placement {
  return {
    ...schema.parse({
      schema: 1,
      id: 'p1',
      institute: 'test',
      trainee: 'aios',
      trainers: ['opleider'],
      start: '2026-09-01',
      end: '2027-08-31',
    }),
    ...given,
  };
}

/** An item of the agenda. */
export function itemWith(given: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: 'i1',
    by: 'aios',
    people: ['aios', 'opleider'],
    origin: 'own',
    source: null,
    what: 'Hoesten',
    kind: null,
    minutes: null,
    bring: null,
    on: null,
    at: 0,
    shared: false,
    ...given,
  };
}

/** A planned conversation. */
export function talkWith(given: Partial<PlannedTalk> = {}): PlannedTalk {
  return { id: 't1', people: ['aios', 'opleider'], by: 'aios', at: 0, changes: 0, ...given };
}

/** An agreement that is still open. */
export function agreementWith(given: Partial<Agreement> = {}): Agreement {
  return {
    session: 's1',
    position: 'plan',
    counts: 'process',
    people: ['aios', 'opleider'],
    what: 'Op tijd beginnen',
    on: '2026-12-11',
    outcome: 'open',
    ...given,
  };
}
