/** Texts in an order that only fresh ids decide: nothing of the order in which they came is left. Same ids, same order. */
export function shuffled(texts: readonly string[], newId: () => string): string[] {
  const seed = newId();
  return texts
    .map((text) => ({ text, at: mixed(`${seed} ${newId()}`) }))
    .sort((one, other) => one.at - other.at)
    .map(({ text }) => text);
}

/** A number between 0 and 1 from a text (FNV-1a, then mixed once more so that texts that differ by one digit lie far apart). */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
