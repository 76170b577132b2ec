import { type Phrases, say } from '../../dialogs/content/phrases.ts';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import type { Escalation } from '../../dialogs/frequency/memory.ts';
import { type Stand, standsOf } from '../../dialogs/frequency/stands.ts';
import type { State } from '../../dialogs/model/decision.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { caseOf, type Frequency, memoryOf } from '../../dialogs/nudges/case-of.ts';
import { howFar } from '../../dialogs/overview/list-message.ts';
import { isInCard } from '../../dialogs/overview/pair-card.ts';
import { lineOf, type PairLine, passedIn } from '../../dialogs/overview/pair-line.ts';
import type { World } from '../../dialogs/session/world.ts';
import type { Cell, Table } from './table.ts';

/** Of periods that ended, those of so many days are told, and of each requirement the latest in any case. */
const lately = 35;

/** The rows that one pair adds to each of the tables. */
export type PairRows = { requirements: Cell[][]; escalations: Cell[][]; waivers: Cell[][] };

/**
 * What its coordinator may know of one pair: counts, states and dates, and of what was passed on the pair's own line, for as
 * long as its card shows that. `state` holds this placement's ledger and memory.
 */
export function pairRows(
  state: State,
  world: World,
  placement: Placement,
  frequency: Frequency,
  phrases: Phrases,
): PairRows {
  const memory = memoryOf(state, placement.id);
  const input = caseOf(state, placement, frequency);
  const pair = lineOf(
    world,
    placement,
    memory,
    state.signals.filter((one) => one.placement === placement.id),
  );
  const stands = input === null ? [] : standsOf(input, world.now);
  const labels = new Map(input?.obligations.map(({ id, label }) => [id, label]));
  const titles = new Map(frequency.rules.programmes.map(({ id, title }) => [id, title]));
  const programmes = placement.programmes.map((id) => titles.get(id) ?? id).join(', ');
  const passed = new Map(passedIn(memory).map(({ obligation, escalation }) => [obligation, escalation]));
  const today = wallAt(world.now, state.person?.zone ?? 'UTC').date;
  return {
    requirements: recent(stands, world.now).map(({ obligation, from, to, progress }) => [
      ...[pair.name, programmes, stateText(phrases, pair)],
      ...[obligation.label, from, to, progress.done, progress.target, say(phrases, `data.is-${progress.state}`)],
      ...[escalationText(phrases, passed.get(obligation.id)), ownLine(passed.get(obligation.id), today)],
    ]),
    escalations: [...passed].map(([id, escalation]) => [
      ...[pair.name, labels.get(id) ?? id, escalation.since, escalation.window.to, escalationText(phrases, escalation)],
      ownLine(escalation, today),
    ]),
    waivers: memory.waivers.map(({ obligation, from, to }) => [
      pair.name,
      labels.get(obligation) ?? obligation,
      from,
      to,
    ]),
  };
}

/** The tables of all pairs together. */
export function pairTables(phrases: Phrases, pairs: readonly PairRows[]): [Table, Table, Table] {
  const title = (name: (typeof columns)[number] | 'since') => say(phrases, `data.col-${name}`);
  const line = say(phrases, 'escalation.own-line');
  return [
    {
      name: say(phrases, 'data.sheet-requirements'),
      columns: [...columns.map(title), line],
      rows: pairs.flatMap(({ requirements }) => requirements),
    },
    {
      name: say(phrases, 'data.sheet-escalations'),
      columns: [...(['pair', 'requirement', 'since', 'to', 'state'] as const).map(title), line],
      rows: pairs.flatMap(({ escalations }) => escalations),
    },
    {
      name: say(phrases, 'data.sheet-waivers'),
      columns: (['pair', 'requirement', 'from', 'to'] as const).map(title),
      rows: pairs.flatMap(({ waivers }) => waivers),
    },
  ];
}

const columns = [
  ...(['pair', 'programmes', 'pair-state', 'requirement', 'from'] as const),
  ...(['to', 'done', 'target', 'state', 'escalation'] as const),
];

function recent(stands: readonly Stand[], now: number): Stand[] {
  const since = addDays(new Date(now).toISOString().slice(0, 10), -lately);
  const last = new Map(stands.map((stand) => [stand.obligation.id, stand]));
  const ended = new Map(
    stands.filter(({ progress }) => progress.state !== 'open').map((stand) => [stand.obligation.id, stand]),
  );
  return stands.filter(
    (stand) => stand.to >= since || last.get(stand.obligation.id) === stand || ended.get(stand.obligation.id) === stand,
  );
}

function stateText(phrases: Phrases, { state }: PairLine): string {
  return say(phrases, `overview.state-${state}`);
}

function escalationText(phrases: Phrases, escalation: Escalation | undefined): string {
  if (escalation === undefined || escalation.state === 'announced' || escalation.state === 'cancelled') return '';
  return say(phrases, howFar(escalation));
}

function ownLine(escalation: Escalation | undefined, today: string): string {
  return escalation !== undefined && isInCard(escalation, today) ? (escalation.line?.text ?? '') : '';
}
