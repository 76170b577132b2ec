import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { wallFor } from '../session/world.ts';
import { dayInForm, fieldIds, logForm } from './log-form.ts';
import { mostOf } from './logged.ts';
import type { Unclear } from './read-log.ts';
import { labelOf, sayDay } from './say-logged.ts';

/** A form with what was understood in it, for the pair that was named. Words that were not understood are in no message, for messages are kept. */
export function askLog(context: Context, unclear: Unclear, pair: Placement | null): Message {
  const { language, world, person } = context;
  const { phrases, activities } = language;
  const today = wallFor(world, person.id);
  const { trouble, kinds, amount, minutes, day } = unclear;
  const kind = kinds[0] ?? '';
  const what = labelOf(kind, language);
  const said = day === null ? '' : sayDay(day, today, language);
  const texts: Record<Unclear['trouble'], () => string> = {
    'no-activity': () => say(phrases, 'log.no-activity'),
    'which-activity': () =>
      say(phrases, 'log.which-activity', { words: kinds.map((one) => activities[one]?.label ?? one).join(' / ') }),
    'no-amount': () => say(phrases, 'log.no-amount', { what }),
    amount: () => say(phrases, 'log.no-amount', { what }),
    'no-minutes': () => say(phrases, 'log.no-minutes', { what }),
    minutes: () => say(phrases, 'log.no-minutes', { what }),
    'no-day': () => say(phrases, 'log.no-day'),
    'other-words': () => say(phrases, 'log.other-words'),
    'which-day': () => say(phrases, 'log.which-day', { what }),
    future: () => say(phrases, 'log.future', { day: said }),
    'too-old': () => say(phrases, 'log.too-old', { day: said }),
  };
  const values: Values = {
    [fieldIds.what]: kinds.length === 1 ? kind : '',
    [fieldIds.amount]: amount === null || trouble === 'amount' ? '' : String(amount),
    [fieldIds.minutes]: minutes === null || trouble === 'minutes' ? '' : String(minutes),
    [fieldIds.day]: day === null || day > today.date || trouble === 'too-old' ? '' : dayInForm(day),
    [fieldIds.with]: pair?.id ?? '',
  };
  const most = mostOf(kind, activities);
  const errors: Values =
    trouble === 'amount'
      ? { [fieldIds.amount]: say(phrases, 'error.out-of-range', { min: 1, max: most.amount }) }
      : trouble === 'minutes'
        ? { [fieldIds.minutes]: say(phrases, 'error.out-of-range', { min: 1, max: most.minutes }) }
        : {};
  return logForm(context, { text: texts[trouble](), values, errors, kinds, days: unclear.days });
}
