import { describe, expect, test } from 'vitest';
import { nudgesFile } from '../../dialogs/content/programme.ts';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { carriedOver } from '../../dialogs/placements/carry-over.ts';
import { realContent } from '../transcripts/stage.ts';
import { itemWith, placementWith, talkWith } from './sample.ts';

const zone = 'Europe/Amsterdam';
const at = (date: string, time = '10:00') => instantOf({ date, time }, zone);
const now = at('2026-11-19');
const names = { aios: 'Aios Oost', opleider: 'Opleider Oost', nieuw: 'Opleider Zuid', tweede: 'Opleider Noord' };
const people = new Map(
  Object.entries(names).map(([id, name]) => [
    id,
    person.parse({
      schema: 1,
      id,
      institute: 'test',
      name,
      role: id === 'aios' ? 'trainee' : 'trainer',
      addresses: [],
    }),
  ]),
);
const talk = talkWith({ at: at('2026-11-24') });

function carry(
  before: Partial<Placement>,
  after: Partial<Placement>,
  { frequency = null, who = people }: { frequency?: Frequency | null; who?: typeof people } = {},
) {
  const first = placementWith({ planned: [talk], ...before });
  const { placement, dues, said } = carriedOver(
    { content: realContent(), now, people: who },
    first,
    { ...first, ...after },
    'e1',
    frequency,
  );
  return {
    planned: placement.planned.map(({ people: who, changes }) => [who.join(' '), changes]),
    asks: dues.map((due) => (due.at === null ? null : Object.values(wallAt(due.at, zone)).join(' '))),
    heard: said.map(({ to, message }) => `${to}: ${message.title}`),
    placement,
    said,
  };
}

describe('planned talks', () => {
  test('go on with the trainer who joined; everybody hears it and has the file for the calendar', () => {
    const { planned, asks, heard, said } = carry({}, { trainers: ['nieuw'] });
    expect(planned).toEqual([['aios nieuw', 1]]);
    expect(asks).toEqual(['2026-11-23 12:00']);
    const nudges = nudgesFile.parse({ prepareAt: '16:00' });
    const chosen = { rules: { programmes: [], activities: {}, nudges }, holidays: new Set(['2026-11-23']) };
    expect(carry({}, { trainers: ['nieuw'] }, { frequency: chosen }).asks).toEqual(['2026-11-20 16:00']);
    expect(heard).toEqual([
      'aios: Opleider Zuid neemt het over van Opleider Oost',
      'opleider: Je begeleidt Aios Oost niet meer',
      'nieuw: Je begeleidt Aios Oost nu, als opvolger van Opleider Oost',
    ]);
    const files = said.map(({ message }) =>
      message.blocks.flatMap((block) => (block.kind === 'file' ? [block.text] : [])),
    );
    expect(files.map(([text = '']) => /METHOD:(\w+)/.exec(text)?.[1])).toEqual(['PUBLISH', 'CANCEL', 'PUBLISH']);
  });

  test('of a duo with the one who leaves are taken away, with both they go on', () => {
    const duo = { trainers: ['opleider', 'tweede'] };
    const gone = carry(duo, { trainers: ['tweede'] });
    expect([gone.planned, gone.asks, gone.heard]).toEqual([
      [],
      [null],
      ['aios: Opleider Oost begeleidt je niet meer', 'opleider: Je begeleidt Aios Oost niet meer'],
    ]);
    const both = { ...talk, people: ['aios', 'opleider', 'tweede'] };
    expect(carry({ ...duo, planned: [both] }, { trainers: ['tweede'] }).planned).toEqual([['aios tweede', 1]]);
  });

  test('with the trainer who stays, and those that are over, are left as they are', () => {
    const other = talkWith({ id: 't2', people: ['aios', 'tweede'], at: at('2026-11-25') });
    const past = talkWith({ id: 't3', at: at('2026-11-18') });
    const { planned, heard } = carry(
      { trainers: ['opleider', 'tweede'], planned: [other, past] },
      { trainers: ['tweede'] },
    );
    expect([planned, heard]).toEqual([
      [
        ['aios tweede', 0],
        ['aios opleider', 0],
      ],
      ['aios: Opleider Oost begeleidt je niet meer', 'opleider: Je begeleidt Aios Oost niet meer'],
    ]);
  });

  test('after an end that came earlier are taken away with a word to both', () => {
    const { planned, asks, heard } = carry({}, { end: '2026-11-23' });
    expect([planned, asks]).toEqual([[], [null]]);
    expect(heard).toEqual([
      'aios: De koppeling stopt eerder dan gepland',
      'opleider: De koppeling stopt eerder dan gepland',
    ]);
  });
});

test('the agenda: own words stay unsent for whoever comes, what came from the other goes', () => {
  const agenda = [
    itemWith({ id: 'own', shared: true }),
    itemWith({ id: 'question', origin: 'question' }),
    itemWith({ id: 'parked', origin: 'parked', shared: true }),
    itemWith({ id: 'agreed', origin: 'agreement', source: 's1.plan', shared: true }),
    itemWith({ id: 'theirs', by: 'opleider', shared: true }),
    itemWith({ id: 'theirs-parked', by: 'opleider', origin: 'parked', shared: true }),
  ];
  const { placement, heard } = carry({ planned: [], agenda, agendaSent: 5 }, { trainers: ['nieuw'] });
  expect(placement.agenda.map(({ id, people: who, shared }) => [id, who.join(' '), shared])).toEqual([
    ['own', 'aios nieuw', false],
    ['question', 'aios nieuw', false],
    ['parked', 'aios nieuw', false],
  ]);
  expect(placement.agendaSent).toBeNull();
  expect(heard[0]).toBe('aios: Opleider Zuid neemt het over van Opleider Oost');
});

describe('nothing planned and nothing on the agenda', () => {
  const linesOf = ({ said }: ReturnType<typeof carry>) =>
    said.map(({ to, message }) => [
      to,
      ...message.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
    ]);

  test('all hear of the change; the trainee and who leaves what stays theirs, and who comes how to begin', () => {
    const changed = carry({ planned: [] }, { trainers: ['nieuw'] });
    expect(changed.heard).toEqual([
      'aios: Opleider Zuid neemt het over van Opleider Oost',
      'opleider: Je begeleidt Aios Oost niet meer',
      'nieuw: Je begeleidt Aios Oost nu, als opvolger van Opleider Oost',
    ]);
    expect(changed.said[2]?.message.buttons.map(({ label }) => label)).toEqual(['Aan de slag']);
    expect(linesOf(changed)).toEqual([
      ['aios', expect.stringContaining('Opleider Zuid leest daar niets van')],
      ['opleider', expect.stringContaining('Fijn dat je er was voor Aios Oost')],
      ['nieuw'],
    ]);
  });

  test('a conversation that both are in the middle of can be finished', () => {
    const inTalk = new Map([...people].map(([id, one]) => [id, { ...one, sessions: ['s1'] }]));
    const lines = linesOf(carry({ planned: [] }, { trainers: ['nieuw'] }, { who: inTalk }));
    expect(lines.map(([to, , open]) => [to, open])).toEqual([
      ['aios', expect.stringContaining('met Opleider Oost gewoon afmaken')],
      ['opleider', expect.stringContaining('met Aios Oost gewoon afmaken')],
      ['nieuw', undefined],
    ]);
  });

  test('a second trainer who joins is named to both in one line, and is told what this is when new here', () => {
    const second = { trainers: ['opleider', 'nieuw'] };
    const known = carry({ planned: [] }, second);
    expect(known.heard).toEqual([
      'aios: Opleider Zuid begeleidt je nu ook',
      'opleider: Opleider Zuid begeleidt Aios Oost nu ook, samen met jou',
      'nieuw: Je begeleidt Aios Oost nu, samen met Opleider Oost',
    ]);
    expect(linesOf(known)).toEqual([['aios'], ['opleider'], ['nieuw']]);
    const who = new Map([...people].map(([id, one]) => [id, { ...one, settled: id !== 'nieuw' }]));
    expect(linesOf(carry({ planned: [] }, second, { who }))).toEqual([
      ['aios'],
      ['opleider'],
      ['nieuw', expect.stringContaining('Ik ben Leergesprek'), expect.stringContaining('Alleen jullie lezen')],
    ]);
    expect(carry({ planned: [], end: '2026-11-18' }, second).heard).toEqual([]);
  });

  test('the trainer of a duo who stays hears who left in words about the trainee', () => {
    const both = { ...talk, people: ['aios', 'opleider', 'tweede'] };
    const { heard } = carry({ trainers: ['opleider', 'tweede'], planned: [both] }, { trainers: ['tweede'] });
    expect(heard).toContain('tweede: Opleider Oost begeleidt Aios Oost niet meer');
  });

  test('nobody hears anything when nobody leaves or joins', () => {
    expect(carry({ planned: [] }, { coordinator: 'co' }).heard).toEqual([]);
  });
});
