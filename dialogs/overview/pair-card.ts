import { decodeAction, encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import { mondayOf, wallOf } from '../frequency/days.ts';
import type { Escalation } from '../frequency/memory.ts';
import { effective } from '../ledger/entries.ts';
import type { Block, Button, Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { caseOf, memoryOf } from '../nudges/case-of.ts';
import { escalationMessage, type Told } from '../nudges/escalation-message.ts';
import { toldIn } from '../nudges/tell-coordinator.ts';
import { channelName, reasonOf } from '../reach/notice.ts';
import { button, compose, line } from '../session/compose.ts';
import { labelsIn } from './labels.ts';
import { lineOf, overviewDays, passedIn } from './pair-line.ts';
import { requirementBlocks } from './requirements.ts';
import { talkCounts } from './talk-counts.ts';
import { firstView, viewAction } from './view.ts';
import { pairWeeks } from './weeks-picture.ts';

/** What was ended longer ago than this many days before today stands no longer in the card. */
const endedShown = 56;

/**
 * One pair for its coordinator: what was passed on with the pair's own line, how often what was done, and what can be done
 * now. Counts only. `placement` must be in the coordinator's care.
 */
export function pairCard(context: Context, placement: Placement): Message {
  const { person, world, state, language, frequency } = context;
  const { phrases } = language;
  const signals = state.signals.filter(
    (one) => one.placement === placement.id && one.coordinator === person.id && one.state !== 'closed',
  );
  const memory = memoryOf(state, placement.id);
  const pair = lineOf(world, placement, memory, signals);
  const input = frequency === null ? null : caseOf(state, placement, frequency);
  const told = toldOf(context, placement);
  const passed = told.length === 0 ? null : escalationMessage(world, phrases, told);
  const today = wallAt(world.now, person.zone);
  const until = mondayOf(wallOf(world.now, person.zone).day);
  const { obligations } = labelsIn(frequency);
  const picture = pairWeeks(memory, obligations, until, phrases);
  return compose({
    title: pair.name,
    blocks: [
      line(say(phrases, `overview.state-${pair.state}`), 'strong'),
      ...signals.map(({ at }) =>
        line(say(phrases, 'overview.signal-line', { since: sayDate(wallAt(at, person.zone).date, today) })),
      ),
      ...(passed?.blocks ?? []),
      factsOf(context, placement),
      ...(input === null ? [] : requirementBlocks(context, input)),
      ...picture,
      ...(picture.length === 0 ? [] : [line(say(phrases, 'status.legend'), 'quiet')]),
      ...reachBlocks(context, pair.unreached),
      line(say(phrases, 'overview.readers-coordinator'), 'quiet'),
    ],
    fields: passed?.fields ?? [],
    buttons: [
      ...(passed?.buttons ?? []).map((one) => handledHere(one, placement)),
      ...signals.map(({ id }) =>
        button(encodeAction({ kind: 'signal', verb: 'open', signal: id }), say(phrases, 'signal.button-open')),
      ),
      button(
        encodeAction({ kind: 'overview', verb: 'message', subject: placement.id, detail: '' }),
        say(phrases, 'overview.button-message'),
      ),
      ...(placement.end < today.date
        ? []
        : [
            button(
              encodeAction({ kind: 'overview', verb: 'stop', subject: placement.id, detail: '' }),
              say(phrases, 'pair.button-stop'),
              { more: true },
            ),
          ]),
      button(viewAction(firstView('')), say(phrases, 'overview.back')),
    ],
    fallback: pair.name,
  });
}

/** What was passed on about this pair and is still open, or was ended not long ago. */
function toldOf({ state, person, world, frequency }: Context, placement: Placement): Told[] {
  if (frequency === null) return [];
  const passed = new Set(passedIn(memoryOf(state, placement.id)).map(({ obligation }) => obligation));
  const today = wallAt(world.now, person.zone).date;
  return toldIn({ ...state, placements: [placement] }, person.id, frequency)
    .filter(({ obligation, escalation }) => passed.has(obligation) && isInCard(escalation, today))
    .map(alone);
}

/** Without how many other pairs its message was about that day. */
function alone({ escalation, ...told }: Told): Told {
  return { ...told, escalation: { ...escalation, told: escalation.told && { ...escalation.told, rest: 0 } } };
}

/** Does what was passed on still stand in the card, with the pair's own line? `today` as YYYY-MM-DD. */
export function isInCard({ state, window }: Escalation, today: string): boolean {
  return (state !== 'waived' && state !== 'closed') || window.to >= addDays(today, -endedShown);
}

/** The button that also shows the card as it is afterwards. */
function handledHere(one: Button, placement: Placement): Button {
  const action = decodeAction(one.action);
  if (action?.kind !== 'nudge') return one;
  const { verb, obligation } = action;
  return { ...one, action: encodeAction({ kind: 'overview', verb, subject: placement.id, detail: obligation }) };
}

function factsOf({ state, language, world, person, frequency }: Context, placement: Placement): Block {
  const { phrases } = language;
  const { programmes } = labelsIn(frequency);
  const from = addDays(wallAt(world.now, person.zone).date, -overviewDays);
  const own = effective(state.entries).filter(
    (entry) => entry.placement === placement.id && wallAt(entry.at, person.zone).date >= from,
  );
  const { start, end } = placement;
  return {
    kind: 'facts',
    facts: [
      ...(placement.programmes.length === 0
        ? []
        : [
            {
              label: say(phrases, 'overview.programmes'),
              value: placement.programmes.map((id) => programmes.get(id) ?? id).join(', '),
            },
          ]),
      {
        label: say(phrases, 'overview.period'),
        value: say(phrases, 'overview.period-value', { start: sayDate(start), end: sayDate(end) }),
      },
      { label: say(phrases, 'overview.since', { since: sayDate(from) }), value: talkCounts(language, own) },
    ],
  };
}

/** Who cannot be reached, and what can be done about it. */
function reachBlocks({ language }: Context, unreached: readonly Person[]): Block[] {
  const { phrases } = language;
  const facts = unreached.flatMap(({ name, reach, addresses: [address] }) => {
    if (reach === null || address === undefined) return [];
    const filled = { name, channel: channelName(phrases, address) };
    const { why, remedy } = reasonOf(reach.code);
    return [{ label: name, value: `${say(phrases, why, filled)} ${say(phrases, remedy, filled)}` }];
  });
  return facts.length === 0 ? [] : [line(say(phrases, 'reach.overview'), 'strong'), { kind: 'facts', facts }];
}
