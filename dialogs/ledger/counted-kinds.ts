import type { FrequencyRules } from '../content/programme.ts';
import { versionFor } from '../content/programme-version.ts';
import type { Placement } from '../model/placement.ts';

/**
 * The activities that the programmes of these placements count; null when that is not known or one of them follows no
 * programme, and so anything may be worth keeping.
 */
export function countedKinds(rules: FrequencyRules | undefined, placements: readonly Placement[]): Set<string> | null {
  if (rules === undefined) return null;
  const kinds = new Set<string>();
  for (const { programmes, start, year } of placements) {
    const versions = programmes.flatMap((id) => versionFor(rules.programmes, id, start) ?? []);
    if (versions.length === 0) return null;
    const asked = versions.flatMap(({ obligations }) => obligations);
    for (const { counts, year: only } of asked)
      if (only === undefined || only === year) for (const kind of counts) kinds.add(kind);
  }
  return kinds;
}
