import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEAMS_LIMITS } from '../../adapters/teams/limits.ts';
import { createPace } from '../../adapters/teams/pace.ts';

const seed = 4_2026;
/** How many of the moments lie in the window that ends with `end`. */
const inWindow = (moments: readonly number[], end: number, within: number) =>
  moments.filter((moment) => moment > end - within && moment <= end).length;

test('however it is asked, no window ever holds too many, and nobody waits longer than needed', () => {
  const asks = fc.array(
    fc.record({ pause: fc.oneof(fc.nat(30), fc.nat(5_000), fc.nat(400_000)), to: fc.nat(2), obeys: fc.boolean() }),
    { minLength: 50, maxLength: 400 },
  );
  fc.assert(
    fc.property(asks, (list) => {
      const pace = createPace();
      const taken: { to: number; at: number }[] = [];
      let now = 1_000;
      for (const { pause, to, obeys } of list) {
        now += pause;
        const wait = pace.take(`c${to}`, 'tenant', now);
        if (wait > 0 && obeys) {
          // A millisecond earlier there is no place yet; at the moment itself there is.
          expect(pace.take(`c${to}`, 'tenant', now + wait - 1)).toBe(1);
          now += wait;
          expect(pace.take(`c${to}`, 'tenant', now)).toBe(0);
        }
        if (wait === 0 || obeys) taken.push({ to, at: now });
      }
      for (const { at } of taken) {
        for (const { most, within } of TEAMS_LIMITS.tenant)
          expect(
            inWindow(
              taken.map((one) => one.at),
              at,
              within,
            ),
          ).toBeLessThanOrEqual(most);
        for (const to of [0, 1, 2])
          for (const { most, within } of TEAMS_LIMITS.conversation)
            expect(
              inWindow(
                taken.filter((one) => one.to === to).map((one) => one.at),
                at,
                within,
              ),
            ).toBeLessThanOrEqual(most);
      }
    }),
    { seed, numRuns: 200 },
  );
});

test('an hour of asking every second gives 1800 places, and one tenant gives 50 a second', () => {
  const pace = createPace();
  let given = 0;
  for (let now = 0; now < 3_600_000; now += 500) if (pace.take('c', 't', now) === 0) given += 1;
  expect(given).toBe(1_800);
  const many = Array.from({ length: 60 }, (_, at) => createPaceAt(at, pace));
  expect(many.filter((wait) => wait === 0)).toHaveLength(50);
});

const createPaceAt = (at: number, pace: ReturnType<typeof createPace>) => pace.take(`c${at}`, 'other', 4_000_000);
