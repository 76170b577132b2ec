import { describe, expect, test } from 'vitest';
import { peopleNamed } from '../../dialogs/text/people-named.ts';
import { holdsOne, saysOnly } from '../../dialogs/text/says-only.ts';

describe('says only', () => {
  test.each<[string, boolean]>([
    ['ok', true],
    ['Ja, prima zo!', true],
    ['laat maar zo 👍', true],
    ['ja maar niet dinsdag', false],
    ['hoor', false],
    ['', false],
    ['ja '.repeat(13), false],
  ])('%s: %s', (text, is) => {
    expect(saysOnly(text, ['ja', 'ok', 'prima', 'zo', 'laat maar zo'], ['hoor', 'maar'])).toBe(is);
  });

  test.each<[string, boolean]>([
    ['volgens mij nog niet', true],
    ['nog een keer niet', false],
    [`${'woord '.repeat(12)}nog niet`, false],
  ])('%s holds it: %s', (text, is) => {
    expect(holdsOne(text, ['nog niet'])).toBe(is);
  });
});

describe('people named', () => {
  const people = [
    { id: 'a', name: 'Joost van Vliet' },
    { id: 'b', name: 'Jan Bos' },
    { id: 'c', name: 'Sanne Bos' },
    { id: 'd', name: 'Sanne Visser' },
  ];
  test.each<[string, string, string[]]>([
    ['kpb met joost gisteren', 'kpb gisteren', ['a']],
    ['kpb samen met dr. Joost van Vliet gisteren', 'kpb gisteren', ['a']],
    ['kpb joost, gisteren', 'kpb , gisteren', ['a']],
    ['kpb 5 jan', 'kpb 5 jan', []],
    ['kpb met jan 5 jan', 'kpb 5 jan', ['b']],
    ['kpb sanne', 'kpb', ['c', 'd']],
    ['kpb sanne visser', 'kpb', ['d']],
    ['gesprek met els gisteren', 'gesprek met els gisteren', []],
  ])('%s leaves %s', (text, rest, named) => {
    const found = peopleNamed(text, people, new Set());
    expect([found.rest, found.named.toSorted()]).toEqual([rest, named]);
  });

  test('a first name that is a word of an activity is a name only in full', () => {
    expect(peopleNamed('feedback gisteren', [{ id: 'a', name: 'Feedback Vos' }], new Set(['feedback'])).named).toEqual(
      [],
    );
  });
});
