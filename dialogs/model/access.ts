import { z } from 'zod';

/** What somebody looked at: the coordinator at pairs, an escalation or a signal; an export that was made; one's own data that was downloaded; a coach at a shared year. */
const looks = ['overview', 'pair', 'escalation', 'signal', 'export', 'figures', 'own', 'year'] as const;
export type Look = (typeof looks)[number];

/** The one who looks when that is nobody in the institute: whoever keeps the installation running. */
export const operator = 'operator';

/**
 * What one person looked at on one day (YYYY-MM-DD, UTC). `about` are ids of placements and people, or all pairs in somebody's
 * care (`inCareOf`); without any it was about the whole institute. `at` is the last time, in ms since 1970, `times` how often that day.
 */
export const access = z.strictObject({
  schema: z.literal(1),
  institute: z.string(),
  by: z.string(),
  date: z.string(),
  seen: z.array(
    z.strictObject({ what: z.enum(looks), about: z.array(z.string()), times: z.number().int(), at: z.number() }),
  ),
});
export type Access = z.infer<typeof access>;
export type Seen = { what: Look; about: string[] };

/** Stands for all pairs that are in this coordinator's care, which are those of nobody too. */
export function inCareOf(coordinator: string): string {
  return `@${coordinator}`;
}

/** Is a look about one of these pairs? Their coordinators decide for a look at all pairs in somebody's care. */
export function isAboutOne(
  about: readonly string[],
  pairs: readonly { id: string; coordinator: string | null }[],
): boolean {
  return about.some((one) =>
    pairs.some(
      ({ id, coordinator }) =>
        one === id || (one.startsWith('@') && (coordinator === null || one === inCareOf(coordinator))),
    ),
  );
}

/** The day with one more look. */
export function withLook(day: Access, { what, about }: Seen, at: number): Access {
  const isSame = (one: Access['seen'][number]) => one.what === what && one.about.join() === about.join();
  const known = day.seen.find(isSame);
  const seen = { what, about, times: (known?.times ?? 0) + 1, at };
  return { ...day, seen: [...day.seen.filter((one) => !isSame(one)), seen] };
}
