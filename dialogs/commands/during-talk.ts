import { encodeWords } from '../action.ts';
import { readFields } from '../answers/read-fields.ts';
import { say } from '../content/phrases.ts';
import { readWhen } from '../dates/read-when.ts';
import { daysIn } from '../ledger/days-in.ts';
import { readLog } from '../ledger/read-log.ts';
import { readPeriod } from '../ledger/read-period.ts';
import type { Decision } from '../model/decision.ts';
import { adapt } from '../session/adapt.ts';
import { button, compose, line } from '../session/compose.ts';
import { contextFor } from '../session/give.ts';
import { positionsOf, standingOf } from '../session/positions.ts';
import { askedAt } from '../session/question.ts';
import { fitsIn } from '../session/take-text.ts';
import { controlWord } from '../session/type-text.ts';
import { typeInto } from '../session/typed.ts';
import { conversationFor, partOf, wallFor } from '../session/world.ts';
import { clean } from '../text/clean.ts';
import { closest, plain } from '../text/closest.ts';
import type { Context } from './context.ts';
import { commandIn, type Parsed } from './parse.ts';
import { turnWish } from './turn-wish.ts';

/** Words in the middle of a conversation: an answer (or a word that steers it), a command that was plainly meant, or to be asked first. */
export type DuringTalk = { kind: 'answer' } | { kind: 'command' } | { kind: 'asked'; decision: Partial<Decision> };

type Command = Extract<Parsed, { kind: 'command' }>;

/** A worry that reaches the other by mistake does harm, and so does an answer that is lost: these run on their own word alone. */
const atOnce = ['signal', 'counsellor', 'away'];
/** In characters, with room for signs and slips around the longest of their words. */
const longestSlip = 30;

/**
 * What typed words are while a conversation asks something. Where a text is asked a command's word may be the answer itself
 * ("Vraag eerst wat de patiënt wil"), so that the writer says which it is; until then nothing is stored or shown to the other.
 */
export function duringTalk(context: Context, talk: string, words: string): DuringTalk {
  const { commands } = context.language;
  if (controlWord(words, commands.controls)?.sure === true) return { kind: 'answer' };
  const parsed = meant(context, words);
  if (parsed === null) return { kind: 'answer' };
  const own = plain(commands.commands[parsed.name]?.words[0] ?? '');
  const isOwn = atOnce.includes(parsed.name) && parsed.as === own;
  if (isOwn && (parsed.rest === '' || parsed.name === 'away')) return { kind: 'command' };
  const open = openText(context, talk, clean(words));
  if (open === 'none') return { kind: 'command' };
  return open === 'read' ? { kind: 'answer' } : ask(context, talk, words, parsed, open);
}

/** The command that these words may well mean: its words alone, or with behind them what it can do something with. */
function meant(context: Context, words: string): Command | null {
  const { commands } = context.language;
  const parsed = commandIn(words, commands);
  if (parsed === null) return slipOf(context, words);
  // A number is an answer before it is a command.
  if (parsed.name === 'thanks' || /^\d+$/.test(parsed.as)) return null;
  return parsed.rest === '' || isForIt(context, parsed) ? parsed : null;
}

/** A slip of the pen is asked about only in a word of which it would harm that the other reads it. */
function slipOf(context: Context, words: string): Command | null {
  // An answer is mostly longer than any of these words, and costs no comparing.
  if (words.length > longestSlip) return null;
  const { commands } = context.language.commands;
  const name = atOnce.find((one) => closest(words, [commands[one]?.words[0] ?? '']).kind === 'near');
  return name === undefined ? null : { kind: 'command', name, as: '', rest: '' };
}

/** Can this command do something with what stands behind it? */
function isForIt(context: Context, { name, as, rest }: Command): boolean {
  const { language, world, person } = context;
  const now = wallFor(world, person.id);
  switch (name) {
    case 'question':
    case 'signal':
    case 'counsellor':
      return true;
    case 'log': {
      const read = readLog(rest, language.activities, now);
      return (
        read.kind === 'list' ||
        (read.kind === 'items' && (read.items.length > 0 || read.unclear.some(({ kinds }) => kinds.length > 0)))
      );
    }
    case 'away': {
      const read = readPeriod(rest, now);
      return !read.said && read.kind !== 'empty';
    }
    case 'plan':
      return ['sure', 'unsure', 'past', 'time-missing'].includes(readWhen(rest, now, { time: 'optional' }).kind);
    case 'settings':
      return daysIn(rest) !== null;
    case 'year':
      return /^\d{4}$/.test(rest);
    case 'reminders':
      return as.includes(' ') || turnWish(as, rest) !== null;
    default: {
      const forms = [...language.conversations.values()].flatMap(({ command, form }) =>
        command === name && form !== undefined ? [form.word] : [],
      );
      const isTalk = [...language.conversations.values()].some(({ command }) => command === name);
      return isTalk && rest.split(' ').every((word) => /^(?:\d+|min|minuten)$/.test(word) || forms.includes(word));
    }
  }
}

type Open = { position: string; drafts: string };

/** What is asked of the writer here: a text, something that these words already are an answer to, or nothing that could be typed. */
function openText({ world, state, person }: Context, talk: string, text: string): 'none' | 'read' | Open {
  const stored = state.sessions.get(talk);
  const conversation = stored === undefined ? undefined : conversationFor(world, stored, person.id);
  if (stored === undefined || conversation === undefined) return 'none';
  const session = adapt(stored, conversation);
  const part = partOf(session, person.id);
  if (part === undefined) return 'none';
  const standing = standingOf(session, positionsOf(session, conversation), part);
  if (standing.kind !== 'ask') return 'none';
  const { position } = standing;
  if (position.step.kind === 'duration') return /\d/.test(text) ? 'read' : 'none';
  const drafts = part.drafts[position.key] ?? {};
  const open = { position: position.key, drafts: String(Object.keys(drafts).length) };
  const { fields } = askedAt(position);
  // At a hint the words are other ones for what was written.
  if (part.hold?.why === 'hints' && part.hold.at === position.key) return open;
  const typed = typeInto(fields, session.length, drafts, text, fitsIn(world, session, part));
  const field = fields.find(({ id }) => id === typed?.field);
  if (field === undefined) return 'none';
  if (field.kind === 'text' || field.kind === 'list') return open;
  if (field.kind === 'choice' && field.other) {
    const labels = field.options.map(({ label }) => label);
    return closest(text, labels).kind === 'exact' ? 'read' : open;
  }
  const read = readFields([field], { [field.id]: text }, contextFor(world, session, part));
  return read.kind === 'ok' ? 'read' : 'none';
}

/** One line and two buttons that carry the words; given back at once, so that they are stored nowhere. Words too long for a button are sent again, or are the answer. */
function ask(context: Context, talk: string, words: string, parsed: Command, { position, drafts }: Open): DuringTalk {
  const { phrases, commands } = context.language;
  const word = commands.commands[parsed.name]?.words[0] ?? parsed.name;
  const text = clean(words);
  const answer = encodeWords({ kind: 'typed', session: talk, position, drafts, text });
  const run = encodeWords({ kind: 'command', command: parsed.rest === '' ? parsed.as || parsed.name : text });
  const isLong = answer === null || run === null;
  // A long text is hardly a command, unless it is a worry or asks something.
  if (isLong && !['signal', 'counsellor'].includes(parsed.name) && !/\?\s*$/.test(text)) return { kind: 'answer' };
  const line1 = isLong
    ? say(phrases, 'word.long', { word, words: `/${commands.prefix[0]}` })
    : say(phrases, 'word.command', { word });
  const buttons = isLong
    ? []
    : [
        button(answer, say(phrases, 'button.is-answer'), { style: 'primary' }),
        button(run, say(phrases, 'button.run', { word })),
      ];
  return { kind: 'asked', decision: { again: compose({ blocks: [line(line1)], buttons, fallback: line1 }) } };
}
