import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { Button, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { button, compose, line } from '../session/compose.ts';
import { nameOf } from '../session/world.ts';
import { calendarFile, plannedMinutes } from './calendar-file.ts';
import { othersIn, type Reader } from './reader.ts';
import { momentFor, momentSent } from './shown.ts';

/** What became of a planned conversation. */
export type PlanChange = 'set' | 'moved' | 'cancelled';

/** Tells one of the people of a conversation when it is, who did that (`by`) and what to do with it; `notes` come before the rest. */
export function planMessage(
  reader: Reader,
  placement: Placement,
  talk: PlannedTalk,
  change: PlanChange,
  by: string,
  notes: readonly string[] = [],
): Message {
  const { world, person, language } = reader;
  const { phrases } = language;
  const other = othersIn(reader, placement, talk.people);
  const mine = by === person.id;
  const when = mine ? momentFor(reader, talk.at) : momentSent(reader, talk.at);
  const title = mine
    ? say(phrases, `plan.${change}`, { when })
    : say(phrases, `plan.${change}-by`, { when, other: nameOf(world, by) });
  const { blocks, buttons } = planParts(reader, placement, talk, change);
  return compose({
    title,
    blocks: [
      ...notes.map((note) => line(note, 'warning')),
      ...(mine ? [line(say(phrases, 'plan.told', { other }))] : []),
      ...blocks,
    ],
    buttons,
    fallback: title,
  });
}

/** What goes with a planned conversation wherever it is told: the calendar file, and what can be done about it. */
export function planParts(
  reader: Reader,
  placement: Placement,
  talk: PlannedTalk,
  change: PlanChange,
): Pick<Message, 'blocks' | 'buttons'> {
  const { phrases } = reader.language;
  const isOff = change === 'cancelled';
  const file = calendarFile(
    {
      id: talk.id,
      at: talk.at,
      minutes: plannedMinutes,
      stamp: reader.world.now,
      changes: talk.changes,
      summary: say(phrases, 'plan.summary', { other: othersIn(reader, placement, talk.people) }),
      cancelled: isOff,
    },
    say(phrases, isOff ? 'plan.file-off' : 'plan.file'),
  );
  const buttons = isOff
    ? [button(encodeAction({ kind: 'command', command: 'plan' }), say(phrases, 'plan.button-new'))]
    : [
        agendaButton(reader, placement),
        button(planAction('move-form', placement, talk), say(phrases, 'plan.button-move')),
        button(planAction('cancel-ask', placement, talk), say(phrases, 'plan.button-cancel')),
      ];
  return { blocks: [file], buttons };
}

/** The id of a button about a planned conversation; it names the moment that was shown, for the talk may be moved before the tap. */
export function planAction(verb: string, placement: Placement, { id, at }: PlannedTalk): string {
  return encodeAction({ kind: 'plan', verb, placement: placement.id, item: `${id}@${at}` });
}

function agendaButton({ person, language }: Reader, placement: Placement): Button {
  const isTrainee = placement.trainee === person.id;
  const action = encodeAction({ kind: 'agenda', verb: 'open', placement: placement.id, item: '' });
  const makes = isTrainee && placement.agendaSent === null;
  return button(action, say(language.phrases, makes ? 'agenda.button-make' : 'agenda.button-open'), {
    style: makes ? 'primary' : 'plain',
  });
}
