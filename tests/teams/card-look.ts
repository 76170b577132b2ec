import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { cardWords } from '../../adapters/cards/words.ts';
import type { TeamsLook } from '../../adapters/teams/render.ts';
import { teamsTexts } from '../../adapters/teams/texts.ts';

const read = (name: string): unknown =>
  parse(readFileSync(new URL(`../../prompts/nl/${name}`, import.meta.url), 'utf8'));

/** How the product shows messages in Teams, with a key as long as keys get. */
export const look: TeamsLook = {
  words: cardWords.parse(read('cards.yaml')),
  texts: teamsTexts.parse(read('teams.yaml')),
  asks: null,
  key: 'm|0192c7e2-7d5e-7c1a-9a55-5f0a6e0c1b2d|opleider-oost|12',
  fileUrl: (key, index) => `https://leergesprek.example/bestand/${encodeURIComponent(key)}/${index}`,
};
