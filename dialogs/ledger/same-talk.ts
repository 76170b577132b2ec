import type { Activities, FrequencyRules } from '../content/programme.ts';
import { versionFor } from '../content/programme-version.ts';
import type { Placement } from '../model/placement.ts';

/**
 * The activities that may be the same talk as one of this kind: itself, and those that a requirement of the pair counts beside
 * it without saying which kind of conversation it was. Of such an activity it is every kind that is counted beside it.
 * A form of a conversation may be the same talk as each activity that it is as well.
 */
export function sameTalk(
  kind: string,
  { programmes, start }: Placement,
  rules: FrequencyRules | undefined,
  activities: Activities,
): readonly string[] {
  const asked = programmes.flatMap((id) => versionFor(rules?.programmes ?? [], id, start)?.obligations ?? []);
  const isLed = (one: string) => activities[one]?.conversation !== undefined;
  const beside = asked
    .filter(({ counts }) => counts.includes(kind))
    .flatMap(({ counts }) => counts.filter((other) => isLed(other) !== isLed(kind)));
  const forms = Object.entries(activities).flatMap(([id, { as }]) => (as?.includes(kind) === true ? [id] : []));
  return [...new Set([kind, ...(activities[kind]?.as ?? []), ...forms, ...beside])];
}
