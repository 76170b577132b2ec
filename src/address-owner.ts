import { z } from 'zod';
import type { Person } from '../dialogs/model/person.ts';
import type { Owner } from '../dialogs/placements/check-claim.ts';

/** The document under an address: whose it is. */
export const addressOwner = z.strictObject({ institute: z.string(), person: z.string() });

/** Whose an address is, as an institute may know it: nothing of somebody elsewhere. `personOf` gives the institute's own people. */
export function ownerIn(
  institute: string,
  owned: z.infer<typeof addressOwner> | undefined,
  personOf: (id: string) => Person | undefined,
): Owner {
  if (owned === undefined) return null;
  const person = owned.institute === institute ? personOf(owned.person) : undefined;
  return person === undefined ? { kind: 'elsewhere' } : { kind: 'person', person };
}
