import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Block, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { named } from '../overview/name-words.ts';
import { oversees } from '../overview/oversees.ts';
import { carriedOver } from '../placements/carry-over.ts';
import { dayFields, type FormState, mostOptions } from '../placements/pair-fields.ts';
import { readDay } from '../placements/read-pair.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, languageFor, nameOf, wallFor } from '../session/world.ts';
import { type Context, toActor } from './context.ts';

const placementId = 'koppeling';
const dayId = 'laatste-dag';

/** A form in which nothing was filled in yet. */
export const noForm: FormState = { values: {}, errors: {}, readings: {} };

/**
 * The form that ends a placement; only those that still run and are this coordinator's own, or nobody's. `search` looks for a
 * name; of more than one choice can hold, it says how many are left and how to find them.
 */
export function stopForm(context: Context, form: FormState, search = ''): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'pair.stop-title');
  const all = running(context);
  if (all.length === 0) {
    const none = say(phrases, 'pair.stop-none');
    return compose({ blocks: [line(none)], fallback: none });
  }
  const found = search === '' ? all : named(all, search, (placement) => pairName(context, placement));
  const [only, ...others] = found;
  const { errors } = form;
  const values =
    search !== '' && only !== undefined && others.length === 0
      ? { ...form.values, [placementId]: only.id }
      : form.values;
  const listed = found.length === 0 ? all : found;
  // What was chosen already stays in sight, however far down the list it stands.
  const beyond = listed.slice(mostOptions).filter(({ id }) => id === values[placementId]);
  const options = [...beyond, ...listed]
    .slice(0, mostOptions)
    .map((placement) => ({ id: placement.id, label: pairName(context, placement) }));
  return compose({
    title,
    blocks: [
      ...(found.length === 0 ? [line(say(phrases, 'overview.none-found'))] : []),
      line(say(phrases, 'pair.stop-text')),
      ...leftOut(context, listed.length - options.length),
    ],
    fields: [
      {
        id: placementId,
        kind: 'choice',
        label: say(phrases, 'pair.stop-which'),
        required: true,
        options,
        ...(values[placementId] !== undefined && { value: values[placementId] }),
        ...(errors[placementId] !== undefined && { error: errors[placementId] }),
      },
      ...dayFields(context, dayId, say(phrases, 'pair.stop-day'), form),
    ],
    buttons: [
      button(encodeAction({ kind: 'pair', verb: 'stop' }), say(phrases, 'pair.button-stop'), {
        style: 'danger',
        submits: true,
      }),
    ],
    fallback: title,
  });
}

/** The form for one pair. */
export function stopThis(context: Context, { id }: Placement): Message {
  return stopForm(context, { ...noForm, values: { [placementId]: id } });
}

/** How to find the pairs that the choice has no room for. */
function leftOut({ language: { phrases, commands } }: Context, count: number): Block[] {
  if (count === 0) return [];
  const words = `${commands.commands.pair?.words[0] ?? ''} ${commands.controls.stop.words[0] ?? ''}`;
  return [line(say(phrases, 'pair.stop-more', { count, words }))];
}

/** Ends a placement on the day that was named; everything that was said, agreed and counted stays. */
export function stopPair(context: Context, values: Values): Partial<Decision> {
  const { person, language, world, event } = context;
  const { phrases } = language;
  const errors: Record<string, string> = {};
  const readings: FormState['readings'] = {};
  const placement = running(context).find(({ id }) => id === values[placementId]);
  if (placement === undefined) errors[placementId] = say(phrases, 'error.choose');
  const day = readDay(context, dayId, values, false, { errors, readings });
  if (placement !== undefined && day !== null && day > placement.end)
    errors[dayId] = say(phrases, 'pair.stop-late', { end: sayDate(placement.end) });
  if (placement === undefined || day === null || Object.keys(errors).length > 0)
    return { again: stopForm(context, { values, errors, readings }) };
  // One that has not begun ends before it asks anything.
  const ended: Placement =
    day < placement.start ? { ...placement, end: placement.start, programmes: [] } : { ...placement, end: day };
  const carried = carriedOver(world, placement, ended, event, context.frequency);
  const pair = pairName(context, placement);
  const done = say(phrases, 'pair.stopped', { pair, end: sayDate(day) });
  return {
    placements: [carried.placement],
    dues: carried.dues,
    said: [
      ...[placement.trainee, ...placement.trainers].map((to): Said => {
        const theirs = languageFor(world, to).phrases;
        const text = say(theirs, 'pair.stop-told', { coordinator: person.name, pair, end: sayDate(day) });
        const message = compose({
          blocks: [line(text), line(say(theirs, 'pair.stop-kept'), 'quiet')],
          fallback: text,
        });
        return { key: `${person.institute}/${event}/${to}/pair-stop`, to, message, replaces: null };
      }),
      ...carried.said,
      toActor(context, compose({ blocks: [line(done, 'good')], fallback: done })),
    ],
  };
}

function running(context: Context): Placement[] {
  const { state, person, world } = context;
  const today = wallFor(world, person.id).date;
  return state.placements
    .filter((placement) => placement.end >= today && oversees(person, placement))
    .map((placement) => ({ placement, name: pairName(context, placement) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ placement }) => placement);
}

function pairName({ world }: Context, { trainee, trainers }: Placement): string {
  return joined([trainee, ...trainers].map((id) => nameOf(world, id)));
}
