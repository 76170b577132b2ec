import type { Content } from '../../dialogs/content/content.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import type { DueChange, Said } from '../../dialogs/model/decision.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { lookAt } from '../../dialogs/nudges/look-again.ts';
import { sayAddress } from '../../dialogs/placements/address-text.ts';
import { carriedOver } from '../../dialogs/placements/carry-over.ts';
import type { Claim } from '../../dialogs/placements/check-claim.ts';
import { joining, leaving, newPerson, newPlacement } from '../../dialogs/placements/place.ts';
import type { World } from '../../dialogs/session/world.ts';
import { tellOfNewCoordinator } from '../../dialogs/signals/pass-on.ts';
import { keys } from '../keys.ts';
import type { NewOutgoing, Write } from '../store/port.ts';
import { changesOf, sayDays } from './changes.ts';
import { named, namesByAddress } from './check-rows.ts';
import { inMessages, type Known } from './known.ts';
import type { Outcome } from './outcome-text.ts';
import type { Row } from './read-row.ts';

const mostListed = 10;
const withoutCoordinator = 'no coordinator: nobody hears of what is missed';
const nameOne = 'Name one in "coördinator" and "coördinator adres" (or "coordinator" and "coordinator address").';

/** What to write, and what it does line by line; `notes` is what may not be as it was meant. */
export type ImportPlan = {
  outcomes: Outcome[];
  notes: string[];
  writes: Write[];
  dues: DueChange[];
  outgoing: NewOutgoing[];
};
/** `now` in ms since 1970, `zone` IANA, for people who have none yet; `event` makes the keys of messages. */
type Given = {
  content: Content;
  frequency: Frequency | null;
  now: number;
  zone: string;
  newId: () => string;
  event: string;
};

/** What to write so that the store says what these lines say. They have been checked. Agreements, agenda and all that took place stay. */
export function planImport(
  rows: readonly Row[],
  known: Known,
  { content, frequency, now, zone, newId, event }: Given,
): ImportPlan {
  const names = namesByAddress(rows);
  const people = new Map<string, Person>();
  const fresh = new Map<string, Person>();
  const changed = new Map<string, { before: Person | null; after: Person }>();
  const plan: ImportPlan = { outcomes: [], notes: [], writes: [], dues: [], outgoing: [] };

  function put(before: Person | null, after: Person): void {
    people.set(after.id, after);
    const first = changed.get(after.id);
    changed.set(after.id, { before: first === undefined ? before : first.before, after });
  }
  /** The person of a claim as they are by now, made when nobody has the address yet. */
  function personOf(bare: Claim, row: Row, details: string[]): Person {
    const owner = known.owner(bare.address, row.institute);
    const said = sayAddress(bare.address);
    const one = owner?.kind === 'person' ? owner.person : fresh.get(said);
    const days = bare.role === 'trainee' ? (row.weekdays ?? undefined) : undefined;
    if (one !== undefined) return withDays(people.get(one.id) ?? one, days, row, details);
    const made = newPerson(named(bare, names), newId(), row.institute, zone, days);
    fresh.set(said, made);
    put(null, made);
    details.push(`new ${made.role} ${inMessages(made)}`);
    return made;
  }

  /** The days of a line are for who has not said them yet: what somebody set is kept, and the line is told so. */
  function withDays(one: Person, days: number[] | undefined, row: Row, details: string[]): Person {
    if (days === undefined || sayDays(days) === sayDays(one.weekdays)) return one;
    const change = `practice days of ${inMessages(one)}`;
    if (one.settled) {
      details.push(`${change} stay ${sayDays(one.weekdays)}, as they set them: not ${sayDays(days)}`);
      return one;
    }
    details.push(`${change} ${sayDays(one.weekdays)} → ${sayDays(days)}`);
    const after = { ...one, weekdays: days };
    put(one, after);
    redated.add(row);
    return after;
  }

  const alone: number[] = [];
  const redated = new Set<Row>();
  for (const row of rows) {
    const details: string[] = [];
    const before = known.placement(row.institute, row.placement);
    const trainee = personOf(row.trainee, row, details);
    const trainers = row.trainers.map((claim) => personOf(claim, row, details));
    const coordinator = row.coordinator === null ? null : personOf(row.coordinator, row, details);
    const after = placementOf(row, before, trainee, trainers, coordinator, wallAt(now, zone).date);
    const differing = before === undefined ? [] : changesOf(before, after, (id) => nameOf(row.institute, id));
    const isChanged = before === undefined || differing.length > 0;
    for (const one of [trainee, ...trainers]) {
      const joined = joining(people.get(one.id) ?? one, row.placement);
      if (joined !== (people.get(one.id) ?? one)) put(one, joined);
    }
    for (const id of before?.trainers.filter((one) => !after.trainers.includes(one)) ?? []) {
      const one = people.get(id) ?? known.person(row.institute, id);
      if (one !== undefined) put(one, leaving(one, row.placement));
    }
    if (isChanged) {
      const key = keys.placement(row.institute, row.placement);
      const carried =
        before === undefined ? null : carriedOver(worldOf(row.institute), before, after, event, frequency);
      plan.writes.push({ key, rev: known.revision(key), body: carried?.placement ?? after });
      plan.dues.push(lookAt(after, now), ...(carried?.dues ?? []));
      plan.outgoing.push(...(carried?.said ?? []).flatMap((said) => addressed(row.institute, said)));
      if (before !== undefined && before.coordinator !== after.coordinator) {
        const signals = known.signals(row.institute, row.placement);
        const said = tellOfNewCoordinator(worldOf(row.institute), after, signals, event);
        plan.outgoing.push(...said.flatMap((one) => addressed(row.institute, one)));
      }
    }
    if (after.coordinator === null) alone.push(row.line);
    plan.outcomes.push({
      line: row.line,
      place: `${row.institute}/${row.placement}`,
      kind: before === undefined ? 'new' : isChanged || redated.has(row) ? 'changed' : 'unchanged',
      details: [...details, ...differing],
    });
  }
  if (alone.length > 0) plan.notes.push(`${withoutCoordinator} (line ${shortList(alone)}). ${nameOne}`);
  return { ...plan, writes: [...plan.writes, ...[...changed.values()].flatMap(personWrites)] };

  function worldOf(institute: string): World {
    const ids = known.people(institute);
    const everybody = new Map(ids.map((one) => [one.id, one]));
    return { content, now, people: new Map([...everybody, ...people]) };
  }
  function addressed(institute: string, { key, to, message, replaces }: Said): NewOutgoing[] {
    const one = typeof to === 'string' ? (people.get(to) ?? known.person(institute, to)) : undefined;
    const address = typeof to === 'string' ? one?.addresses[0] : to;
    return address === undefined ? [] : [{ key, to: address, message, replaces }];
  }
  function nameOf(institute: string, id: string): string {
    const one = people.get(id) ?? known.person(institute, id);
    return one === undefined ? id : inMessages(one);
  }
  function personWrites({ before, after }: { before: Person | null; after: Person }): Write[] {
    const key = keys.person(after.institute, after.id);
    const body = { institute: after.institute, person: after.id };
    return [
      { key, rev: known.revision(key), body: after },
      ...(before === null ? after.addresses.map((one): Write => ({ key: keys.address(one), rev: 0, body })) : []),
    ];
  }
}

/** Numbers with commas between, of many only the first. */
function shortList(numbers: readonly number[]): string {
  const left = numbers.length - mostListed;
  return `${numbers.slice(0, mostListed).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** The placement as the line has it; what the line leaves open stays. A new one is known from `today` (YYYY-MM-DD) on. */
function placementOf(
  row: Row,
  before: Placement | undefined,
  trainee: Person,
  trainers: readonly Person[],
  coordinator: Person | null,
  today: string,
): Placement {
  const { institute, programmes, start, end } = row;
  const terms = {
    id: row.placement,
    institute,
    trainee: trainee.id,
    trainers: trainers.map(({ id }) => id),
    programmes,
    start,
    end,
    year: row.year ?? before?.year ?? null,
    instituteDay: row.instituteDay ?? before?.instituteDay ?? null,
    contract: row.contract ?? before?.contract ?? 1,
    coordinator: coordinator?.id ?? before?.coordinator ?? null,
  };
  return before === undefined ? newPlacement({ ...terms, added: today }) : { ...before, ...terms };
}
