import { encodeAction } from '../action.ts';
import { mostItems, withItems } from '../agenda/items.ts';
import { othersIn } from '../agenda/reader.ts';
import { longestItem, noTrouble, type Trouble, textTrouble } from '../agenda/text-trouble.ts';
import { say } from '../content/phrases.ts';
import type { AgendaItem } from '../model/agenda.ts';
import type { Decision } from '../model/decision.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { inField } from '../session/in-field.ts';
import { clean } from '../text/clean.ts';
import { droppableKey, refusal } from './agenda.ts';
import { type Context, reply } from './context.ts';
import { gone } from './gone.ts';
import { partners, placementId } from './partners.ts';

/** The form's id of the question itself. */
const questionId = 'vraag';

/** `vraag <text>`: a learning question caught between two patients stands on the agenda at once; without text a form of one field. */
export function question(context: Context, text: string): Partial<Decision> {
  if (partners(context).length === 0) return reply(context, refusal(context));
  if (clean(text) === '') return reply(context, form(context, {}, noTrouble));
  return askedWith(context, { [questionId]: text });
}

/** A question from the form, or typed: it is stored once it is clear of patient data and for which pair it is. */
export function askedWith(context: Context, given: Values): Partial<Decision> {
  const { language, person } = context;
  const { phrases } = language;
  const placements = partners(context);
  if (placements.length === 0) return gone(context, refusal(context));
  const what = clean(given[questionId] ?? '');
  const values: Values = { ...given, [questionId]: what };
  const trouble =
    what === '' ? missing(questionId, say(phrases, 'error.empty')) : textTrouble(context, values, [questionId]);
  if (trouble !== null) return { again: form(context, values, trouble) };
  const placement = placements.length === 1 ? placements[0] : placements.find(({ id }) => id === values[placementId]);
  if (placement === undefined)
    return { again: form(context, values, missing(placementId, say(phrases, 'error.choose'))) };
  if (placement.agenda.length >= mostItems)
    return { again: form(context, values, { ...noTrouble, lines: [say(phrases, 'agenda.full')] }) };
  const item: AgendaItem = {
    id: context.newId(),
    by: person.id,
    people: [placement.trainee, ...placement.trainers],
    origin: 'question',
    source: null,
    what,
    kind: null,
    minutes: null,
    bring: null,
    on: null,
    at: context.world.now,
    shared: person.id !== placement.trainee,
  };
  const key = droppableKey(context, item.id);
  return {
    placements: [withItems(placement, [item])],
    said: [{ key, to: person.id, message: caught(context, placement, item), replaces: null }],
  };
}

function caught(context: Context, placement: Placement, item: AgendaItem): Message {
  const { phrases } = context.language;
  const act = (verb: string) => encodeAction({ kind: 'agenda', verb, placement: placement.id, item: item.id });
  const text = say(phrases, item.shared ? 'question.done' : 'question.done-trainee', {
    other: othersIn(context, placement),
  });
  return compose({
    blocks: [line(text, 'good')],
    buttons: [
      button(act('open'), say(phrases, 'agenda.button-open')),
      button(act('drop'), say(phrases, 'question.button-drop')),
    ],
    fallback: text,
  });
}

function form(context: Context, values: Values, trouble: Trouble): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'question.title');
  const placements = partners(context);
  const which: FormField[] =
    placements.length < 2
      ? []
      : [
          {
            id: placementId,
            kind: 'choice',
            label: say(phrases, 'start.with'),
            required: true,
            options: placements.map((placement) => ({ id: placement.id, label: othersIn(context, placement) })),
            ...inField(placementId, values, trouble.errors),
          },
        ];
  return compose({
    title,
    blocks: trouble.lines.map((text) => line(text, 'warning')),
    fields: [
      {
        id: questionId,
        kind: 'text',
        label: say(phrases, 'question.field'),
        hint: say(phrases, 'question.hint'),
        required: true,
        maxLength: longestItem,
        ...inField(questionId, values, trouble.errors),
      },
      ...which,
      ...trouble.extra,
    ],
    buttons: [
      button(encodeAction({ kind: 'question' }), say(phrases, 'agenda.button-add'), {
        submits: true,
        style: 'primary',
      }),
    ],
    fallback: title,
  });
}

function missing(id: string, error: string): Trouble {
  return { ...noTrouble, errors: { [id]: error } };
}
