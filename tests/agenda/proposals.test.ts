import { describe, expect, it } from 'vitest';
import { itemOf, proposalsFor } from '../../dialogs/agenda/proposals.ts';
import { agreementWith, itemWith, placementWith } from './sample.ts';

describe('what is proposed for the agenda', () => {
  it.each([
    ['open', { outcome: 'open' } as const, true],
    ['not yet done', { outcome: 'not-yet' } as const, true],
    ['tried', { outcome: 'tried' } as const, false],
    ['changed', { outcome: 'changed' } as const, false],
    ['of a talk with oneself', { people: ['aios'] }, false],
    ['of a talk this person was not in', { people: ['aios', 'noord'] }, false],
  ])('an agreement that is %s', (_, given, proposed) => {
    const placement = placementWith({ agreements: [agreementWith(given)] });
    expect(proposalsFor(placement, 'opleider')).toHaveLength(proposed ? 1 : 0);
  });

  it.each([
    ['in the trainee’s words, to the trainee', 'aios', 'aios', 'own aios nieuw'],
    ['in the trainee’s words, not to the successor', 'aios', 'nieuw', undefined],
    ['in the words of who left, to nobody', 'opleider', 'aios', undefined],
    ['in words of which nobody knows whose', undefined, 'aios', undefined],
  ])('of an agreement with a trainer who left: %s', (_, by, person, proposed) => {
    const agreement = agreementWith(by === undefined ? {} : { by });
    const placement = placementWith({ trainers: ['nieuw'], agreements: [agreement] });
    const [found] = proposalsFor(placement, person).map(({ origin, people }) => `${origin} ${people.join(' ')}`);
    expect(found).toBe(proposed);
  });

  it('puts the first due first, what runs behind last, and no more than six', () => {
    const agreements = ['2026-12-20', '2026-11-30', '2026-12-01'].map((on, n) =>
      agreementWith({ position: `p${n}`, on }),
    );
    const behind = Array.from({ length: 5 }, (_, n) => ({
      id: `behind.${n}`,
      origin: 'behind' as const,
      what: 'Videotoets',
      people: ['aios', 'opleider'],
      on: null,
    }));
    const ids = proposalsFor(placementWith({ agreements }), 'aios', behind).map(({ id }) => id);
    expect(ids).toEqual(['s1.p1', 's1.p2', 's1.p0', 'behind.0', 'behind.1', 'behind.2']);
  });

  it('returns to what a talk about the person ended in', () => {
    const placement = placementWith({ agreements: [agreementWith({ counts: 'person' })] });
    expect(proposalsFor(placement, 'aios')[0]?.origin).toBe('return');
  });

  it('leaves out what stands on the agenda already', () => {
    const placement = placementWith({ agreements: [agreementWith()] });
    const [proposal] = proposalsFor(placement, 'aios');
    if (proposal === undefined) throw new Error('nothing proposed');
    const item = itemOf(proposal, 'i9', 'aios', 5, true);
    expect(item).toEqual(
      itemWith({
        id: 'i9',
        origin: 'agreement',
        source: 's1.plan',
        what: 'Op tijd beginnen',
        on: { date: '2026-12-11', time: null },
        at: 5,
        shared: true,
      }),
    );
    expect(proposalsFor({ ...placement, agenda: [item] }, 'aios')).toEqual([]);
  });
});
