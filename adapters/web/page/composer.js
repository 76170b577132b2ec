// @ts-check
import { fill, freshId, h, icon } from './dom.js';
import { recall, remember } from './store.js';

/** @import { Person, Texts } from './types.d.ts' */

/**
 * Where one types. Enter sends, Shift+Enter begins a new line; half a message survives a reload.
 * @param {Person} person
 * @param {Texts} texts
 * @param {(text: string) => void} speak
 */
export function composer(person, { chat }, speak) {
  const place = `typing ${person.id}`;
  const id = freshId();
  const box = h('textarea', {
    id,
    rows: '1',
    placeholder: chat.placeholder,
    maxlength: '20000',
    autocomplete: 'off',
    enterkeyhint: 'send',
    oninput: keep,
    onkeydown,
  });
  box.value = recall(place, '');
  const element = h(
    'form',
    { class: 'composer', onsubmit },
    h(
      'button',
      {
        type: 'button',
        class: 'quick',
        title: chat.quickHint,
        'aria-label': chat.quick,
        onclick: () => speak(chat.quick),
      },
      chat.quick.slice(0, 1),
      h('span', {}, chat.quick.slice(1)),
    ),
    h('label', { for: id, class: 'unseen' }, fill(chat.label, person)),
    box,
    h(
      'button',
      { type: 'submit', class: 'primary send', 'aria-label': chat.send, title: chat.send },
      icon('M4 12l16-8-5 16-3.500-6.500z'),
    ),
  );

  function keep() {
    remember(place, box.value === '' ? null : box.value);
  }

  /** @param {Event} event */
  function onkeydown(event) {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  }

  /** @param {Event} event */
  function onsubmit(event) {
    event.preventDefault();
    send();
  }

  function send() {
    const text = box.value.trim();
    if (text === '') return;
    box.value = '';
    keep();
    speak(text);
    box.focus();
  }

  return { element, focus: () => box.focus() };
}
