// @ts-check
import { get, post, Refused } from './api.js';
import { fill, h, icon } from './dom.js';

/** @import { Clock, Texts } from './types.d.ts' */

/** The demonstration's own time, and the buttons that let it go on. @param {Texts} texts */
export function clockControl({ clock: words }) {
  const when = h('time', { class: 'clock-now' });
  const said = h('span', { class: 'unseen', role: 'status' });
  const next = button('next', words.next, 'M5 5l9 7-9 7zM17 5v14');
  const moves = [next, button('day', words.day), button('week', words.week)];
  const element = h(
    'section',
    { class: 'clock', 'aria-label': words.label },
    when,
    h('div', { class: 'clock-moves' }, ...moves),
    said,
  );

  /**
   * @param {'next' | 'day' | 'week'} by
   * @param {string} label
   * @param {string} [path]
   */
  function button(by, label, path) {
    return h(
      'button',
      { type: 'button', class: `plain ${by}`, title: label, onclick: () => void move(by) },
      ...(path ? [icon(path)] : []),
      h('span', {}, label),
    );
  }

  /** @param {Clock} reading */
  function show({ now, zone, next: due }) {
    when.textContent = dutch(now, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
    when.dateTime = new Date(now).toISOString();
    next.disabled = due === null;
    next.title =
      due === null
        ? words.nextNone
        : fill(words.nextAt, { when: dutch(due, zone, { weekday: 'long', day: 'numeric', month: 'long' }) });
  }

  /** @param {'next' | 'day' | 'week'} by */
  async function move(by) {
    if (element.hasAttribute('aria-busy')) return;
    element.setAttribute('aria-busy', 'true');
    say(words.moving, false);
    try {
      const reading = await post('/web/clock', { by });
      show(reading);
      say(fill(words.moved, { when: when.textContent ?? '' }), false);
    } catch (problem) {
      say(problem instanceof Refused && problem.message ? problem.message : words.failed, true);
    }
    element.removeAttribute('aria-busy');
  }

  /**
   * @param {string} text
   * @param {boolean} inSight
   */
  function say(text, inSight) {
    said.textContent = text;
    said.classList.toggle('unseen', !inSight);
  }

  async function refresh() {
    if (element.hasAttribute('aria-busy') || document.visibilityState !== 'visible') return;
    await get('/web/clock').then(show, () => null);
  }

  let coming = 0;
  setInterval(() => void refresh(), 20_000);
  return {
    element,
    refresh,
    /** Something took place, so something may be planned now. */
    soon() {
      clearTimeout(coming);
      coming = setTimeout(() => void refresh(), 250);
    },
  };
}

/**
 * @param {number} at
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} day
 */
function dutch(at, zone, day) {
  const time = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
  return `${new Intl.DateTimeFormat('nl-NL', { ...day, timeZone: zone }).format(at)}, ${time}`;
}
