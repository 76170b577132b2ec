import { sayAddress } from '../../dialogs/placements/address-text.ts';
import { type Claim, claimTrouble } from '../../dialogs/placements/check-claim.ts';
import { yearTrouble } from '../../dialogs/placements/check-terms.ts';
import { plain } from '../../dialogs/text/closest.ts';
import type { Known } from './known.ts';
import type { Row } from './read-row.ts';
import { troubleText } from './trouble-text.ts';

/** The ids of the programmes there are, and of those that ask other things in year 1 than in year 3. */
type Rules = { programmes: readonly string[]; yearly: readonly string[] };

/** What is wrong with lines beside each other and beside the store: people who are not who they are said to be, a placement that comes twice or has another trainee. */
export function checkRows(rows: readonly Row[], known: Known, { programmes, yearly }: Rules): string[] {
  const names = namesByAddress(rows);
  const seen = new Map<string, { row: Row; claim: Claim }>();
  const placements = new Map<string, number>();
  return rows.flatMap((row) => {
    const problems: string[] = [];
    for (const bare of claimsOf(row)) {
      const claim = named(bare, names);
      const said = sayAddress(claim.address);
      const before = seen.get(said);
      const trouble = claimTrouble(claim, known.owner(claim.address, row.institute));
      if (trouble !== null) problems.push(troubleText(trouble, programmes));
      else if (before !== undefined) problems.push(...differences(said, before, { row, claim }));
      if (before === undefined) seen.set(said, { row, claim });
    }
    const place = `${row.institute}/${row.placement}`;
    const before = placements.get(place);
    if (before !== undefined)
      problems.push(`the placement ${row.placement} stands on line ${before} too. Give each placement one line.`);
    else placements.set(place, row.line);
    const owner = known.owner(row.trainee.address, row.institute);
    const there = known.placement(row.institute, row.placement);
    if (there !== undefined && (owner?.kind !== 'person' || owner.person.id !== there.trainee))
      problems.push(
        `the placement ${row.placement} belongs to ${known.person(row.institute, there.trainee)?.name ?? 'another trainee'}, and a placement keeps its trainee. Correct the address, or give this placement a name of its own.`,
      );
    const unasked = yearTrouble(row.programmes, row.year ?? there?.year ?? null, yearly);
    if (unasked !== null) problems.push(troubleText(unasked, programmes));
    return problems.map((problem) => `line ${row.line}: ${problem}`);
  });
}

/** Everybody named on a line. */
function claimsOf({ trainee, trainers, coordinator }: Row): Claim[] {
  return [trainee, ...trainers, ...(coordinator === null ? [] : [coordinator])];
}

/** The name that stands beside an address anywhere in the file, for lines that leave it out. */
export function namesByAddress(rows: readonly Row[]): ReadonlyMap<string, string> {
  const given = rows.flatMap(claimsOf).filter(({ name }) => name !== '');
  // Of several the first counts, as the message about the others tells.
  return new Map(given.toReversed().map(({ name, address }) => [sayAddress(address), name]));
}

/** The claim with a name, where the file has one. */
export function named(claim: Claim, names: ReadonlyMap<string, string>): Claim {
  return claim.name === '' ? { ...claim, name: names.get(sayAddress(claim.address)) ?? '' } : claim;
}

function differences(
  address: string,
  before: { row: Row; claim: Claim },
  { row, claim }: { row: Row; claim: Claim },
): string[] {
  const { line, institute } = before.row;
  if (plain(before.claim.name) !== plain(claim.name))
    return [`${address} is ${before.claim.name} on line ${line} and ${claim.name} here. Make them the same.`];
  if (before.claim.role !== claim.role)
    return [`${address} is a ${before.claim.role} on line ${line} and a ${claim.role} here. One address has one role.`];
  return institute === row.institute
    ? []
    : [`${address} is at ${institute} on line ${line}. One address belongs to one institute.`];
}
