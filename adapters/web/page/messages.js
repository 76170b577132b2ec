// @ts-check
import { renderCards } from './card.js';
import { h } from './dom.js';
import { draftOf, keepDraft, moveDraft } from './drafts.js';
import { recall, remember } from './store.js';

/** @import { Cards } from './card.js' */
/** @import { Person, Texts } from './types.d.ts' */
/** @typedef {{ key: string; seq: number; element: HTMLElement; cards: Cards; busy: boolean }} Entry */
/** @typedef {{ key: string; seq: number; cards: object[]; fallback: string }} Content */

/**
 * The messages of one chat by key: drawn, redrawn in place, locked while an answer is on its way.
 * @param {Person} person
 * @param {Texts} texts
 * @param {(key: string, act: { action: string; values: Record<string, string> }) => void} act
 */
export function messageBook(person, texts, act) {
  /** @type {Map<string, Entry>} */
  const entries = new Map();

  /** @param {Content} content */
  function draw({ key, cards, fallback }) {
    return renderCards(cards, {
      draft: draftOf(person.id, key),
      texts,
      fallback,
      act: (pressed) => act(key, pressed),
      typed: (draft) => keepDraft(person.id, key, draft),
    });
  }

  /** @param {Content} content */
  function add(content) {
    const cards = draw(content);
    const status = h('p', { class: 'note', role: 'status', hidden: true });
    const element = h(
      'article',
      { class: 'message', tabindex: '-1', 'data-key': content.key, 'data-seq': String(content.seq) },
      cards.element,
      status,
    );
    entries.set(content.key, { key: content.key, seq: content.seq, element, cards, busy: false });
    const taken = recall(place(content.key), '');
    if (taken !== '') element.classList.toggle('chosen', cards.choose(taken));
    return element;
  }

  /** @param {string} key */
  function place(key) {
    return `chosen ${person.id} ${key}`;
  }

  return {
    add,
    /** @param {string} key */
    has: (key) => entries.has(key),
    /** @param {string} key */
    element: (key) => entries.get(key)?.element ?? null,
    /**
     * A message takes the place of another; what was typed and where the cursor was go along.
     * @param {string} old
     * @param {Content} content
     */
    replace(old, content) {
      const before = entries.get(old);
      if (!before) return null;
      const inside = before.element.contains(document.activeElement);
      const field = before.cards.focusedField();
      // What is on its way belongs to the old message, not to the next one with the same questions.
      if (!before.busy) moveDraft(person.id, old, content.key);
      entries.delete(old);
      const element = add(content);
      before.element.replaceWith(element);
      // Answered: it makes room for the question that is open now.
      element.classList.toggle('settled', entries.get(content.key)?.cards.still);
      if (inside && !(field && entries.get(content.key)?.cards.focusField(field.id, field.at))) element.focus();
      return element;
    },
    /**
     * A button was taken and the message stays: it asks for nothing any more.
     * @param {string} key
     * @param {string} action
     */
    choose(key, action) {
      const entry = entries.get(key);
      if (!entry?.cards.choose(action)) return;
      entry.element.classList.add('chosen');
      remember(place(key), action);
    },
    /**
     * The same message once more with what must be mended; false when it is gone.
     * @param {string} key
     * @param {object[]} cards
     */
    again(key, cards) {
      const entry = entries.get(key);
      if (!entry) return false;
      const next = draw({ key, seq: entry.seq, cards, fallback: '' });
      entry.cards.element.replaceWith(next.element);
      entry.cards = next;
      if (!next.focusError()) entry.element.focus();
      return true;
    },
    /**
     * Locks a message while its answer is on its way, with a word about it; null opens it again.
     * @param {string} key
     * @param {string | null} word
     * @param {boolean} [locked]
     */
    lock(key, word, locked = word !== null) {
      const entry = entries.get(key);
      if (!entry) return;
      // A locked part cannot hold the focus: the message itself does meanwhile.
      if (locked && entry.cards.element.contains(document.activeElement)) entry.element.focus({ preventScroll: true });
      entry.busy = locked;
      entry.cards.element.inert = locked;
      entry.element.toggleAttribute('aria-busy', locked);
      const note = entry.element.querySelector('.note');
      if (note instanceof HTMLElement) {
        note.textContent = word ?? '';
        note.hidden = word === null;
      }
    },
    /** @param {string} key */
    remove(key) {
      entries.get(key)?.element.remove();
      entries.delete(key);
    },
  };
}
