// @ts-check
import { recall, remember } from './store.js';

/** @typedef {Record<string, string>} Draft what stands in a form and was not sent, by field id */

/**
 * @param {string} person
 * @param {string} key
 */
const place = (person, key) => `draft ${person} ${key}`;

/**
 * @param {string} person
 * @param {string} key
 * @returns {Draft | null}
 */
export function draftOf(person, key) {
  return recall(place(person, key), null);
}

/**
 * @param {string} person
 * @param {string} key
 * @param {Draft | null} draft null forgets it
 */
export function keepDraft(person, key, draft) {
  remember(place(person, key), draft);
}

/**
 * What was typed in a message goes along to the message that takes its place.
 * @param {string} person
 * @param {string} from
 * @param {string} to
 */
export function moveDraft(person, from, to) {
  const draft = draftOf(person, from);
  if (!draft || from === to) return;
  keepDraft(person, to, { ...draft, ...draftOf(person, to) });
  keepDraft(person, from, null);
}
