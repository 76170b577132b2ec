import { encodeAction } from '../action.ts';
import { formFields } from '../answers/form-fields.ts';
import type { Context } from '../commands/context.ts';
import type { Field } from '../content/conversation.ts';
import { say } from '../content/phrases.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { wallFor } from '../session/world.ts';

/** The question for the day on which a reminder comes back. */
export const untilField = { kind: 'when', id: 'tot', label: '', required: true, time: 'none' } as const satisfies Field;
/** The form's id of the ticks for what something is about. */
export const doneId = 'gedaan';
/** The form's id of the own line. */
export const lineId = 'regel';
/** The own line of explanation is one that fits in a message: longest, in characters. */
export const longestLine = 300;

type Where = { context: Context; placement: Placement };

/** What else than done or not today: a day to come back, a waiver where one can be given (`waives`), or no reminders at all. */
export function otherForm(
  { context, placement }: Where,
  obligation: string,
  values: Values,
  trouble: { error?: string; readings?: { date: string; time: string | null }[] },
  waives: boolean,
): Message {
  const { phrases } = context.language;
  const act = (verb: string) => encodeAction({ kind: 'nudge', verb, placement: placement.id, obligation });
  const fields = formFields([{ ...untilField, label: say(phrases, 'nudge.until') }], {
    phrases,
    now: wallFor(context.world, context.person.id),
    length: 5,
    points: () => [],
    values,
    errors: trouble.error === undefined ? {} : { tot: trouble.error },
    readings: trouble.readings === undefined ? {} : { tot: trouble.readings },
  });
  return compose({
    title: say(phrases, 'nudge.other-title'),
    blocks: [line(say(phrases, 'nudge.other-text'))],
    fields,
    buttons: [
      button(act('snooze'), say(phrases, 'nudge.button-snooze'), { style: 'primary', submits: true }),
      ...(waives ? [button(act('waive'), say(phrases, 'nudge.button-waive'))] : []),
      button(act('mute'), say(phrases, 'nudge.button-mute')),
    ],
    fallback: say(phrases, 'nudge.other-title'),
  });
}

/** The pair's own line of explanation, with who will read it; `which` chooses what it is about where that is more than one. */
export function lineForm(
  { context, placement }: Where,
  obligation: string,
  value: string,
  error: string | null,
  which: readonly FormField[] = [],
): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'nudge.line-title');
  return compose({
    title,
    blocks: [line(say(phrases, 'nudge.line-readers'), 'quiet')],
    fields: [
      ...which,
      {
        id: lineId,
        kind: 'text',
        label: say(phrases, 'nudge.line-label'),
        required: true,
        maxLength: longestLine,
        ...(value !== '' && { value }),
        ...(error !== null && { error }),
      },
    ],
    buttons: [
      button(
        encodeAction({ kind: 'nudge', verb: 'line-send', placement: placement.id, obligation }),
        say(phrases, 'button.send'),
        { style: 'primary', submits: true },
      ),
    ],
    fallback: title,
  });
}

/** Of several things missed: for which is a waiver asked? */
export function waiveForm({ context, placement }: Where, which: readonly FormField[]): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'nudge.button-waive');
  const send = encodeAction({ kind: 'nudge', verb: 'waive-send', placement: placement.id, obligation: '*' });
  return compose({
    title,
    blocks: [line(say(phrases, 'nudge.waive-text'), 'quiet')],
    fields: [...which],
    buttons: [button(send, say(phrases, 'button.send'), { style: 'primary', submits: true })],
    fallback: title,
  });
}
