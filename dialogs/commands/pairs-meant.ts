import { nameWords } from '../overview/name-words.ts';
import { pairLines } from '../overview/pair-line.ts';
import { firstView, showNamed, type View } from '../overview/view.ts';
import { plain } from '../text/closest.ts';
import type { Context } from './context.ts';
import { withoutPrefix } from './parse.ts';

/** More words than these are no name, and shorter ones alone begin too many. */
const mostWords = 4;
const leastLetters = 3;

/**
 * The part of the overview that a coordinator means with words that are no command: "wie loopt achter", or the name of one of
 * their pairs. Null for everybody else, and for any other words.
 */
export function pairsMeant(context: Context, words: string): View | null {
  const { person, language } = context;
  if (person.role !== 'coordinator') return null;
  const said = withoutPrefix(words, language.commands);
  if (showNamed(said) !== null) return firstView(said);
  const names = nameWords(said);
  if (names.length === 0 || names.length > mostWords || names.every((word) => word.length < leastLetters)) return null;
  const isMeant = pairLines(context).some(({ name }) => {
    const parts = plain(name).split(/[^\p{L}\p{N}]+/u);
    return names.every((word) => parts.some((part) => part.startsWith(word)));
  });
  return isMeant ? firstView(names.join(' ')) : null;
}
