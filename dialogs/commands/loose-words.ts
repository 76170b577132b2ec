import { encodeAction, encodeWords } from '../action.ts';
import { say } from '../content/phrases.ts';
import { besideAway } from '../dates/nl/beside.ts';
import { isDateWord } from '../dates/nl/day-words.ts';
import { readPeriod } from '../ledger/read-period.ts';
import type { Decision } from '../model/decision.ts';
import type { Button } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { controlWord } from '../session/type-text.ts';
import { wallFor } from '../session/world.ts';
import { plain } from '../text/closest.ts';
import { away, sayPeriod } from './away.ts';
import { type Context, told } from './context.ts';
import { isPair } from './partners.ts';

/** Longer than this, in words, is a story that only happens to hold a day. */
const mostWords = 12;
const emoji = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+$/u;

/** Words that name no command but say something plain: that one will not be there, a day, or just "ok". Null: nothing of the kind. */
export function looseWords(context: Context, words: string): Partial<Decision> | null {
  const { phrases, commands } = context.language;
  const control = controlWord(words, commands.controls);
  if (emoji.test(words) || (control?.sure === true && (control.name === 'yes' || control.name === 'no')))
    return told(context, say(phrases, 'text.fine'));
  const said = plain(words)
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((word) => word !== '');
  if (said.length === 0 || said.length > mostWords || !mayBeAway(context)) return null;
  const isAbsent = saysAbsent(context, said);
  const isDay = said.every(isDateWord) && said.some((word) => /^\p{L}/u.test(word));
  return isAbsent || isDay ? offer(context, words, said, isAbsent) : null;
}

/** What was meant with a day, asked back. The period alone goes into the button, never why; it is given back at once and not stored. */
function offer(context: Context, words: string, said: readonly string[], isAbsent: boolean): Partial<Decision> | null {
  const { phrases, commands } = context.language;
  const days = said.filter(isDateWord).join(' ');
  const read = readPeriod(days, wallFor(context.world, context.person.id));
  // No day, or one that can be read in more ways: the form asks for it.
  if (isAbsent && read.kind !== 'period') return away(context, '', words);
  const plan = isPair(context) && !isAbsent ? encodeWords({ kind: 'command', command: `plan ${words.trim()}` }) : null;
  const absent = read.kind === 'period' ? read.period : null;
  if (plan === null && absent === null) return null;
  const text =
    isAbsent && absent !== null
      ? say(phrases, 'text.away', { period: sayPeriod(context, absent) })
      : say(phrases, 'text.day');
  const buttons: Button[] = [
    ...(plan === null ? [] : [button(plan, say(phrases, 'text.button-plan'), { style: 'primary' })]),
    ...(absent === null
      ? []
      : [
          button(encodeAction({ kind: 'away', verb: 'add', ...absent }), say(phrases, 'text.button-away'), {
            style: isAbsent ? 'primary' : 'plain',
          }),
        ]),
    button(encodeAction({ kind: 'command', command: 'menu' }), commands.commands.menu?.label ?? 'menu'),
  ];
  return { again: compose({ blocks: [line(text)], buttons, fallback: text }) };
}

/** "Ik ben er morgen niet", "vrijdag vrij": a sign of absence, with a day or with nothing else that it could be about. */
function saysAbsent({ language }: Context, said: readonly string[]): boolean {
  const signs = (language.commands.commands.away?.words ?? []).filter((word) => !/[ ]|terug|weer/.test(word));
  const isSign = (word: string) => signs.some((sign) => plain(sign) === word);
  const isNot = said.includes('niet') && said.some((word) => /^(?:ben|er|aanwezig|beschikbaar)$/.test(word));
  if (!isNot && !said.some(isSign)) return false;
  return said.some(isDateWord) || said.every((word) => isSign(word) || besideAway.has(word));
}

function mayBeAway({ person }: Context): boolean {
  return person.role === 'trainee' || person.role === 'trainer' || person.role === 'coordinator';
}
