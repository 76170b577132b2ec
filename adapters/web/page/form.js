// @ts-check
import { freshId } from './dom.js';

/** @import { Input } from 'adaptivecards' */
/** @import { Draft } from './drafts.js' */

/**
 * The fields of one message: what stands in them, and what a screen reader needs that the library leaves out.
 * @param {Input[]} inputs
 */
export function bindForm(inputs) {
  const fields = inputs.flatMap((input) => {
    const { id, renderedElement: outer } = input;
    const control = outer?.querySelector('.ac-input');
    return id && outer && control instanceof HTMLElement ? [{ id, input, outer, control }] : [];
  });
  for (const { outer, control } of fields) {
    outer.id = freshId();
    setApart(control);
  }

  return {
    /** What is filled in, by field id; an empty field is left out, as in Teams. @returns {Record<string, string>} */
    values: () => Object.fromEntries(fields.flatMap(({ id, input }) => (input.isSet() ? [[id, text(input)]] : []))),
    /** Everything as it stands, empty fields too. @returns {Draft} */
    draft: () => Object.fromEntries(fields.map(({ id, input }) => [id, input.isSet() ? text(input) : ''])),
    /**
     * Ties error and hint to their fields.
     * @param {HTMLElement} root
     */
    describe(root) {
      for (const { id, control, outer } of fields) {
        const error = root.querySelector(`[data-part="error:${CSS.escape(id)}"]`);
        const hint = root.querySelector(`[data-part="hint:${CSS.escape(id)}"]`);
        const about = [error, hint].flatMap((part) => (part ? [part.id] : []));
        for (const one of targets(control, outer)) {
          if (about.length > 0) one.setAttribute('aria-describedby', about.join(' '));
          if (error) one.setAttribute('aria-invalid', 'true');
        }
      }
    },
    /** The field in which the reader is, with the place of the cursor. */
    focusedField() {
      const field = fields.find(({ outer }) => outer.contains(document.activeElement));
      const box = document.activeElement;
      const at =
        box instanceof HTMLTextAreaElement || (box instanceof HTMLInputElement && box.type === 'text')
          ? box.selectionStart
          : null;
      return field ? { id: field.id, at } : null;
    },
    /**
     * @param {string} id
     * @param {number | null} at
     */
    focusField(id, at) {
      const field = fields.find((one) => one.id === id);
      if (!field) return false;
      field.input.focus();
      const { control } = field;
      if (at !== null && (control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement))
        control.setSelectionRange(at, at);
      return true;
    },
    /** Goes to the first field; false when there is none. */
    focusFirst() {
      fields[0]?.input.focus();
      return fields.length > 0;
    },
    /** Goes to the first field with an error; false when there is none. */
    focusError() {
      const field = fields.find(({ control, outer }) =>
        targets(control, outer).some((one) => one.getAttribute('aria-invalid') === 'true'),
      );
      field?.input.focus();
      return field !== undefined;
    },
  };
}

/** @param {Input} input */
function text(input) {
  return String(input.value ?? '');
}

/** Options up to this many letters stand side by side. */
const abreast = 20;

/**
 * Radio buttons of the same field in two chats would be one group, and choosing in one would clear the other.
 * @param {HTMLElement} control
 */
function setApart(control) {
  const name = freshId();
  for (const box of control.querySelectorAll('input')) box.name = name;
  const labels = [...control.querySelectorAll('label')].map(({ textContent }) => textContent.length);
  control.classList.toggle('abreast', labels.length > 1 && labels.every((length) => length <= abreast));
}

/**
 * What carries the description: the control, or for a list of options the list as a named group.
 * @param {HTMLElement} control
 * @param {HTMLElement} outer
 */
function targets(control, outer) {
  const box = control.querySelector('input');
  if (!box) return [control];
  control.setAttribute('role', box.type === 'radio' ? 'radiogroup' : 'group');
  const label = outer.querySelector('label');
  if (label) {
    label.id ||= freshId();
    control.setAttribute('aria-labelledby', label.id);
  }
  return [control];
}
