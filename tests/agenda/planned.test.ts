import { describe, expect, it } from 'vitest';
import { afterTalk, comingFor, withoutTalk, withTalk } from '../../dialogs/agenda/planned.ts';
import { placementWith, talkWith } from './sample.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 19, 9);

it('what is to come: of this person only, the first one first, over all placements', () => {
  const one = placementWith({
    planned: [talkWith({ id: 'later', at: now + 9 * hour }), talkWith({ id: 'gone', at: now - 1 })],
  });
  const two = placementWith({
    id: 'p2',
    planned: [talkWith({ id: 'first', at: now }), talkWith({ id: 'other', at: now + hour, people: ['noord', 'zuid'] })],
  });
  expect(comingFor([one, two], 'aios', now).map(({ talk }) => talk.id)).toEqual(['first', 'later']);
});

it('planning one drops what is long past; moving one keeps it single', () => {
  const before = placementWith({
    planned: [talkWith({ id: 'old', at: now - 13 * hour }), talkWith({ id: 't1', at: now + hour })],
  });
  const moved = withTalk(before, talkWith({ id: 't1', at: now + 5 * hour, changes: 1 }), now);
  expect(moved.planned).toEqual([talkWith({ id: 't1', at: now + 5 * hour, changes: 1 })]);
  expect(withoutTalk(moved, 't1').planned).toEqual([]);
});

describe('after a finished conversation', () => {
  it.each([
    ['nothing planned: the sent agenda is used up', [], null, 0],
    ['the planned one, on its time', [talkWith({ at: now - hour })], null, 0],
    ['the planned one, half a day early', [talkWith({ at: now + 12 * hour })], null, 0],
    ['one in between', [talkWith({ at: now + 13 * hour })], 7, 1],
    ['one of two', [talkWith({ at: now }), talkWith({ id: 't2', at: now + 99 * hour })], null, 1],
    ['one that others of the duo planned', [talkWith({ at: now, people: ['noord', 'zuid'] })], null, 1],
  ])('%s', (_, planned, agendaSent, left) => {
    const { placement, over } = afterTalk(placementWith({ planned, agendaSent: 7 }), ['aios', 'opleider'], now);
    expect(placement.agendaSent).toBe(agendaSent);
    expect(placement.planned).toHaveLength(left);
    expect(over).toHaveLength(planned.length - left);
  });
});
