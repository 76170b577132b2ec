import { findAddresses } from './address.ts';
import { findBirthDates } from './birth-date.ts';
import { findBsn } from './bsn.ts';
import { findEmails } from './email.ts';
import { findFileNumbers } from './file-number.ts';
import { type Folded, fold, rawRange } from './folded.ts';
import { findNames } from './names.ts';
import { findPhones } from './phone.ts';
import { asciiPattern, findPhrases, occursWithin, tokenise } from './phrases.ts';
import type { WordingLists } from './schema.ts';
import { findDates } from './written-dates.ts';

/**
 * A place in a text, in UTF-16 units of that text, that may identify a patient. `certain`: it must be rewritten;
 * otherwise the writer may confirm that it is no patient. `suggestion`: Dutch words to put in its place.
 */
export type Finding = {
  kind: 'bsn' | 'birth-date' | 'phone' | 'email' | 'address' | 'name' | 'file-number';
  start: number;
  end: number;
  certain: boolean;
  suggestion: string | null;
};

/** How far before and after a number a telling word counts, in characters. */
const NEAR = 40;

/**
 * What identifies a patient in the first CHECKED_LENGTH units of a text, in reading order, never overlapping.
 * `thisYear` is the current year: it tells dates of birth from plans. Linear in the length of the text.
 */
export function findPatientData(text: string, lists: WordingLists, thisYear: number): Finding[] {
  if (!mayHoldPatientData(text, lists)) return [];
  const folded = fold(text);
  const plain = folded.text;
  const { patientData, suggestions } = lists;
  const tokens = tokenise(plain);
  const listed = (phrases: readonly string[]) => findPhrases(tokens, phrases);
  const patients = listed(patientData.patientWords);
  const bsnWords = listed(patientData.bsnWords);
  const near = (words: typeof patients, at: { start: number; end: number }) =>
    occursWithin(words, at.start - NEAR, at.end + NEAR);

  const births = findBirthDates(
    plain,
    listed(patientData.birthWords),
    listed(patientData.childWords),
    patientData.months,
    thisYear,
  ).map((date) => finding('birth-date', date, date.told, ageWords(lists, thisYear - date.year)));
  const dates = marked(plain.length, findDates(plain, patientData.months, thisYear));
  const undated = (at: { start: number; end: number }) => dates.slice(at.start, at.end).every((mark) => mark === 0);
  const bsns = findBsn(plain).map((span) => finding('bsn', span, near(bsnWords, span), suggestions.bsn));
  const files = findFileNumbers(plain, listed(patientData.fileNumberWords));
  const contact = (kind: 'phone' | 'email' | 'address', spans: readonly { start: number; end: number }[]) =>
    spans.map((span) => finding(kind, span, near(patients, span), suggestions[kind]));

  // Where two readings overlap the first one stays.
  const all = [
    ...bsns.filter(({ certain }) => certain),
    ...files.map((span) => finding('file-number', span, true, suggestions.fileNumber)),
    ...contact('email', findEmails(plain)),
    ...births.filter(({ certain }) => certain),
    ...contact('phone', findPhones(plain)).filter(undated),
    ...contact('address', findAddresses(folded, patientData.postcodeOrdinary)),
    ...births.filter(({ certain }) => !certain),
    ...bsns.filter((bsn) => !bsn.certain && undated(bsn)),
    ...findNames(folded, tokens, patientData.names).map((name) => finding('name', name, false, suggestions[name.who])),
  ];
  return apart(all, plain.length)
    .map((found) => inRawText(found, folded))
    .sort((one, other) => one.start - other.start);
}

/**
 * A quick look whether a text is to be taken apart at all: not when it is only ASCII without a digit, an @ or a form of
 * address. All but names have digits or an @ in them, and a name is found by what stands before it.
 */
export function mayHoldPatientData(text: string, lists: WordingLists): boolean {
  return /[^\t\n\r -/:-?A-~]/.test(text) || titlePattern(lists).test(text.toLowerCase());
}

// Lists are read once at start and then asked for with every text.
const titlePatterns = new WeakMap<WordingLists, RegExp>();

function titlePattern(lists: WordingLists): RegExp {
  const known = titlePatterns.get(lists);
  if (known !== undefined) return known;
  const { woman, man, either } = lists.patientData.names;
  const made = asciiPattern([...woman, ...man, ...either]);
  titlePatterns.set(lists, made);
  return made;
}

function finding(
  kind: Finding['kind'],
  { start, end }: { start: number; end: number },
  certain: boolean,
  suggestion: string | null,
): Finding {
  return { kind, start, end, certain, suggestion };
}

function ageWords({ suggestions }: WordingLists, age: number): string | null {
  const reached = suggestions.ages.filter(({ from }) => from <= age);
  return reached.sort((one, other) => other.from - one.from)[0]?.words ?? null;
}

function marked(length: number, spans: readonly { start: number; end: number; loose?: boolean }[]): Uint8Array {
  const marks = new Uint8Array(length);
  for (const { start, end, loose } of spans) if (!loose) marks.fill(1, start, end);
  return marks;
}

function apart(findings: readonly Finding[], length: number): Finding[] {
  const taken = new Uint8Array(length);
  return findings.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}

function inRawText(found: Finding, folded: Folded): Finding {
  const range = rawRange(folded, found.start, found.end);
  const capital = /^\p{Lu}/u.test(folded.raw.slice(range.start));
  const suggestion = capital && found.suggestion ? upperFirst(found.suggestion) : found.suggestion;
  return { ...found, ...range, suggestion };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
