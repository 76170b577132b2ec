import { encodeAction } from '../action.ts';
import { agendaMessage, proposalsId, removeId } from '../agenda/agenda-message.ts';
import { programmeProposals } from '../agenda/from-programme.ts';
import { itemsFor, mayRemove, mostItems, sentAgenda, withItems, withoutItems } from '../agenda/items.ts';
import { ids as ownIds, readOwn } from '../agenda/own-item.ts';
import { itemOf, type Proposal, proposalsFor } from '../agenda/proposals.ts';
import { othersIn, readerFor } from '../agenda/reader.ts';
import { noTrouble, textTrouble } from '../agenda/text-trouble.ts';
import { say } from '../content/phrases.ts';
import { answered, contactOf } from '../frequency/memory.ts';
import type { AgendaItem } from '../model/agenda.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { nameOf } from '../session/world.ts';
import { clean } from '../text/clean.ts';
import { type Context, reply, toActor } from './context.ts';
import { gone } from './gone.ts';
import { leadingTo, noPartner, partners } from './partners.ts';

/** What is asked of an agenda, behind or instead of what is to stand on it. */
const asking =
  /(?:^|\s+)(?:toevoegen|erbij|erop(?: zetten)?|maken|bekijken|openen|tonen|aanpassen|(?:ver)?sturen)[.!?]*$/iu;

/** What is to stand on the agenda of the words behind `agenda`: "crp toevoegen" is about crp, "bekijken" about nothing. */
export function itemIn(words: string): string {
  return clean(words).replace(asking, '').trim();
}

/**
 * `agenda`: what stands on it and what may be added; who has two pairs says which. `behind` are proposals from what runs behind,
 * `what` is filled in already as an item of one's own.
 */
export function agenda(context: Context, behind: readonly Proposal[] = [], what = ''): Partial<Decision> {
  const placements = partners(context);
  const [only] = placements;
  if (only === undefined) return reply(context, refusal(context));
  if (placements.length === 1 && what !== '') {
    const values: Values = { [ownIds.what]: what };
    const form = agendaMessage(context, only, {
      form: true,
      values,
      trouble: textTrouble(context, values, [ownIds.what]) ?? noTrouble,
      above: [line(say(context.language.phrases, 'agenda.filled'))],
      behind: [...behind, ...proposed(context, only)],
    });
    // Nothing of it is stored before it is sent in.
    return { again: form };
  }
  if (placements.length === 1)
    return reply(
      context,
      agendaMessage(context, only, { form: true, behind: [...behind, ...proposed(context, only)] }),
    );
  const title = say(context.language.phrases, 'agenda.which');
  const buttons = placements.map((placement) =>
    button(
      encodeAction({ kind: 'agenda', verb: 'open', placement: placement.id, item: '' }),
      othersIn(context, placement),
    ),
  );
  return reply(context, compose({ blocks: [line(title)], buttons, fallback: title }));
}

/** A button of the agenda: who presses it must be of the pair, and may only do what the agenda as it is now allows. */
export function agendaAct(
  context: Context,
  verb: string,
  id: string,
  item: string,
  values: Values,
  behind: readonly Proposal[] = [],
): Partial<Decision> {
  const placement = partners(context).find((candidate) => candidate.id === id);
  if (placement === undefined) return gone(context);
  const scene: Scene = { ...context, behind: [...behind, ...proposed(context, placement)] };
  return { ...acted(scene, placement, verb, item, values), ...asAnswer(context, placement) };
}

/** Whoever works on the agenda reads what was sent: reminders may go on. */
function asAnswer({ state, person, frequency }: Context, { institute, id }: Placement): Partial<Decision> {
  const memory = frequency === null ? undefined : state.frequency.get(id);
  if (memory === undefined || contactOf(memory, person.id).unanswered === 0) return {};
  return { frequency: [{ institute, placement: id, memory: answered(memory, person.id) }] };
}

function acted(scene: Scene, placement: Placement, verb: string, item: string, values: Values): Partial<Decision> {
  const cleaned = Object.fromEntries(Object.entries(values).map(([field, text]) => [field, clean(text)]));
  switch (verb) {
    case 'open':
      return reply(scene, agendaMessage(scene, placement, { form: true, behind: scene.behind }));
    case 'add':
    case 'send':
      return change(scene, placement, cleaned, verb === 'send' && placement.trainee === scene.person.id);
    case 'remove':
      return remove(scene, placement, cleaned);
    case 'drop':
      return drop(scene, placement, item);
    default:
      return {};
  }
}

/** The same proposals are offered in the form and looked up when it comes back. */
type Scene = Context & { behind: readonly Proposal[] };

/** What the programmes put forward. */
function proposed(context: Context, placement: Placement): Proposal[] {
  return programmeProposals(context, context.state, placement, context.frequency);
}

/** Why somebody has no agenda. */
export function refusal(context: Context): Message {
  return context.person.role === 'coordinator'
    ? leadingTo(context, say(context.language.phrases, 'agenda.coordinator'), 'overview')
    : noPartner(context);
}

function change(context: Scene, before: Placement, values: Values, sends: boolean): Partial<Decision> {
  const { language, person, world } = context;
  const { phrases } = language;
  const own = readOwn(context, values);
  if ('trouble' in own)
    return {
      again: agendaMessage(context, before, { form: true, values, trouble: own.trouble, behind: context.behind }),
    };
  const chosen = (values[proposalsId] ?? '').split(',');
  const isShared = person.id !== before.trainee;
  const fresh: AgendaItem[] = [
    ...proposalsFor(before, person.id, context.behind)
      .filter(({ id }) => chosen.includes(id))
      .map((proposal) => itemOf(proposal, context.newId(), person.id, world.now, isShared)),
    ...(own.item === null
      ? []
      : [
          {
            ...own.item,
            id: context.newId(),
            by: person.id,
            people: [before.trainee, ...before.trainers],
            origin: 'own' as const,
            source: null,
            on: null,
            at: world.now,
            shared: isShared,
          },
        ]),
  ];
  const kept = withoutItems(before, removable(before, person.id, values));
  if (fresh.length > 0 && kept.agenda.length + fresh.length > mostItems)
    return wrong(context, before, values, 'agenda.full');
  const placement = withItems(kept, fresh);
  if (sends) return send(context, before, placement, values);
  if (fresh.length === 0 && kept.agenda.length === before.agenda.length)
    return wrong(context, before, values, 'agenda.nothing');
  const above = [line(say(phrases, 'agenda.added'), 'good')];
  const added = placement.agenda.length > kept.agenda.length;
  return {
    placements: [placement],
    said: [
      toActor(context, agendaMessage(context, placement, { form: false, above })),
      // The trainee made the agenda and hears what the trainer adds to it.
      ...(isShared && added && placement.agendaSent !== null
        ? toOthers(context, placement, 'agenda.other-added', [placement.trainee])
        : []),
    ],
  };
}

function send(context: Scene, before: Placement, placement: Placement, values: Values): Partial<Decision> {
  const { language, world, person } = context;
  if (itemsFor(placement, person.id).length === 0) return wrong(context, before, values, 'agenda.nothing');
  const isNew = before.agendaSent === null || placement.agenda.some(({ shared }) => !shared);
  const sent = isNew ? sentAgenda(placement, world.now) : placement;
  const readers = sent.trainers.filter((id) => itemsFor(sent, id).length > 0);
  if (readers.length === 0) return wrong(context, before, values, 'agenda.for-nobody');
  const above = [line(say(language.phrases, 'agenda.sent', { other: othersIn(context, sent, readers) }), 'good')];
  return {
    placements: [sent],
    said: [
      toActor(context, agendaMessage(context, sent, { form: false, above })),
      ...(isNew ? toOthers(context, sent, 'agenda.from', readers) : []),
    ],
  };
}

function remove(context: Scene, before: Placement, values: Values): Partial<Decision> {
  const ids = removable(before, context.person.id, values);
  if (ids.length === 0) return wrong(context, before, values, 'agenda.nothing-ticked');
  const placement = withoutItems(before, ids);
  const above = [line(say(context.language.phrases, 'agenda.removed'), 'good')];
  return { placements: [placement], ...reply(context, agendaMessage(context, placement, { form: false, above })) };
}

/** Takes back one item right after it was put there; the message that said so says this instead. */
function drop(context: Context, before: Placement, id: string): Partial<Decision> {
  const { phrases } = context.language;
  const item = before.agenda.find((candidate) => candidate.id === id && mayRemove(candidate, context.person.id));
  if (item === undefined) return reply(context, told(say(phrases, 'agenda.gone')));
  const said = toActor(context, told(say(phrases, 'agenda.removed')));
  return {
    placements: [withoutItems(before, [id])],
    said: [{ ...said, replaces: droppableKey(context, id) }],
  };
}

/** The key of the message that a caught question stands on the agenda. */
export function droppableKey({ person }: Context, item: string): string {
  return `${person.institute}/agenda-item/${item}/${person.id}`;
}

function removable(placement: Placement, person: string, values: Values): string[] {
  const ticked = (values[removeId] ?? '').split(',');
  return placement.agenda.filter((item) => ticked.includes(item.id) && mayRemove(item, person)).map(({ id }) => id);
}

function wrong(
  context: Scene,
  placement: Placement,
  values: Values,
  key: 'agenda.full' | 'agenda.nothing' | 'agenda.nothing-ticked' | 'agenda.for-nobody',
): Partial<Decision> {
  const { phrases } = context.language;
  const other = othersIn(context, placement);
  const text = key === 'agenda.for-nobody' ? say(phrases, key, { other }) : say(phrases, key);
  const trouble = { errors: {}, lines: [text], extra: [] };
  return { again: agendaMessage(context, placement, { form: true, values, trouble, behind: context.behind }) };
}

function toOthers(
  context: Context,
  placement: Placement,
  key: 'agenda.from' | 'agenda.other-added',
  readers: readonly string[],
): Said[] {
  return readers.flatMap((id): Said[] => {
    const reader = readerFor(context.world, id);
    if (reader === null) return [];
    const title = say(reader.language.phrases, key, { other: nameOf(context.world, context.person.id) });
    const message = agendaMessage(reader, placement, { form: false, title });
    return [{ key: `${context.person.institute}/${context.event}/${id}/agenda`, to: id, message, replaces: null }];
  });
}

function told(text: string): Message {
  return compose({ blocks: [line(text)], fallback: text });
}
