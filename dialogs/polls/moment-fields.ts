import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import type { Weekly } from '../model/group.ts';
import type { FormField } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { inField } from '../session/in-field.ts';

const ids = { when: 'wanneer', weekday: 'dag', time: 'tijd', hours: 'open', holidays: 'vrij' } as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** For how long a poll may stay open, in hours; a poll of the content has a time of its own. */
const spans = [4, 24, 48, 72, 120] as const;
const asWritten = 'vraag';

/** When a poll is asked: at once or every week, and how many hours it stays open (null: as the content says). */
export type Moment = { hours: number | null; weekly: Pick<Weekly, 'weekday' | 'time' | 'holidays'> | null };
export type MomentRead = { kind: 'ok'; moment: Moment } | { kind: 'wrong'; errors: Values };

/** The fields for that, with what stands in them. `written`: it is a poll of the content. */
export function momentFields({ phrases }: Language, written: boolean, values: Values, errors: Values): FormField[] {
  const field = (id: string, before: string) => ({ id, ...inField(id, values, errors, before) });
  return [
    {
      ...field(ids.when, 'nu'),
      kind: 'choice',
      label: say(phrases, 'poll.field-when'),
      required: true,
      options: [
        { id: 'nu', label: say(phrases, 'poll.when-now') },
        { id: 'week', label: say(phrases, 'poll.when-weekly') },
      ],
    },
    {
      ...field(ids.hours, written ? asWritten : '48'),
      kind: 'choice',
      label: say(phrases, 'poll.field-hours'),
      required: true,
      options: [
        ...(written ? [{ id: asWritten, label: say(phrases, 'poll.hours-written') }] : []),
        ...spans.map((hours) => ({ id: String(hours), label: sayHours(phrases, hours) })),
      ],
    },
    {
      ...field(ids.weekday, ''),
      kind: 'choice',
      label: say(phrases, 'poll.field-weekday'),
      required: false,
      options: weekdays.map((day) => ({ id: String(day), label: say(phrases, `settings.weekday-${day}`) })),
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

/** Reads those fields; all that is wrong at once. */
export function readMoment({ phrases }: Language, written: boolean, values: Values): MomentRead {
  const isAsWritten = written && values[ids.hours] === asWritten;
  const hours = isAsWritten ? null : spans.find((span) => String(span) === values[ids.hours]);
  const isWeekly = values[ids.when] === 'week';
  const weekday = weekdays.find((day) => String(day) === values[ids.weekday]);
  const time = timeIn(values[ids.time] ?? '');
  const errors = {
    ...(!isWeekly && values[ids.when] !== 'nu' && { [ids.when]: say(phrases, 'error.choose') }),
    ...(hours === undefined && { [ids.hours]: say(phrases, 'error.choose') }),
    ...(isWeekly && weekday === undefined && { [ids.weekday]: say(phrases, 'error.choose') }),
    ...(isWeekly && time === null && { [ids.time]: say(phrases, 'poll.time-unclear') }),
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

/** "15:00", "9.30", "half" is not: a time as `HH:MM`, or null. */
function timeIn(text: string): string | null {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:\s*[:.u]\s*(\d{2})?)?(?:\s*uur)?$/i.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
