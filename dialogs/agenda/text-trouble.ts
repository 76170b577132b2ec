import { say } from '../content/phrases.ts';
import type { FormField } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { patientWords } from '../session/held.ts';
import { wallFor } from '../session/world.ts';
import { findPatientData } from '../text/patient-data.ts';
import type { Reader } from './reader.ts';

/** The form's tick that what looked like a patient is none. */
const noPatientId = 'geen-patient';

/** Longest text of an item, in UTF-16 units: a question, not an essay. */
export const longestItem = 1000;

/** What stands in a form's way: errors by field, lines above it and a tick below it. */
export type Trouble = { errors: Record<string, string>; lines: string[]; extra: FormField[] };

/** A form without anything wrong. */
export const noTrouble: Trouble = { errors: {}, lines: [], extra: [] };

/**
 * What is wrong with the texts of a form: too long, or something in it that may identify a patient and that the writer has
 * not confirmed to be none. Null when they may be stored. Texts must be clean.
 */
export function textTrouble(
  { world, person, language }: Pick<Reader, 'world' | 'language'> & { person: { id: string } },
  values: Values,
  ids: readonly string[],
): Trouble | null {
  const { phrases, wording } = language;
  const texts = ids.map((id): [string, string] => [id, values[id] ?? '']);
  const tooLong = texts.filter(([, text]) => text.length > longestItem);
  const errors = Object.fromEntries(
    tooLong.map(([id, text]) => [id, say(phrases, 'error.too-long', { now: text.length, max: longestItem })]),
  );
  const year = Number(wallFor(world, person.id).date.slice(0, 4));
  const isCleared = (values[noPatientId] ?? '') !== '';
  const found = texts
    .flatMap(([, text]) => findPatientData(text, wording, year))
    .filter(({ certain }) => certain || !isCleared);
  if (found.length === 0) return tooLong.length === 0 ? null : { ...noTrouble, errors };
  const certain = found.some((finding) => finding.certain);
  const what = patientWords({ kinds: [...new Set(found.map(({ kind }) => kind))] }, phrases);
  const suggestions = [...new Set(found.flatMap(({ suggestion }) => suggestion ?? []))];
  return {
    errors,
    lines: [
      say(phrases, certain ? 'patient.must-go' : 'patient.form', { what }),
      ...(suggestions.length === 0 ? [] : [say(phrases, 'patient.suggestion', { suggestion: suggestions.join(', ') })]),
    ],
    extra: certain
      ? []
      : [
          {
            id: noPatientId,
            kind: 'choices',
            label: say(phrases, 'patient.tick-label'),
            required: false,
            options: [{ id: 'ja', label: say(phrases, 'patient.tick') }],
          },
        ],
  };
}
