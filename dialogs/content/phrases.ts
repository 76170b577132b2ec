import type { PhraseKey, phraseParams } from './phrase-keys.ts';

/** The fixed phrases of one language, by key; every key is there (checked at start). */
export type Phrases = Readonly<Record<PhraseKey, string>>;

type Params<K extends PhraseKey> = { [P in (typeof phraseParams)[K][number]]: string | number };

/** A fixed phrase with its parameters filled in. What is filled in stays plain text: a renderer escapes the whole. */
export function say<K extends PhraseKey>(
  phrases: Phrases,
  key: K,
  ...[params]: (typeof phraseParams)[K] extends readonly [] ? [] : [Params<K>]
): string {
  const template = templateOf(phrases, key);
  if (typeof template === 'string') return template;
  const given: Readonly<Record<string, string | number>> = params ?? {};
  let text = '';
  for (const { before, name } of template) {
    text += before;
    if (name !== null) text += given[name] ?? `{${name}}`;
  }
  return text;
}

/** A phrase without places, or cut at its places: what stands before each one and its name; the last piece has none. */
type Template = string | { before: string; name: string | null }[];

// Phrases are read once at start and said with every message.
const templates = new WeakMap<Phrases, Map<PhraseKey, Template>>();

function templateOf(phrases: Phrases, key: PhraseKey): Template {
  let all = templates.get(phrases);
  if (all === undefined) {
    all = new Map();
    templates.set(phrases, all);
  }
  let template = all.get(key);
  if (template === undefined) {
    template = cut(phrases[key]);
    all.set(key, template);
  }
  return template;
}

function cut(phrase: string): Template {
  // Split on a group, so that the names stand between the texts: text, name, text, name, text.
  const pieces = phrase.split(/\{(\w+)\}/);
  if (pieces.length === 1) return phrase;
  return pieces.flatMap((before, index) => (index % 2 === 0 ? [{ before, name: pieces[index + 1] ?? null }] : []));
}
