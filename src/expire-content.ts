import { z } from 'zod';
import { bareState, type Decision, nothing, type State } from '../dialogs/model/decision.ts';
import { readDocument, sessionKind, signalKind } from '../dialogs/model/documents.ts';
import type { Person } from '../dialogs/model/person.ts';
import type { Placement } from '../dialogs/model/placement.ts';
import type { Session } from '../dialogs/model/session.ts';
import type { Signal } from '../dialogs/model/signal.ts';
import { formerTrainers } from '../dialogs/placements/tenure.ts';
import { agendaExpired, contentExpired } from '../dialogs/rights/expire.ts';
import { allOf } from './all-of.ts';
import { commitOf, remember } from './commit-of.ts';
import { withForgotten } from './forget.ts';
import type { LastDays } from './last-days.ts';
import { coordinatorsOf } from './load-rights.ts';
import { Reading } from './reading.ts';
import type { RetentionDeps } from './retention.ts';
import type { Store, Stored } from './store/port.ts';

const ofPlacement = z.object({ placement: z.string().nullable(), starter: z.string().optional() });

/** Conversations by placement, or by who led them alone (`@id`); signals by placement; who coordinates now, or did (ids). */
export type Content = {
  sessions: ReadonlyMap<string, Session[]>;
  signals: ReadonlyMap<string, Signal[]>;
  coordinators: readonly string[];
};

/**
 * The conversations and signals of these placements, and what these trainers who `left` one led alone; all of the institute's
 * are looked at, a page at a time.
 */
export async function contentOf(
  store: Store,
  institute: string,
  of: ReadonlyMap<string, Placement>,
  left: Iterable<string>,
): Promise<Content> {
  const alone = new Set([...[...of.values()].flatMap(({ trainee, trainers }) => [trainee, ...trainers]), ...left]);
  const wanted = ({ body }: Stored) => {
    const read = ofPlacement.safeParse(body);
    if (!read.success) return false;
    const { placement, starter } = read.data;
    return placement === null ? alone.has(starter ?? '') : of.has(placement);
  };
  const sessions = (await allOf(store, institute, 'session', wanted)).map(({ body }) =>
    readDocument(sessionKind, body),
  );
  const signals = (await allOf(store, institute, 'signal', wanted)).map(({ body }) => readDocument(signalKind, body));
  return {
    sessions: Map.groupBy(sessions, ({ placement, starter }) => placement ?? `@${starter}`),
    signals: Map.groupBy(signals, ({ placement }) => placement),
    coordinators: await coordinatorsOf(new Reading(store), institute),
  };
}

export async function expireContent(
  deps: RetentionDeps,
  { institute, id }: Placement,
  content: Content,
  limit: string,
  left: LastDays,
): Promise<void> {
  const reading = new Reading(deps.store);
  const [placement] = await reading.placements(institute, [id]);
  // It may have been given a later end since.
  if (placement === undefined || placement.end >= limit) return;
  const pair = await reading.people(institute, [placement.trainee, ...placement.trainers]);
  const over = new Set<string>();
  for (const person of pair) if (await isOver(person, limit, new Reading(deps.store), left)) over.add(person.id);
  const named = [id, ...[...over].map((one) => `@${one}`)].flatMap((name) => content.sessions.get(name) ?? []);
  const sessions = await reading.sessions(
    institute,
    named.map((one) => one.id),
  );
  const signals = await reading.signals(
    institute,
    (content.signals.get(id) ?? []).map((one) => one.id),
  );
  const others = [
    ...content.coordinators,
    ...formerTrainers(placement),
    ...sessions.flatMap(({ parts }) => parts.map((part) => part.person)),
    ...signals.map(({ coordinator }) => coordinator),
  ].filter((one) => pair.every((person) => person.id !== one));
  const people = [...pair, ...(await reading.people(institute, [...new Set(others)]))];
  const state: State = {
    ...bareState(null),
    people: new Map(people.map((one) => [one.id, one])),
    placements: [placement],
    sessions: new Map(sessions.map((one) => [one.id, one])),
    frequency: await reading.frequency(institute, [id]),
    signals,
  };
  const expired = contentExpired(state, placement, over);
  if (expired !== null) await carryOut(deps, { ...nothing(), ...expired }, state, reading);
}

/** Has every placement of somebody been over for as long, and every one that they left? A coordinator's work is never over. */
export async function isOver(
  { institute, id, role, placements }: Person,
  limit: string,
  reading: Reading,
  left: LastDays,
): Promise<boolean> {
  if (role !== 'trainee' && role !== 'trainer') return false;
  if ((left.get(id) ?? '') >= limit) return false;
  return (await reading.placements(institute, placements)).every(({ end }) => end < limit);
}

export async function expireAgenda(
  deps: RetentionDeps,
  { institute, id, agenda, planned }: Placement,
  before: number,
): Promise<void> {
  if (![...agenda, ...planned].some(({ at }) => at < before)) return;
  const reading = new Reading(deps.store);
  const [placement] = await reading.placements(institute, [id]);
  const expired = placement === undefined ? null : agendaExpired(placement, before);
  if (placement === undefined || expired === null) return;
  const people = await reading.people(institute, [placement.trainee, ...placement.trainers]);
  const state = { ...bareState(null), people: new Map(people.map((one) => [one.id, one])) };
  await carryOut(deps, { ...nothing(), ...expired }, state, reading);
}

export async function carryOut(
  { store, now, newId }: RetentionDeps,
  decision: Decision,
  state: State,
  reading: Reading,
): Promise<void> {
  const loaded = { state, revisions: reading.revisions };
  const commit = commitOf(`retention:${newId()}`, now(), decision, loaded, null);
  const committed = await store.commit(await withForgotten(store, commit, decision, state.people));
  if (committed === 'done') remember(store, decision, loaded);
}
