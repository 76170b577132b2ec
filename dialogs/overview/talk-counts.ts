import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import { activityOf } from '../ledger/entries.ts';
import type { Entry } from '../model/decision.ts';

/** The kinds of conversation, each with what people call it. */
export const talkKinds = {
  person: 'kind.person',
  task: 'kind.task',
  process: 'kind.process',
  three: 'kind.three',
  feedback: 'kind.feedback',
} as const;

/** How many conversations there were, how long together, and what else was noted. Nothing of the kinds: those are the pair's. */
export function talkCounts(language: Language, own: readonly Entry[]): string {
  const { phrases } = language;
  const talks = own.filter((entry) => isTalk(language, entry));
  const others = own.length - talks.length;
  return [
    talks.length === 0
      ? say(phrases, 'overview.no-talks')
      : say(phrases, 'overview.counts', {
          count: total(talks, times),
          minutes: total(talks, ({ minutes }) => minutes),
        }),
    ...(others === 0 ? [] : [say(phrases, 'overview.counts-other', { count: others })]),
  ].join('; ');
}

/** Is this a learning conversation, led here or logged by hand, also where nobody said of which kind? */
export function isTalk({ activities }: Language, { kind }: Entry): boolean {
  const activity = activities[activityOf(kind, activities)];
  return activity?.conversation !== undefined || activity?.talk === true || kind in talkKinds;
}

/** How often an entry counts. */
export function times({ amount }: Entry): number {
  return amount;
}

/** Something added up over entries. */
export function total(entries: readonly Entry[], of: (entry: Entry) => number): number {
  return entries.reduce((sum, entry) => sum + of(entry), 0);
}
