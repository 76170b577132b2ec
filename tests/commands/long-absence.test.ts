import { describe, expect, test } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import { programmeFile } from '../../dialogs/content/programme.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Decision } from '../../dialogs/model/decision.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { realRules } from '../real-content.ts';
import { openPureHall } from '../transcripts/pure-hall.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

// Thursday 19 November 2026, of a placement in its third week.
const now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
const usual: Frequency = { rules: realRules(), holidays: new Set() };
const inLumc: Partial<Placement> = { programmes: ['opleiden-lumc'], year: 1 };
const made = 'Bij meer dan 3 werkdagen haal je de gemiste dagen in.';
const report = 'Ben je er een week of langer niet';

type Given = { placement?: Partial<Placement>; person?: Partial<Person>; frequency?: Frequency | null; by?: string };

/** For each thing that somebody says: the texts of the programmes in the answer. */
function heard(said: readonly string[], { placement, person, frequency = usual, by = 'aios' }: Given = {}): string[][] {
  const { people, placements } = peopleAndPlacements();
  const pair = { programmes: ['coschap-amc'], start: '2026-11-02', end: '2026-12-06', ...placement };
  const hall = openPureHall(
    realContent(),
    people.map((one) => (one.id === by ? { ...one, ...person } : one)),
    placements.map((one) => (one.id === 'oost' ? { ...one, ...pair } : one)),
    now,
    frequency,
  );
  return said.map((text) => textsIn(hall.send(by, { kind: 'text', text })));
}

function textsIn({ said, again }: Decision): string[] {
  const messages = [...said.map(({ message }) => message), ...(again === null ? [] : [again])];
  const lines = messages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' ? block.text : [])));
  return [made, report].filter((start) => lines.some((line) => line.startsWith(start)));
}

describe('what a programme says to somebody who is away for long', () => {
  test.each<[string, string[], string[][], Given]>([
    ['three working days', ['afwezig t/m maandag'], [[]], {}],
    ['four', ['afwezig t/m dinsdag'], [[made]], {}],
    ['lengthened beyond it', ['afwezig t/m maandag', 'afwezig dinsdag'], [[], [made]], {}],
    ['once, however much longer', ['afwezig t/m dinsdag', 'afwezig t/m 4 december'], [[made], []], {}],
    ['said again', ['afwezig t/m dinsdag', 'afwezig t/m dinsdag'], [[made], []], {}],
    [
      'said day by day, over a weekend',
      ['afwezig vandaag', 'afwezig morgen', 'afwezig maandag', 'afwezig dinsdag', 'afwezig woensdag'],
      [[], [], [], [made], []],
      {},
    ],
    ['two that are apart', ['afwezig t/m maandag', 'afwezig 25 november t/m 27 november'], [[], []], {}],
    ['two that are long', ['afwezig t/m dinsdag', 'afwezig 30 november t/m 4 december'], [[made], [made]], {}],
    ['over days off', ['afwezig t/m dinsdag'], [[]], { person: { weekdays: [1, 2, 4] } }],
    [
      'over a public holiday',
      ['afwezig t/m dinsdag'],
      [[]],
      { frequency: { ...usual, holidays: new Set(['2026-11-23']) } },
    ],
    ['until after the end', ['afwezig t/m 4 december'], [[]], { placement: { end: '2026-11-23' } }],
    ['before the start', ['afwezig t/m dinsdag'], [[]], { placement: { start: '2026-11-20' } }],
    ['with a reason', ['ziek t/m dinsdag'], [[made]], {}],
    ['of somebody else', ['afwezig t/m 4 december'], [[]], { by: 'opleider' }],
    ['a week on the calendar', ['afwezig t/m woensdag'], [[report]], { by: 'opleider', placement: inLumc }],
    ['a day less', ['afwezig t/m dinsdag'], [[]], { by: 'opleider', placement: inLumc }],
    ['of the trainee there', ['afwezig t/m 4 december'], [[]], { placement: inLumc }],
    [
      'of two programmes',
      ['afwezig t/m 4 december'],
      [[made]],
      { placement: { programmes: ['coschap-amc', 'opleiden-lumc'] } },
    ],
    [
      'of a programme that says nothing',
      ['afwezig t/m 4 december'],
      [[]],
      { placement: { programmes: ['praktijkleren'] } },
    ],
    ['where nothing is required', ['afwezig t/m 4 december'], [[]], { frequency: null }],
  ])('%s', (_, said, expected, given) => {
    expect(heard(said, given)).toEqual(expected);
  });

  test('is in the version that the placement follows', () => {
    const [old] = usual.rules.programmes.filter(({ id }) => id === 'coschap-amc');
    const newer = programmeFile.parse({ ...old, version: '2026-12', from: '2026-12-01', absences: [] });
    const frequency = { ...usual, rules: { ...usual.rules, programmes: [...usual.rules.programmes, newer] } };
    const said = ['afwezig 7 december t/m 18 december'];
    const end = '2027-01-10';
    expect(heard(said, { frequency, placement: { end } })).toEqual([[made]]);
    expect(heard(said, { frequency, placement: { start: '2026-12-01', end } })).toEqual([[]]);
  });

  test('stands in the answer to a form and to a button as well, and asks for no reason', () => {
    const { people, placements } = peopleAndPlacements();
    const pair = { programmes: ['coschap-amc'], start: '2026-11-02', end: '2026-12-06' };
    const all = placements.map((one) => (one.id === 'oost' ? { ...one, ...pair } : one));
    const hall = openPureHall(realContent(), people, all, now, usual);
    const act = (verb: string, from: string, to: string, values = {}) =>
      hall.send('aios', { kind: 'act', action: encodeAction({ kind: 'away', verb, from, to }), values });
    expect(textsIn(act('send', '', '', { vanaf: 'vandaag', 'tot-en-met': 'maandag' }))).toEqual([]);
    const added = act('add', '2026-11-24', '2026-11-24');
    expect(textsIn(added)).toEqual([made]);
    expect(added.said.map(({ to, message }) => [to, message.fields])).toEqual([['aios', []]]);
    for (const { absences } of usual.rules.programmes)
      for (const { text } of absences) expect(text).not.toMatch(/waarom|reden|ziek/i);
  });
});
