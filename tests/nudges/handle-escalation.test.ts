import { expect, test } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import type { Escalation } from '../../dialogs/frequency/memory.ts';
import { at, Pair } from './pair.ts';

const tap = (verb: string, sent?: number, obligation = 'kpb') =>
  encodeAction({ kind: 'nudge', verb, placement: 'p1', obligation, ...(sent !== undefined && { at: sent }) });
const escalation = (state: Escalation['state']): Escalation => ({
  order: 0,
  since: '2026-11-02',
  window: { from: '2026-11-09', to: '2026-11-15' },
  notBefore: '2026-11-16',
  state,
  previews: {},
  sentAt: state === 'cancelled' ? null : at('2026-11-17'),
  told: null,
  reminders: 4,
  line: null,
});
const escalated = (...ids: string[]) => {
  const pair = new Pair({
    obligations: ['kpb', 'kvb'].map((id) => ({
      id,
      label: id.toUpperCase(),
      who: 'both',
      counts: [id],
      min: 1,
      window: 'week',
    })),
  });
  pair.memory.escalations = Object.fromEntries(ids.map((id) => [id, escalation('open')]));
  return pair;
};
const heardBy = (said: { to: string; text: string }[]) => [...new Set(said.map(({ to }) => to))].sort();
const all = ['aios', 'coordinator', 'opleider'];

/** Taps in order, who hears of the last one, and what the coordinator reads then. */
test.each<[string[], string[], string]>([
  [['acknowledged'], all, 'Genoteerd als gezien'],
  [['acknowledged', 'contact-planned', 'closed'], all, 'Afgesloten'],
  [['acknowledged', 'acknowledged'], ['coordinator'], 'Staat al op gezien'],
  [['contact-planned', 'acknowledged'], ['coordinator'], 'Staat al op contact gepland'],
  [['closed', 'acknowledged'], ['coordinator'], 'Staat al op afgesloten'],
  [['closed', 'closed'], ['coordinator'], 'Staat al op afgesloten'],
  [['closed', 'waived'], ['coordinator'], 'Staat al op afgesloten'],
  [['waived', 'waived'], ['coordinator'], 'Staat al op ontheffing gegeven'],
  [['waived', 'closed'], ['coordinator'], 'Staat al op ontheffing gegeven'],
])('%j', (verbs, heard, text) => {
  const pair = escalated('kpb');
  const before = verbs.slice(0, -1).map((verb) => pair.tap('coordinator', tap(verb)));
  const { memory } = pair;
  const said = pair.tap('coordinator', tap(verbs.at(-1) ?? ''));
  expect(before.map(heardBy)).toEqual(before.map(() => all));
  expect(heardBy(said)).toEqual(heard);
  expect(said.find(({ to }) => to === 'coordinator')?.text).toContain(text);
  expect(pair.memory === memory).toBe(heard.length === 1);
});

test('of two that were ticked only the one that changed is told of', () => {
  const pair = escalated('kpb', 'kvb');
  pair.tap('coordinator', tap('closed'));
  const said = pair.tap('coordinator', tap('acknowledged', undefined, '*'), { gedaan: 'kpb,kvb' });
  const told = said.find(({ to }) => to === 'aios')?.text;
  expect(told).toContain('KVB');
  expect(told).not.toContain('KPB');
  expect(said.find(({ to }) => to === 'coordinator')?.text).toContain(
    'Genoteerd als gezien: aios & opleider: KVB. Het koppel weet het. Staat al op afgesloten: aios & opleider: KPB.',
  );
});

test.each(['acknowledged', 'closed'])('what was done meanwhile cannot be %s', (verb) => {
  const pair = escalated();
  pair.memory.escalations = { kpb: escalation('cancelled') };
  const said = pair.tap('coordinator', tap(verb));
  expect([heardBy(said), said[0]?.text]).toEqual([
    ['coordinator'],
    'Deze knop hoort bij iets wat voorbij is. Typ /leergesprek voor wat er nu kan.',
  ]);
});

/** A request is answered with yes once; a no before it can become a yes. */
test.each<[string[], string[]]>([
  [['waived'], all],
  [['refused', 'waived'], all],
  [['waived', 'waived'], ['coordinator']],
  [['waived', 'refused'], ['coordinator']],
  [['waived-past', 'waived-past'], ['coordinator']],
])('a request for a waiver: %j', (verbs, heard) => {
  const pair = escalated();
  const asked = pair.now;
  const said = verbs.map((verb) => pair.tap('coordinator', tap(verb, asked)));
  expect(heardBy(said.at(-1) ?? [])).toEqual(heard);
  expect(pair.memory.waivers.length).toBe(1);
});

test('the same no twice is one message to the pair, another request another one', () => {
  const pair = escalated();
  const asked = pair.now;
  const keyTo = (when: number) =>
    pair.tap('coordinator', tap('refused', when)).find(({ to }) => to === 'aios')?.key ?? '';
  const [first, again, other] = [keyTo(asked), keyTo(asked), keyTo(asked + 1)];
  expect([first === again, first === other]).toEqual([true, false]);
});

/** A waiver of what was missed, asked for on Wednesday 18 November, is for that week, whenever the answer comes. */
test.each(['2026-11-18', '2026-12-02'])('asked and then given on %s: both name the period that is let off', (day) => {
  const pair = escalated();
  const asked = pair.tap(
    'opleider',
    encodeAction({ kind: 'nudge', verb: 'waive', placement: 'p1', obligation: 'kpb' }),
  );
  const words = 'KPB (maandag 9 november 2026 tot en met zondag 15 november 2026)';
  for (const { text } of asked) expect(text).toContain(words);
  const request = asked.find(({ to }) => to === 'coordinator')?.message;
  pair.now = at(day, '11:00');
  const given = pair.tap('coordinator', request?.buttons[0]?.action ?? '');
  expect(heardBy(given)).toEqual(all);
  for (const { text } of given) expect(text).toContain(words);
  expect(pair.memory.waivers).toMatchObject([{ from: '2026-11-09', to: '2026-11-15' }]);
});

test('one that runs is named up to its end, and one the coordinator was told of from when on they are behind', () => {
  const running = new Pair({
    obligations: [{ id: 'kpb', label: 'KPB', who: 'both', counts: ['kpb'], min: 1, window: 'placement' }],
  });
  const asked = running.tap('aios', encodeAction({ kind: 'nudge', verb: 'waive', placement: 'p1', obligation: 'kpb' }));
  const given = running.tap(
    'coordinator',
    asked.find(({ to }) => to === 'coordinator')?.message.buttons[0]?.action ?? '',
  );
  const [waiver] = running.memory.waivers;
  expect(waiver?.to).toBe('2027-08-29');
  for (const { text } of [...asked, ...given]) expect(text).toContain('tot en met zondag 29 augustus 2027)');
  const told = escalated('kpb')
    .tap('coordinator', tap('waived'))
    .find(({ to }) => to === 'aios')?.text;
  expect(told).toContain('KPB (maandag 2 november 2026 tot en met zondag 15 november 2026)');
});
