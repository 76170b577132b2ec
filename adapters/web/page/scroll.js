// @ts-check
import { h } from './dom.js';

/** Closer to the end than this, in px, somebody is reading the newest message. */
const near = 120;

/**
 * Keeps the newest message in sight, unless the reader went up: then a button says that there is something new.
 * @param {HTMLElement} log
 * @param {string} label
 */
export function followLog(log, label) {
  const button = h('button', { type: 'button', class: 'newer', hidden: true, onclick: toEnd }, `${label} ↓`);
  let following = true;

  log.addEventListener('scroll', () => {
    following = log.scrollHeight - log.scrollTop - log.clientHeight < near;
    if (following) button.hidden = true;
  });
  // A log out of sight, or one that gets another height, keeps its place at the end.
  new ResizeObserver(() => following && toEnd()).observe(log);

  function toEnd() {
    log.scrollTop = log.scrollHeight;
    following = true;
    button.hidden = true;
  }

  return {
    button,
    atEnd: () => following,
    /**
     * After an element was added at the end or changed.
     * @param {HTMLElement} element
     * @param {boolean} own whether the reader did it
     */
    shown(element, own) {
      if (!following && !own) {
        button.hidden = false;
        return;
      }
      // Of a message taller than the screen the beginning is what one wants to read.
      if (element.offsetHeight > log.clientHeight) {
        log.scrollTop = element.offsetTop - 12;
        following = true;
      } else toEnd();
    },
  };
}
