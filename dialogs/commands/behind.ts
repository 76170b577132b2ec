import { plain } from '../text/closest.ts';

/** Words before a command's own: the assistant's name and the longest command. */
const mostWords = 12;

/** What stood behind a command just as it was typed, with capitals, signs and lines. `rest` is the same as it was compared. */
export function behindCommand(typed: string, rest: string): string {
  if (rest === '') return '';
  let words = 0;
  for (const { index } of typed.matchAll(/(?<!\S)\S|(?<=[:;,])\S/g)) {
    const behind = typed.slice(index);
    if (plain(behind) === rest) return behind;
    words += 1;
    if (words > mostWords) break;
  }
  return rest;
}
