import { z } from 'zod';

/** The document under an address: whose it is. */
export const addressOwner = z.strictObject({ institute: z.string(), person: z.string() });
