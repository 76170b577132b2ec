import { fold, rawWords } from './folded.ts';
import { findPhrases, tokenise } from './phrases.ts';
import type { WordingLists } from './schema.ts';

/** What keeps a learning goal from being SMART. `found`: the vague words as written, null for the other codes. */
export type SmartHint =
  | { code: 'vague'; found: string }
  | { code: 'no-measure' | 'no-date' | 'too-short'; found: null };

/** A learning goal: what, how it is measured, and by when in the writer's words or as a date. */
export type Goal = { what: string; measured?: string | undefined; by?: string | null | undefined };

/** What to ask on about a goal; nothing when it is concrete, measurable and has a date. */
export function smartHints(goal: Goal, lists: WordingLists): SmartHint[] {
  const { smart } = lists;
  const what = fold(goal.what);
  const tokens = tokenise(what.text);
  const hints: SmartHint[] = [];
  if (tokens.length < smart.fewestWords) hints.push({ code: 'too-short', found: null });
  const vague = findPhrases(tokens, smart.vague)[0];
  if (vague) hints.push({ code: 'vague', found: rawWords(what, vague.start, vague.end) });
  if (!isMeasured(goal, smart)) hints.push({ code: 'no-measure', found: null });
  if (!goal.by?.trim()) hints.push({ code: 'no-date', found: null });
  return hints;
}

/** A measure of its own that says more than a feeling, or one within the goal itself ("twee keer per week"). */
function isMeasured({ what, measured }: Goal, lists: WordingLists['smart']): boolean {
  const own = tokenise(fold(measured ?? '').text);
  if (own.length > 0) {
    const measures = findPhrases(own, lists.measures).length > 0;
    return measures || own.some(({ text }) => /^\p{N}/u.test(text)) || findPhrases(own, lists.noMeasures).length === 0;
  }
  return findPhrases(tokenise(fold(what).text), lists.measures).length > 0;
}
