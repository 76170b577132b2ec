import { encodeAction } from '../action.ts';
import { type Phrases, say } from '../content/phrases.ts';
import { type Escalation, firstDayOf } from '../frequency/memory.ts';
import type { Block, Button, FormField, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { wasInOn } from '../placements/tenure.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, nameOf, type World } from '../session/world.ts';
import { doneId } from './nudge-forms.ts';
import { sayDay } from './nudge-message-dates.ts';

/** One requirement of one pair of which the coordinator hears. */
export type Told = { placement: Placement; obligation: string; label: string; escalation: Escalation };

/** The literal text about one requirement, as the pair sees it beforehand. Counts only, and nobody's fault. */
export function escalationText(world: World, { placement, label, escalation }: Told, phrases: Phrases): string {
  const { since, reminders } = escalation;
  const text = say(phrases, 'escalation.text', {
    pair: pairName(world, placement),
    label,
    since: sayDay(since),
    reminders,
  });
  // Who took over reads nothing about their own days in what began before them.
  const isBefore = placement.trainers.every((id) => !wasInOn(placement, id, firstDayOf(escalation)));
  return isBefore ? `${text} ${say(phrases, 'escalation.before')}` : text;
}

/**
 * What the coordinator hears of one day: per pair what it is, how it stands, and what can be tapped for what is not ended.
 * `above`: what was just done with it.
 */
export function escalationMessage(
  world: World,
  phrases: Phrases,
  told: readonly Told[],
  above: string | null = null,
): Message {
  const pairs = [...new Set(told.map(({ placement }) => placement))];
  const blocks = pairs.flatMap((placement) =>
    told.filter((one) => one.placement === placement).flatMap((one) => blocksOf(world, phrases, one)),
  );
  const title = titleOf(world, phrases, told, pairs);
  const left = told.filter(({ escalation }) => escalation.state !== 'waived' && escalation.state !== 'closed');
  const { fields, buttons } = tapsFor(world, phrases, left, pairs.length > 1);
  const rest = restOf(told);
  return compose({
    title,
    blocks: [
      ...(above === null ? [] : [line(above, 'good')]),
      ...blocks,
      ...(rest === 0 ? [] : [line(say(phrases, 'escalation.rest', { count: rest }), 'strong')]),
      line(say(phrases, 'escalation.readers'), 'quiet'),
    ],
    fields,
    buttons: [
      ...buttons,
      ...(rest === 0
        ? []
        : [button(encodeAction({ kind: 'command', command: 'overview' }), say(phrases, 'escalation.button-overview'))]),
    ],
    fallback: title,
  });
}

/** How many pairs more the coordinator was told of in the same message, without their names. */
function restOf(told: readonly Told[]): number {
  return Math.max(0, ...told.map(({ escalation }) => escalation.told?.rest ?? 0));
}

/** A pair by the names of its people. */
export function pairName(world: World, { trainee, trainers }: Placement): string {
  return joined([trainee, ...trainers].map((id) => nameOf(world, id)));
}

function titleOf(world: World, phrases: Phrases, told: readonly Told[], pairs: readonly Placement[]): string {
  const [only] = pairs;
  const open = told.filter(({ escalation }) => escalation.state === 'open');
  if (only === undefined || pairs.length > 1) {
    const left = new Set(open.map(({ placement }) => placement)).size;
    if (left === 0) return say(phrases, 'escalation.title-done', { count: pairs.length });
    const rest = restOf(told);
    return left === pairs.length
      ? say(phrases, 'escalation.title-many', { count: pairs.length + rest })
      : say(phrases, 'escalation.title-left', { count: pairs.length + rest, left: left + rest });
  }
  const pair = pairName(world, only);
  if (open.length === told.length) return say(phrases, 'escalation.title', { pair });
  const states = [...new Set(told.flatMap(({ escalation }) => stateOf(phrases, escalation) ?? []))];
  return say(phrases, 'escalation.title-state', { pair, state: joined(states) });
}

function blocksOf(world: World, phrases: Phrases, told: Told): Block[] {
  const { escalation, placement } = told;
  const state = stateOf(phrases, escalation);
  return [
    line(escalationText(world, told, phrases)),
    ...(state === null ? [] : [line(say(phrases, 'escalation.state', { state }), 'quiet')]),
    ...(escalation.line === null
      ? []
      : [
          {
            kind: 'written' as const,
            label: say(phrases, 'escalation.own-line'),
            items: [{ text: escalation.line.text, of: { placement: placement.id, by: escalation.line.by } }],
          },
        ]),
  ];
}

function stateOf(phrases: Phrases, { state }: Escalation): string | null {
  if (state === 'announced' || state === 'cancelled' || state === 'open') return null;
  return say(phrases, `escalation.state-${state}`);
}

function tapsFor(
  world: World,
  phrases: Phrases,
  left: readonly Told[],
  isNamed: boolean,
): { fields: FormField[]; buttons: Button[] } {
  const [first] = left;
  if (first === undefined) return { fields: [], buttons: [] };
  const options = left.map(({ placement, obligation, label }) => ({
    id: `${placement.id}|${obligation}`,
    label: isNamed ? `${pairName(world, placement)}: ${label}` : label,
  }));
  const isOne = left.length === 1;
  const about = isOne
    ? { placement: first.placement.id, obligation: first.obligation }
    : { placement: '*', obligation: '*' };
  const isSeen = left.every(({ escalation }) => escalation.state !== 'open');
  const verbs = (['acknowledged', 'contact-planned', 'waived', 'closed'] as const).filter(
    (verb) => verb !== 'acknowledged' || !isSeen,
  );
  const label = say(phrases, 'escalation.which');
  return {
    fields: isOne ? [] : [{ id: doneId, kind: 'choices', label, required: false, options }],
    buttons: verbs.map((verb, index) =>
      button(encodeAction({ kind: 'nudge', verb, ...about }), say(phrases, `escalation.button-${verb}`), {
        style: index === 0 ? 'primary' : 'plain',
        submits: !isOne,
      }),
    ),
  };
}
