import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NudgeInput } from '../../dialogs/frequency/decide-nudges.ts';
import { publicHolidays } from '../../src/holidays.ts';
import type { Wanted } from '../../src/simulate/arguments.ts';
import { doneBy } from '../../src/simulate/behaviour.ts';
import { loadRules } from '../../src/simulate/load-rules.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { realPrompts } from '../content/prompts-folder.ts';
import { anyPair, byChance } from './any-pair.ts';
import { rules as dose, input, zone } from './pair.ts';
import { brokenTogether, liveTogether } from './several.ts';

const SEED = Number(process.env.SEED ?? 20261123);
const RUNS = Number(process.env.RUNS ?? 25);
const loaded = loadRules(realPrompts);
if (loaded.kind === 'problems') throw new Error(loaded.text);
const { rules } = loaded;

/** A placement of a trainer who has others besides, all in the same weeks. */
async function placementOf(wanted: Wanted, index: number, trainer: Wanted): Promise<NudgeInput> {
  const { start, trainerDays, trainerAway } = trainer;
  const own = { ...wanted, start, trainerDays, trainerAway, zone, trainerZone: zone };
  const { obligations, calendar } = await simulate({ ...own, behaviour: { kind: 'never' } }, rules);
  return input({
    placement: `p${index}`,
    obligations,
    calendar: {
      ...calendar,
      trainee: { ...calendar.trainee, id: `aios${index}` },
      trainers: calendar.trainers.map((side) => ({ ...side, id: 'opleider' })),
    },
    coordinator: { id: `coordinator${index}`, zone },
    entries: doneBy(own.behaviour, obligations, calendar),
    rules: dose,
  });
}

describe(`a trainer with two or three trainees, for up to a year (seed ${SEED})`, () => {
  test('hears of each of them, within what a day and a week bear', async () => {
    let escalations = 0;
    let bundled = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPair(fc.oneof(byChance, fc.constant({ kind: 'never' as const }))), { minLength: 2, maxLength: 3 }),
        async (wanted) => {
          const [first] = wanted;
          if (first === undefined) return;
          const inputs = await Promise.all(wanted.map((one, index) => placementOf(one, index, first)));
          const holidays = await publicHolidays('2023-01-01', '2036-12-31');
          const until = (Math.max(...inputs.map(({ calendar }) => calendar.end)) + 60) * 86_400_000;
          const { said, heard } = liveTogether(inputs, until);
          const alone = inputs.flatMap((one) => liveTogether([one], until).heard);
          expect(brokenTogether(said, alone, holidays)).toEqual([]);
          escalations += heard.filter(({ item }) => item.kind === 'escalation').length;
          bundled += said.filter(({ beside }) => beside !== undefined).length;
        },
      ),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    expect(escalations).toBeGreaterThan(RUNS);
    expect(bundled).toBeGreaterThan(RUNS);
  }, 300_000);
});
