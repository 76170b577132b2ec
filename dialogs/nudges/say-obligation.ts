import { type Phrases, say } from '../content/phrases.ts';
import type { Obligation } from '../content/programme.ts';

/** A requirement by name, with how long one time has to be where it asks that: who did less can see why it does not count. */
export function sayObligation({ label, minutes, average }: Obligation, phrases: Phrases): string {
  if (minutes === undefined) return label;
  return say(phrases, average ? 'nudge.label-average' : 'nudge.label-minutes', { label, minutes });
}
