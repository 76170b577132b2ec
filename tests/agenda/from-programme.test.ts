import { expect, test } from 'vitest';
import { programmeProposals } from '../../dialogs/agenda/from-programme.ts';
import { proposalsFor } from '../../dialogs/agenda/proposals.ts';
import { nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { bareState, type Entry, type State } from '../../dialogs/model/decision.ts';
import { person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { realContent } from '../transcripts/stage.ts';
import { agreementWith, placementWith, talkWith } from './sample.ts';

const at = (date: string, time = '10:00') => instantOf({ date, time }, 'Europe/Amsterdam');
const rules = {
  programmes: [
    programmeFile.parse({
      id: 'proef',
      title: 'Proef',
      version: '2026-01',
      from: '2026-01-01',
      focus: [
        { week: 1, text: 'De hulpvraag' },
        { week: 2, text: 'De diagnose' },
      ],
      obligations: [
        { id: 'gesprek', label: 'Gesprek', who: 'both', counts: ['gesprek'], min: 2, window: 'week' },
        { id: 'stil', label: 'Stil', who: 'both', counts: ['stil'], min: 1, window: 'week', silent: true },
        { id: 'leoh', label: 'LEOh', who: 'both', counts: ['leoh'], min: 1, window: { 'at-week': 2 } },
      ],
    }),
  ],
  activities: {},
  nudges: nudgesFile.parse({}),
};
const frequency = { rules, holidays: new Set<string>() };

function proposed(now: number, done: string[] = [], part: Partial<Placement> = {}): string[] {
  const people = ['aios', 'opleider'].map((id) =>
    person.parse({
      schema: 1,
      id,
      institute: 'test',
      name: id,
      role: id === 'aios' ? 'trainee' : 'trainer',
      addresses: [],
    }),
  );
  // From Monday 31 August 2026.
  const placement = placementWith({ programmes: ['proef'], start: '2026-08-31', end: '2026-10-04', ...part });
  const entries = done.map(
    (moment, index): Entry => ({
      key: `e.${index}`,
      institute: 'test',
      placement: 'p1',
      kind: 'gesprek',
      at: at(moment),
      minutes: 30,
      amount: 1,
      by: 'aios',
      undoes: null,
    }),
  );
  const state: State = {
    ...bareState(null),
    people: new Map(people.map((one) => [one.id, one])),
    placements: [placement],
    entries,
  };
  const [aios] = people;
  if (aios === undefined) throw new Error('nobody');
  const content = realContent();
  const reader = { world: { content, now, people: state.people }, person: aios, language: content.nl };
  return proposalsFor(placement, 'aios', programmeProposals(reader, state, placement, frequency)).map(
    ({ what }) => what,
  );
}

test.each<[string, number, string[], Partial<Placement>, string[]]>([
  ['on the first day only the focus', at('2026-08-31'), [], {}, ['De hulpvraag']],
  ['halfway the week what runs behind', at('2026-09-03'), [], {}, ['De hulpvraag', 'Gesprek, 0 van 2']],
  ['done in time: nothing behind', at('2026-09-03'), ['2026-09-01', '2026-09-02'], {}, ['De hulpvraag']],
  [
    'a week later what was missed, and what is due first',
    at('2026-09-08'),
    ['2026-09-01'],
    {},
    ['De diagnose', 'Gesprek, 0 van 2', 'LEOh, 0 van 1'],
  ],
  [
    'missed last week and made this week: over',
    at('2026-09-08', '18:00'),
    ['2026-09-07', '2026-09-08'],
    {},
    ['De diagnose', 'LEOh, 0 van 1'],
  ],
  [
    'the week of the next conversation',
    at('2026-09-04'),
    ['2026-09-01', '2026-09-02'],
    { planned: [talkWith({ at: at('2026-09-08') })] },
    ['De diagnose'],
  ],
  [
    'agreements come after the focus and before what runs behind',
    at('2026-09-03'),
    [],
    { agreements: [agreementWith()] },
    ['De hulpvraag', 'Op tijd beginnen', 'Gesprek, 0 van 2'],
  ],
  ['after the last week of the focus', at('2026-09-14'), ['2026-09-07', '2026-09-08'], {}, ['LEOh, 0 van 1']],
  ['no programme', at('2026-09-03'), [], { programmes: [] }, []],
])('%s', (_name, now, done, part, expected) => {
  expect(proposed(now, done, part)).toEqual(expected);
});
