import { appointed, welcomeCoach } from '../../dialogs/coach/appoint.ts';
import { dismissed } from '../../dialogs/coach/dismiss.ts';
import { isCoach } from '../../dialogs/coach/shares.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { Said } from '../../dialogs/model/decision.ts';
import { personKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Person } from '../../dialogs/model/person.ts';
import { sayAddress } from '../../dialogs/placements/address-text.ts';
import { claimTrouble, type Owner } from '../../dialogs/placements/check-claim.ts';
import { addressOwner, ownerIn } from '../address-owner.ts';
import { allOf } from '../all-of.ts';
import { keys } from '../keys.ts';
import type { Key, NewOutgoing, Store, Write } from '../store/port.ts';
import { type CoachRow, readCoachColumns, readCoachRow } from './coach-row.ts';
import { readCsv } from './csv-table.ts';
import { inMessages } from './known.ts';
import { type Imported, type Outcome, outcomes, refused } from './outcome-text.ts';
import { troubleText } from './trouble-text.ts';

type Given = { content: Content; now: number; zone: string; newId: () => string; apply: boolean };

/**
 * Makes the store say what a CSV file says about coaches: new ones hear what this is; of one who stops all that was shared ends.
 * All or nothing; who is not in the file stays as they are; the same file twice changes nothing. `now` ms, `zone` IANA for new people.
 */
export async function importCoaches(
  store: Pick<Store, 'read' | 'list' | 'commit'>,
  bytes: Uint8Array,
  given: Given,
): Promise<Imported> {
  const table = readCsv(bytes);
  if (table.kind === 'problems') return refused(table.problems);
  const read = readCoachColumns(table.header);
  if (read.kind === 'problems') return refused(read.problems);
  const results = table.rows.map((row) => readCoachRow(row, read.columns));
  const rows = results.flatMap(({ row }) => row ?? []);
  const known = await readInstitutes(store, rows);
  const problems = [
    ...table.problems,
    ...results.flatMap((result) => result.problems),
    ...rows.flatMap((row) => wrongIn(row, rows, known)),
  ];
  if (problems.length > 0) return refused(problems);
  const event = `coaches:${given.newId()}`;
  const plan = planOf(rows, known, given, event);
  if (given.apply && plan.writes.length > 0) {
    const { writes, outgoing } = plan;
    const committed = await store.commit({ event, at: given.now, writes, entries: [], dues: [], outgoing });
    // The store is held by this program alone, so that nothing can have come in between.
    if (committed !== 'done') throw new Error(`the coaches were not written: ${committed}`);
  }
  return outcomes(plan.outcomes, given.apply);
}

/** Everybody of the institutes that are named, whose the addresses are, and the revisions of people. */
type Known = {
  people: Map<string, Map<string, Person>>;
  owners: ReadonlyMap<string, { institute: string; person: string }>;
  revisions: ReadonlyMap<Key, number>;
};

async function readInstitutes(store: Pick<Store, 'read' | 'list'>, rows: readonly CoachRow[]): Promise<Known> {
  const people: Known['people'] = new Map();
  const revisions = new Map<Key, number>();
  for (const institute of new Set(rows.map((row) => row.institute))) {
    const all = await allOf(store, institute, 'person');
    for (const { key, rev } of all) revisions.set(key, rev);
    people.set(institute, new Map(all.map(({ body }) => readDocument(personKind, body)).map((one) => [one.id, one])));
  }
  const found = await store.read([...new Set(rows.map(({ claim }) => keys.address(claim.address)))]);
  const owners = new Map(
    found.filter(({ body }) => body !== null).map(({ key, body }) => [key, addressOwner.parse(body)]),
  );
  return { people, owners, revisions };
}

function ownerOf({ people, owners }: Known, { claim, institute }: CoachRow): Owner {
  return ownerIn(institute, owners.get(keys.address(claim.address)), (id) => people.get(institute)?.get(id));
}

function wrongIn(row: CoachRow, rows: readonly CoachRow[], known: Known): string[] {
  const { line, institute, claim, stops } = row;
  const owner = ownerOf(known, row);
  const said = sayAddress(claim.address);
  const first = rows.find((one) => sayAddress(one.claim.address) === said);
  const trouble = claimTrouble(claim, owner);
  return [
    // A slip in the name of an institute would make a new one with nobody else in it.
    ...(known.people.get(institute)?.size === 0
      ? [`nobody is known at the institute ${institute} yet. Check its name, or import its placements first.`]
      : []),
    ...(trouble === null ? [] : [troubleText(trouble, [])]),
    ...(trouble === null && owner === null && stops
      ? [`${said} is nobody we know, and so no coach who can stop. Correct the address, or take the line out.`]
      : []),
    ...(first !== undefined && first !== row
      ? [`${said} stands on line ${first.line} too. Give each coach one line.`]
      : []),
  ].map((text) => `line ${line}: ${text}`);
}

function planOf(rows: readonly CoachRow[], known: Known, { content, now, zone, newId }: Given, event: string) {
  const changed = new Map<Key, Person>();
  const fresh: Write[] = [];
  const plan: { outcomes: Outcome[]; outgoing: NewOutgoing[] } = { outcomes: [], outgoing: [] };
  for (const row of rows) {
    const { line, institute, claim, stops } = row;
    const people = known.people.get(institute) ?? new Map<string, Person>();
    const world = { content, now, people };
    const owner = ownerOf(known, row);
    const before = owner?.kind === 'person' ? (people.get(owner.person.id) ?? owner.person) : null;
    const put = (person: Person) => {
      changed.set(keys.person(institute, person.id), person);
      people.set(person.id, person);
    };
    const tell = ({ key, to, message, replaces }: Said) => {
      const address = typeof to === 'string' ? people.get(to)?.addresses[0] : to;
      if (address !== undefined) plan.outgoing.push({ key, to: address, message, replaces });
    };
    const outcome = (kind: Outcome['kind'], details: string[]) =>
      plan.outcomes.push({ line, place: `${institute}/${claim.name || before?.name}`, kind, details });
    if (before !== null && isCoach(before) !== stops) outcome('unchanged', []);
    else if (before !== null && stops) {
      const { persons, said } = dismissed(world, before, event);
      persons.forEach(put);
      said.forEach(tell);
      outcome('changed', [`no coach any more; trainers who shared with them: ${persons.length - 1}`]);
    } else {
      const person = appointed(before, claim, newId(), institute, zone);
      put(person);
      tell(welcomeCoach(world, person, person.id, event));
      if (before === null)
        fresh.push({ key: keys.address(claim.address), rev: 0, body: { institute, person: person.id } });
      outcome(before === null ? 'new' : 'changed', [
        `${before === null ? 'new coach' : 'coach again:'} ${inMessages(person)}`,
      ]);
    }
  }
  const writes = [...changed].map(([key, body]): Write => ({ key, rev: known.revisions.get(key) ?? 0, body }));
  return { ...plan, writes: [...writes, ...fresh] };
}
