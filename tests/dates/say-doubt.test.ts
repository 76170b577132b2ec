import { expect, test } from 'vitest';
import { sayDoubt } from '../../dialogs/answers/say-doubt.ts';
import { readWhen } from '../../dialogs/dates/read-when.ts';
import { realContent } from '../real-content.ts';

const { phrases } = realContent().nl;
/** A Thursday. */
const now = { date: '2026-11-19', time: '09:00' };

test.each([
  ['ma 12:30-13:00', 'error.unsure-one'],
  ['14 dgn 10u', 'error.unsure-one'],
  ['uiterlijk vrijdag 12 uur', 'error.unsure-one'],
  ['morgen half 9', 'error.unsure-time'],
  ['dinsdag 8 uur', 'error.unsure-time'],
  ['donderdag 10 uur', 'error.unsure'],
  ['volgende vrijdag om 14:00', 'error.unsure'],
  ['half drie', 'error.unsure'],
  ['volgende vrijdag half 9', 'error.unsure-moment'],
] as const)('%s is asked with %s', (typed, key) => {
  const when = readWhen(typed, now, { time: 'required' });
  expect(when.kind === 'unsure' && sayDoubt(phrases, when.readings)).toBe(phrases[key]);
});
