import { type Phrases, say } from '../content/phrases.ts';
import type { Reading } from '../dates/read-when.ts';

/** The question about a moment that was not plainly said: names what is in doubt, the day, the time or both; of one reading whether it is right. */
export function sayDoubt(phrases: Phrases, readings: readonly Reading[]): string {
  if (readings.length < 2) return say(phrases, 'error.unsure-one');
  const days = new Set(readings.map(({ date }) => date)).size;
  const times = new Set(readings.map(({ time }) => time)).size;
  if (days === 1) return say(phrases, 'error.unsure-time');
  return say(phrases, times === 1 ? 'error.unsure' : 'error.unsure-moment');
}
