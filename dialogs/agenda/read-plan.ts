import { formFields } from '../answers/form-fields.ts';
import { readingId, readMoment } from '../answers/read-moment.ts';
import { say } from '../content/phrases.ts';
import { type Now, type Reading, readWhen } from '../dates/read-when.ts';
import { sayDate } from '../dates/say-when.ts';
import { instantOf } from '../dates/zone.ts';
import type { FormField } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { wallFor } from '../session/world.ts';
import type { Reader } from './reader.ts';

/** When a conversation is to be: read (`at` in ms since 1970), or what stands in the form's way. */
export type PlanRead = { kind: 'ok'; at: number; reading: Reading } | { kind: 'again'; form: WhenForm };
export type WhenForm = { values: Values; error: string | null; readings: readonly Reading[] };

/** The form's id of the day and time. */
export const whenId = 'wanneer';

/** The reading of an unsure date that somebody chose. */
const whenReadingId = readingId({ id: whenId });

/** Reads day and time. What goes back to the form is a date of ours, never the words that were typed. */
export function readPlan(reader: Reader, placement: Placement | null, values: Values): PlanRead {
  const { world, person, language } = reader;
  const now = wallFor(world, person.id);
  const again = (error: string | null, readings: readonly Reading[] = [], value = ''): PlanRead => ({
    kind: 'again',
    form: { values: { [whenId]: value }, error, readings },
  });
  const context = { phrases: language.phrases, now, length: 15 as const, points: () => [] };
  const read = readMoment(fieldFor(reader), values, context);
  if (read.kind === 'empty') return again(say(language.phrases, 'error.empty'));
  if (read.kind === 'unsure') return again(null, read.readings);
  // A day without a time comes back in the form, so that only the time is to be added.
  if (read.kind === 'wrong') return again(read.text, [], dayOf(values, now));
  if (typeof read.value !== 'object' || !('date' in read.value) || read.value.time === null)
    return again(say(language.phrases, 'error.no-date'));
  const { date, time } = read.value;
  if (placement !== null && date > placement.end)
    return again(say(language.phrases, 'plan.after-end', { date: sayDate(placement.end, now) }));
  return { kind: 'ok', at: instantOf({ date, time }, person.zone), reading: { date, time } };
}

/** The field for day and time, with the choice between readings where a date was unsure. */
export function whenFields(reader: Reader, { values, error, readings }: WhenForm): FormField[] {
  const now = wallFor(reader.world, reader.person.id);
  return formFields([fieldFor(reader)], {
    phrases: reader.language.phrases,
    now,
    length: 15,
    points: () => [],
    values,
    errors: error === null ? {} : { [whenId]: error },
    readings: readings.length === 0 ? {} : { [whenId]: readings },
  }).map((field) => (readings.length > 0 && field.id === whenId ? { ...field, required: false } : field));
}

function dayOf(values: Values, now: Now): string {
  const chosen = values[whenReadingId] ?? '';
  const when = readWhen(chosen === '' ? (values[whenId] ?? '') : chosen, now, { time: 'required' });
  return when.kind === 'time-missing' ? sayDate(when.reading.date) : '';
}

function fieldFor({ language }: Reader) {
  return {
    kind: 'when' as const,
    id: whenId,
    label: say(language.phrases, 'plan.field'),
    required: true,
    time: 'required' as const,
  };
}
