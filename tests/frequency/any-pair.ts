import fc from 'fast-check';
import { addDays } from '../../dialogs/dates/calendar.ts';
import type { Behaviour, Wanted } from '../../src/simulate/arguments.ts';

const zones = ['Europe/Amsterdam', 'America/Curacao', 'America/Paramaribo', 'UTC'];
const programmes = ['coschap-amc', 'erkenning-leiden', 'leergesprekken-amsterdam', 'opleiden-lumc', 'praktijkleren'];
const weekdays = fc.subarray([1, 2, 3, 4, 5], { minLength: 1 });
const date = fc.integer({ min: 0, max: 3650 }).map((day) => addDays('2024-01-01', day));

/** Any pair with any calendar, for up to a year somewhere in ten years. */
export function anyPair(behaviour: fc.Arbitrary<Behaviour>): fc.Arbitrary<Wanted> {
  return fc
    .record({
      programmes: fc.subarray(programmes, { minLength: 1 }),
      year: fc.constantFrom<(1 | 3)[]>(1, 3),
      start: date,
      weeks: fc.integer({ min: 1, max: 56 }),
      days: weekdays,
      trainerDays: weekdays,
      instituteDay: fc.option(fc.integer({ min: 1, max: 5 })),
      talkDay: fc.option(fc.integer({ min: 1, max: 5 })),
      behaviour,
      absences: fc.array(fc.tuple(fc.integer({ min: -10, max: 300 }), fc.integer({ min: 0, max: 40 }), fc.boolean()), {
        maxLength: 5,
      }),
      contract: fc.constantFrom(1, 0.8, 0.5),
      zone: fc.constantFrom(...zones),
      trainerZone: fc.constantFrom(...zones),
    })
    .map(({ absences, ...wanted }) => {
      const away = (whose: boolean) =>
        absences
          .filter(([, , trainee]) => trainee === whose)
          .map(([from, days]) => ({ from: addDays(wanted.start, from), to: addDays(wanted.start, from + days) }));
      return { ...wanted, away: away(true), trainerAway: away(false), json: true };
    });
}

/** A pair that does what chance brings. */
export const byChance = fc.nat().map((seed): Behaviour => ({ kind: 'random', seed: String(seed) }));
