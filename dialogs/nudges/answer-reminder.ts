import { type Context, toActor, told } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import { answered, contactOf } from '../frequency/memory.ts';
import type { Decision } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { answerNudge, type NudgeAction } from './answer-nudge.ts';
import { memoryOf } from './case-of.ts';
import { chosenOf, isHandling } from './handle-escalation.ts';
import { doneId } from './nudge-forms.ts';
import { runningFor } from './several.ts';

/**
 * What somebody taps on a reminder, about one placement or (`*`) about all that it told of. It is an answer in each of their
 * placements: one message told of them all, and who taps does hear us.
 */
export function answerReminder(context: Context, action: NudgeAction, values: Values): Partial<Decision> {
  if (isHandling(action.verb)) return answerNudge(context, action, values);
  const decision = action.placement === '*' ? together(context, action, values) : answerNudge(context, action, values);
  return withAnswered(context, decision);
}

/** Done or not today, of several placements: each is answered by itself, and what is said twice is said once. */
function together(context: Context, action: NudgeAction, values: Values): Partial<Decision> {
  const { phrases } = context.language;
  const chosen = Map.groupBy(chosenOf(action, values), ({ placement }) => placement);
  const isAll = chosen.size === 0 && action.verb === 'later';
  const running = runningFor(context.world, context.state, context.person.id);
  const about = isAll ? toldAt(context, running, action.at) : running.filter(({ id }) => chosen.has(id));
  if (about.length === 0) return isAll ? gone(context) : told(context, say(phrases, 'nudge.choose-first'));
  const all = about.map(({ id }) => {
    const ids = (chosen.get(id) ?? []).map(({ obligation }) => obligation);
    return answerNudge(context, { ...action, placement: id, obligation: '*' }, { ...values, [doneId]: ids.join(',') });
  });
  const messages = new Map<string, Message>();
  for (const { said = [] } of all) for (const { message } of said) messages.set(JSON.stringify(message), message);
  return {
    entries: all.flatMap(({ entries = [] }) => entries),
    frequency: all.flatMap(({ frequency = [] }) => frequency),
    said: [...messages.values()].map((message, index) => toActor(context, message, index)),
  };
}

/** The placements that one message told of: what was sent at this moment (ms), or else the last that was. Each remembers the same moment. */
function toldAt({ state, person }: Context, running: readonly Placement[], at: number | undefined): Placement[] {
  const sentIn = ({ id }: Placement) => contactOf(memoryOf(state, id), person.id).sent;
  const moment = at ?? Math.max(...running.flatMap(sentIn));
  return running.filter((one) => sentIn(one).includes(moment));
}

function withAnswered({ world, state, person }: Context, decision: Partial<Decision>): Partial<Decision> {
  const { frequency = [] } = decision;
  // Who has no say in it did not answer anything.
  if (frequency.length === 0) return decision;
  const own = new Set(runningFor(world, state, person.id).map(({ id }) => id));
  const others = [...state.frequency].flatMap(([placement, memory]) => {
    const isSaid = frequency.some((one) => one.placement === placement);
    if (!own.has(placement) || isSaid || contactOf(memory, person.id).unanswered === 0) return [];
    return [{ institute: person.institute, placement, memory: answered(memory, person.id) }];
  });
  return others.length === 0 ? decision : { ...decision, frequency: [...frequency, ...others] };
}
