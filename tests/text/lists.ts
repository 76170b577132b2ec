import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type WordingLists, wordingLists } from '../../dialogs/text/schema.ts';

/** The lists as staff keep them. */
export const lists: WordingLists = wordingLists.parse(
  parse(readFileSync(new URL('../../prompts/nl/wording.yaml', import.meta.url), 'utf8')),
);

/** Printed with every property test, to replay one that failed. */
export const SEED = 20_261_119;
