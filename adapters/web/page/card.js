// @ts-check
import { freshId, h } from './dom.js';
import { bindForm } from './form.js';
import { hostConfig } from './host-config.js';

/** @import { Draft } from './drafts.js' */
/** @import { Texts } from './types.d.ts' */
/** @typedef {{ action: string; values: Record<string, string> }} Act */
/** @typedef {ReturnType<typeof renderCards>} Cards */

/**
 * The cards of one message, drawn by the Adaptive Cards library from the same JSON that Teams gets.
 * @param {readonly any[]} cards
 * @param {{ draft: Draft | null; texts: Texts; fallback: string; act: (act: Act) => void; typed: (draft: Draft) => void }} given
 */
export function renderCards(cards, { draft, texts, fallback, act, typed }) {
  setUpLibrary();
  const element = h('div', { class: 'cards' });
  const drawn = cards.map((json) => draw(json, draft));
  const form = bindForm(drawn.flatMap(({ card }) => card.getAllInputs()));
  for (const { card, root, actions } of drawn) {
    if (!root) {
      element.append(
        h(
          'p',
          {},
          texts.chat.broken.replace('{text}', () => fallback),
        ),
      );
      continue;
    }
    element.append(root);
    tidyParts(root);
    foldButtons(actions, texts);
    card.onExecuteAction = (action) => {
      if (action instanceof AdaptiveCards.OpenUrlAction) {
        fetchFile(action.url ?? '');
        return;
      }
      const { file } = fileOf(action);
      if (file) {
        saveFile(file);
        return;
      }
      const pressed = actions.find((one) => one.action === action);
      if (pressed)
        act({
          action: pressed.json.data.action,
          values: pressed.json.associatedInputs === 'none' ? {} : form.values(),
        });
    };
  }
  form.describe(element);
  const buttons = drawn.flatMap(({ actions }) => actions);

  /**
   * Shows which button was taken, on cards that asked for no more than a tap; false on others.
   * @param {string} action
   */
  function choose(action) {
    if (drawn.some(({ card }) => card.getAllInputs().length > 0)) return false;
    const taken = buttons.find(({ json }) => json.data.action === action && json.mode !== 'secondary');
    if (!taken) return false;
    for (const { action } of buttons) {
      action?.renderedElement?.classList.toggle('taken', action === taken.action);
      action?.renderedElement?.setAttribute('aria-current', String(action === taken.action));
    }
    return true;
  }
  for (const kind of ['input', 'change']) element.addEventListener(kind, () => typed(form.draft()));
  return {
    element,
    /** Whether there is nothing to do here. */
    still: drawn.every(({ card, actions }) => actions.length === 0 && card.getAllInputs().length === 0),
    choose,
    focusField: form.focusField,
    focusError: form.focusError,
    focusFirst: form.focusFirst,
    focusedField: form.focusedField,
  };
}

/**
 * @param {any} json
 * @param {Draft | null} draft
 */
function draw(json, draft) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  const copy = structuredClone(json);
  if (draft) withDraft(copy.body, draft);
  // Which buttons fold away is ours to draw, see foldButtons.
  for (const action of copy.actions ?? []) delete action.mode;
  card.parse(copy);
  const root = card.render();
  /** @type {any[]} */
  const given = json.actions ?? [];
  return { card, root, actions: given.map((one, at) => ({ json: one, action: card.getActionAt(at) })) };
}

/**
 * Puts what was typed before back into the fields.
 * @param {any[]} elements
 * @param {Draft} draft
 */
function withDraft(elements, draft) {
  for (const element of elements) {
    if (Array.isArray(element.items)) withDraft(element.items, draft);
    const typed = element.type.startsWith('Input.') ? draft[element.id] : undefined;
    if (typed === '') delete element.value;
    else if (typed !== undefined) element.value = element.type === 'Input.Number' ? Number(typed) : typed;
  }
}

/**
 * The library gives parts of a card their JSON id, which is then twice on a page with two chats.
 * @param {HTMLElement} root
 */
function tidyParts(root) {
  for (const part of root.querySelectorAll('[id^="part:"]')) {
    part.setAttribute('data-part', part.id.slice('part:'.length));
    part.id = freshId();
  }
  const title = root.querySelector('[data-part="title"]');
  title?.setAttribute('role', 'heading');
  title?.setAttribute('aria-level', '3');
  // The library makes a card itself reachable with Tab, though there is nothing to do there.
  root.removeAttribute('tabindex');
  for (const button of root.querySelectorAll('.ac-actionSet button')) button.removeAttribute('title');
  for (const part of root.children) part.classList.toggle('buttons', part.querySelector('.ac-actionSet') !== null);
}

/**
 * @param {{ json: any; action: import('adaptivecards').Action | undefined }[]} actions
 * @param {Texts} texts
 */
function foldButtons(actions, { chat }) {
  const folded = actions.flatMap(({ json, action }) =>
    json.mode === 'secondary' && action?.renderedElement ? [action.renderedElement] : [],
  );
  const [first] = folded;
  if (!first) return;
  const toggle = h(
    'button',
    { type: 'button', class: 'ac-pushButton fold', 'aria-expanded': 'false', onclick: unfold },
    `${chat.moreButtons} …`,
  );
  first.before(toggle);
  for (const button of folded) button.hidden = true;

  function unfold() {
    for (const button of folded) button.hidden = false;
    first?.focus();
    toggle.remove();
  }
}

/**
 * The file that a button holds, if it holds one.
 * @param {import('adaptivecards').Action} action
 * @returns {{ file?: { name: string; type: string; text: string } }}
 */
function fileOf(action) {
  return action instanceof AdaptiveCards.SubmitAction ? Object(action.data) : {};
}

/** @param {string} url */
function fetchFile(url) {
  const link = h('a', { href: url, download: '', hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}

/** @param {{ name: string; type: string; text: string }} file */
function saveFile({ name, type, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = h('a', { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser may still be reading when the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function setUpLibrary() {
  AdaptiveCards.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  // Says "no Markdown" without the warning that nobody set it up.
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = () => {};
}
