import { type Context, toActor, told } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { dateOf, wallOf } from '../frequency/days.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { handled, type Memory, waived } from '../frequency/memory.ts';
import { windowOn } from '../frequency/windows.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import { compose, line } from '../session/compose.ts';
import { joined, languageFor, nameOf } from '../session/world.ts';
import { memoryOf, obligationIn } from './case-of.ts';

const verbs = ['acknowledged', 'contact-planned', 'waived', 'closed', 'refused'] as const;
type Verb = (typeof verbs)[number];

/** Is this something the coordinator does? */
export function isHandling(verb: string): verb is Verb {
  return verbs.some((one) => one === verb);
}

/** What the coordinator of the placement does with escalations or a request for a waiver. The pair sees it. */
export function handleEscalation(
  context: Context,
  placement: Placement,
  input: NudgeInput,
  verb: Verb,
  ids: readonly string[],
): Partial<Decision> {
  const { person, language, world, state, event } = context;
  const { phrases } = language;
  if (placement.coordinator !== person.id) return told(context, say(phrases, 'late.gone'));
  const obligations = ids.flatMap((id) => obligationIn(input, id) ?? []);
  if (obligations.length === 0) return told(context, say(phrases, 'nudge.choose-first'));
  const before = memoryOf(state, placement.id);
  const memory = obligations.reduce((known, { id }) => apply(known, input, id, verb, person.id, world.now), before);
  const what = joined(obligations.map(({ label }) => label));
  const own = say(phrases, `escalation.did-${verb}`, { what });
  const others = [placement.trainee, ...placement.trainers].map((id): Said => {
    const text = say(languageFor(world, id).phrases, `escalation.told-${verb}`, {
      coordinator: nameOf(world, person.id),
      what,
    });
    return {
      key: `${placement.institute}/${event}/${id}/status`,
      to: id,
      message: compose({ blocks: [line(text)], fallback: text }),
      replaces: null,
    };
  });
  return {
    frequency: [{ institute: placement.institute, placement: placement.id, memory }],
    said: [toActor(context, compose({ blocks: [line(own)], fallback: own })), ...others],
  };
}

function apply(memory: Memory, input: NudgeInput, id: string, verb: Verb, by: string, at: number): Memory {
  if (verb === 'refused') return memory;
  const known = memory.escalations[id];
  if (known !== undefined && known.sentAt !== null) return handled(memory, id, verb, by, at);
  if (verb !== 'waived') return memory;
  const obligation = obligationIn(input, id);
  const window =
    obligation === undefined ? null : windowOn(obligation, input.calendar, wallOf(at, input.calendar.trainee.zone).day);
  const from = known?.since ?? (window === null ? null : dateOf(window.from));
  const to = window === null ? known?.window.to : dateOf(window.to);
  return from === null || to === undefined ? memory : waived(memory, { obligation: id, from, to, by, at });
}
