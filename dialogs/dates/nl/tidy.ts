import { mendTypo } from './typos.ts';
import { anyOf, numbers, weekdays } from './words.ts';

/** Longest text that is read; what comes after is dropped. A date takes some forty characters, a wordy answer a hundred. */
const longest = 200;

const day = anyOf(weekdays);
const rewrites: ReadonlyArray<readonly [RegExp, string]> = [
  [/(?<![a-z])dgn\b\.?/g, ' dagen'],
  [/(?<![a-z])wkn\b\.?/g, ' weken'],
  [/(?<![a-z])mnd(?:en)?\b\.?/g, ' maanden'],
  [new RegExp(`(?<![\\p{L}\\d])(\\d{1,2}|${anyOf(numbers)}) ?wk\\b\\.?(?! ?\\d)`, 'gu'), '$1 weken'],
  [/\b(?:vlg|vlgd|vlgde|vlgnd|vlgnde|volg)\b\.?/g, 'volgende'],
  [/['`‘’´]s[ -]?(ochtend|morgen|middag|avond|nacht)s\b/g, ' deel-$1'],
  [/\bs ?(ochtend|morgen|middag|avond|nacht)s\b/g, ' deel-$1'],
  [/\b(?:in de|op de|aan het (?:begin|eind) van de) (ochtend|middag|avond|nacht)\b/g, ' deel-$1'],
  [/\bvan(?:daag (?:in de )?)?(ochtend|morgen|middag|avond|nacht)\b/g, 'vandaag deel-$1'],
  [/\bmorgenvroeg\b|\bmorgen vroeg\b/g, 'morgen deel-ochtend'],
  [
    new RegExp(
      `\\b(${day}|overmorgen|morgen|gisteren|gister)[ -]?(ochtend|middag|avond|nacht|voormiddag|namiddag)\\b`,
      'g',
    ),
    '$1 deel-$2',
  ],
  // "dinsdag morgen" is Tuesday morning; a bare "morgen" is tomorrow.
  [new RegExp(`\\b(${day}) ?morgen\\b`, 'g'), '$1 deel-ochtend'],
  [/\b(?:in de )?(voormiddag|namiddag)\b/g, ' deel-$1'],
  [/deel- ?deel-/g, 'deel-'],
  [/deel-(?:morgen|voormiddag)/g, 'deel-ochtend'],
  [/deel-namiddag/g, 'deel-middag'],
  [/\ba\.s\.|\ba\.s\b|\b(?:aan(?:staande?|komende?)|eerst ?volgende?|komend)\b/g, 'komende'],
  [new RegExp(`\\b(${day}) as\\b|\\bas (${day})\\b`, 'g'), 'komende $1$2'],
  // Alone they say when; beside other words mostly how.
  [/^(?:direct|meteen|onmiddellijk)[.!]?$/, 'nu'],
  // The short form of Sunday counts only where a day can stand: before a number or a part of the day, or alone.
  [/^zo\.?$|\bzo\.?(?= (?:\d|deel-|om \d|komende))/g, 'zondag'],
  [new RegExp(`\\b(${day})\\.`, 'g'), '$1'],
  [/\b(jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\./g, '$1'],
];

/**
 * Text as the parsers want it: lower case, no accents, single spaces, at most 200 characters, typing slips in day and
 * month names mended, and one spelling for parts of the day (`deel-middag`).
 */
export function tidy(text: string): string {
  let clean = text
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―−]/g, '-');
  clean = clean.replace(/[a-z]{5,}/g, mendTypo);
  for (const [pattern, better] of rewrites) clean = clean.replace(pattern, better);
  return clean.replace(/\s+/g, ' ').trim();
}
