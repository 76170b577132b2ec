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
  const given: Readonly<Record<string, string | number>> = params ?? {};
  return phrases[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    given[name] === undefined ? whole : String(given[name]),
  );
}
