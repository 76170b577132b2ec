// @ts-check

/** Who is open stands in the address, so that a link opens the same chats. */
const name = 'met';

/** @returns {string[]} */
export function peopleInHash() {
  const list = new URLSearchParams(location.hash.slice(1)).get(name) ?? '';
  return [...new Set(list.split(',').filter((id) => id !== ''))];
}

/** @param {readonly string[]} people */
export function putInHash(people) {
  const hash = people.length > 0 ? `#${name}=${people.map(encodeURIComponent).join(',')}` : '';
  if (location.hash !== hash) history.pushState(null, '', hash || location.pathname);
}
