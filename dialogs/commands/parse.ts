import type { Commands } from '../content/commands.ts';
import { isDateWord } from '../dates/nl/day-words.ts';
import { bare, closest, plain } from '../text/closest.ts';
import { turnWish } from './turn-wish.ts';

/**
 * What typed words ask for: `as` are the words by which the command was named, `rest` what stood behind them. `near`: a slip of
 * the pen, with the commands that may be meant and what stood behind the slip; `none`: no command at all.
 */
export type Parsed =
  | { kind: 'command'; name: string; as: string; rest: string }
  | { kind: 'near'; names: string[]; typed: string; rest: string }
  | { kind: 'none'; addressed: boolean };

/**
 * Reads a command: with or without slash, in any case, with typos asked back. `addressed` tells whether the
 * assistant was called by its name, so that a wrong command is not taken for an answer.
 */
export function parseCommand(text: string, commands: Commands): Parsed {
  const { prefixed, said } = wordsOf(text, commands);
  const slash = isMention(text);
  if (said.length === 0)
    return prefixed || slash ? { kind: 'command', name: 'menu', as: '', rest: '' } : { kind: 'none', addressed: false };
  const exact = longest(said, commands);
  if (exact !== null) return exact;
  const whole = said.join(' ');
  if (turnWish('', whole) !== null) return { kind: 'command', name: 'reminders', as: whole, rest: '' };
  const near = nearest(said, commands);
  return near === null ? { kind: 'none', addressed: prefixed || slash } : near;
}

/** The command that is named in so many words, without asking what a slip of the pen may have meant: cheap for a long answer. */
export function commandIn(text: string, commands: Commands): Extract<Parsed, { kind: 'command' }> | null {
  const { prefixed, said } = wordsOf(text, commands);
  if (said.length > 0) return longest(said, commands);
  return prefixed || isMention(text) ? { kind: 'command', name: 'menu', as: '', rest: '' } : null;
}

/** Longer than this, in words, what stands behind a thank you is what it is about. */
const mostThanks = 3;

/** Is this a thank you, and nothing more? */
export function isThanks(text: string, commands: Commands): boolean {
  const parsed = commandIn(text, commands);
  return parsed?.name === 'thanks' && parsed.rest.split(' ').length <= mostThanks;
}

/** Was the assistant called by name or with a slash? Then it is a command, also in the middle of a conversation. */
export function isAddressed(text: string, commands: Commands): boolean {
  const first = plain(named(text)).split(' ')[0] ?? '';
  return isMention(text) || isPrefix(first, commands.prefix);
}

/** The words as they are compared, without the assistant's name before them. */
export function withoutPrefix(text: string, commands: Commands): string {
  return wordsOf(text, commands).said.join(' ');
}

/** The words behind the assistant's name, and whether that name stood before them. */
function wordsOf(text: string, commands: Commands): { prefixed: boolean; said: string[] } {
  // "vraag:wanneer prik ik crp" names a command as well as "vraag: wanneer" does.
  const words = plain(named(text))
    .replace(/^((?:\p{L}+ )?\p{L}+)[:;,](?=\S)/u, '$1 ')
    .split(' ')
    .filter((word) => word !== '');
  const prefixed = words[0] !== undefined && isPrefix(words[0], commands.prefix);
  return { prefixed, said: prefixed ? words.slice(1) : words };
}

function isMention(text: string): boolean {
  return /^[@/]/.test(text.trimStart());
}

/** The words without the slash or the mention they were addressed with. */
function named(text: string): string {
  return text.trim().replace(/^[@/]+\s*/, '');
}

function isPrefix(word: string, prefixes: readonly string[]): boolean {
  const found = closest(word, prefixes);
  return found.kind === 'exact' || (found.kind === 'near' && word.length > 6);
}

function longest(words: readonly string[], commands: Commands): Extract<Parsed, { kind: 'command' }> | null {
  const { names, mostWords } = knownOf(commands);
  for (let length = Math.min(words.length, mostWords); length > 0; length -= 1) {
    const phrase = words.slice(0, length).map(withoutSigns).join(' ');
    const name = names.get(phrase);
    if (name !== undefined) return { kind: 'command', name, as: phrase, rest: restOf(words.slice(length)) };
  }
  return null;
}

/** A word without the colon, comma or full stop behind it; a word that is nothing else stays. */
function withoutSigns(word: string): string {
  return word.replace(/(?<=.)[:;,.!?]+$/, '');
}

/** What stands behind a command, without a sign that stood loose between the two. */
function restOf(words: readonly string[]): string {
  const first = words.findIndex((word) => !/^[:;,.–-]+$/.test(word));
  return first < 0 ? '' : words.slice(first).join(' ');
}

/** Commands that a slip of the pen may have meant: in the first word, so that the others stand behind it, or else in all. */
function nearest(words: readonly string[], commands: Commands): Extract<Parsed, { kind: 'near' }> | null {
  const first = withoutSigns(words[0] ?? '');
  // "Morgen" says when, and is no slip for "zorgen".
  if (/^\p{L}/u.test(first) && isDateWord(first)) return null;
  const typed = words.join(' ');
  const names = nearTo(first, commands);
  if (names.length > 0) return { kind: 'near', names, typed, rest: restOf(words.slice(1)) };
  const wholly = words.length === 1 ? [] : nearTo(typed, commands);
  return wholly.length > 0 ? { kind: 'near', names: wholly, typed, rest: '' } : null;
}

function nearTo(typed: string, commands: Commands): string[] {
  // Whatever is more than two slips longer than every known word is none of them: an answer costs no comparing.
  if (bare(typed).length > knownOf(commands).mostLetters + 2) return [];
  return Object.entries(commands.commands)
    .flatMap(([name, { words }]) => (name !== 'thanks' && closest(typed, words).kind !== 'none' ? [name] : []))
    .slice(0, 3);
}

/** The words of all commands as they are compared: which command each names, and the most words and characters that one has. */
type Known = { names: ReadonlyMap<string, string>; mostWords: number; mostLetters: number };

// Commands are read once at start and looked for in every typed text.
const cache = new WeakMap<Commands, Known>();

function knownOf(commands: Commands): Known {
  const found = cache.get(commands);
  if (found !== undefined) return found;
  const said = Object.entries(commands.commands).flatMap(([name, { words }]) =>
    // Buttons name a command by its lasting name, people by one of its words.
    [name, ...words].map((word): [string, string] => [plain(word), name]),
  );
  const known: Known = {
    // Of two commands with the same word the first one counts.
    names: new Map(said.toReversed()),
    mostWords: Math.max(...said.map(([word]) => word.split(' ').length)),
    mostLetters: Math.max(...said.map(([word]) => word.length)),
  };
  cache.set(commands, known);
  return known;
}
