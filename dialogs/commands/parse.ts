import type { Commands } from '../content/commands.ts';
import { closest, plain } from '../text/closest.ts';

/** What typed words ask for: `as` are the words by which the command was named, `rest` what stood behind them. `near`: a slip of the pen, with the commands that may be meant; `none`: no command at all. */
export type Parsed =
  | { kind: 'command'; name: string; as: string; rest: string }
  | { kind: 'near'; names: string[]; typed: string }
  | { kind: 'none'; addressed: boolean };

/**
 * Reads a command: with or without slash, in any case, with typos asked back. `addressed` tells whether the
 * assistant was called by its name, so that a wrong command is not taken for an answer.
 */
export function parseCommand(text: string, commands: Commands): Parsed {
  const words = plain(bare(text))
    .split(' ')
    .filter((word) => word !== '');
  const slash = /^[@/]/.test(text.trim());
  const prefixed = words[0] !== undefined && isPrefix(words[0], commands.prefix);
  const said = prefixed ? words.slice(1) : words;
  if (said.length === 0)
    return prefixed || slash ? { kind: 'command', name: 'menu', as: '', rest: '' } : { kind: 'none', addressed: false };
  const exact = longest(said, commands);
  if (exact !== null) return exact;
  const near = nearest(said, commands);
  return near.length > 0
    ? { kind: 'near', names: near, typed: said.join(' ') }
    : { kind: 'none', addressed: prefixed || slash };
}

/** Was the assistant called by name or with a slash? Then it is a command, also in the middle of a conversation. */
export function isAddressed(text: string, commands: Commands): boolean {
  const first = plain(bare(text)).split(' ')[0] ?? '';
  return /^[@/]/.test(text.trim()) || isPrefix(first, commands.prefix);
}

/** The words without the slash or the mention they were addressed with. */
function bare(text: string): string {
  return text.trim().replace(/^[@/]+\s*/, '');
}

function isPrefix(word: string, prefixes: readonly string[]): boolean {
  const found = closest(word, prefixes);
  return found.kind === 'exact' || (found.kind === 'near' && word.length > 6);
}

function longest(words: readonly string[], commands: Commands): Parsed | null {
  for (let length = words.length; length > 0; length -= 1) {
    const phrase = words.slice(0, length).join(' ');
    for (const [name, { words: known }] of Object.entries(commands.commands)) {
      if (known.some((word) => plain(word) === phrase))
        return { kind: 'command', name, as: phrase, rest: words.slice(length).join(' ') };
    }
  }
  return null;
}

function nearest(words: readonly string[], commands: Commands): string[] {
  const whole = words.join(' ');
  const first = words[0] ?? '';
  const names: string[] = [];
  for (const typed of whole === first ? [first] : [whole, first]) {
    for (const [name, { words: known }] of Object.entries(commands.commands)) {
      if (closest(typed, known).kind !== 'none' && !names.includes(name)) names.push(name);
    }
  }
  return names.slice(0, 3);
}
