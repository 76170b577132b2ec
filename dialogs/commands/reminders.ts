import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { memoryOf } from '../nudges/case-of.ts';
import { isMuted, muted, unmuted } from '../nudges/mute.ts';
import { otherOf } from '../nudges/several.ts';
import { programmesOf } from '../placements/pair-fields.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined } from '../session/world.ts';
import { type Context, reply, told } from './context.ts';
import { gone } from './gone.ts';
import { partners } from './partners.ts';
import { turnWish } from './turn-wish.ts';

/**
 * `herinneringen uit`, `weer herinneringen`: does that, with one tap back. `herinneringen`, `waarom krijg ik dit?`, or where it
 * stood like that already for all of one's placements: why reminders come, about whom they do, and one tap to change it.
 */
export function reminders(context: Context, as: string, rest: string): Partial<Decision> {
  const { phrases } = context.language;
  const all = reminded(context);
  if (all.length === 0) return told(context, say(phrases, 'reminders.none'));
  const off = all.filter((placement) => isOff(context, placement));
  const wish = turnWish(as, rest);
  if (wish !== null && off.length !== (wish === 'on' ? 0 : all.length)) return turned(context, wish === 'on');
  const why = say(phrases, 'reminders.why', { programmes: programmesFollowed(context) });
  const isPartly = off.length > 0 && off.length < all.length;
  const buttons = isPartly ? [turning(context, false), turning(context, true)] : [turning(context, off.length === 0)];
  return reply(context, compose({ blocks: [line(why), line(sayNow(context, all, off))], buttons, fallback: why }));
}

/** A button of `herinneringen`: `mute` or `unmute`, and with it the way back. */
export function remindersAct(context: Context, verb: string): Partial<Decision> {
  const isOn = verb === 'unmute';
  if ((verb !== 'mute' && !isOn) || remindersOn(context) === null) return gone(context);
  return turned(context, isOn);
}

/** Do reminders come to this person, of some placement at least? Null where there is nothing to be reminded of. */
export function remindersOn(context: Context): boolean | null {
  const placements = reminded(context);
  if (placements.length === 0) return null;
  return placements.some((placement) => !isOff(context, placement));
}

/** What is remembered once reminders of all one's placements are on or off. */
export function remindersTurned(context: Context, isOn: boolean): Decision['frequency'] {
  const { state, person, frequency } = context;
  const daysAfter = frequency?.rules.nudges.daysAfter ?? 0;
  return reminded(context).map((placement) => {
    const memory = memoryOf(state, placement.id);
    const { institute, id } = placement;
    return {
      institute,
      placement: id,
      memory: isOn ? unmuted(memory, person.id) : muted(memory, placement, person.id, daysAfter),
    };
  });
}

function isOff({ state, person }: Context, placement: Placement): boolean {
  return isMuted(memoryOf(state, placement.id), placement, person.id);
}

/** How it stands: on, off, or off for some only, and then with whom those are. */
function sayNow({ language, world, person }: Context, all: readonly Placement[], off: readonly Placement[]): string {
  if (off.length === 0) return say(language.phrases, 'reminders.on');
  if (off.length === all.length) return say(language.phrases, 'reminders.off');
  const others = new Set(off.map((placement) => otherOf(world, placement, person.id)));
  return say(language.phrases, 'reminders.partly', { other: joined([...others]) });
}

/** The placements now that follow a programme; none while nothing is required of anybody. */
function reminded(context: Context): Placement[] {
  return context.frequency === null ? [] : partners(context).filter(({ programmes }) => programmes.length > 0);
}

function programmesFollowed(context: Context): string {
  const followed = new Set(reminded(context).flatMap(({ programmes }) => programmes));
  return joined(programmesOf(context).flatMap(({ id, label }) => (followed.has(id) ? [label] : [])));
}

function turned(context: Context, isOn: boolean): Partial<Decision> {
  const text = say(context.language.phrases, isOn ? 'nudge.unmuted' : 'nudge.muted');
  return {
    ...reply(context, compose({ blocks: [line(text)], buttons: [turning(context, isOn)], fallback: text })),
    frequency: remindersTurned(context, isOn),
  };
}

function turning({ language: { phrases } }: Context, isOn: boolean) {
  return button(
    encodeAction({ kind: 'settings', verb: isOn ? 'mute' : 'unmute' }),
    say(phrases, isOn ? 'nudge.button-mute' : 'nudge.button-unmute'),
  );
}
