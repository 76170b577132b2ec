import type { FrequencyRules } from '../content/programme.ts';
import type { Frequency } from '../nudges/case-of.ts';

type Labels = { obligations: ReadonlyMap<string, string>; programmes: ReadonlyMap<string, string> };

// The rules are read once at start.
const known = new WeakMap<FrequencyRules, Labels>();
const none: Labels = { obligations: new Map(), programmes: new Map() };

/** What people call requirements and programmes, by id. Of several versions the last one counts. */
export function labelsIn(frequency: Frequency | null): Labels {
  if (frequency === null) return none;
  const found = known.get(frequency.rules);
  if (found !== undefined) return found;
  const { programmes } = frequency.rules;
  const made = {
    obligations: new Map(programmes.flatMap(({ obligations }) => obligations.map(({ id, label }) => [id, label]))),
    programmes: new Map(programmes.map(({ id, title }) => [id, title])),
  };
  known.set(frequency.rules, made);
  return made;
}
