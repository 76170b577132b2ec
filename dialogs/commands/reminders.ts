import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { memoryOf } from '../nudges/case-of.ts';
import { isMuted, muted, unmuted } from '../nudges/mute.ts';
import { programmesOf } from '../placements/pair-fields.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined } from '../session/world.ts';
import { partners } from './begin.ts';
import { type Context, reply, told } from './context.ts';
import { gone } from './gone.ts';
import { turnWish } from './turn-wish.ts';

/**
 * `herinneringen uit`, `weer herinneringen`: does that, with one tap back. `herinneringen`, `waarom krijg ik dit?`, or where it
 * stood like that already: why reminders come, whether they do, and one tap to change it.
 */
export function reminders(context: Context, as: string, rest: string): Partial<Decision> {
  const { phrases } = context.language;
  const isOn = remindersOn(context);
  if (isOn === null) return told(context, say(phrases, 'reminders.none'));
  const wish = turnWish(as, rest);
  if (wish !== null && isOn !== (wish === 'on')) return turned(context, wish === 'on');
  const why = say(phrases, 'reminders.why', { programmes: programmesFollowed(context) });
  const now = say(phrases, isOn ? 'reminders.on' : 'reminders.off');
  return reply(context, compose({ blocks: [line(why), line(now)], buttons: [turning(context, isOn)], fallback: why }));
}

/** A button of `herinneringen`: `mute` or `unmute`, and with it the way back. */
export function remindersAct(context: Context, verb: string): Partial<Decision> {
  const isOn = verb === 'unmute';
  if ((verb !== 'mute' && !isOn) || remindersOn(context) === null) return gone(context);
  return turned(context, isOn);
}

/** Do reminders come to this person? Null where there is nothing to be reminded of. */
export function remindersOn(context: Context): boolean | null {
  const { state, person } = context;
  const placements = reminded(context);
  if (placements.length === 0) return null;
  return placements.some((placement) => !isMuted(memoryOf(state, placement.id), placement, person.id));
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
