import { fold } from './folded.ts';

/** A word or number in a folded text. `gap` tells what stands between it and the next one. */
export type Token = { text: string; start: number; end: number; gap: Gap };
type Gap = 'none' | 'open' | 'dot' | 'stop';

/** Where a listed phrase occurs: characters [start, end) and tokens [from, to) of the folded text. */
export type Occurrence = { start: number; end: number; from: number; to: number; dotted: boolean };

type Part = { text: string; wild: boolean; dotted: boolean };
/** Phrases by their first word; those whose first word may go on, by its first character. */
type Compiled = { byFirst: Map<string, Part[][]>; wildFirst: Map<string, Part[][]> };

/**
 * All occurrences of the listed phrases, the longest one per starting word, in reading order. Phrases are
 * plain words; `*` ends a word that may go on; a dot after a word allows, not demands, a dot in the text.
 */
export function findPhrases(tokens: readonly Token[], phrases: readonly string[]): Occurrence[] {
  const compiled = compile(phrases);
  const found: Occurrence[] = [];
  tokens.forEach((token, from) => {
    const plain = compiled.byFirst.get(token.text);
    const wild = compiled.wildFirst.get(token.text.charAt(0));
    if (!plain && !wild) return;
    let best: Occurrence | undefined;
    for (const parts of [...(plain ?? []), ...(wild ?? [])]) {
      const last = tokens[from + parts.length - 1];
      if (!last || !matches(tokens, from, parts) || (best && best.to >= from + parts.length)) continue;
      const dotted = parts[parts.length - 1]?.dotted ?? false;
      best = { start: token.start, end: last.end, from, to: from + parts.length, dotted };
    }
    if (best) found.push(best);
  });
  return found;
}

/** The words and numbers of a folded text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/\p{L}+|\p{N}+/gu)) {
    const previous = tokens[tokens.length - 1];
    if (previous) previous.gap = gapOf(text.slice(previous.end, match.index));
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length, gap: 'stop' });
  }
  return tokens;
}

/** Whether an occurrence overlaps the characters [from, to). Occurrences must be in reading order. */
export function occursWithin(found: readonly Occurrence[], from: number, to: number): boolean {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.start ?? 0) < to) low = middle + 1;
    else high = middle;
  }
  const last = found[low - 1];
  return last !== undefined && last.end > from;
}

function matches(tokens: readonly Token[], from: number, parts: readonly Part[]): boolean {
  return parts.every((part, index) => {
    const token = tokens[from + index];
    if (!token || !(part.wild ? token.text.startsWith(part.text) : token.text === part.text)) return false;
    if (index === parts.length - 1) return true;
    return token.gap === 'open' || token.gap === 'none' || (token.gap === 'dot' && part.dotted);
  });
}

function gapOf(between: string): Gap {
  if (between === '') return 'none';
  if (/^[\s,'"()-]+$/.test(between)) return 'open';
  return /^\.\s?$/.test(between) ? 'dot' : 'stop';
}

// Lists are read once at start and then asked for with every text.
const cache = new WeakMap<readonly string[], Compiled>();

function compile(phrases: readonly string[]): Compiled {
  const known = cache.get(phrases);
  if (known) return known;
  const compiled: Compiled = { byFirst: new Map(), wildFirst: new Map() };
  for (const phrase of phrases) {
    const parts = partsOf(phrase);
    const first = parts[0];
    if (!first) continue;
    const [index, word] = first.wild ? [compiled.wildFirst, first.text.charAt(0)] : [compiled.byFirst, first.text];
    index.set(word, [...(index.get(word) ?? []), parts]);
  }
  cache.set(phrases, compiled);
  return compiled;
}

/**
 * A pattern that matches in any lower-case ASCII text without digits in which one of the phrases occurs, and in few
 * others: a quick look before a text is taken apart. Phrases of other characters never occur in such a text.
 */
export function asciiPattern(phrases: readonly string[]): RegExp {
  const patterns = phrases
    .map(partsOf)
    .filter((parts) => parts.every(({ text }) => /^[a-z]+$/.test(text)))
    .map((parts) => parts.map(({ text, wild }) => (wild ? `${text}[a-z]*` : text)).join('[^a-z]+'));
  return new RegExp(`(?<![a-z])(?:${[...new Set(patterns)].join('|')})(?![a-z])`);
}

function partsOf(phrase: string): Part[] {
  const { text } = fold(phrase);
  return tokenise(text).map(({ text: word, end }) => ({
    text: word,
    wild: text[end] === '*',
    dotted: text[end] === '.',
  }));
}
