import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../dialogs/action.ts';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { effective } from '../../dialogs/ledger/entries.ts';
import { mostPatients } from '../../dialogs/ledger/logged.ts';
import { awayOn, merged } from '../../dialogs/ledger/periods.ts';
import { readLog } from '../../dialogs/ledger/read-log.ts';
import { readPeriod } from '../../dialogs/ledger/read-period.ts';
import { openPureHall } from '../transcripts/pure-hall.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const today = '2026-11-19';
const now = { date: today, time: '09:00' };
const { activities } = realContent().nl;
const words = [
  ...Object.values(activities).flatMap((activity) => activity.words),
  ...'5 12 0 999 een drie 90 minuten uur half anderhalf kwartier x keer en , + van gisteren vandaag morgen dinsdag vrijdag vorige volgende week tot t/m vanaf maand 12-11 16 december oktober 2029 over dagen ziek mevrouw ik ben er weer niet - / "'.split(
    ' ',
  ),
];
const said = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((all) => all.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe(`the ledger, seed ${seed}`, () => {
  it('reads anything without a fault, and counts only what can be', () => {
    fc.assert(
      fc.property(said, (text) => {
        const log = readLog(text, activities, now);
        if (log.kind === 'items')
          for (const { amount, minutes, day } of log.items) {
            expect(amount).toBeGreaterThanOrEqual(1);
            expect(amount).toBeLessThanOrEqual(mostPatients);
            expect(minutes).toBeGreaterThanOrEqual(0);
            expect(minutes).toBeLessThanOrEqual(1440);
            expect(day <= today).toBe(true);
          }
        const period = readPeriod(text, now);
        if (period.kind === 'period') {
          expect(period.period.from <= period.period.to).toBe(true);
          expect(period.period.to <= addDays(today, 366)).toBe(true);
        }
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('keeps periods apart, in order, and loses no day', () => {
    const day = fc.integer({ min: -50, max: 300 }).map((n) => addDays(today, n));
    const periods = fc.array(
      fc.tuple(day, fc.integer({ min: 0, max: 20 })).map(([from, n]) => ({ from, to: addDays(from, n) })),
    );
    fc.assert(
      fc.property(periods, day, (all, one) => {
        const kept = merged(all, today);
        expect(awayOn(kept, one) !== undefined).toBe(awayOn(all, one) !== undefined);
        kept.slice(1).forEach((period, index) => {
          expect(period.from > addDays(kept[index]?.to ?? '', 1)).toBe(true);
        });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('counts nothing twice: each tap of a button again changes nothing', () => {
    const typed = fc.constantFrom(
      'log kpb',
      'log 5 patiënten',
      'log kpb en kvb gisteren',
      'log 2 leergesprekken van 30 minuten',
      'log lijst',
    );
    const move = fc.record({
      who: fc.constantFrom('aios', 'opleider'),
      text: typed,
      tap: fc.nat(),
      times: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        const { people, placements } = peopleAndPlacements();
        const hall = openPureHall(realContent(), people, placements, instantOf(now, 'Europe/Amsterdam'));
        for (const { who, text, tap, times } of moves) {
          hall.send(who, { kind: 'text', text });
          const undo = hall.said
            .filter(({ to }) => to === who)
            .flatMap(({ message }) => message.buttons)
            .filter(({ action }) => action.startsWith('l|undo|'));
          const button = undo[tap % Math.max(1, undo.length)];
          for (let again = 0; again < times && button !== undefined; again += 1) {
            const before = count(hall.entries);
            hall.send(who, { kind: 'act', action: button.action, values: {} });
            if (again > 0) expect(count(hall.entries)).toBe(before);
          }
        }
        const keys = hall.entries.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const undone = hall.entries.filter(({ undoes }) => undoes !== null);
        const plain = hall.entries.filter(({ undoes }) => undoes === null);
        expect(effective(hall.entries).length).toBe(plain.length - undone.length);
        expect(effective([...hall.entries, ...hall.entries])).toEqual(effective(hall.entries));
      }),
      { seed, numRuns: 60 },
    );
  });

  it('a made-up button counts nothing for a pair that is not one’s own, nor what cannot be', () => {
    const { people, placements } = peopleAndPlacements();
    const hall = openPureHall(realContent(), people, placements, instantOf(now, 'Europe/Amsterdam'));
    const forged = [
      `l|yes|kpb,1,0,${today}|west1`,
      'l|yes|kpb,1,0,2026-11-30|oost',
      `l|yes|kpb,900,0,${today}|oost`,
      `l|yes|nergens,1,0,${today}|oost`,
      'l|yes|kpb,1,0,2026-02-31|oost',
      `l|yes|constructor,1,0,${today}|oost`,
      'l|at||oost',
      'l|undo|g1@2026-11-19|',
      'w|drop|2026-11-01|2026-11-30',
      'w|add|morgen|nooit',
    ];
    for (const action of forged) hall.send('aios', { kind: 'act', action, values: {} });
    expect(hall.entries).toEqual([]);
    expect(hall.people.get('aios')?.away).toEqual([]);
    for (const action of forged) expect(encodeAction(decodeAction(action) ?? { kind: 'question' })).toBe(action);
  });
});

function count(entries: Parameters<typeof effective>[0]): number {
  return effective(entries).length;
}
