// @ts-check
import { avatar } from './column.js';
import { fill, h, icon } from './dom.js';

/** @import { Person, Texts } from './types.d.ts' */

/**
 * On a narrow screen one chat is in sight; tabs lead to the others and say what is new there.
 * @param {Texts} texts
 * @param {(person: string) => void} choose
 * @param {(person: string) => void} close
 */
export function chatTabs({ chat }, choose, close) {
  const element = h('nav', { class: 'tabs', 'aria-label': chat.columns });

  return {
    element,
    /**
     * @param {readonly Person[]} people
     * @param {string | null} current
     * @param {(person: string) => number} unread
     */
    show(people, current, unread) {
      element.hidden = people.length < 2;
      const held = element.contains(document.activeElement)
        ? document.activeElement?.getAttribute('data-person')
        : null;
      element.replaceChildren(
        ...people.map((person) => {
          const count = person.id === current ? 0 : unread(person.id);
          const news =
            count > 0
              ? h(
                  'span',
                  { class: 'count' },
                  count > 9 ? '9+' : String(count),
                  h('span', { class: 'unseen' }, ` ${fill(chat.unread, { count: '' }).trim()}`),
                )
              : null;
          return h(
            'button',
            {
              type: 'button',
              'data-person': person.id,
              'aria-current': person.id === current ? 'true' : null,
              onclick: () => choose(person.id),
            },
            avatar(person),
            h('span', {}, person.name),
            news,
          );
        }),
      );
      const shown = people.find(({ id }) => id === current);
      if (shown) element.append(shut(shown));
      for (const tab of element.querySelectorAll('button')) if (tab.dataset.person === held) tab.focus();
    },
  };

  /** @param {Person} person */
  function shut(person) {
    const label = fill(chat.close, person);
    const onclick = () => close(person.id);
    return h(
      'button',
      { type: 'button', class: 'shut', 'aria-label': label, title: label, onclick },
      icon('M6 6l12 12M18 6L6 18'),
    );
  }
}
