import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { lookAt } from '../nudges/look-again.ts';
import { type FormState, pairFields } from '../placements/pair-fields.ts';
import { joining, newPerson, newPlacement } from '../placements/place.ts';
import { type Chosen, readPair } from '../placements/read-pair.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { joined, languageFor, wallFor } from '../session/world.ts';
import { plain } from '../text/closest.ts';
import { type Context, reply, toActor } from './context.ts';
import { gone } from './gone.ts';
import { noForm, stopForm, stopPair } from './pair-stop.ts';

/** `koppel`: the form for a new placement; `koppel stop`, also with a name: the one that ends one. Only for a coordinator. */
export function pair(context: Context, rest: string): Partial<Decision> {
  const { language } = context;
  const refused = refusal(context);
  if (refused !== null) return reply(context, refused);
  const stopped = besideStop(rest, language.commands.controls.stop.words);
  if (stopped === null) return reply(context, addForm(context, { values: {}, errors: {}, readings: {} }));
  return reply(context, stopForm(context, noForm, stopped));
}

/** The name before or behind a word for stopping, empty without one; null when there is no such word. */
function besideStop(rest: string, words: readonly string[]): string | null {
  const said = ` ${plain(rest)} `;
  const word = words.map((one) => ` ${plain(one)} `).find((one) => said.startsWith(one) || said.endsWith(one));
  if (word === undefined) return null;
  return (said.startsWith(word) ? said.slice(word.length) : said.slice(0, -word.length)).trim();
}

/** A form of `koppel` is sent in. */
export function pairAct(context: Context, verb: string, values: Values): Partial<Decision> {
  const refused = refusal(context);
  if (refused !== null) return gone(context, refused);
  if (verb === 'stop') return stopPair(context, values);
  if (verb !== 'add') return gone(context);
  const read = readPair(context, values);
  if (read.kind === 'again') return { again: addForm(context, read.form) };
  const { person, language, world, newId } = context;
  const { institute } = person;
  const { wanted } = read;
  const id = newId();
  const enter = (chosen: Chosen) =>
    joining(chosen.kind === 'known' ? chosen.person : newPerson(chosen.claim, newId(), institute, person.zone), id);
  const trainee = enter(wanted.trainee);
  const trainer = enter(wanted.trainer);
  const { programmes, year, start, end } = wanted;
  const placement = newPlacement({
    id,
    institute,
    trainee: trainee.id,
    trainers: [trainer.id],
    programmes,
    start,
    end,
    year,
    instituteDay: null,
    contract: 1,
    coordinator: person.id,
    added: wallFor(world, person.id).date,
  });
  const period = { start: sayDate(start), end: sayDate(end) };
  const done = say(language.phrases, 'pair.done', { pair: joined([trainee.name, trainer.name]), ...period });
  return {
    persons: [trainee, trainer],
    placements: [placement],
    dues: [lookAt(placement, world.now)],
    said: [
      welcome(context, wanted.trainee, trainee, trainer.name, period),
      welcome(context, wanted.trainer, trainer, trainee.name, period),
      ...tellOthers(context, placement, { trainee, trainer }, period),
      toActor(
        context,
        compose({
          blocks: [line(done, 'good'), line(say(language.phrases, 'pair.done-next'), 'quiet')],
          buttons: [commandButton('pair', say(language.phrases, 'pair.button-more'))],
          fallback: done,
        }),
      ),
    ],
  };
}

/** Why somebody may not do this, or not yet; null when they may. */
function refusal({ person, language, frequency }: Context): Message | null {
  if (person.role !== 'coordinator') return plainMessage(say(language.phrases, 'pair.coordinator-only'));
  return frequency === null ? plainMessage(say(language.phrases, 'pair.not-ready')) : null;
}

function addForm(context: Context, form: FormState): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'pair.title');
  return compose({
    title,
    blocks: [line(say(phrases, 'pair.text'))],
    fields: pairFields(context, form),
    buttons: [
      button(encodeAction({ kind: 'pair', verb: 'add' }), say(phrases, 'pair.button-add'), {
        style: 'primary',
        submits: true,
      }),
      commandButton('pair stop', say(phrases, 'pair.button-end')),
    ],
    fallback: title,
  });
}

/** The first thing somebody hears of a new placement: who they are with, and what this is when they are new. */
function welcome(
  context: Context,
  chosen: Chosen,
  person: Person,
  other: string,
  period: { start: string; end: string },
): Said {
  const { phrases } = languageFor(context.world, person.id);
  const title = say(phrases, 'pair.welcome', { name: person.name });
  const text = say(phrases, 'pair.welcome-text', { coordinator: context.person.name, other, ...period });
  const [address] = person.addresses;
  return {
    key: `${person.institute}/${context.event}/${person.id}/pair`,
    // Somebody new is in no state yet, so that only the address tells where they are.
    to: chosen.kind === 'new' && address !== undefined ? address : person.id,
    message: compose({
      title,
      blocks: [
        ...(chosen.kind === 'new' ? [line(say(phrases, 'pair.welcome-new'))] : []),
        line(text),
        line(say(phrases, 'help.privacy'), 'quiet'),
      ],
      buttons: [commandButton('menu', say(phrases, 'pair.button-begin'))],
      fallback: text,
    }),
    replaces: null,
  };
}

/** Who trains the trainee in another placement in that time hears of the one who joins. */
function tellOthers(
  { state, world, person, event }: Context,
  { start, end }: Placement,
  { trainee, trainer }: { trainee: Person; trainer: Person },
  period: { start: string; end: string },
): Said[] {
  const today = wallFor(world, person.id).date;
  const beside = state.placements.filter(
    (one) => one.trainee === trainee.id && one.end >= today && one.start <= end && start <= one.end,
  );
  const others = new Set(beside.flatMap(({ trainers }) => trainers));
  others.delete(trainer.id);
  return [...others].map((to): Said => {
    const { phrases } = languageFor(world, to);
    const text = say(phrases, 'pair.beside', { joined: trainer.name, trainee: trainee.name, ...period });
    return {
      key: `${person.institute}/${event}/${to}/pair`,
      to,
      message: compose({ blocks: [line(text)], fallback: text }),
      replaces: null,
    };
  });
}

function commandButton(command: string, label: string) {
  return button(encodeAction({ kind: 'command', command }), label, command === 'menu' ? { style: 'primary' } : {});
}
