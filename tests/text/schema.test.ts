import { expect, test } from 'vitest';
import { wordingLists } from '../../dialogs/text/schema.ts';
import { lists } from './lists.ts';

const withVague = (vague: unknown) => ({ ...lists, smart: { ...lists.smart, vague } });

test.each([['beter*'], ['beter worden'], ['n.v.t.'], ["collega's"], ['video-opname*']])(
  'staff may write %s',
  (phrase) => {
    expect(wordingLists.safeParse(withVague([phrase])).success).toBe(true);
  },
);

test.each([['be*ter'], ['*beter'], ['beter *'], ['(a+)+'], [''], ['a|b'], [7]])('not a plain phrase: %s', (phrase) => {
  expect(wordingLists.safeParse(withVague([phrase])).success).toBe(false);
});

test('unknown lists and missing lists are refused', () => {
  expect(wordingLists.safeParse({ ...lists, extra: [] }).success).toBe(false);
  expect(wordingLists.safeParse({ ...lists, smart: undefined }).success).toBe(false);
});

test('every age has words, from birth on', () => {
  const from = lists.suggestions.ages.map((age) => age.from);
  expect(from[0]).toBe(0);
  expect(from).toEqual([...from].sort((one, other) => one - other));
});
