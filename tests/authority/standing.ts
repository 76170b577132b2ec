import type { Decision } from '../../dialogs/model/decision.ts';
import {
  groupKind,
  type Kind,
  personKind,
  readDocument,
  sessionKind,
  signalKind,
} from '../../dialogs/model/documents.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import type { Poll } from '../../dialogs/model/poll.ts';
import type { Session } from '../../dialogs/model/session.ts';
import type { Signal } from '../../dialogs/model/signal.ts';
import { keys } from '../../src/keys.ts';
import type { Key } from '../../src/store/port.ts';
import type { Deed, Relation } from './allowed.ts';
import { type Documents, type PrivateTexts, readerAt } from './private-texts.ts';

/** What somebody tries: who, from where, and what it does. */
export type Attempt = { from: Address; place: Address | undefined; action: string; decision: Decision };

/** The world that it is tried in; `people` by the words of their names. */
export type World = {
  documents: Documents;
  texts: PrivateTexts;
  people: ReadonlyMap<string, Person>;
  placements: readonly Placement[];
  sessions: readonly Session[];
  /** Ids of steps that everybody has to agree to. */
  agreed: ReadonlySet<string>;
  signals: readonly Signal[];
  /** Who looked at something, as `institute/person`. */
  lookers: ReadonlySet<string>;
  ledger: ReadonlyMap<string, { by: string; of: string }>;
};

/** Something that a decision does, and how the actor stands to what it is about. */
export type Found = { deed: Deed; stands: readonly Relation[]; about: string };
export type Add = (deed: Deed, stands: readonly (Relation | null)[], about: string) => void;

/** How whoever tries stands to everything that their decision is about; as in allowed.ts. */
export function standingOf(world: World, { from, place, decision }: Attempt) {
  const { documents } = world;
  const { sessions, signals } = decision;
  const actor = readerAt(documents, from);
  const as = <T>(kind: Kind<T>, key: Key): T | null => {
    const body = documents.get(key);
    return body === undefined ? null : readDocument(kind, body);
  };
  const isCoordinator = actor?.role === 'coordinator';
  const inInstitute = (institute: string): Relation | null => (actor?.institute === institute ? 'own institute' : null);
  const coordinates = (institute: string): Relation | null =>
    isCoordinator && actor.institute === institute ? 'coordinator' : null;
  const oversees = ({ institute, coordinator }: Placement): Relation | null =>
    coordinates(institute) !== null && (coordinator === null || coordinator === actor?.id) ? 'oversees' : null;
  const pair = ({ institute, trainee, trainers }: Placement): Relation | null =>
    actor?.institute === institute && [trainee, ...trainers].includes(actor.id) ? 'pair' : null;
  const tookPart = ({ institute, parts }: Session): Relation | null =>
    actor?.institute === institute && parts.some(({ person }) => person === actor.id) ? 'took part' : null;
  const stoodIn = (id: string): Session | null =>
    actor === null ? null : as(sessionKind, keys.session(actor.institute, id));
  const shares = (id: string): Relation | null => {
    if (actor === null) return null;
    const pairs = world.placements.filter((one) => pair(one) !== null);
    const isNear = pairs.some(({ trainee, trainers, coordinator }) => [trainee, ...trainers, coordinator].includes(id));
    const talks = sessions.flatMap((one) => stoodIn(one.id) ?? []).filter((one) => tookPart(one) !== null);
    return isNear || talks.some(({ parts }) => parts.some(({ person }) => person === id)) ? 'shares' : null;
  };
  const reportedAll = (before: readonly string[], after: readonly string[]): Relation | null =>
    after.every((id) => before.includes(id)) &&
    before
      .filter((id) => !after.includes(id))
      .every((id) => as(signalKind, keys.signal(actor?.institute ?? '', id))?.reporter === actor?.id)
      ? 'reporter'
      : null;
  const answersReporter = (id: string): Relation | null =>
    signals.some((one) => one.reporter === id && one.coordinator === actor?.id && isCoordinator) ? 'receives' : null;
  const overseesPerson = (id: string): Relation | null =>
    world.placements.some((one) => oversees(one) !== null && [one.trainee, ...one.trainers].includes(id))
      ? 'oversees'
      : null;

  const isCoachNow = (id: string): boolean => {
    const one = as(personKind, keys.person(actor?.institute ?? '', id));
    return one?.role === 'coach' && one.ended === undefined;
  };
  /** Whoever shares a year with the other, or did until this; and a coordinator who ends a coach, with who shared with them. */
  const sharesYear = (id: string): Relation | null => {
    const other = as(personKind, keys.person(actor?.institute ?? '', id));
    if (actor === null || other === null) return null;
    const after = decision.persons.find((one) => one.id === actor.id);
    const own = [...(actor.shares ?? []), ...(after?.shares ?? [])];
    const isOwn = own.some(({ coach }) => coach === id) && other.role === 'coach';
    const isCoachs = actor.role === 'coach' && (other.shares ?? []).some(({ coach }) => coach === actor.id);
    const ended = decision.persons.filter(
      (one) => one.ended !== undefined && coordinates(one.institute) !== null && one.institute === actor.institute,
    );
    const isEnded = ended.some((one) => one.id === id || (other.shares ?? []).some(({ coach }) => coach === one.id));
    return isOwn || isCoachs || isEnded ? 'shares a year' : null;
  };

  const channel = (places: readonly Address[]): Relation | null =>
    place !== undefined && places.some((one) => one.channel === place.channel && one.id === place.id)
      ? 'in its channel'
      : null;
  const asks = (institute: string, coordinator: string | undefined): Relation | null =>
    coordinates(institute) !== null && coordinator === actor?.id ? 'asks' : null;
  const asksIn = ({ institute, group }: Poll): Relation | null =>
    asks(institute, as(groupKind, keys.group(institute, group))?.coordinator);
  return {
    ...{ actor, as, isCoordinator, inInstitute, coordinates, oversees, pair, tookPart, stoodIn, shares, reportedAll },
    ...{ answersReporter, overseesPerson, channel, asks, asksIn, isCoachNow, sharesYear },
  };
}
export type Standing = ReturnType<typeof standingOf>;
