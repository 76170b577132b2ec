// @ts-check
import { avatar } from './column.js';
import { fill, h, icon } from './dom.js';

/** @import { Person, Texts } from './types.d.ts' */
/** @typedef {(people: readonly string[]) => void} Open */

/**
 * What a newcomer sees: what this is, what to try first, and who one may be.
 * @param {Texts} texts
 * @param {readonly Person[]} people
 * @param {Open} open
 */
export function home(texts, people, open) {
  const { hero, people: words } = texts;
  const [first] = pairsOf(people);
  return h(
    'div',
    { class: 'home' },
    h(
      'section',
      { class: 'hero' },
      h('div', {}, h('h1', {}, hero.head), h('p', { class: 'lead' }, hero.lead)),
      h(
        'aside',
        { class: 'try' },
        h('h2', {}, words.tryHead),
        h('ol', {}, ...words.trySteps.map((step) => h('li', {}, step))),
        first
          ? h(
              'button',
              { type: 'button', class: 'primary', onclick: () => open(first.map(({ id }) => id)) },
              words.tryButton,
            )
          : null,
      ),
    ),
    picker(texts, people, open),
    h(
      'ul',
      { class: 'points' },
      ...hero.points.map(({ head, text }) => h('li', {}, h('h3', {}, head), h('p', {}, text))),
    ),
  );
}

/**
 * Everybody one may be, couples together.
 * @param {Texts} texts
 * @param {readonly Person[]} people
 * @param {Open} open
 */
export function picker(texts, people, open) {
  const { people: words } = texts;
  const pairs = pairsOf(people);
  const others = people.filter((person) => !pairs.some((pair) => pair.includes(person)));
  /** @param {Person} person */
  const card = (person) =>
    h(
      'button',
      {
        type: 'button',
        class: `person role-${person.role}`,
        'aria-label': `${fill(words.open, person)}. ${words.roles[person.role]}. ${person.about}`,
        onclick: () => open([person.id]),
      },
      avatar(person),
      h(
        'span',
        { class: 'who' },
        h('strong', {}, person.name),
        h('span', { class: 'role' }, words.roles[person.role]),
        h('span', { class: 'about' }, person.about),
      ),
    );
  return h(
    'section',
    { class: 'picker' },
    h('h2', {}, words.head),
    h('p', {}, words.explain),
    h(
      'div',
      { class: 'pairs' },
      ...pairs.map((pair) =>
        h(
          'div',
          { class: 'pair', role: 'group', 'aria-label': `${words.pair}: ${pair.map(({ name }) => name).join(', ')}` },
          ...pair.map(card),
          h(
            'button',
            { type: 'button', class: 'both', onclick: () => open(pair.map(({ id }) => id)) },
            icon('M4 5h7v14H4zM13 5h7v14h-7z'),
            words.both,
          ),
        ),
      ),
    ),
    others.length > 0 ? h('h3', {}, words.others) : null,
    h('div', { class: 'others' }, ...others.map(card)),
  );
}

/** @param {readonly Person[]} people */
function pairsOf(people) {
  const names = [...new Set(people.flatMap(({ pair }) => (pair === null ? [] : [pair])))];
  return names.map((name) => people.filter(({ pair }) => pair === name)).filter((pair) => pair.length > 1);
}
