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
  /**
   * Where we last put the log ourselves: arriving there does not mean that the reader went up.
   * @type {number | null}
   */
  let ours = null;
  let height = 0;

  log.addEventListener('scroll', () => {
    if (ours !== null && Math.abs(log.scrollTop - ours) < 2) return;
    // The browser moved the log because something in it grew or shrank, not the reader.
    const grown = log.scrollHeight !== height;
    height = log.scrollHeight;
    if (grown && ours !== null) {
      ours = log.scrollTop;
      return;
    }
    ours = null;
    following = log.scrollHeight - log.scrollTop - log.clientHeight < near;
    if (following) button.hidden = true;
  });
  // A log out of sight, or one that gets another height, keeps its place at the end.
  new ResizeObserver(() => following && ours === null && toEnd()).observe(log);

  function toEnd() {
    log.scrollTop = log.scrollHeight;
    ours = null;
    following = true;
    button.hidden = true;
  }

  /** Half-way a form nobody wants the log to move. */
  function isWriting() {
    return log.contains(document.activeElement) && !!document.activeElement?.matches('input, textarea, select');
  }

  return {
    button,
    atEnd: () => following,
    /** The reader did something here, and wants to see what comes of it. */
    resume() {
      following = true;
    },
    /**
     * After an element was added at the end or changed.
     * @param {HTMLElement} element
     * @param {boolean} own whether the reader did it
     */
    shown(element, own) {
      if ((!following || isWriting()) && !own) {
        button.hidden = false;
        return;
      }
      // Of a message taller than the screen the beginning is what one wants to read.
      if (element.offsetHeight > log.clientHeight) {
        log.scrollTop = element.offsetTop - 12;
        ours = log.scrollTop;
        height = log.scrollHeight;
        following = true;
      } else toEnd();
    },
  };
}
