import { encodeAction } from '../action.ts';
import { planAction } from '../agenda/plan-message.ts';
import { comingFor } from '../agenda/planned.ts';
import { type WhenForm, whenFields, whenId } from '../agenda/read-plan.ts';
import { othersIn as namesIn } from '../agenda/reader.ts';
import { momentFor } from '../agenda/shown.ts';
import { say } from '../content/phrases.ts';
import { sayWhen } from '../dates/say-when.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { Button, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { wallFor } from '../session/world.ts';
import { cut } from '../text/cut.ts';
import { choiceFields } from './begin.ts';
import type { Context } from './context.ts';
import { partners, placementId, withId } from './partners.ts';

/** What is planned, with what can be done about it, and the form for a new conversation. */
export function planOverview(context: Context): Message {
  const { world, person, state, language } = context;
  const { phrases } = language;
  const coming = comingFor(state.placements, person.id, world.now);
  const facts = coming.map(({ placement, talk }) => ({
    label: namesIn(context, placement, talk.people),
    value: momentFor(context, talk.at),
  }));
  const named = (label: string, talk: PlannedTalk) =>
    coming.length === 1 ? label : `${label}: ${cut(momentFor(context, talk.at), 50)}`;
  const form = planForm(
    context,
    { values: coming.length === 0 ? expected(context) : {}, error: null, readings: [] },
    {},
    {},
  );
  const changes = coming.flatMap(({ placement, talk }) => [
    button(planAction('move-form', placement, talk), named(say(phrases, 'plan.button-move'), talk)),
    button(planAction('cancel-ask', placement, talk), named(say(phrases, 'plan.button-cancel'), talk)),
  ]);
  return {
    ...form,
    blocks: facts.length === 0 ? [line(say(phrases, 'plan.none'))] : [{ kind: 'facts', facts }],
    buttons: [...form.buttons, ...changes],
  };
}

/** The day and time that were named for a kept topic, to begin with. */
function expected(context: Context): Values {
  const today = wallFor(context.world, context.person.id).date;
  const items = partners(context).length === 1 ? (partners(context)[0]?.agenda ?? []) : [];
  const on = items.findLast(
    (item) => item.on !== null && item.on.date > today && item.people.includes(context.person.id),
  )?.on;
  return on === undefined || on === null ? {} : { [whenId]: sayWhen(on) };
}

/** The form for a new conversation: day and time, and with whom where that is a choice. */
export function planForm(
  context: Context,
  when: WhenForm,
  values: Values,
  errors: Readonly<Record<string, string>>,
): Message {
  const title = say(context.language.phrases, 'plan.title');
  const go = encodeAction({ kind: 'plan', verb: 'set', placement: '', item: '' });
  return compose({
    title,
    fields: [...whenFields(context, when), ...choiceFields(context, values, errors)],
    buttons: [button(go, say(context.language.phrases, 'plan.button-set'), { submits: true, style: 'primary' })],
    fallback: title,
  });
}

/** The form that moves a planned conversation. */
export function moveForm(context: Context, placement: Placement, talk: PlannedTalk, when: WhenForm): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'plan.move-title', {
    when: momentFor(context, talk.at),
    other: namesIn(context, placement, talk.people),
  });
  return compose({
    title,
    fields: whenFields(context, when),
    buttons: [
      button(planAction('move', placement, talk), say(phrases, 'plan.button-move'), {
        submits: true,
        style: 'primary',
      }),
    ],
    fallback: title,
  });
}

/** Whether a conversation is still to be moved to this moment (ms since 1970). */
export function moveQuestion(context: Context, placement: Placement, talk: PlannedTalk, at: number): Message {
  const { phrases } = context.language;
  const label = say(phrases, 'plan.button-move-to', { when: momentFor(context, at) });
  return compose({
    blocks: [],
    buttons: [
      button(`${planAction('move', placement, talk)}@${at}`, label, { style: 'primary' }),
      button(encodeAction({ kind: 'command', command: 'plan' }), say(phrases, 'plan.button-keep')),
    ],
    fallback: label,
  });
}

/** Something is planned already: is that moved, or does this come beside it? */
export function planConflict(
  context: Context,
  placement: Placement,
  talk: PlannedTalk,
  at: number,
  values: Values,
): Message {
  const { phrases } = context.language;
  const text = say(phrases, 'plan.exists', {
    when: momentFor(context, talk.at),
    other: namesIn(context, placement, talk.people),
  });
  const when = momentFor(context, at);
  const beside = encodeAction({ kind: 'plan', verb: 'beside', placement: placement.id, item: String(at) });
  const chosen = { [placementId]: placement.id, ...(values[withId] !== undefined && { [withId]: values[withId] }) };
  const buttons: Button[] = [
    button(`${planAction('move', placement, talk)}@${at}`, say(phrases, 'plan.button-move-to', { when }), {
      style: 'primary',
    }),
    button(beside, say(phrases, 'plan.button-beside', { when }), { submits: true }),
  ];
  const fields = placement.trainers.length > 1 ? choiceFields(context, chosen, {}) : [];
  return compose({ blocks: [line(text)], fields, buttons, fallback: text });
}

/** Asks before the other is told. */
export function cancelQuestion(context: Context, placement: Placement, talk: PlannedTalk): Message {
  const { phrases } = context.language;
  const other = namesIn(context, placement, talk.people);
  const text = say(phrases, 'plan.cancel-ask', { when: momentFor(context, talk.at), other });
  return compose({
    blocks: [line(text)],
    buttons: [
      button(planAction('cancel', placement, talk), say(phrases, 'plan.button-cancel'), { style: 'danger' }),
      button(encodeAction({ kind: 'command', command: 'plan' }), say(phrases, 'plan.button-keep')),
    ],
    fallback: text,
  });
}
