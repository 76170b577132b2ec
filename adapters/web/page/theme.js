// @ts-check
import { h } from './dom.js';

/** @import { Texts } from './types.d.ts' */

const choices = /** @type {const} */ (['auto', 'light', 'dark']);
const place = 'leergesprek-theme';

/** Light, dark or as the device has it; this browser remembers. */
export function applyTheme() {
  const chosen = remembered();
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

/** @param {Texts} texts */
export function themeSwitch({ theme }) {
  const select = h(
    'select',
    { 'aria-label': theme.label, class: 'theme', onchange: () => choose(select.value) },
    ...choices.map((choice) => h('option', { value: choice, selected: choice === remembered() }, theme[choice])),
  );
  return select;
}

function remembered() {
  try {
    const kept = localStorage.getItem(place);
    return choices.find((choice) => choice === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** @param {string} choice */
function choose(choice) {
  try {
    localStorage.setItem(place, choice);
  } catch {
    // Not remembered, then.
  }
  applyTheme();
}
