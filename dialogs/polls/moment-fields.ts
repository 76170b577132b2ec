import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import { readTime, type Time } from '../dates/read-time.ts';
import type { Weekly } from '../model/group.ts';
import type { FormField } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { inField } from '../session/in-field.ts';

const ids = { when: 'wanneer', weekday: 'dag', time: 'tijd', hours: 'open', holidays: 'vrij' } as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** For how long a poll may stay open, in hours; a poll of the content has a time of its own. */
const spans = [4, 24, 48, 72, 120] as const;
const asWritten = 'vraag';
/** No day after all, where a list that was once chosen from cannot be made empty. */
const noDay = 'geen';

/** When a poll is asked: at once or every week, and how many hours it stays open (null: as the content says). */
export type Moment = { hours: number | null; weekly: Pick<Weekly, 'weekday' | 'time' | 'holidays'> | null };
export type MomentRead = { kind: 'ok'; moment: Moment } | { kind: 'wrong'; errors: Values };

/** The fields for that, with what stands in them. `written`: it is a poll of the content. */
export function momentFields(language: Language, written: boolean, values: Values, errors: Values): FormField[] {
  const { phrases } = language;
  return [
    {
      id: ids.when,
      ...inField(ids.when, values, errors, 'nu'),
      kind: 'choice',
      label: say(phrases, 'poll.field-when'),
      required: true,
      options: [
        { id: 'nu', label: say(phrases, 'poll.when-now') },
        { id: 'week', label: say(phrases, 'poll.when-weekly') },
      ],
    },
    ...restFields(language, [...(written ? [asWritten] : []), ...spans.map(String)], values, errors),
  ];
}

/** The fields to change when a weekly poll is asked, filled in as it is now. */
export function weeklyFields(language: Language, slot: Weekly, values: Values, errors: Values): FormField[] {
  const now: Values = {
    [ids.weekday]: String(slot.weekday),
    [ids.time]: slot.time,
    [ids.hours]: String(slot.hours),
    [ids.holidays]: slot.holidays,
  };
  return restFields(language, hoursFor(slot).map(String), { ...now, ...values }, errors).map((field) => {
    if (field.id !== ids.weekday && field.id !== ids.time) return field;
    const { options } = field;
    return { ...field, required: true, ...(options && { options: options.filter(({ id }) => id !== noDay) }) };
  });
}

/** `hours`: the ids of how long it may be open; the first of the content's own, or else two days, is what stands there. */
function restFields({ phrases }: Language, hours: readonly string[], values: Values, errors: Values): FormField[] {
  const field = (id: string, before: string) => ({ id, ...inField(id, values, errors, before) });
  return [
    {
      ...field(ids.hours, hours.includes(asWritten) ? asWritten : '48'),
      kind: 'choice',
      label: say(phrases, 'poll.field-hours'),
      required: true,
      options: hours.map((id) => ({
        id,
        label: id === asWritten ? say(phrases, 'poll.hours-written') : sayHours(phrases, Number(id)),
      })),
    },
    {
      ...field(ids.weekday, ''),
      kind: 'choice',
      label: say(phrases, 'poll.field-weekday'),
      required: false,
      options: [
        { id: noDay, label: say(phrases, 'settings.no-day') },
        ...weekdays.map((day) => ({ id: String(day), label: say(phrases, `settings.weekday-${day}`) })),
      ],
    },
    {
      ...field(ids.time, ''),
      kind: 'text',
      label: say(phrases, 'poll.field-time'),
      hint: say(phrases, 'poll.hint-time'),
      required: false,
      maxLength: 20,
    },
    {
      ...field(ids.holidays, 'skip'),
      kind: 'choice',
      label: say(phrases, 'poll.field-holidays'),
      required: false,
      options: [
        { id: 'skip', label: say(phrases, 'poll.holidays-skip') },
        { id: 'move', label: say(phrases, 'poll.holidays-move') },
      ],
    },
  ];
}

/** Reads the fields of `weeklyFields`. */
export function readWeekly(language: Language, slot: Weekly, values: Values): MomentRead {
  const hours = hoursFor(slot).find((one) => String(one) === values[ids.hours]);
  return readRest(language, hours, { ...values, [ids.when]: 'week' });
}

/** Reads the fields of `momentFields`; all that is wrong at once. */
export function readMoment(language: Language, written: boolean, values: Values): MomentRead {
  const isAsWritten = written && values[ids.hours] === asWritten;
  return readRest(language, isAsWritten ? null : spans.find((span) => String(span) === values[ids.hours]), values);
}

/** How long a weekly poll may be open: as it is now will do, also where that is no choice for a new one. */
function hoursFor({ hours }: Weekly): number[] {
  return [...new Set([...spans, hours])].sort((one, other) => one - other);
}

function readRest({ phrases }: Language, hours: number | null | undefined, values: Values): MomentRead {
  const isWeekly = values[ids.when] === 'week';
  const weekday = weekdays.find((day) => String(day) === values[ids.weekday]);
  const read = readTime(values[ids.time] ?? '');
  const time = read.kind === 'sure' ? read.time : null;
  // Who fills in a day or a time does not mean now, though that was chosen beforehand.
  const isTimed = !['', noDay].includes(values[ids.weekday] ?? '') || (values[ids.time] ?? '') !== '';
  const errors = {
    ...(!isWeekly && values[ids.when] !== 'nu' && { [ids.when]: say(phrases, 'error.choose') }),
    ...(values[ids.when] === 'nu' && isTimed && { [ids.when]: say(phrases, 'poll.now-or-then') }),
    ...(hours === undefined && { [ids.hours]: say(phrases, 'error.choose') }),
    ...(isWeekly && weekday === undefined && { [ids.weekday]: say(phrases, 'error.choose') }),
    ...(isWeekly && time === null && { [ids.time]: timeTrouble(phrases, read) }),
  };
  if (hours === undefined || Object.keys(errors).length > 0) return { kind: 'wrong', errors };
  if (!isWeekly || weekday === undefined || time === null) return { kind: 'ok', moment: { hours, weekly: null } };
  const holidays = values[ids.holidays] === 'move' ? 'move' : 'skip';
  return { kind: 'ok', moment: { hours, weekly: { weekday, time, holidays } } };
}

/** A weekly moment in words. */
export function sayWeekly(
  { phrases }: Language,
  { weekday, time, hours }: Pick<Weekly, 'weekday' | 'time' | 'hours'>,
): string {
  const day = say(phrases, `settings.weekday-${weekdays.find((one) => one === weekday) ?? 1}`);
  return say(phrases, 'poll.weekly', { day, time, open: sayHours(phrases, hours) });
}

function sayHours(phrases: Language['phrases'], hours: number): string {
  if (hours % 24 !== 0) return say(phrases, 'poll.hours', { hours });
  return hours === 24 ? say(phrases, 'poll.one-day') : say(phrases, 'poll.days', { days: hours / 24 });
}

function timeTrouble(phrases: Language['phrases'], read: Time): string {
  const [first, second] = read.kind === 'unsure' ? read.times : [];
  if (first === undefined || second === undefined) return say(phrases, 'poll.time-unclear');
  return say(phrases, 'poll.time-unsure', { first, second });
}
