import { closest } from '../text/closest.ts';
import type { Sourced } from './assemble.ts';
import { type Finding, finding, type Path } from './check-keys.ts';
import type { BlockFile, ConversationFile } from './conversation.ts';

/** Something with an id, and what stands within it. */
type Node = { id: string; path: Path; parts: readonly Node[] };

/** Every id in a translation is one of the Dutch file, in the same place. */
export function checkTranslation({ file, value }: Sourced<unknown>, dutch: ConversationFile | BlockFile): Finding[] {
  return unknownIds(file, nodes(value), nodes(dutch));
}

/** A finding about the filled-in file, moved to where its text stands in the translation; null when it is a Dutch text. */
export function findTranslated(found: Finding, dutch: unknown, translation: unknown): Finding | null {
  const path: (string | number)[] = [];
  let from = dutch;
  let to = translation;
  for (const key of found.path) {
    const id = part(part(from, key), 'id');
    const place =
      typeof key === 'number' && Array.isArray(to) && id !== undefined
        ? to.findIndex((item) => part(item, 'id') === id)
        : key;
    from = part(from, key);
    to = part(to, place);
    if (to === undefined) return null;
    path.push(place);
  }
  return { ...found, path };
}

function unknownIds(file: string, given: readonly Node[], known: readonly Node[]): Finding[] {
  const ids = known.map(({ id }) => id);
  return given.flatMap(({ id, path, parts }) => {
    const dutch = known.find((node) => node.id === id);
    if (dutch) return unknownIds(file, parts, dutch.parts);
    const near = closest(id, ids);
    if (near.kind !== 'near') return [finding(file, [...path, 'id'], 'translation-id', { id })];
    return [finding(file, [...path, 'id'], 'translation-id-near', { id, near: { list: near.values } })];
  });
}

function nodes(value: unknown): Node[] {
  return (['steps', 'quality'] as const).flatMap((key) => within(value, key, []));
}

function within(owner: unknown, key: string, path: Path): Node[] {
  const list = part(owner, key);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, at): Node[] => {
    const id = part(item, 'id');
    const place = [...path, key, at];
    if (typeof id !== 'string') return [];
    return [{ id, path: place, parts: ['fields', 'options', 'deeper'].flatMap((inner) => within(item, inner, place)) }];
  });
}

function part(owner: unknown, key: string | number): unknown {
  if (typeof owner !== 'object' || owner === null) return undefined;
  return Object.entries(owner).find(([name]) => name === String(key))?.[1];
}
