// @ts-check
import { h } from './dom.js';
import { recall, remember } from './store.js';

/** @import { Echo, Texts } from './types.d.ts' */

/** How many own messages a chat keeps over a reload. */
const kept = 60;

/**
 * What the reader typed, as a bubble on the right.
 * @param {string} text
 * @param {Texts} texts
 */
export function bubble(text, { chat }) {
  const note = h('p', { class: 'note', role: 'status', hidden: true });
  const element = h(
    'article',
    { class: 'own' },
    h('span', { class: 'unseen' }, `${chat.you}: `),
    h('p', { class: 'bubble' }, text),
    note,
  );
  return {
    element,
    /** @param {string | null} line */
    say(line) {
      note.textContent = line ?? '';
      note.hidden = line === null;
    },
  };
}

/** @param {string} person */
export function echoesOf(person) {
  /** @type {Echo[]} */
  const echoes = recall(`own ${person}`, []);
  return echoes;
}

/**
 * @param {string} person
 * @param {Echo} echo
 */
export function keepEcho(person, echo) {
  remember(`own ${person}`, [...echoesOf(person), echo].slice(-kept));
}
