import { expect, test } from 'vitest';
import { shuffled } from '../../dialogs/polls/shuffle.ts';
import { openPureGroup } from './pure-group.ts';

test('every text stays, and each stands in each place about as often', () => {
  let ids = 0;
  const newId = () => `n${++ids}`;
  const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const rounds = 4000;
  const seen = texts.map(() => new Map<string, number>());
  for (let round = 0; round < rounds; round += 1) {
    const order = shuffled(texts, newId);
    expect([...order].sort()).toEqual(texts);
    order.forEach((text, at) => {
      seen[at]?.set(text, (seen[at]?.get(text) ?? 0) + 1);
    });
  }
  // An even spread is 500 each; 5 standard deviations are 105.
  for (const places of seen)
    for (const text of texts) expect(Math.abs((places.get(text) ?? 0) - 500)).toBeLessThan(105);
});

test('the same ids give the same order', () => {
  const order = (start: number) => {
    let ids = start;
    return shuffled(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], () => `n${++ids}`).join('');
  };
  expect(order(0)).toBe(order(0));
  expect(new Set([0, 1, 2, 3, 4, 5].map((start) => order(start * 100))).size).toBeGreaterThan(4);
});

test('comments do not come back in the order in which they were written', () => {
  const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];
  const hall = openPureGroup('leergesprekken', members);
  for (const who of members) hall.act(who, 'send', '', { keuze: 'een', toelichting: `van ${who}` });
  hall.now = hall.poll.closes;
  hall.wake('poll-close');
  const written = members.map((who) => `van ${who}`);
  const { comments = null } = hall.poll.result ?? {};
  expect([...(comments ?? [])].sort()).toEqual(written);
  expect(comments).not.toEqual(written);
  expect(comments).not.toEqual(written.toReversed());
});
