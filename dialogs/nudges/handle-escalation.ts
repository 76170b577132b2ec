import { type Context, toActor, told } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { type Phrases, say } from '../content/phrases.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { handled, type Memory, waived } from '../frequency/memory.ts';
import type { Decision, Said, State } from '../model/decision.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { oversees } from '../overview/oversees.ts';
import { compose, line } from '../session/compose.ts';
import { joined, languageFor, nameOf } from '../session/world.ts';
import { caseOf, type Frequency, memoryOf, obligationIn } from './case-of.ts';
import { escalationMessage, pairName, type Told } from './escalation-message.ts';
import { doneId } from './nudge-forms.ts';
import { toldIn } from './tell-coordinator.ts';
import { isWithCoordinator, type Period, sayWaived, waivedPeriod } from './waived-period.ts';

const verbs = ['acknowledged', 'contact-planned', 'waived', 'waived-past', 'closed', 'refused'] as const;
type Verb = (typeof verbs)[number];

/** Is this something the coordinator does? */
export function isHandling(verb: string): verb is Verb {
  return verbs.some((one) => one === verb);
}

/** One requirement of one placement. */
type Chosen = { placement: string; obligation: string };

/** What a button or form of escalations is about: what it names, or what was ticked (`placement|obligation`, or an obligation). */
export function chosenOf({ placement, obligation }: Chosen, values: Values): Chosen[] {
  if (obligation !== '*') return [{ placement, obligation }];
  const ticked = (values[doneId] ?? '').split(',').filter((id) => id !== '');
  return ticked.map((id) => {
    const [first = '', second] = id.split('|');
    return second === undefined ? { placement, obligation: first } : { placement: first, obligation: second };
  });
}

/**
 * What the coordinator does with escalations, or with a request for a waiver (`asked`: when that was, ms since 1970). The pairs
 * see it; the message that told of them says how it stands. What is ended or was done already is refused, and nobody hears.
 */
export function handleEscalations(
  context: Context,
  verb: Verb,
  chosen: readonly Chosen[],
  asked?: number,
): Partial<Decision> {
  const { person, language, world, state, frequency, event } = context;
  const { phrases } = language;
  if (chosen.length === 0) return told(context, say(phrases, 'nudge.choose-first'));
  if (frequency === null) return gone(context);
  const looked = state.placements.flatMap((placement) =>
    changed(context, frequency, placement, { verb, asked }, chosen),
  );
  const all = looked.filter(({ changes }) => changes.length > 0);
  const already = sayAlready(context, looked);
  if (all.length === 0) return already === null ? gone(context) : told(context, already);
  const done = verb === 'waived-past' ? 'waived' : verb;
  const what = joined(all.map((one) => `${pairName(world, one.placement)}: ${sayChanges(phrases, one)}`));
  const own = [say(phrases, `escalation.did-${done}`, { what }), ...(already === null ? [] : [already])].join(' ');
  // A no changes nothing that is stored: the same no once more is the same message, which nobody gets twice.
  const deed =
    verb === 'refused' && asked !== undefined
      ? `refused/${asked}/${chosen.map(({ obligation }) => obligation).join('+')}`
      : event;
  const others = all.flatMap((one) => {
    const { placement } = one;
    return [placement.trainee, ...placement.trainers].map((id): Said => {
      const { phrases: theirs } = languageFor(world, id);
      const text = say(theirs, `escalation.told-${done}`, {
        coordinator: nameOf(world, person.id),
        what: sayChanges(theirs, one),
      });
      return {
        key: `${placement.institute}/${deed}/${placement.id}/${id}/status`,
        to: id,
        message: compose({ blocks: [line(text)], fallback: text }),
        replaces: null,
      };
    });
  });
  const after = new Map([...state.frequency, ...all.map(({ placement, memory }) => [placement.id, memory] as const)]);
  return {
    frequency: all.map(({ placement, memory }) => ({
      institute: placement.institute,
      placement: placement.id,
      memory,
    })),
    said: [...answer(context, { ...state, frequency: after }, frequency, verb, all, own), ...others],
  };
}

/** `changes`: what changed, of a waiver with its period; `already`: what stood at that or past it. */
type Changed = {
  placement: Placement;
  changes: { label: string; period: Period | null }[];
  already: { label: string; state: Past }[];
  memory: Memory;
  told: string | null;
};
/** In this order, and never back. */
const steps = ['open', 'acknowledged', 'contact-planned', 'waived', 'closed'] as const;
type Past = Exclude<(typeof steps)[number], 'open'>;
type Act = { verb: Verb; asked: number | undefined };

function sayChanges(phrases: Phrases, { changes }: Changed): string {
  return joined(changes.map(({ label, period }) => sayWaived(phrases, label, period)));
}

/** What was not changed because it stood at that already, by how it stands; null when there is none. */
function sayAlready({ world, language }: Context, looked: readonly Changed[]): string | null {
  const all = looked.flatMap(({ placement, already }) => already.map((one) => ({ ...one, placement })));
  const lines = [...Map.groupBy(all, ({ state }) => state)].map(([state, some]) =>
    say(language.phrases, 'escalation.already', {
      state: say(language.phrases, `escalation.state-${state}`),
      what: joined(some.map(({ placement, label }) => `${pairName(world, placement)}: ${label}`)),
    }),
  );
  return lines.length === 0 ? null : lines.join(' ');
}

function changed(
  { state, person, world }: Context,
  frequency: Frequency,
  placement: Placement,
  act: Act,
  chosen: readonly Chosen[],
): Changed[] {
  // Somebody who is no coordinator any more may still have the buttons.
  if (placement.coordinator !== person.id || !oversees(person, placement)) return [];
  const ids = chosen.filter((one) => one.placement === placement.id).map(({ obligation }) => obligation);
  const input = ids.length === 0 ? null : caseOf(state, placement, frequency);
  if (input === null) return [];
  const obligations = ids.flatMap((id) => obligationIn(input, id) ?? []);
  if (obligations.length === 0) return [];
  const before = memoryOf(state, placement.id);
  const next: Changed = { placement, changes: [], already: [], memory: before, told: null };
  for (const { id, label } of obligations) {
    const state = pastOf(before, id, act);
    if (state !== null) next.already.push({ label, state });
    const period = isWaiver(act.verb) ? periodOf(before, input, id, act, world.now) : null;
    const memory = state === null ? apply(next.memory, id, act.verb, period, person.id, world.now) : null;
    if (memory === 'waived') next.already.push({ label, state: memory });
    else if (memory !== null) {
      next.changes.push({ label, period });
      next.memory = memory;
      const known = before.escalations[id];
      // What was only counted in a message stands in no form there.
      if (known !== undefined && isWithCoordinator(known) && known.told?.pairs.length) next.told ??= known.told.key;
    }
  }
  return [next];
}

/** How it stands where that is as far as was asked, or further; null where something is left to do. */
function pastOf({ escalations, waivers }: Memory, id: string, { verb, asked }: Act): Past | null {
  // The same request can be answered once with yes; after that a no is too late too.
  if (asked !== undefined)
    return waivers.some(({ obligation, at }) => obligation === id && at >= asked) ? 'waived' : null;
  if (verb === 'refused' || verb === 'waived-past') return null;
  const known = escalations[id];
  if (known === undefined || known.sentAt === null) return null;
  const { state } = known;
  if (state === 'announced' || state === 'cancelled' || state === 'open') return null;
  return steps.indexOf(verb) <= steps.indexOf(state) || state === 'waived' ? state : null;
}

/** The message that told of it, as it stands now; a line where none did, or where a request was answered. */
function answer(
  context: Context,
  state: State,
  frequency: Frequency,
  verb: Verb,
  all: readonly Changed[],
  own: string,
): Said[] {
  const { person, world, language, event } = context;
  const key = all.find((one) => one.told !== null)?.told ?? null;
  if (key === null || verb === 'refused' || verb === 'waived-past')
    return [toActor(context, compose({ blocks: [line(own)], fallback: own }))];
  const placeOf = ({ placement, escalation }: Told) => escalation.told?.pairs.indexOf(placement.id) ?? 0;
  const together = toldIn(state, person.id, frequency)
    .filter(({ escalation }) => escalation.told?.key === key)
    .sort((one, other) => placeOf(one) - placeOf(other));
  return [
    {
      key: `${person.institute}/${event}/${person.id}/escalations`,
      to: person.id,
      message: escalationMessage(world, language.phrases, together, own),
      replaces: key,
    },
  ];
}

/** What a waiver is for: of one that was asked for the period of that moment, however long the answer takes. */
function periodOf(memory: Memory, input: NudgeInput, id: string, { verb, asked }: Act, now: number): Period | null {
  return waivedPeriod(memory, input, id, verb === 'waived-past', Math.min(asked ?? now, now));
}

/** The memory with it; null where there is nothing to do it with, `waived` where that holds already. */
function apply(
  memory: Memory,
  id: string,
  verb: Verb,
  period: Period | null,
  by: string,
  at: number,
): Memory | 'waived' | null {
  if (verb === 'refused') return memory;
  const known = memory.escalations[id];
  if (known !== undefined && isWithCoordinator(known))
    return handled(memory, id, isWaiver(verb) ? 'waived' : verb, by, at);
  if (period === null) return null;
  const { from, to } = period;
  const holds = memory.waivers.some((one) => one.obligation === id && one.from <= from && to <= one.to);
  return holds ? 'waived' : waived(memory, { obligation: id, from, to, by, at });
}

function isWaiver(verb: Verb): verb is 'waived' | 'waived-past' {
  return verb === 'waived' || verb === 'waived-past';
}
