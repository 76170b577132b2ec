import { expect, test } from 'vitest';
import { decodeAction } from '../../dialogs/action.ts';
import { addDays } from '../../dialogs/dates/calendar.ts';
import type { Nudge, NudgeItem } from '../../dialogs/frequency/decide-nudges.ts';
import { caseOf } from '../../dialogs/nudges/case-of.ts';
import { escalationText } from '../../dialogs/nudges/escalation-message.ts';
import { nudgeMessage } from '../../dialogs/nudges/nudge-message.ts';
import { at, Pair, textOf, wednesday } from './pair.ts';

const week = { from: '2026-11-16', to: '2026-11-22' };
const last = { from: '2026-11-09', to: '2026-11-15' };
const obligations = [
  { id: 'kpb', label: 'KPB', who: 'trainer', counts: ['kpb'], min: 1, window: 'week', about: 'Elke week een.' },
  { id: 'patienten', label: 'Patiënten', who: 'both', counts: ['patienten'], min: 20, window: 'week' },
  {
    id: 'spreekuur',
    label: 'Spreekuur',
    who: 'both',
    counts: ['gezamenlijk-spreekuur'],
    min: 1,
    minutes: 120,
    window: 'week',
  },
  {
    id: 'uur',
    label: 'Uur',
    who: 'both',
    counts: ['leergesprek'],
    min: 1,
    minutes: 60,
    average: true,
    window: 'practice-day',
  },
];
const item = (kind: NudgeItem['kind'], obligation: string, part: Partial<NudgeItem> = {}): NudgeItem => ({
  key: '',
  kind,
  obligation,
  window: kind === 'missed' ? last : week,
  done: 0,
  target: 1,
  ...part,
});

function written(items: NudgeItem[], pair = new Pair({ obligations }), now = at(wednesday, '09:00')) {
  const input = caseOf(pair.state, pair.placement, pair.frequency);
  if (input === null) throw new Error('no case');
  const kind = items[0]?.kind ?? 'behind';
  const nudge: Nudge = { key: 'k', to: 'opleider', role: 'trainer', kind, at: now, items };
  const world = { ...pair.context('opleider').world, now };
  return nudgeMessage(world, [{ placement: pair.placement, input, items }], nudge, pair.frequency);
}
const why = 'Je krijgt dit omdat jullie Proef volgen. Via Anders kies je wanneer ik terugkom, of dat ik stop.';

test.each<[string, NudgeItem[], string[]]>([
  [
    'behind: the last practice day, and what it asks',
    [item('behind', 'kpb')],
    ['Even een seintje', 'KPB: 0 van 1. Nog tijd tot en met vrijdag 20 november.', 'Elke week een.'],
  ],
  [
    'what asks minutes says so',
    [item('behind', 'spreekuur'), item('return', 'uur', { target: 5 })],
    [
      'Even een seintje',
      'Spreekuur (minstens 120 minuten): 0 van 1. Nog tijd tot en met vrijdag 20 november.',
      'Je vroeg me hierop terug te komen: Uur (gemiddeld 60 minuten), 0 van 5.',
    ],
  ],
  [
    'the last day, with one left and with more left',
    [item('last-chance', 'kpb'), item('last-chance', 'patienten', { done: 12, target: 20 })],
    [
      'Vandaag telt nog mee',
      'KPB: 0 van 1. Vandaag is de laatste werkdag hiervoor.',
      'Patiënten: 12 van 20. Dit is de laatste werkdag hiervoor: wat er vandaag nog bij komt, telt mee.',
    ],
  ],
  [
    'missed, alone',
    [item('missed', 'patienten', { done: 12, target: 20 })],
    [
      'Dit is niet gelukt',
      'Patiënten: 12 van 20, niet gehaald (maandag 9 november tot en met zondag 15 november).',
      'Wat niet gehaald is, is voorbij. Je hoeft er niets mee.',
    ],
  ],
  [
    'missed, bundled: what needs nothing stands there once, after what does',
    [item('behind', 'kpb'), item('missed', 'patienten', { done: 12, target: 20 }), item('missed', 'spreekuur')],
    [
      'Even een seintje',
      'KPB: 0 van 1. Nog tijd tot en met vrijdag 20 november.',
      'Elke week een.',
      'Patiënten: 12 van 20, niet gehaald (maandag 9 november tot en met zondag 15 november).',
      'Spreekuur (minstens 120 minuten): 0 van 1, niet gehaald (maandag 9 november tot en met zondag 15 november).',
      'Wat niet gehaald is, is voorbij. Je hoeft er niets mee.',
    ],
  ],
])('%s', (_name, items, lines) => {
  expect(textOf(written(items)).split('\n')).toEqual([...lines, why]);
});

test.each([
  [['kpb'], [], ['Gevoerd of gedaan', 'Niet vandaag', 'Anders']],
  [['kpb', 'uur'], [], ['Gedaan: KPB', 'Gedaan: Uur', 'Niet vandaag', 'Anders']],
  [['kpb', 'uur', 'spreekuur'], [], ['Gedaan: KPB', 'Gedaan: Uur', 'Gedaan: Spreekuur', 'Niet vandaag', 'Anders']],
  [['kpb', 'uur', 'spreekuur', 'patienten'], ['gedaan'], ['Gevoerd of gedaan', 'Niet vandaag', 'Anders']],
])('%s: one tap answers, and of many it is ticked which', (ids, fields, buttons) => {
  const message = written(ids.map((id) => item('behind', id)));
  expect(message.fields.map(({ id }) => id)).toEqual(fields);
  expect(message.buttons.map(({ label }) => label)).toEqual(buttons);
});

test('the button for what is done knows when it was sent', () => {
  const { action = '' } = written([item('behind', 'kpb')]).buttons[0] ?? {};
  expect(decodeAction(action)).toEqual({
    kind: 'nudge',
    verb: 'done',
    placement: 'p1',
    obligation: 'kpb',
    at: at(wednesday, '09:00'),
  });
  expect(decodeAction('n|done|p1|kpb')).toEqual({ kind: 'nudge', verb: 'done', placement: 'p1', obligation: 'kpb' });
  expect(['n|done|p1|kpb|x', 'n|done|p1|kpb|1|2', 'c|log|||1'].map(decodeAction)).toEqual([null, null, null]);
});

test.each<[string, string, string, string]>([
  ['while it runs', '2027-08-29', 'Jullie kunnen het nog doen', 'Gevoerd of gedaan'],
  ['after the end', '2026-11-17', 'Is het wel gebeurd, noteer het dan.', 'Het is wel gebeurd'],
])('a preview %s', (_name, end, text, label) => {
  const message = written([item('preview', 'kpb')], new Pair({ obligations, end }));
  expect(textOf(message)).toContain(text);
  expect(message.buttons[0]?.label).toBe(label);
});

test('what was missed or began before somebody took over is told as of before, to the pair and to the coordinator', () => {
  const pair = new Pair({ obligations });
  const since = (from: string) => {
    pair.placement.tenures = [
      { trainer: 'vorige', from: null, to: addDays(from, -1) },
      { trainer: 'opleider', from, to: null },
    ];
  };
  const announced = {
    ...{ order: 1, since: '2026-11-02', window: { from: '2026-11-09', to: '2026-11-15' }, notBefore: '2026-11-16' },
    ...{ state: 'announced' as const, previews: {}, sentAt: null, reminders: 0, line: null },
  };
  pair.memory = { ...pair.memory, escalations: { kpb: announced } };
  const told = () => textOf(written([item('preview', 'kpb'), item('missed', 'patienten')], pair));
  since('2026-11-16');
  expect(told()).toContain('Aantal seintjes dat ze kregen: 0. Dat begon onder de vorige opleider.');
  expect(told()).toContain('Patiënten: 0 van 1, niet gehaald onder de vorige opleider (');
  const known = { placement: pair.placement, obligation: 'kpb', label: 'KPB', escalation: announced };
  const { world, language } = pair.context('opleider');
  expect(escalationText(world, known, language.phrases)).toContain('Dat begon onder de vorige opleider.');
  // The last of the period was theirs, and so was what began later.
  since('2026-11-10');
  expect(told()).toContain('Patiënten: 0 van 1, niet gehaald (');
  since('2026-11-02');
  expect(told()).not.toContain('vorige opleider');
});

test('a line of one’s own in a preview says whose it is, so that it can be found and forgotten', () => {
  const pair = new Pair({ obligations });
  const announced = {
    ...{ order: 1, since: '2026-11-02', window: { from: '2026-11-09', to: '2026-11-15' }, notBefore: '2026-11-16' },
    ...{ state: 'announced' as const, previews: {}, sentAt: null, reminders: 0 },
    line: { by: 'aios', text: 'Ik was met verlof' },
  };
  pair.memory = { ...pair.memory, escalations: { kpb: announced } };
  const { blocks } = written([item('preview', 'kpb')], pair);
  const items = blocks.flatMap((block) => (block.kind === 'written' ? block.items : []));
  expect(items).toContainEqual(
    expect.objectContaining({ text: 'Ik was met verlof', of: { placement: pair.placement.id, by: 'aios' } }),
  );
});

test('a preview names nobody where there is no coordinator', () => {
  const pair = new Pair({ obligations });
  pair.placement.coordinator = null;
  expect(textOf(written([item('preview', 'kpb')], pair))).toContain('krijgt de coördinator over 2 werkdagen');
});
