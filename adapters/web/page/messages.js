// @ts-check
import { renderCards } from './card.js';
import { h } from './dom.js';
import { draftOf, keepDraft, moveDraft } from './drafts.js';
import { recall, remember } from './store.js';

/** @import { Cards } from './card.js' */
/** @import { Person, Texts } from './types.d.ts' */
/** @typedef {{ key: string; seq: number; element: HTMLElement; cards: Cards; busy: boolean; content: Content }} Entry */
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
    entries.set(content.key, { key: content.key, seq: content.seq, element, cards, busy: false, content });
    const taken = recall(place(content.key), '');
    if (taken !== '') element.classList.toggle('chosen', cards.choose(taken));
    return element;
  }

  /**
   * @param {Entry} entry
   * @param {Content} content
   */
  function redraw(entry, content) {
    const next = draw(content);
    entry.cards.element.replaceWith(next.element);
    entry.cards = next;
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
    /** @param {string} key */
    seq: (key) => entries.get(key)?.seq,
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
     * What was filled in here is taken: it stands closed as it was first shown, and can be opened to be used once more.
     * @param {string} key
     */
    close(key) {
      const entry = entries.get(key);
      if (!entry) return;
      redraw(entry, entry.content);
      entry.cards.element.inert = true;
      entry.element.classList.add('closed');
      const open = h('button', { type: 'button', class: 'plain reopen' }, texts.chat.reopen);
      const sent = h('p', { class: 'note' }, texts.chat.sent, open);
      open.onclick = () => {
        sent.remove();
        entry.element.classList.remove('closed');
        entry.cards.element.inert = false;
        if (!entry.cards.focusFirst()) entry.element.focus();
      };
      entry.element.append(sent);
    },
    /**
     * The same message once more with what must be mended; false when it is gone.
     * @param {string} key
     * @param {object[]} cards
     */
    again(key, cards) {
      const entry = entries.get(key);
      if (!entry) return false;
      redraw(entry, { key, seq: entry.seq, cards, fallback: '' });
      if (entry.cards.focusError()) return true;
      entry.element.focus();
      // What is wrong stands at its top, which a long form pushes out of sight.
      entry.element.scrollIntoView({ block: 'start' });
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
