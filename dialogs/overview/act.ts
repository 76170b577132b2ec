import type { Context } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { stopThis } from '../commands/pair-stop.ts';
import type { Decision } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { chosenOf, handleEscalations, isHandling } from '../nudges/handle-escalation.ts';
import { listMessage } from './list-message.ts';
import { messageForm, sendMessage } from './message-pair.ts';
import { oversees } from './oversees.ts';
import { pairCard } from './pair-card.ts';
import { viewNamed } from './view.ts';
import { weeksMessage } from './weeks-message.ts';

/**
 * A button or form of the coordinator's overview. What it shows is given back at once and not kept. What it names is only
 * shown or changed when it is in the presser's care at this moment.
 */
export function overviewAct(
  context: Context,
  { verb, subject, detail }: { verb: string; subject: string; detail: string },
  values: Values,
): Partial<Decision> {
  const { person, state } = context;
  if (person.role !== 'coordinator') return gone(context);
  if (verb === 'list') return { again: listMessage(context, viewNamed(detail)) };
  if (verb === 'weeks') return { again: weeksMessage(context, detail) };
  const placement = state.placements.find(({ id }) => id === subject);
  if (placement === undefined || !oversees(person, placement)) return gone(context);
  if (verb === 'open') return { again: pairCard(context, placement) };
  if (verb === 'message') return { again: messageForm(context, placement) };
  if (verb === 'stop') return { again: stopThis(context, placement) };
  if (verb === 'send') return sendMessage(context, placement, values);
  return isHandling(verb) ? handle(context, placement, verb, detail, values) : gone(context);
}

/** Handles it as from the message that told of it, and shows the card as it is then. */
function handle(
  context: Context,
  placement: Placement,
  verb: Parameters<typeof handleEscalations>[1],
  obligation: string,
  values: Values,
): Partial<Decision> {
  // Ticks of a forged form may name another pair: only this card's own count.
  const chosen = chosenOf({ placement: placement.id, obligation }, values).filter(
    (one) => one.placement === placement.id,
  );
  const decision = handleEscalations(context, verb, chosen);
  const changed = decision.frequency ?? [];
  if (changed.length === 0) return decision;
  const { state } = context;
  const frequency = new Map([...state.frequency, ...changed.map((one) => [one.placement, one.memory] as const)]);
  return { ...decision, again: pairCard({ ...context, state: { ...state, frequency } }, placement) };
}
