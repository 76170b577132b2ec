// @ts-check
import { bubble, echoesOf, keepEcho } from './bubbles.js';
import { composer } from './composer.js';
import { fill, freshId, h, icon } from './dom.js';
import { keepDraft } from './drafts.js';
import { messageBook } from './messages.js';
import { followLog } from './scroll.js';

/** @import { Incoming, Input, Outcome, Pending, Person, Texts } from './types.d.ts' */
/** @typedef {ReturnType<typeof chatColumn>} Column */

/**
 * One person's chat.
 * @param {Person} person
 * @param {{ texts: Texts; say: (input: Input, key: string | null) => Pending; pending: () => Pending[]; close: () => void; news: () => void }} given
 */
export function chatColumn(person, { texts, say, pending, close, news }) {
  const { chat, people } = texts;
  const empty = h('p', { class: 'empty' }, chat.empty);
  const log = h(
    'div',
    { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': fill(chat.log, person), tabindex: '0' },
    empty,
  );
  const follow = followLog(log, chat.newMessages);
  const book = messageBook(person, texts, press);
  /** @type {Map<string, ReturnType<typeof bubble>>} */
  const bubbles = new Map();
  /** Which message was answered by what was sent. @type {Map<string, number | undefined>} */
  const filledIn = new Map();
  const heading = freshId();
  const write = composer(person, texts, speak);
  let last = 0;

  const element = h(
    'section',
    { class: `column role-${person.role}`, 'aria-labelledby': heading, 'data-person': person.id },
    h(
      'header',
      { class: 'column-head' },
      avatar(person),
      h('div', {}, h('h2', { id: heading }, person.name), h('p', {}, people.roles[person.role])),
      h(
        'button',
        {
          type: 'button',
          class: 'plain square',
          'aria-label': fill(chat.close, person),
          title: fill(chat.close, person),
          onclick: close,
        },
        icon('M6 6l12 12M18 6L6 18'),
      ),
    ),
    h('div', { class: 'log-room' }, log, follow.button),
    write.element,
  );
  for (const echo of echoesOf(person.id)) place(ownBubble(echo.id, echo.text, echo.after), echo.after, true);
  for (const one of pending()) mark(one, chat.sending);
  // What is already there is not read out; what comes in from now on is.
  setTimeout(() => log.setAttribute('aria-live', 'polite'), 1500);

  /** @param {string} text */
  function speak(text) {
    const sent = say({ kind: 'text', text }, null);
    keepEcho(person.id, { id: sent.id, text, after: last });
    const said = ownBubble(sent.id, text, last);
    place(said, last, true);
    follow.shown(said, true);
  }

  /**
   * @param {string} key
   * @param {{ action: string; values: Record<string, string> }} act
   */
  function press(key, act) {
    follow.resume();
    const sent = say({ kind: 'act', ...act }, key);
    filledIn.set(sent.id, book.seq(key));
    mark(sent, chat.formBusy);
  }

  /**
   * @param {string} id
   * @param {string} text
   * @param {number} after
   */
  function ownBubble(id, text, after) {
    const said = bubble(text, texts);
    bubbles.set(id, said);
    said.element.dataset.after = String(after);
    return said.element;
  }

  /**
   * Puts something in the order in which it was said: own words after the message they followed.
   * @param {HTMLElement} element
   * @param {number} seq
   * @param {boolean} own
   */
  function place(element, seq, own) {
    empty.remove();
    const later = [...log.children].find((child) => {
      if (!(child instanceof HTMLElement)) return false;
      const { seq: at, after } = child.dataset;
      return (at !== undefined && Number(at) > seq) || (!own && after !== undefined && Number(after) >= seq);
    });
    log.insertBefore(element, later ?? null);
  }

  /**
   * @param {Pending} one
   * @param {string} word
   */
  function mark({ id, key }, word) {
    if (key) book.lock(key, word);
    else bubbles.get(id)?.say(word === chat.formBusy || word === chat.sending ? null : word);
  }

  return {
    person,
    element,
    /** The seq up to which everything has come in. */
    last: () => last,
    /** Whether the newest message is in sight of the reader. */
    inSight: () => follow.atEnd(),
    focus: write.focus,
    /** @param {Incoming} message */
    incoming(message) {
      const { seq, key, replaces } = message;
      if (seq <= last) return;
      last = seq;
      const old = book.has(key) ? key : replaces;
      const replaced = old === null ? null : book.replace(old, message);
      const shown = replaced ?? book.add(message);
      if (!replaced) place(shown, seq, false);
      for (const one of pending()) if (one.key === key) mark(one, chat.formBusy);
      if (shown.nextElementSibling === null) follow.shown(shown, false);
      news();
    },
    /**
     * @param {Pending} one
     * @param {Outcome} outcome
     */
    settled({ id, key, input }, outcome) {
      const reads = outcome.reply === 'refused' ? `${chat.refused}. ${outcome.error}` : null;
      if (key) book.lock(key, reads, false);
      else bubbles.get(id)?.say(reads);
      if (outcome.reply === 'done' && key) {
        keepDraft(person.id, key, null);
        if (input.kind === 'act') book.choose(key, input.action);
        if (key.startsWith('again ')) book.remove(key);
        // What took its place meanwhile under the same key is another question.
        else if (input.kind === 'act' && Object.keys(input.values).length > 0 && filledIn.get(id) === book.seq(key))
          book.close(key);
      }
      if (outcome.reply === 'again' && !(key && book.again(key, outcome.cards))) {
        // Not a stored message: it may hold the reader's own words, and is gone after a reload.
        const shown = book.add({ key: `again ${id}`, seq: last, cards: outcome.cards, fallback: '' });
        log.append(shown);
        follow.shown(shown, true);
      }
    },
    /** @param {Pending} one */
    stuck: (one) => mark(one, chat.waiting),
  };
}

/** @param {Person} person */
export function avatar(person) {
  const letters = person.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('');
  return h('span', { class: `avatar role-${person.role}`, 'aria-hidden': 'true' }, letters.toUpperCase());
}
