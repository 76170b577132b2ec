import type { Action } from '../action.ts';
import type { Content } from '../content/content.ts';
import type { Decision, State } from '../model/decision.ts';
import type { Inbound } from '../model/inbound.ts';
import { answerPoll, answerVerbs } from './answer.ts';

/** Somebody the institute does not know, in a group's channel: may answer what is asked there, and nothing else. Null when it is something else. */
export function guestAnswer(
  state: State,
  { from, group, input }: Inbound,
  action: Action | null,
  { content, now }: { content: Content; now: number },
): Partial<Decision> | null {
  if (input.kind !== 'act' || action?.kind !== 'poll' || group === undefined) return null;
  if (!answerVerbs.some((verb) => verb === action.verb)) return null;
  const world = { content, now, people: state.people };
  const asker = { person: null, from, place: group };
  const { verb, subject, option } = action;
  return answerPoll({ world, language: content.nl, state, asker }, verb, subject, option, input.values);
}
