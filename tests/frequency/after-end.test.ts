import { expect, test } from 'vitest';
import { nudgesFile } from '../../dialogs/content/programme.ts';
import { daysAfterIn } from '../../dialogs/placements/running.ts';
import { at, input, line, obligation, play } from './pair.ts';

// The placement ends on 22 November; what was asked over it is passed on three weeks after that.
test.each([
  [45, ['ma 2026-12-14 09:00 coordinator escalation gesprek']],
  [22, ['ma 2026-12-14 09:00 coordinator escalation gesprek']],
  [21, []],
])('a placement is looked at for as long after its end as the content says: %i days', (daysAfter, expected) => {
  const rules = nudgesFile.parse({ daysAfter });
  const obligations = [obligation({ window: 'placement', escalate: { days: 21 } })];
  const { said } = play(input({ obligations, rules }), at('2026-11-22', '12:00'), at('2027-03-01'));
  expect(said.filter(({ role }) => role === 'coordinator').map(line)).toEqual(expected);
  expect(daysAfterIn({ rules: { programmes: [], activities: {}, nudges: rules }, holidays: new Set() })).toBe(
    daysAfter,
  );
});

test('a month and a half where the content says nothing, or is not known yet', () => {
  expect([daysAfterIn(null), nudgesFile.parse({}).daysAfter]).toEqual([45, 45]);
});
