import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { daysAfterIn, runningOn } from '../placements/running.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { wallFor } from '../session/world.ts';
import { besidePairs } from './beside-pairs.ts';
import type { Context } from './context.ts';

/** The form's id of the choice between placements. */
export const placementId = 'koppeling';
/** The form's id of the choice between the trainers of a duo. */
export const withId = 'met';
/** The option of it that everybody joins. */
export const everybodyId = 'allen';

/** Placements in which this person takes part now and that have somebody else to talk with. */
export function partners({ state, person, world, frequency }: Context): Placement[] {
  const own = state.placements.filter(({ trainee, trainers }) => trainee === person.id || trainers.includes(person.id));
  return runningOn(own, wallFor(world, person.id).date, daysAfterIn(frequency));
}

/** Everybody else in those placements (ids), each once. */
export function othersOf(context: Context): string[] {
  const all = new Set(partners(context).flatMap(({ trainee, trainers }) => [trainee, ...trainers]));
  all.delete(context.person.id);
  return [...all];
}

/** Is somebody in a pair now? */
export function isPair(context: Context): boolean {
  const { role } = context.person;
  return (role === 'trainee' || role === 'trainer') && partners(context).length > 0;
}

/** Why somebody cannot begin a conversation with another, and what there is for them: it depends on who they are. */
export function noPartner(context: Context): Message {
  const { person, language } = context;
  const { phrases } = language;
  if (person.role === 'coordinator') return leadingTo(context, say(phrases, 'start.coordinator'), 'overview');
  if (person.role === 'coach') return leadingTo(context, say(phrases, 'coach.elsewhere'), 'year');
  const { menu, commands } = besidePairs(context);
  return menu === 'menu.former'
    ? leadingTo(context, say(phrases, menu), ...commands)
    : plainMessage(say(phrases, menu));
}

/** A line with the buttons of these commands. */
export function leadingTo({ language: { commands } }: Context, text: string, ...names: string[]): Message {
  const buttons = names.map((command) =>
    button(encodeAction({ kind: 'command', command }), commands.commands[command]?.label ?? command),
  );
  return compose({ blocks: [line(text)], buttons, fallback: text });
}

/** Who else takes part: everybody in the placement, unless a duo's trainee or trainer chose one of two. Null: still to be chosen. */
export function othersIn(context: Context, placement: Placement, values: Values): string[] | null {
  const everybody = [placement.trainee, ...placement.trainers].filter((id) => id !== context.person.id);
  if (placement.trainers.length === 1) return everybody;
  const chosen = values[withId];
  if (chosen === everybodyId) return everybody;
  if (chosen === undefined || chosen === '') return null;
  // A duo's trainer always talks with the trainee; the choice is whether the other trainer joins.
  const ids =
    context.person.id === placement.trainee ? [chosen] : chosen === placement.trainee ? [placement.trainee] : [];
  return ids.length > 0 && ids.every((id) => everybody.includes(id)) ? ids : null;
}
