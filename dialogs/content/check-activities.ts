import type { Sourced } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';
import type { Activities, NudgeRules } from './programme.ts';

/** Each word after `log` means one activity, and a finished conversation counts as one. */
export function checkActivities({ file, value }: Sourced<Activities>): Finding[] {
  const words = Object.entries(value).flatMap(([name, { words: own }]) =>
    own.map((word, at) => ({ key: word, name, path: [name, 'words', at] })),
  );
  const kinds = Object.entries(value).flatMap(([name, { conversation, form }]) =>
    conversation === undefined || form !== undefined ? [] : [{ key: conversation, name, path: [name, 'conversation'] }],
  );
  return [
    ...claimedTwice(words).map(({ path, key: word, first, name: second }) =>
      finding(file, path, 'word-twice', { word, first, second }),
    ),
    ...claimedTwice(kinds).map(({ path, key: kind, first, name: second }) =>
      finding(file, path, 'conversation-twice', { kind, first, second }),
    ),
  ];
}

/** The day runs forward and what has its own time falls within it. */
export function checkNudges({ file, value }: Sourced<NudgeRules>): Finding[] {
  const { from, to } = value;
  if (from >= to) return [finding(file, ['to'], 'nudges-order', { from, to })];
  return (['morning', 'prepareAt'] as const)
    .filter((key) => value[key] < from || value[key] >= to)
    .map((key) => finding(file, [key], 'nudges-outside', { key, time: value[key], from, to }));
}

type Claim = { key: string; name: string; path: (string | number)[] };

function claimedTwice(claims: readonly Claim[]): (Claim & { first: string })[] {
  const taken = new Map<string, string>();
  return claims.flatMap((claim) => {
    const first = taken.get(claim.key);
    taken.set(claim.key, first ?? claim.name);
    return first === undefined ? [] : [{ ...claim, first }];
  });
}
