import { describe, expect, it, test } from 'vitest';
import { coachesIn, sharedBy, sharedWith, withoutCoach, withShares } from '../../dialogs/coach/shares.ts';
import type { Person } from '../../dialogs/model/person.ts';
import { person } from './sample.ts';

const share = { year: 2026, coach: 'coach', at: 1 };
const coach = person('coach', 'coach');
const trainer = person('opleider', 'trainer', { shares: [share] });

describe('what is shared with somebody', () => {
  const rows: [string, Person, Person, number][] = [
    ['a trainer’s year', coach, trainer, 1],
    ['two years', coach, { ...trainer, shares: [{ ...share, year: 2025 }, share] }, 2],
    ['nothing with another coach', person('ander', 'coach'), trainer, 0],
    ['nothing with who is no coach any more', { ...coach, ended: 5 }, trainer, 0],
    ['nothing with somebody in another role', { ...coach, role: 'coordinator' }, trainer, 0],
    ['nothing at another institute, whatever the ids', { ...coach, institute: 'zuid' }, trainer, 0],
    ['nothing of a trainee', coach, { ...trainer, role: 'trainee' }, 0],
    ['nothing of who shares nothing', coach, person('opleider', 'trainer'), 0],
  ];
  test.each(rows)('%s', (_, reader, sharer, count) => {
    expect(sharedWith(reader, [sharer])).toHaveLength(count);
    expect(sharedBy(reader, new Map([[sharer.id, sharer]]), sharer.id, 2026) !== null).toBe(count > 0);
  });

  it('is only what is named', () => {
    const people = new Map([[trainer.id, trainer]]);
    expect(sharedBy(coach, people, 'opleider', 2025)).toBeNull();
    expect(sharedBy(coach, people, 'opleider', Number.NaN)).toBeNull();
    expect(sharedBy(coach, people, 'nobody', 2026)).toBeNull();
  });

  it('stands by name, the newest year first', () => {
    const one = { ...trainer, id: 'b', name: 'B', shares: [{ ...share, year: 2025 }, share] };
    const other = { ...trainer, id: 'a', name: 'A' };
    expect(sharedWith(coach, [one, other]).map(({ trainer: { name }, share: { year } }) => `${name}${year}`)).toEqual([
      'A2026',
      'B2026',
      'B2025',
    ]);
  });
});

it('without any shares it is as if there never were', () => {
  expect(withShares(trainer, [])).not.toHaveProperty('shares');
  expect(withoutCoach(trainer, 'coach')).toEqual(person('opleider', 'trainer'));
  expect(withoutCoach(trainer, 'ander')).toBe(trainer);
});

it('the coaches of an institute are those who are one now', () => {
  const all = [
    coach,
    { ...person('oud', 'coach'), ended: 1 },
    { ...person('zuid', 'coach'), institute: 'zuid' },
    trainer,
  ];
  expect(coachesIn(all, 'noord').map(({ id }) => id)).toEqual(['coach']);
});
