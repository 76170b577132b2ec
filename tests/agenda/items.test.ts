import { describe, expect, it } from 'vitest';
import {
  itemsBetween,
  itemsFor,
  mayRemove,
  mostItems,
  sentAgenda,
  withItems,
  withoutItems,
} from '../../dialogs/agenda/items.ts';
import { itemWith, placementWith } from './sample.ts';

const duo = ['aios', 'noord', 'zuid'];

describe('who may read an item', () => {
  it.each([
    ['own, not sent', {}, 'aios', true],
    ['of the trainee, not sent', {}, 'opleider', false],
    ['of the trainee, sent', { shared: true }, 'opleider', true],
    ['of a talk with the other trainer of a duo', { shared: true, people: ['aios', 'noord'] }, 'zuid', false],
    ['own, but no longer one of its people', { people: ['opleider', 'noord'] }, 'aios', false],
    ['of another pair', { shared: true }, 'vreemd', false],
  ])('%s', (_, given, person, seen) => {
    expect(itemsFor(placementWith({ agenda: [itemWith(given)] }), person)).toHaveLength(seen ? 1 : 0);
  });

  it('sending shows everything to everybody it is for', () => {
    const placement = placementWith({ agenda: [itemWith(), itemWith({ id: 'i2', people: ['aios', 'noord'] })] });
    const sent = sentAgenda(placement, 7);
    expect(sent.agendaSent).toBe(7);
    expect(itemsFor(sent, 'opleider').map(({ id }) => id)).toEqual(['i1']);
    expect(itemsFor(sent, 'noord').map(({ id }) => id)).toEqual(['i2']);
  });
});

it.each([
  [['aios', 'noord'], ['aios', 'noord'], 1],
  [['aios', 'noord'], ['aios', 'zuid'], 0],
  [['aios', 'noord'], duo, 1],
  [duo, ['aios', 'zuid'], 1],
  [['aios'], ['aios', 'zuid'], 0],
])('an item for %j belongs in a conversation of %j: %i', (people, session, count) => {
  expect(itemsBetween(placementWith({ agenda: [itemWith({ people })] }), session)).toHaveLength(count);
});

it.each([
  ['own', { by: 'aios' }, 'aios', true],
  ["the other's question", { by: 'opleider', origin: 'question', shared: true } as const, 'aios', false],
  ['kept from last time', { by: 'opleider', origin: 'parked', shared: true } as const, 'aios', true],
  ['an agreement that the other has not sent yet', { by: 'aios', origin: 'agreement' } as const, 'opleider', false],
  ['not one of its people', { by: 'aios', origin: 'parked', shared: true } as const, 'noord', false],
])('removing %s', (_, given, person, may) => {
  expect(mayRemove(itemWith(given), person)).toBe(may);
});

describe('putting items on', () => {
  it.each([
    ['the same words of the same person', {}, { id: 'i2' }, 1],
    ['the same words of the other', {}, { id: 'i2', by: 'opleider' }, 2],
    ['the same words for other people', {}, { id: 'i2', people: duo }, 2],
    ['the same proposal by both', { source: 's.1' }, { id: 'i2', by: 'opleider', source: 's.1', what: 'anders' }, 1],
    ['another proposal in the same words', { source: 's.1' }, { id: 'i2', source: 's.2' }, 2],
    ['own words that a proposal has too', { source: 's.1' }, { id: 'i2' }, 2],
  ])('%s', (_, one, other, count) => {
    expect(withItems(placementWith(), [itemWith(one), itemWith(other)]).agenda).toHaveLength(count);
  });

  it('never holds more than there is room for', () => {
    const many = Array.from({ length: mostItems + 5 }, (_, n) => itemWith({ id: `i${n}`, what: `punt ${n}` }));
    expect(withItems(placementWith(), many).agenda).toHaveLength(mostItems);
  });

  it('takes away what is named and nothing else', () => {
    const placement = placementWith({ agenda: [itemWith(), itemWith({ id: 'i2' })] });
    expect(withoutItems(placement, ['i1', 'weg']).agenda.map(({ id }) => id)).toEqual(['i2']);
  });
});
