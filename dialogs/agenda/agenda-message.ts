import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Block, Button, FormField, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { itemsFor, mayRemove } from './items.ts';
import { ownFields, tickLabel } from './own-item.ts';
import { comingFor } from './planned.ts';
import { type Proposal, proposalsFor } from './proposals.ts';
import { othersIn, type Reader } from './reader.ts';
import { aboutProposal, itemsShown, momentSent } from './shown.ts';
import { noTrouble, type Trouble } from './text-trouble.ts';

/** The form's ids: proposals to take over, and items to take away. */
export const proposalsId = 'voorstel';
export const removeId = 'weg';

/** What the agenda's message may differ in. `above` are lines before everything; `behind` are proposals from what runs behind. */
type Looks = {
  form: boolean;
  title?: string;
  above?: Block[];
  values?: Values;
  trouble?: Trouble;
  behind?: readonly Proposal[];
};

/** The agenda of a pair as this person may see it: what stands on it, and with `form` what can be added. */
export function agendaMessage(reader: Reader, placement: Placement, looks: Looks): Message {
  const { phrases } = reader.language;
  const { person, world } = reader;
  const other = othersIn(reader, placement);
  const items = itemsFor(placement, person.id);
  const [next] = comingFor([placement], person.id, world.now);
  const title = looks.title ?? say(phrases, 'agenda.title', { other });
  const isTrainee = placement.trainee === person.id;
  const shown = itemsShown(reader, placement, items);
  return compose({
    title,
    context: next === undefined ? undefined : say(phrases, 'plan.next', { when: momentSent(reader, next.talk.at) }),
    blocks: [
      ...(looks.trouble?.lines ?? []).map((text) => line(text, 'warning')),
      ...(looks.above ?? []),
      ...(shown.length > 0 ? shown : [line(say(phrases, emptyKey(placement, isTrainee)))]),
      ...(looks.form ? [line(say(phrases, readersKey(placement, isTrainee), { other }), 'quiet')] : []),
    ],
    fields: looks.form ? fieldsOf(reader, placement, looks) : [],
    buttons: buttonsOf(reader, placement, looks.form, other),
    fallback: title,
  });
}

function emptyKey({ agendaSent }: Placement, isTrainee: boolean) {
  return isTrainee || agendaSent !== null ? 'agenda.empty' : 'agenda.empty-trainer';
}

function readersKey({ agendaSent }: Placement, isTrainee: boolean) {
  return isTrainee && agendaSent === null ? 'agenda.readers-before' : 'readers.pair';
}

function fieldsOf(reader: Reader, placement: Placement, looks: Looks): FormField[] {
  const { phrases } = reader.language;
  const { values = {}, trouble = noTrouble } = looks;
  const proposals = proposalsFor(placement, reader.person.id, looks.behind);
  const removable = itemsFor(placement, reader.person.id).filter((item) => mayRemove(item, reader.person.id));
  const ticks = (id: string, label: string, options: FormField['options'] & object): FormField[] =>
    options.length === 0
      ? []
      : [
          {
            id,
            kind: 'choices',
            label,
            required: false,
            options,
            ...((values[id] ?? '') !== '' && { value: values[id] ?? '' }),
          },
        ];
  return [
    ...ticks(
      proposalsId,
      say(phrases, 'agenda.field-proposals'),
      proposals.map((one) => ({ id: one.id, label: tickLabel(one.what, aboutProposal(reader, one)) })),
    ),
    ...ownFields(reader, values, trouble.errors),
    ...trouble.extra,
    ...ticks(
      removeId,
      say(phrases, 'agenda.field-remove'),
      removable.map((item) => ({ id: item.id, label: tickLabel(item.what, '') })),
    ),
  ];
}

function buttonsOf({ language, person }: Reader, placement: Placement, form: boolean, other: string): Button[] {
  const { phrases } = language;
  const act = (verb: string) => encodeAction({ kind: 'agenda', verb, placement: placement.id, item: '' });
  const items = itemsFor(placement, person.id);
  const waiting = placement.agendaSent === null || items.some(({ shared }) => !shared);
  const sends = placement.trainee === person.id && waiting && (form || items.length > 0);
  return [
    ...(form ? [button(act('add'), say(phrases, 'agenda.button-add'), { submits: true, style: 'primary' })] : []),
    ...(sends
      ? [
          button(act('send'), say(phrases, 'agenda.button-send', { other }), {
            submits: form,
            style: form ? 'plain' : 'primary',
          }),
        ]
      : []),
    ...(form && items.some((item) => mayRemove(item, person.id))
      ? [button(act('remove'), say(phrases, 'agenda.button-remove'), { submits: true })]
      : []),
    ...(form ? [] : [button(act('open'), say(phrases, 'agenda.button-more'))]),
  ];
}
