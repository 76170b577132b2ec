import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { decideNudges, type Nudge, type NudgeInput } from '../../dialogs/frequency/decide-nudges.ts';
import { publicHolidays } from '../../src/holidays.ts';
import type { Wanted } from '../../src/simulate/arguments.ts';
import { doneBy } from '../../src/simulate/behaviour.ts';
import { loadRules } from '../../src/simulate/load-rules.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { realPrompts } from '../content/prompts-folder.ts';
import { anyPair, byChance } from './any-pair.ts';
import { brokenPromises } from './broken-promises.ts';
import { rules as dose, input, line } from './pair.ts';

const SEED = Number(process.env.SEED ?? 20260901);
const RUNS = Number(process.env.RUNS ?? 60);
const hour = 3_600_000;
const loaded = loadRules(realPrompts);
if (loaded.kind === 'problems') throw new Error(loaded.text);
const { rules } = loaded;
const never = fc.constant({ kind: 'never' as const });

describe(`any pair in ten years (seed ${SEED})`, () => {
  test('every promise about reminders holds', async () => {
    let messages = 0;
    let escalations = 0;
    await fc.assert(
      fc.asyncProperty(anyPair(fc.oneof({ weight: 3, arbitrary: byChance }, never)), async (wanted) => {
        const { said, obligations, calendar, start, end } = await simulate(wanted, rules);
        const holidays = await publicHolidays(addDays(start, -31), addDays(end, 60));
        const entries = doneBy(wanted.behaviour, obligations, calendar);
        expect(brokenPromises(said, wanted, holidays, obligations, entries)).toEqual([]);
        messages += said.length;
        escalations += said.filter(({ kind }) => kind === 'escalation').length;
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    // Silence would keep every promise too.
    expect(messages).toBeGreaterThan(RUNS * 5);
    expect(escalations).toBeGreaterThan(RUNS / 10);
  });

  test('of a pair that does everything in time nobody hears anything', async () => {
    await fc.assert(
      fc.asyncProperty(anyPair(fc.constant({ kind: 'perfect' as const })), async (wanted) => {
        const { said } = await simulate(wanted, rules);
        expect(said.map(line)).toEqual([]);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });

  test('the same again gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyPair(byChance), async (wanted) => {
        expect((await simulate(wanted, rules)).said).toEqual((await simulate(wanted, rules)).said);
      }),
      { seed: SEED, numRuns: Math.ceil(RUNS / 6), endOnFailure: true },
    );
  });

  test('waking only at the next moment misses nothing that waking each half hour says', async () => {
    await fc.assert(
      fc.asyncProperty(anyPair(fc.oneof(byChance, never)), async (whole) => {
        const start = await inputOf(whole);
        const moments = start.entries.map(({ at }) => at);
        expect(eachHalfHour(start)).toEqual(byMoments(start, moments));
      }),
      { seed: SEED, numRuns: Math.ceil(RUNS / 5), endOnFailure: true },
    );
  });

  test('a clock that jumps back and forth says nothing twice and keeps the dose', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPair(fc.oneof(byChance, never)),
        fc.array(fc.integer({ min: -20 * 24, max: 30 * 24 }), { minLength: 20, maxLength: 80 }),
        async (wanted, jumps) => {
          const start = await inputOf(wanted);
          const said: Nudge[] = [];
          let { memory } = start;
          let now: number = Date.parse(`${wanted.start}T08:00:00Z`);
          for (const jump of jumps) {
            now += jump * hour;
            for (let step = 0; step < 3; step += 1) {
              const decision = decideNudges({ ...start, memory }, now);
              said.push(...decision.said);
              // Deciding the same moment again says nothing more.
              expect(decideNudges({ ...start, memory: decision.memory }, now).said).toEqual([]);
              memory = decision.memory;
              now = decision.next ?? now + hour;
            }
          }
          const keys = said.flatMap(({ key, items }) => [key, ...items.map((item) => item.key)]);
          expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
          const inOrder = [...said].sort((one, other) => one.at - other.at);
          const about = brokenPromises(inOrder, wanted, new Set(), start.obligations, []);
          expect(about.filter((one) => /second message|fourth message|twice|not announced/.test(one))).toEqual([]);
        },
      ),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });
});

describe('ten years, in any zone of the process', () => {
  const command = join(import.meta.dirname, '../../src/commands/simulate.ts');
  const args =
    '--programme opleiden-lumc,leergesprekken-amsterdam --year 1 --start 2026-09-01 --weeks 521 --days ma,di,do,vr';
  const more = '--institute-day di --talk-day do --away 2026-10-12/2026-10-18,2031-02-01/2031-02-28 --json';

  test.each(['never', 'random:12'])(
    '%s says the same in Amsterdam, UTC and New York',
    async (behaviour) => {
      const run = async (TZ: string) => {
        const given = [...`${args} ${more}`.split(' '), '--behaviour', behaviour];
        const { stdout } = await promisify(execFile)(process.execPath, [command, ...given], {
          env: { ...process.env, TZ },
          maxBuffer: 64 * 1024 * 1024,
        });
        return stdout;
      };
      const [amsterdam, utc, newYork] = await Promise.all(['Europe/Amsterdam', 'UTC', 'America/New_York'].map(run));
      expect(utc).toBe(amsterdam);
      expect(newYork).toBe(amsterdam);
      const lines = (amsterdam ?? '')
        .trim()
        .split('\n')
        .map((text) => JSON.parse(text));
      expect(lines.length).toBeGreaterThan(30);
      for (const { at } of lines) {
        const [date, time, offset] = /^(\S+)T(\S{5}):00([+-]\d{2}:\d{2})$/.exec(at)?.slice(1) ?? [];
        expect(time && time >= '08:00' && time < '18:00' && (offset === '+01:00' || offset === '+02:00')).toBe(true);
        expect(date).not.toMatch(/-12-25|-01-01|2026-10-1[2-8]|2031-02/);
      }
    },
    240_000,
  );
});

async function inputOf(wanted: Wanted): Promise<NudgeInput> {
  const { obligations, calendar } = await simulate({ ...wanted, behaviour: { kind: 'never' } }, rules);
  const entries = doneBy(wanted.behaviour, obligations, calendar);
  return input({ obligations, calendar, entries, rules: dose, coordinator: { id: 'coordinator', zone: wanted.zone } });
}

// Four weeks, or well over the end of a shorter placement.
function lookedAtUntil({ calendar }: NudgeInput): number {
  return (calendar.end - calendar.start < 28 ? calendar.end + 50 : calendar.start + 28) * 24 * hour;
}

function eachHalfHour(start: NudgeInput): string[] {
  const said: string[] = [];
  let { memory } = start;
  const first = (start.calendar.start - 15) * 24 * hour;
  for (let now = first; now < lookedAtUntil(start); now += hour / 2) {
    const decision = decideNudges({ ...start, memory }, now);
    said.push(...decision.said.map(line));
    memory = decision.memory;
  }
  return said;
}

function byMoments(start: NudgeInput, moments: readonly number[]): string[] {
  const said: string[] = [];
  let { memory } = start;
  let now = (start.calendar.start - 15) * 24 * hour;
  for (;;) {
    const decision = decideNudges({ ...start, memory }, now);
    said.push(...decision.said.map(line));
    memory = decision.memory;
    const next = Math.min(decision.next ?? Number.POSITIVE_INFINITY, ...moments.filter((at) => at > now));
    if (next >= lookedAtUntil(start)) return said;
    expect(next).toBeGreaterThan(now);
    now = next;
  }
}
