import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { isDateWord } from '../../dialogs/dates/nl/day-words.ts';
import { leavesWords } from '../../dialogs/dates/nl/leftover.ts';
import { readWhen } from '../../dialogs/dates/read-when.ts';
import { sayDate, sayWhen } from '../../dialogs/dates/say-when.ts';
import { outcome, rows } from './phrase-table.ts';

const seed = 20261119;
const now = { date: '2026-11-19', time: '09:00' };
const table = rows();

describe('phrases', () => {
  test('the table is whole', () => expect(table.length).toBeGreaterThan(280));
  test.each(table)('line $line: $phrase', (row) => {
    expect(outcome(row)).toBe(row.expected);
  });
});

test.each(['America/New_York', 'Pacific/Auckland', 'Europe/Amsterdam'])(
  'the zone of the process (%s) changes nothing',
  (zone) => {
    const script = fileURLToPath(new URL('./phrase-table.ts', import.meta.url));
    const printed = execFileSync(process.execPath, [script, 'print'], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(printed.trim().split('\n')).toEqual(table.map((row) => `${row.phrase} => ${row.expected}`));
  },
);

const surely = table
  .filter(({ expected }) => expected.startsWith('sure'))
  .map((row) => ({ ...row, words: row.phrase.split(' ') }));
const place = fc.constantFrom(...surely).chain((row) => fc.tuple(fc.constant(row), fc.nat(row.words.length)));
const unknown = fc
  .stringMatching(/^[b-df-hj-np-tv-xz][aeiou][a-z]{3,9}$/)
  .filter((word) => !isDateWord(word) && leavesWords(word, []));

test('a moment with a word that is not known is never sure', () => {
  fc.assert(
    fc.property(place, unknown, ([{ words, now: at, options }, index], word) => {
      expect(readWhen(words.toSpliced(index, 0, word).join(' '), at, options).kind).not.toBe('sure');
    }),
    { seed, numRuns: 3000 },
  );
});

const anyDate = fc.integer({ min: 0, max: 3650 }).map((n) => addDays('2024-01-01', n));
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const words = fc.constantFrom(
  ..."om half kwart voor over een dinsdag morgen volgende week maand de eerste 24e november 8 uur 10:30 1/12 van 2026 eind deel-avond 's avonds tussen en tot zo nu 29 februari elke geleden a.s. paas 99".split(
    ' ',
  ),
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(words, { maxLength: 30 }).map((all) => all.join(' ')),
  fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
);

test('any text gets an outcome in good form, and never a moment that was refused', () => {
  fc.assert(
    fc.property(
      anyText,
      anyDate,
      anyTime,
      fc.constantFrom('none', 'optional', 'required'),
      (text, date, time, want) => {
        const when = readWhen(text, { date, time }, { time: want });
        const readings = when.kind === 'unsure' ? when.readings : when.kind === 'unclear' ? [] : [when.reading];
        if (when.kind === 'unsure') expect(readings.length).toBeGreaterThan(0);
        expect(readings.length).toBeLessThanOrEqual(3);
        for (const reading of readings) {
          expect(reading.date).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(addDays(reading.date, 0)).toBe(reading.date);
          if (reading.time !== null) expect(reading.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          if (when.kind !== 'past')
            expect(`${reading.date} ${reading.time ?? '99:99'}` >= `${date} ${time}`).toBe(true);
        }
        if (want === 'none') expect(readings.every((reading) => reading.time === null)).toBe(true);
        if (want === 'required' && when.kind === 'sure') expect(when.reading.time).not.toBeNull();
      },
    ),
    { seed, numRuns: 3000 },
  );
});

test('what is said is read back as said', () => {
  fc.assert(
    fc.property(anyDate, anyTime, anyDate, anyTime, (date, time, today, hour) => {
      fc.pre(date <= addDays(today, 1800));
      const reading = { date, time };
      const at = { date: today, time: hour };
      for (const text of [sayWhen(reading), sayWhen(reading, at), sayWhen(reading).replace(' om ', ' ')]) {
        expect(readWhen(text, at, { time: 'required', past: 'allow' })).toEqual({ kind: 'sure', reading });
      }
      expect(readWhen(sayDate(date), at, { time: 'none', past: 'allow' })).toEqual({
        kind: 'sure',
        reading: { date, time: null },
      });
    }),
    { seed, numRuns: 2000 },
  );
});

test.each([
  ['spaces', `om${' '.repeat(40_000)}10 uur`],
  ['digits', '1'.repeat(40_000)],
  ['half', 'half '.repeat(10_000)],
  ['numbers', 'een '.repeat(10_000)],
  ['dates', '1-'.repeat(20_000)],
  ['letters', 'dinsda'.repeat(10_000)],
  ['accents', 'e\u0301'.repeat(20_000)],
  ['parts', "'s ".repeat(20_000)],
])('long text of %s is read in bounded time', (_, text) => {
  readWhen(text, now, { time: 'optional' });
  const start = performance.now();
  readWhen(text, now, { time: 'optional' });
  // Measured about 1 ms; the limit only has to tell bounded from quadratic (seconds) on a busy machine.
  expect(performance.now() - start).toBeLessThan(250);
});

test('a missing time is added by reading the date and the answer together', () => {
  const day = readWhen('vrijdagmiddag', now, { time: 'required' });
  expect(day).toEqual({ kind: 'time-missing', reading: { date: '2026-11-20', time: null } });
  expect(readWhen(`${sayDate('2026-11-20')} half drie`, now, { time: 'required' })).toEqual({
    kind: 'sure',
    reading: { date: '2026-11-20', time: '14:30' },
  });
});
