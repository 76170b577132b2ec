// @ts-check
import { get } from './api.js';
import { clockControl } from './clock.js';
import { chatDesk } from './desk.js';
import { h, icon } from './dom.js';
import { peopleInHash, putInHash } from './hash.js';
import { home, picker } from './home.js';
import { applyTheme, themeSwitch } from './theme.js';

/** @import { Person, Texts } from './types.d.ts' */

applyTheme();
await start();

async function start() {
  const bar = document.getElementById('balk');
  const main = document.getElementById('inhoud');
  const banner = document.getElementById('verbinding');
  if (!bar || !main || !banner) return;
  /** @type {[Texts, Person[]]} */
  const [texts, people] = await untilThere(() => Promise.all([get('/web/texts'), get('/web/people')]));
  const most = 4;
  const clock = clockControl(texts);
  const desk = chatDesk(texts, { changed: putInHash, state, happened: clock.soon });
  const dialog = h('dialog', { class: 'add-dialog', 'aria-label': texts.people.add });
  const add = h(
    'button',
    { type: 'button', class: 'plain', title: texts.people.add, onclick: choose },
    icon('M12 5v14M5 12h14'),
    h('span', {}, texts.people.add),
  );
  bar.append(
    h(
      'button',
      { type: 'button', class: 'brand', title: texts.people.home, onclick: () => go([]) },
      mark(),
      h('span', {}, texts.hero.brand),
    ),
    clock.element,
    h('div', { class: 'bar-end' }, add, themeSwitch(texts)),
  );
  document.body.append(dialog);
  addEventListener('hashchange', show);
  addEventListener('popstate', show);
  show();

  /** Draws what the address says. */
  function show() {
    if (!main) return;
    const open = peopleInHash()
      .flatMap((id) => people.find((person) => person.id === id) ?? [])
      .slice(0, most);
    document.body.classList.toggle('at-desk', open.length > 0);
    add.hidden = open.length === 0;
    desk.open(open);
    if (open.length > 0) {
      if (!main.contains(desk.element)) main.replaceChildren(desk.element);
    } else main.replaceChildren(home(texts, people, go));
    void clock.refresh();
  }

  /** @param {readonly string[]} ids */
  function go(ids) {
    dialog.close();
    putInHash(ids);
    show();
    if (ids.length > 0) desk.focus(ids.at(-1) ?? '');
    else main?.focus();
  }

  function choose() {
    const open = peopleInHash();
    const full = open.length >= most;
    dialog.replaceChildren(
      h(
        'form',
        { method: 'dialog' },
        h(
          'button',
          { class: 'plain square', 'aria-label': texts.people.cancel, title: texts.people.cancel },
          icon('M6 6l12 12M18 6L6 18'),
        ),
      ),
      full
        ? h('p', { class: 'full' }, texts.people.full)
        : picker(
            texts,
            people.filter(({ id }) => !open.includes(id)),
            (ids) => go([...new Set([...open, ...ids])].slice(0, most)),
          ),
    );
    dialog.showModal();
  }

  /** @param {boolean} up */
  function state(up) {
    if (!banner) return;
    banner.hidden = up;
    banner.textContent = up ? '' : texts.connection.lost;
    if (up) void clock.refresh();
  }
}

/**
 * The server may still be starting.
 * @template T
 * @param {() => Promise<T>} ask
 * @returns {Promise<T>}
 */
async function untilThere(ask) {
  for (;;) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

function mark() {
  return h('img', { src: '/web/page/favicon.svg', alt: '', width: '28', height: '28' });
}
