import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { daysAfterIn, isOver } from '../placements/running.ts';
import { wasIn } from '../placements/tenure.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, nameOf, wallFor } from '../session/world.ts';
import { countedKinds } from './counted-kinds.ts';
import { checkLogged, type Logged, mostOf } from './logged.ts';
import { isDay } from './periods.ts';
import { readDay } from './read-day.ts';
import { sayDay } from './say-logged.ts';

/** The form's ids. */
export const fieldIds = { what: 'wat', amount: 'aantal', minutes: 'minuten', day: 'dag', which: 'welke', with: 'met' };

type Looks = {
  text: string;
  values?: Values;
  errors?: Values;
  kinds?: readonly string[];
  days?: readonly string[];
  made?: string;
};

/** The form to log one thing: what, how many, how long, when. Of `kinds` alone when there are any; `days` are to be chosen from.
 * `made` is the day (YYYY-MM-DD) on which it was first shown: words like "vanochtend" and a day left open are about that one. */
export function logForm(context: Context, looks: Looks): Message {
  const { phrases } = context.language;
  const today = wallFor(context.world, context.person.id).date;
  const title = say(phrases, 'log.title');
  const submit = encodeAction({ kind: 'log', verb: 'send', subject: looks.made ?? today, placement: '' });
  const other = encodeAction({ kind: 'command', command: 'log' });
  const list = encodeAction({ kind: 'command', command: 'log lijst' });
  return compose({
    title,
    blocks: [line(looks.text), line(say(phrases, 'log.readers'), 'quiet')],
    // A form stays in the chat: the day it is about stands in it.
    fields: fieldsOf(context, { ...looks, values: { [fieldIds.day]: dayInForm(today), ...looks.values } }),
    buttons: [
      button(submit, say(phrases, 'log.submit'), { style: 'primary', submits: true }),
      ...((looks.kinds ?? []).length > 0 ? [button(other, say(phrases, 'log.other-button'))] : []),
      button(list, say(phrases, 'log.list-button'), { more: true }),
    ],
    fallback: looks.text,
  });
}

/** A day (YYYY-MM-DD, or nothing) as the form holds it: with its year, so that it is read as the same day whenever it is sent. */
export function dayInForm(day: string): string {
  return day === '' ? '' : sayDate(day);
}

/** What a form that was made on a day (YYYY-MM-DD, or not known) holds, or what is wrong with it by field. */
export function readLogForm(
  context: Context,
  values: Values,
  made: string,
): { kind: 'ok'; item: Logged } | { kind: 'wrong'; errors: Values; days: string[] } {
  const { phrases, activities } = context.language;
  const now = wallFor(context.world, context.person.id);
  const errors: Record<string, string> = {};
  const kind = values[fieldIds.what] ?? '';
  if (!Object.hasOwn(activities, kind)) errors[fieldIds.what] = say(phrases, 'error.choose');
  const most = mostOf(kind, activities);
  const amount = numberOf(values[fieldIds.amount]);
  const minutes = numberOf(values[fieldIds.minutes]);
  const chosen = values[fieldIds.which] ?? '';
  const day = readDay(isDay(chosen) ? chosen : (values[fieldIds.day] ?? ''), now);
  const then =
    isDay(made) && made < now.date && !isDay(chosen)
      ? readDay(values[fieldIds.day] ?? '', { ...now, date: made })
      : day;
  // The same words in an old form may be about the day on which it was shown.
  if (day.kind === 'day' && then.kind === 'day' && then.day !== day.day) {
    errors[fieldIds.day] = say(phrases, 'log.form-old', { day: sayDay(made, now, context.language) });
    return { kind: 'wrong', errors, days: [then.day, day.day] };
  }
  const days = day.kind === 'which' ? day.days : [];
  if (day.kind === 'unclear') errors[fieldIds.day] = say(phrases, 'error.no-date');
  if (day.kind === 'future')
    errors[fieldIds.day] = say(phrases, 'log.future', { day: sayDay(day.day, now, context.language) });
  if (day.kind !== 'day') return { kind: 'wrong', errors, days };
  const item = checkLogged({ kind, amount, minutes, day: day.day }, activities, now.date);
  if (!Array.isArray(item))
    return Object.keys(errors).length > 0 ? { kind: 'wrong', errors, days } : { kind: 'ok', item };
  for (const trouble of item) {
    // Nothing filled in is not the same as something that cannot be.
    if (trouble === 'no-amount') errors[fieldIds.amount] = say(phrases, 'log.need-amount');
    else if (trouble === 'no-minutes') errors[fieldIds.minutes] = say(phrases, 'log.need-minutes');
    else if (trouble === 'amount')
      errors[fieldIds.amount] = say(phrases, 'error.out-of-range', { min: 1, max: most.amount });
    else if (trouble === 'minutes')
      errors[fieldIds.minutes] = say(phrases, 'error.out-of-range', { min: 1, max: most.minutes });
    else if (trouble === 'too-old')
      errors[fieldIds.day] = say(phrases, 'log.too-old', { day: sayDay(day.day, now, context.language) });
  }
  return { kind: 'wrong', errors, days };
}

/** The pairs this person is part of: what ended just now may still be logged. */
export function pairsOf({ state, person, world, frequency }: Context): Placement[] {
  const today = wallFor(world, person.id).date;
  return state.placements.filter(
    (placement) => wasIn(placement, person.id) && !isOver(placement, today, daysAfterIn(frequency)),
  );
}

/** The others of a pair, by name. */
export function otherNames({ world, person }: Context, { trainee, trainers }: Placement): string {
  return joined([trainee, ...trainers].filter((id) => id !== person.id).map((id) => nameOf(world, id)));
}

function fieldsOf(context: Context, { values = {}, errors = {}, kinds = [], days = [] }: Looks): FormField[] {
  const { phrases } = context.language;
  const now = wallFor(context.world, context.person.id);
  const held = (id: string) => ({
    ...(values[id] !== undefined && values[id] !== '' && { value: values[id] }),
    ...(errors[id] !== undefined && { error: errors[id] }),
  });
  const field = (id: string, label: string) => ({ id, label, required: false, ...held(id) });
  const pairs = pairsOf(context);
  return [
    {
      ...field(fieldIds.what, say(phrases, 'log.what')),
      kind: 'choice',
      required: true,
      options: optionsOf(context, kinds, values[fieldIds.what] ?? ''),
    },
    { ...field(fieldIds.amount, say(phrases, 'log.amount')), kind: 'number' },
    { ...field(fieldIds.minutes, say(phrases, 'log.minutes-field')), kind: 'number' },
    {
      ...field(fieldIds.day, say(phrases, 'log.day')),
      // A doubt that was taken away stands in the field as what was chosen, for the choice itself is not shown again.
      ...(days.length === 0 &&
        isDay(values[fieldIds.which] ?? '') && { value: dayInForm(values[fieldIds.which] ?? '') }),
      kind: 'text',
      maxLength: 100,
      hint: say(phrases, 'log.day-hint'),
    },
    ...(days.length === 0
      ? []
      : [
          {
            ...field(fieldIds.which, say(phrases, 'log.which')),
            kind: 'choice' as const,
            options: days.map((day) => ({ id: day, label: sayDay(day, now, context.language) })),
            error: say(phrases, 'error.unsure'),
          },
        ]),
    ...(pairs.length < 2
      ? []
      : [
          {
            ...field(fieldIds.with, say(phrases, 'log.pair-label')),
            kind: 'choice' as const,
            required: true,
            options: pairs.map((pair) => ({ id: pair.id, label: otherNames(context, pair) })),
          },
        ]),
  ];
}

/** Only what may be meant, or what was chosen and all that fits the role and counts for a programme or was logged before. */
function optionsOf(context: Context, kinds: readonly string[], chosen: string): { id: string; label: string }[] {
  const { language, person, state, frequency } = context;
  const pairs = pairsOf(context);
  const counted = countedKinds(frequency?.rules, pairs);
  const before = new Set(
    state.entries.filter(({ placement }) => pairs.some(({ id }) => id === placement)).map(({ kind }) => kind),
  );
  const fitting = Object.entries(language.activities).filter(
    ([id, { who, form }]) =>
      // A form of a conversation counts by itself; who logs it all the same types its words.
      form === undefined &&
      (who === 'both' || who === person.role) &&
      (counted === null || counted.has(id) || before.has(id)),
  );
  const ids = new Set(kinds.length > 0 ? kinds : [chosen, ...fitting.map(([id]) => id)]);
  return [...ids].flatMap((id) => {
    const activity = language.activities[id];
    return activity === undefined ? [] : [{ id, label: activity.label }];
  });
}

/** A whole number as it stands in a field; nothing is null, and what is no number is one that is refused. */
function numberOf(text: string | undefined): number | null {
  const words = (text ?? '').trim();
  if (words === '') return null;
  return /^\d{1,5}$/.test(words) ? Number(words) : Number.NaN;
}
