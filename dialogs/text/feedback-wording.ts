import { type Folded, fold, rawWords } from './folded.ts';
import { findPhrases, type Occurrence, occursWithin, type Token, tokenise } from './phrases.ts';
import type { WordingLists } from './schema.ts';

/** A wording that breaks a feedback rule. `found`: the words as written, to be shown to the writer only. */
export type Hint = { rule: 'person' | 'absolute' | 'old-case' | 'we' | 'verdict'; found: string };

/** Wordings that break a feedback rule, in reading order, each rule and wording once. */
export function wordingHints(text: string, lists: WordingLists): Hint[] {
  const folded = fold(text);
  const tokens = tokenise(folded.text);
  const { person, absolute, oldCase, we, verdict } = lists.feedback;
  const places = [
    ...personPlaces(tokens, person).map((at) => ({ ...at, rule: 'person' as const })),
    ...listedPlaces(tokens, absolute).map((at) => ({ ...at, rule: 'absolute' as const })),
    ...listedPlaces(tokens, oldCase).map((at) => ({ ...at, rule: 'old-case' as const })),
    ...listedPlaces(tokens, we).map((at) => ({ ...at, rule: 'we' as const })),
    ...listedPlaces(tokens, verdict).map((at) => ({ ...at, rule: 'verdict' as const })),
  ].sort((one, other) => one.start - other.start);
  return once(places.map(({ rule, start, end }) => ({ rule, found: rawWords(folded, start, end) })));
}

type Place = { start: number; end: number };
type Person = WordingLists['feedback']['person'];

/** Listed wordings, but for those that an exception covers and those inside a longer one. */
function listedPlaces(tokens: readonly Token[], { find, except }: { find: string[]; except: string[] }): Place[] {
  const exceptions = findPhrases(tokens, except);
  let until = 0;
  return findPhrases(tokens, find).filter(({ start, end }) => {
    if (start < until || occursWithin(exceptions, start, end)) return false;
    until = end;
    return true;
  });
}

/** "je bent [fillers] slordig", "jij bent een ...", "omdat je [fillers] slordig bent". */
function personPlaces(tokens: readonly Token[], lists: Person): Place[] {
  const at = (phrases: readonly string[]) => new Map(findPhrases(tokens, phrases).map((found) => [found.from, found]));
  const fillers = at(lists.fillers);
  const labels = at(lists.labels);
  const noLabels = at(lists.noLabelAfterArticle);
  const verbs = at(lists.verbsAtEnd);
  const perfect = at(lists.perfectTense);
  const pastFillers = (from: number): number => {
    let next = from;
    for (let step = 0; step < 4 && follows(tokens, next); step += 1) next = fillers.get(next)?.to ?? next;
    return next;
  };
  const labelAt = (from: number): Occurrence | undefined => {
    if (!follows(tokens, from)) return undefined;
    const label = labels.get(from);
    if (label || tokens[from]?.text !== 'een' || !follows(tokens, from + 1) || noLabels.has(from + 1)) return label;
    const noun = tokens[from + 1];
    return noun && { start: tokens[from]?.start ?? 0, end: noun.end, from, to: from + 2, dotted: false };
  };
  const opened = findPhrases(tokens, lists.openers).flatMap(({ start, to }) => {
    const label = labelAt(pastFillers(to));
    return label && !clauseHas(tokens, label.to, perfect) ? [{ start, end: label.end }] : [];
  });
  const subordinate = findPhrases(tokens, lists.subjects).flatMap(({ start, to }) => {
    const label = labelAt(pastFillers(to));
    const verb = label && follows(tokens, label.to) ? verbs.get(label.to) : undefined;
    return verb ? [{ start, end: verb.end }] : [];
  });
  let until = 0;
  return [...opened, ...subordinate]
    .sort((one, other) => one.start - other.start)
    .filter(({ start, end }) => {
      if (start < until) return false;
      until = end;
      return true;
    });
}

/** Whether a token stands in the same clause as the one before it. */
function follows(tokens: readonly Token[], at: number): boolean {
  const gap = tokens[at - 1]?.gap;
  return at < tokens.length && (gap === 'open' || gap === 'none');
}

/** "je bent stil blijven zitten": the perfect tense tells what was done, not what one is. */
function clauseHas(tokens: readonly Token[], from: number, words: ReadonlyMap<number, Occurrence>): boolean {
  for (let at = from; at < from + 7 && follows(tokens, at); at += 1) if (words.has(at)) return true;
  return false;
}

function once(hints: readonly Hint[]): Hint[] {
  const seen = new Set<string>();
  return hints.filter(({ rule, found }) => {
    const key = `${rule} ${plainWords(fold(found))}`;
    return !seen.has(key) && seen.add(key);
  });
}

function plainWords({ text }: Folded): string {
  return tokenise(text)
    .map((token) => token.text)
    .join(' ');
}
