import type { Field } from '../content/conversation.ts';
import { say } from '../content/phrases.ts';
import { type Reading, readWhen } from '../dates/read-when.ts';
import { sayWhen } from '../dates/say-when.ts';
import type { Values } from '../model/session.ts';
import type { FieldRead, ReadContext } from './read-fields.ts';

/** The form's id of the choice between readings of an unsure date. */
export function readingId(field: { id: string }): string {
  return `${field.id}.lezing`;
}

/** A date, and perhaps a time, in ordinary Dutch. A reading chosen from those that were asked back goes first. */
export function readMoment(field: Extract<Field, { kind: 'when' }>, values: Values, context: ReadContext): FieldRead {
  const raw = (values[field.id] ?? '').trim();
  const chosen = chosenReading(field, values);
  const words = chosen === null ? raw : chosen.time === null ? chosen.date : `${chosen.date}T${chosen.time}`;
  if (words === '') return { kind: 'empty' };
  const when = readWhen(words, context.now, { time: field.time });
  switch (when.kind) {
    case 'sure':
      // A record is read later, when today's "tomorrow" is another day.
      return { kind: 'ok', value: when.reading, shown: [sayWhen(when.reading)] };
    case 'unsure':
      return chosen === null
        ? { kind: 'unsure', readings: when.readings }
        : { kind: 'ok', value: chosen, shown: [sayWhen(chosen)] };
    case 'past':
      return { kind: 'wrong', text: say(context.phrases, 'error.past', { when: sayWhen(when.reading, context.now) }) };
    case 'time-missing':
      return {
        kind: 'wrong',
        text: say(context.phrases, 'error.time-missing', { when: sayWhen(when.reading, context.now) }),
      };
    case 'unclear':
      return { kind: 'wrong', text: say(context.phrases, field.time === 'none' ? 'error.no-day' : 'error.no-date') };
  }
}

/** The id of a reading on a button or in a choice. */
export function readingToId(reading: Reading): string {
  return reading.time === null ? reading.date : `${reading.date}T${reading.time}`;
}

/** The reading of an unsure date that was chosen in the form; null when none was. */
export function chosenReading(field: { id: string }, values: Values): Reading | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(values[readingId(field)] ?? '');
  return found?.[1] === undefined ? null : { date: found[1], time: found[2] ?? null };
}
