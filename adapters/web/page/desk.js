// @ts-check
import { chatColumn } from './column.js';
import { h } from './dom.js';
import { openLine } from './line.js';
import { openOutbox } from './outbox.js';
import { recall, remember } from './store.js';
import { chatTabs } from './tabs.js';

/** @import { Column } from './column.js' */
/** @import { Person, Texts } from './types.d.ts' */

/**
 * The open chats side by side, with the one line in and the one way out that they share.
 * @param {Texts} texts
 * @param {{ changed: (people: readonly string[]) => void; state: (up: boolean) => void; happened: () => void }} given
 */
export function chatDesk(texts, { changed, state, happened }) {
  /** @type {Map<string, Column>} */
  const columns = new Map();
  /** @type {Map<string, number>} */
  const unread = new Map();
  const tabs = chatTabs(texts, choose, close);
  const room = h('div', { class: 'columns' });
  const element = h('div', { class: 'desk' }, tabs.element, room);
  /** @type {string | null} */
  let current = null;

  const outbox = openOutbox({
    settled: (pending, outcome) => columns.get(pending.person)?.settled(pending, outcome),
    stuck: (pending) => columns.get(pending.person)?.stuck(pending),
  });
  const line = openLine({
    marks: () => [...columns].map(([person, column]) => ({ person, after: column.last() })),
    incoming(message) {
      columns.get(message.person)?.incoming(message);
      happened();
    },
    state(up) {
      if (up) outbox.hurry();
      state(up);
    },
  });
  outbox.resume();
  addEventListener('keydown', (event) => {
    const at = event.altKey && !event.ctrlKey ? /^Digit([1-4])$/.exec(event.code)?.[1] : undefined;
    const person = at === undefined ? undefined : [...columns.keys()][Number(at) - 1];
    if (person === undefined) return;
    event.preventDefault();
    choose(person);
    columns.get(person)?.focus();
  });

  /** @param {Person} person */
  function add(person) {
    const column = chatColumn(person, {
      texts,
      say: (input, key) => outbox.put(person.id, input, key),
      pending: () => outbox.of(person.id),
      close: () => close(person.id),
      news: () => news(person.id),
    });
    columns.set(person.id, column);
    room.append(column.element);
  }

  /** @param {string} person */
  function close(person) {
    changed([...columns.keys()].filter((id) => id !== person));
    // The address changed without the browser saying so.
    dispatchEvent(new PopStateEvent('popstate'));
  }

  /** @param {string} person */
  function news(person) {
    const last = columns.get(person)?.last() ?? 0;
    const seen = recall(`seen ${person}`, 0);
    if (person === current || last <= seen) remember(`seen ${person}`, Math.max(last, seen));
    else unread.set(person, (unread.get(person) ?? 0) + 1);
    draw();
  }

  /** @param {string} person */
  function choose(person) {
    current = person;
    unread.delete(person);
    remember(`seen ${person}`, columns.get(person)?.last() ?? 0);
    draw();
  }

  function draw() {
    for (const [id, { element }] of columns) element.classList.toggle('current', id === current);
    tabs.show(
      [...columns.values()].map(({ person }) => person),
      current,
      (id) => unread.get(id) ?? 0,
    );
  }

  return {
    element,
    /** @param {readonly Person[]} people */
    open(people) {
      const ids = people.map(({ id }) => id);
      const before = [...columns.keys()].join();
      for (const [id, { element }] of columns) {
        if (ids.includes(id)) continue;
        element.remove();
        columns.delete(id);
        unread.delete(id);
      }
      for (const person of people) if (!columns.has(person.id)) add(person);
      if (current === null || !columns.has(current)) current = ids[0] ?? null;
      element.dataset.count = String(columns.size);
      if ([...columns.keys()].join() !== before) line.connect();
      draw();
    },
    /** @param {string} person */
    focus(person) {
      choose(person);
      columns.get(person)?.focus();
    },
  };
}
