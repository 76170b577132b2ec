import { say } from '../content/phrases.ts';
import type { FormField } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { inField } from '../session/in-field.ts';
import { cut } from '../text/cut.ts';
import type { Reader } from './reader.ts';
import { longestItem, type Trouble, textTrouble } from './text-trouble.ts';

/** What somebody puts on the agenda in their own words; `minutes` whole minutes. */
export type OwnItem = { what: string; kind: string | null; minutes: number | null; bring: string | null };

/** The kinds of conversation to choose from, as they count. */
const kinds = ['person', 'task', 'process', 'three', 'feedback'] as const;

/** Most minutes for one item: two hours, more is a day. */
const mostMinutes = 120;

/** The form's ids: the item, the kind of conversation, its minutes and what to bring. */
export const ids = { what: 'wat', kind: 'soort', minutes: 'minuten', bring: 'meenemen' } as const;

/** The fields for one item of one's own; all may stay empty. */
export function ownFields({ language }: Reader, values: Values, errors: Trouble['errors']): FormField[] {
  const { phrases } = language;
  const options = kinds.map((id) => ({ id, label: say(phrases, `kind.${id}`) }));
  return [
    {
      id: ids.what,
      kind: 'text',
      label: say(phrases, 'agenda.field-what'),
      required: false,
      maxLength: longestItem,
      ...inField(ids.what, values, errors),
    },
    {
      id: ids.kind,
      kind: 'choice',
      label: say(phrases, 'agenda.field-kind'),
      required: false,
      options,
      ...inField(ids.kind, values, errors),
    },
    {
      id: ids.minutes,
      kind: 'number',
      label: say(phrases, 'agenda.field-minutes'),
      required: false,
      ...inField(ids.minutes, values, errors),
    },
    {
      id: ids.bring,
      kind: 'text',
      label: say(phrases, 'agenda.field-bring'),
      hint: say(phrases, 'agenda.hint-bring'),
      required: false,
      maxLength: longestItem,
      ...inField(ids.bring, values, errors),
    },
  ];
}

/** Reads those fields: an item, nothing filled in, or what is wrong. Texts must be clean. */
export function readOwn(reader: Reader, values: Values): { item: OwnItem | null } | { trouble: Trouble } {
  const { phrases } = reader.language;
  const found = textTrouble(reader, values, [ids.what, ids.bring]);
  const minutes = minutesIn(values[ids.minutes] ?? '');
  const what = values[ids.what] ?? '';
  const isStarted = [ids.kind, ids.minutes, ids.bring].some((id) => (values[id] ?? '') !== '');
  const errors = {
    ...(minutes === 'wrong' && { [ids.minutes]: say(phrases, 'error.out-of-range', { min: 1, max: mostMinutes }) }),
    ...(what === '' && isStarted && { [ids.what]: say(phrases, 'error.empty') }),
    ...found?.errors,
  };
  if (found !== null || minutes === 'wrong' || Object.keys(errors).length > 0)
    return { trouble: { errors, lines: found?.lines ?? [], extra: found?.extra ?? [] } };
  if (what === '') return { item: null };
  const kind = kinds.find((candidate) => candidate === values[ids.kind]) ?? null;
  return {
    item: { what, kind, minutes, bring: (values[ids.bring] ?? '') === '' ? null : (values[ids.bring] ?? null) },
  };
}

/** The kind of conversation an item is for, in words. */
export function kindName({ language }: Reader, kind: string | null): string | null {
  const known = kinds.find((candidate) => candidate === kind);
  return known === undefined ? null : say(language.phrases, `kind.${known}`);
}

/** A label for a tick: the words, shortened, and when it is about. */
export function tickLabel(what: string, about: string): string {
  return about === '' ? cut(what, 140) : `${cut(what, 110)} (${about})`;
}

function minutesIn(text: string): number | null | 'wrong' {
  if (text === '') return null;
  const minutes = Number(text.replace(',', '.'));
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= mostMinutes ? minutes : 'wrong';
}
