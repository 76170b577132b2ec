import { encodeAction } from '../action.ts';
import { type Context, reply, toActor } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import { readAddress, sayAddress } from '../placements/address-text.ts';
import { type Claim, claimTrouble } from '../placements/check-claim.ts';
import { newPerson } from '../placements/place.ts';
import { troubleSaid } from '../placements/read-pair.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { joined, languageFor, type World } from '../session/world.ts';
import { clean } from '../text/clean.ts';
import { plain } from '../text/closest.ts';
import { dismiss, dismissForm } from './dismiss.ts';
import { coachesIn, isCoach } from './shares.ts';

/** The form's ids. */
export const coachIds = { name: 'coach-naam', address: 'coach-adres' } as const;

/** `coach`: who the coaches are, with the form for a new one; `coach stop`: the form that takes one off the list. Only for a coordinator. */
export function coach(context: Context, rest: string): Partial<Decision> {
  const refused = refusal(context);
  if (refused !== null) return reply(context, refused);
  const { controls } = context.language.commands;
  const isStop = controls.stop.words.some((word) => plain(word) === plain(rest));
  return reply(context, isStop ? dismissForm(context, {}) : addForm(context, {}, {}));
}

/** A form of `coach` is sent in. */
export function coachAct(context: Context, verb: string, values: Values): Partial<Decision> {
  const refused = refusal(context);
  if (refused !== null) return gone(context, refused);
  if (verb === 'stop') return dismiss(context, values);
  return verb === 'add' ? add(context, values) : gone(context);
}

/** A coach who is new, or was one before and is again. */
export function appointed(known: Person | null, claim: Claim, id: string, institute: string, zone: string): Person {
  if (known === null) return { ...newPerson(claim, id, institute, zone), settled: true };
  const { ended: _, ...again } = known;
  return again;
}

/** The first thing a coach hears: what this is, and what will be seen here. `to`: the person, or the address of somebody new. */
export function welcomeCoach(world: World, person: Person, to: Said['to'], event: string): Said {
  const { phrases } = languageFor(world, person.id);
  const text = say(phrases, 'coach.welcome-text');
  return {
    key: `${person.institute}/${event}/${person.id}/coach`,
    to,
    message: compose({
      title: say(phrases, 'pair.welcome', { name: person.name }),
      blocks: [
        line(say(phrases, 'coach.welcome-new')),
        line(text),
        line(say(phrases, 'coach.welcome-privacy'), 'quiet'),
      ],
      buttons: [
        button(encodeAction({ kind: 'command', command: 'menu' }), say(phrases, 'pair.button-begin'), {
          style: 'primary',
        }),
      ],
      fallback: text,
    }),
    replaces: null,
  };
}

function add(context: Context, values: Values): Partial<Decision> {
  const { person, state, world, language, newId, event } = context;
  const { phrases } = language;
  const text = clean(values[coachIds.address] ?? '');
  const name = clean(values[coachIds.name] ?? '').replace(/\s+/g, ' ');
  const address = readAddress(text);
  const wrong = (id: string, error: string) => ({ again: addForm(context, values, { [id]: error }) });
  if (text === '') return wrong(coachIds.address, say(phrases, 'coach.address-missing'));
  if (address === null) return wrong(coachIds.address, troubleSaid(context, { kind: 'address-form', text }));
  const owner = state.owners?.get(sayAddress(address)) ?? null;
  const claim: Claim = { name, address, role: 'coach' };
  const trouble = claimTrouble(claim, owner);
  if (trouble !== null)
    return wrong(trouble.kind.startsWith('name') ? coachIds.name : coachIds.address, troubleSaid(context, trouble));
  const known = owner?.kind === 'person' ? owner.person : null;
  if (known !== null && isCoach(known))
    return wrong(coachIds.address, say(phrases, 'coach.already', { name: known.name }));
  const made = appointed(known, claim, newId(), person.institute, person.zone);
  const done = say(phrases, 'coach.done', { name: made.name });
  return {
    persons: [made],
    said: [
      welcomeCoach(world, made, known === null ? address : made.id, event),
      toActor(
        context,
        compose({ blocks: [line(done, 'good'), line(say(phrases, 'coach.done-next'), 'quiet')], fallback: done }),
      ),
    ],
  };
}

function refusal({ person, language }: Context): Message | null {
  return person.role === 'coordinator' ? null : plainMessage(say(language.phrases, 'coach.coordinator-only'));
}

function addForm(context: Context, values: Values, errors: Values): Message {
  const { language, state, person } = context;
  const { phrases } = language;
  const title = say(phrases, 'coach.add-title');
  const names = coachesIn(state.people.values(), person.institute).map(({ name }) => name);
  const field = (id: string, label: string, required: boolean, hint?: string): FormField => ({
    id,
    kind: 'text',
    label,
    required,
    maxLength: 200,
    ...(hint !== undefined && { hint }),
    ...(values[id] !== undefined && values[id] !== '' && { value: values[id] }),
    ...(errors[id] !== undefined && { error: errors[id] }),
  });
  return compose({
    title,
    blocks: [
      line(say(phrases, 'coach.add-text')),
      line(names.length === 0 ? say(phrases, 'coach.list-none') : say(phrases, 'coach.list', { names: joined(names) })),
    ],
    fields: [
      field(coachIds.name, say(phrases, 'coach.name'), false),
      field(coachIds.address, say(phrases, 'coach.address'), true, say(phrases, 'coach.address-hint')),
    ],
    buttons: [
      button(encodeAction({ kind: 'coach', verb: 'add' }), say(phrases, 'coach.button-add'), {
        style: 'primary',
        submits: true,
      }),
      ...(names.length === 0
        ? []
        : [button(encodeAction({ kind: 'command', command: 'coach stop' }), say(phrases, 'coach.button-stop'))]),
    ],
    fallback: title,
  });
}
