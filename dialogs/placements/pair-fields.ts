import { formFields } from '../answers/form-fields.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Reading } from '../dates/read-when.ts';
import type { FormField } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import { inField } from '../session/in-field.ts';
import { wallFor } from '../session/world.ts';

/** The form's ids: for each of the two a choice, or else a name and an address. */
export const pairIds = {
  trainee: { chosen: 'aios', name: 'aios-naam', address: 'aios-adres' },
  trainer: { chosen: 'opleider', name: 'opleider-naam', address: 'opleider-adres' },
  programmes: 'programmas',
  year: 'jaar',
  start: 'start',
  end: 'einde',
} as const;
/** A platform shows so many options in one choice. */
export const mostOptions = 50;

/** What stands in a form: values, what was wrong with them by field, and the readings of dates that were unsure. */
export type FormState = { values: Values; errors: Values; readings: Readonly<Record<string, readonly Reading[]>> };

/** The form for a new placement. */
export function pairFields(context: Context, { values, errors, readings }: FormState): FormField[] {
  const { phrases } = context.language;
  const text = (id: string, label: string, hint?: string): FormField => ({
    id,
    kind: 'text',
    label,
    required: false,
    maxLength: 200,
    ...(hint !== undefined && { hint }),
    ...inField(id, values, errors),
  });
  const somebody = (role: 'trainee' | 'trainer'): FormField[] => {
    const free = unplaced(context, role);
    const ids = pairIds[role];
    const options = free.map(({ id, name }) => ({ id, label: name }));
    return [
      ...(options.length === 0
        ? []
        : [
            {
              id: ids.chosen,
              kind: 'choice' as const,
              label: say(phrases, `pair.${role}`),
              required: false,
              options,
              ...inField(ids.chosen, values, errors),
            },
          ]),
      text(ids.name, say(phrases, `pair.${role}-name`)),
      text(ids.address, say(phrases, `pair.${role}-address`), say(phrases, 'pair.address-hint')),
    ];
  };
  return [
    ...somebody('trainee'),
    ...somebody('trainer'),
    {
      id: pairIds.programmes,
      kind: 'choices',
      label: say(phrases, 'pair.programmes'),
      required: true,
      options: programmesOf(context),
      ...inField(pairIds.programmes, values, errors),
    },
    {
      id: pairIds.year,
      kind: 'choice',
      label: say(phrases, 'pair.year'),
      required: false,
      options: ['1', '3'].map((id) => ({ id, label: id })),
      ...inField(pairIds.year, values, errors),
    },
    ...dayFields(context, pairIds.start, say(phrases, 'pair.start'), { values, errors, readings }),
    ...dayFields(context, pairIds.end, say(phrases, 'pair.end'), { values, errors, readings }),
  ];
}

/** A day in ordinary Dutch, with the choice between its readings when it was unsure. */
export function dayFields(
  context: Context,
  id: string,
  label: string,
  { values, errors, readings }: FormState,
): FormField[] {
  return formFields([{ kind: 'when', id, label, required: true, time: 'none' }], {
    phrases: context.language.phrases,
    now: wallFor(context.world, context.person.id),
    length: 15,
    points: () => [],
    values,
    errors,
    readings,
  }).map((field) => ((readings[id] ?? []).length > 0 && field.id === id ? { ...field, required: false } : field));
}

/** The programmes there are, newest version's title first. */
export function programmesOf({ frequency }: Context): { id: string; label: string }[] {
  return [...new Map((frequency?.rules.programmes ?? []).map(({ id, title }) => [id, title]))].map(([id, label]) => ({
    id,
    label,
  }));
}

/** People of the institute in this role who are in no placement that still runs, by name. */
export function unplaced({ state, person, world }: Context, role: Person['role']): Person[] {
  const today = wallFor(world, person.id).date;
  const placed = new Set(
    state.placements.filter(({ end }) => end >= today).flatMap(({ trainee, trainers }) => [trainee, ...trainers]),
  );
  return [...state.people.values()]
    .filter((one) => one.role === role && one.institute === person.institute && !placed.has(one.id))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .slice(0, mostOptions);
}
