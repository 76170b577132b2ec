import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideLogged } from '../../dialogs/dates/nl/beside.ts';
import { isDateWord } from '../../dialogs/dates/nl/day-words.ts';
import { readLog } from '../../dialogs/ledger/read-log.ts';
import { realContent } from '../transcripts/stage.ts';

const { activities } = realContent().nl;
/** A Thursday. */
const now = { date: '2026-11-19', time: '09:00' };

/** What was typed behind `log`, and what is counted: activity, amount, minutes, day; `?` and the trouble for what is asked back. */
const rows: [string, string[]][] = [
  ['5 patiënten', ['patienten 5 0 2026-11-19']],
  ['5 patienten', ['patienten 5 0 2026-11-19']],
  ['PATIËNTEN 12', ['patienten 12 0 2026-11-19']],
  ['patiënten: 12', ['patienten 12 0 2026-11-19']],
  ['5pat', ['patienten 5 0 2026-11-19']],
  ['drie patiënten', ['patienten 3 0 2026-11-19']],
  ['twaalf patiënten gezien vandaag', ['patienten 12 0 2026-11-19']],
  ['ik heb 5 patiënten gezien gisteren', ['patienten 5 0 2026-11-18']],
  ['patiënten', ['? no-amount patienten']],
  ['500 patiënten', ['? amount patienten']],
  ['0 patiënten', ['? amount patienten']],
  ['KPB', ['kpb 1 0 2026-11-19']],
  ['een kpb', ['kpb 1 0 2026-11-19']],
  ['2x kpb dinsdag', ['kpb 2 0 2026-11-17']],
  ['kpb twee keer', ['kpb 2 0 2026-11-19']],
  ["2 kpb's", ['kpb 2 0 2026-11-19']],
  ['20 kpb', ['? amount kpb']],
  ['korte praktijkbeoordeling eergisteren', ['kpb 1 0 2026-11-17']],
  ['kbp', ['? which-activity kpb']],
  ['consultverslga', ['? which-activity consultverslag']],
  ['2 consultverslagne gisteren', ['? which-activity consultverslag']],
  ['3 verslagen', ['consultverslag 3 0 2026-11-19']],
  ['gezamenlijk spreekuur 90 minuten gisteren', ['gezamenlijk-spreekuur 1 90 2026-11-18']],
  ['gezamenlijk spreekuur 90min', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur 1,5 uur', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur anderhalf uur', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur 2 uur 30', ['gezamenlijk-spreekuur 1 150 2026-11-19']],
  ['samen spreekuur 1u30', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur 90', ['gezamenlijk-spreekuur 1 90 2026-11-19']],
  ['gezamenlijk spreekuur', ['? no-minutes gezamenlijk-spreekuur']],
  ['gezamenlijk spreekuur 2000 minuten', ['? minutes gezamenlijk-spreekuur']],
  ['spreekuur samen 90 minuten', ['? which-activity patienten,gezamenlijk-spreekuur']],
  ['leergesprek drie kwartier', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek een kwartier', ['leergesprek 1 15 2026-11-19']],
  ['2 leergesprekken van 30 minuten', ['leergesprek 2 30 2026-11-19']],
  ['persoonsgericht gesprek van een half uur van gisteren', ['persoon 1 30 2026-11-18']],
  ['drie', ['? no-minutes drie']],
  ['drie 20 minuten', ['drie 1 20 2026-11-19']],
  ['drie goed, drie beter 15 min', ['drie 1 15 2026-11-19']],
  ['maas 2.0 1 uur', ['maas 1 60 2026-11-19']],
  ['MAAS 2,0 45 min, afgelopen dinsdag', ['maas 1 45 2026-11-17']],
  ['videotoets+ 60 minuten', ['videotoets 1 60 2026-11-19']],
  ['dienst vorige week dinsdag', ['dienst 1 0 2026-11-10']],
  ['dienst 3 november', ['dienst 1 0 2026-11-03']],
  ['2 diensten', ['dienst 2 0 2026-11-19']],
  ['dienst 8 uur', ['dienst 1 480 2026-11-19']],
  ['dienst op afstand vrijdag', ['dienst-afstand 1 0 2026-11-13']],
  ['dag', ['dagbespreking 1 0 2026-11-19']],
  ['kpb een dag geleden', ['kpb 1 0 2026-11-18']],
  ['kpb 2 dagen geleden', ['kpb 1 0 2026-11-17']],
  ['kpb 12 maart', ['kpb 1 0 2026-03-12']],
  ['12 november kpb', ['kpb 1 0 2026-11-12']],
  ['kpb 18-11', ['kpb 1 0 2026-11-18']],
  ['kpb donderdag', ['? which-day kpb']],
  ['kpb vorige week', ['? which-day kpb']],
  ['kpb morgen', ['? future kpb']],
  ['kpb volgende week', ['? future kpb']],
  ['kpb 1 januari 2024', ['? too-old kpb']],
  ['kpb met mevrouw Jansen', ['? no-day kpb']],
  ['5 patiënten en een kpb', ['patienten 5 0 2026-11-19', 'kpb 1 0 2026-11-19']],
  ['5 patiënten en een kpb gisteren', ['patienten 5 0 2026-11-18', 'kpb 1 0 2026-11-18']],
  ['gisteren 5 patiënten, vandaag een kpb', ['patienten 5 0 2026-11-18', 'kpb 1 0 2026-11-19']],
  ['kpb, kvb en combel gisteren', ['kpb 1 0 2026-11-18', 'kvb 1 0 2026-11-18', 'combel 1 0 2026-11-18']],
  ['kpb + kvb', ['kpb 1 0 2026-11-19', 'kvb 1 0 2026-11-19']],
  ['kpb kvb', ['? which-activity kpb,kvb']],
  ['5 patiënten en kbp gisteren', ['patienten 5 0 2026-11-18', '? which-activity kpb']],
  ['leoh en combel 12-11', ['leoh 1 0 2026-11-12', 'combel 1 0 2026-11-12']],
  ['iets heel anders', ['? no-activity ']],
  ['90 minuten', ['? no-activity ']],
  ['3', ['? no-activity ']],
  ['dienst za en zo', ['? which-day dienst']],
  ['dienst ma en di', ['? which-day dienst']],
  ['dienst zo', ['dienst 1 0 2026-11-15']],
  ['dienst zondag', ['dienst 1 0 2026-11-15']],
  ['leergesprek 1.15u', ['leergesprek 1 75 2026-11-19']],
  ['leergesprek 1.30 uur', ['leergesprek 1 90 2026-11-19']],
  ['leergesprek 1.5u', ['leergesprek 1 90 2026-11-19']],
  ['leergesprek 1,5 u', ['leergesprek 1 90 2026-11-19']],
  ['leergesprek 1,25 uur', ['leergesprek 1 75 2026-11-19']],
  ['leergesprek 1.25u', ['? no-minutes leergesprek']],
  ['leergesprek 1,15 uur', ['? no-minutes leergesprek']],
  ['leergesprek 1:15 uur', ['leergesprek 1 75 2026-11-19']],
  ['leergesprek 1u15', ['leergesprek 1 75 2026-11-19']],
  ['leergesprek 1h15', ['leergesprek 1 75 2026-11-19']],
  ['leergesprek 1:15', ['? no-minutes leergesprek']],
  ['leergesprek 30 min en 20 min', ['leergesprek 1 30 2026-11-19', 'leergesprek 1 20 2026-11-19']],
  ['leergesprek 1 uur en 30 min', ['leergesprek 1 90 2026-11-19']],
  ['leergesprek een uur en een kwartier', ['leergesprek 1 75 2026-11-19']],
  ['leergesprek half uur en 20 min', ['leergesprek 1 30 2026-11-19', 'leergesprek 1 20 2026-11-19']],
  [
    'leergesprek ma 20 min, di 30 min, wo 15 min',
    ['leergesprek 1 20 2026-11-16', 'leergesprek 1 30 2026-11-17', 'leergesprek 1 15 2026-11-18'],
  ],
  ['leergesprek ma 20 min en di 30 min', ['leergesprek 1 20 2026-11-16', 'leergesprek 1 30 2026-11-17']],
  ['2 leergesprekken 20 min en 30 min', ['leergesprek 1 20 2026-11-19', 'leergesprek 1 30 2026-11-19']],
  ['3 leergesprekken 20 min en 30 min', ['? no-minutes leergesprek']],
  ['leergesprek 30 min en 20 min gisteren', ['leergesprek 1 30 2026-11-18', 'leergesprek 1 20 2026-11-18']],
  ['ma 20 min leergesprek, di 30 min', ['leergesprek 1 20 2026-11-16', 'leergesprek 1 30 2026-11-17']],
  ['ma 20 min en di 30 min leergesprek', ['leergesprek 1 20 2026-11-16', 'leergesprek 1 30 2026-11-17']],
  ["leergesprek 45'", ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 45’', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 45m', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 45 m', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 1h', ['leergesprek 1 60 2026-11-19']],
  ['leergesprek 1 h', ['leergesprek 1 60 2026-11-19']],
  ['leergesprek 1 uurtje', ['leergesprek 1 60 2026-11-19']],
  ['leergesprek 12.30 tot 13.15', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 12:30-13:15', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek van 12.30 tot 13.15 uur', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 12.30 - 13.15 gisteren', ['leergesprek 1 45 2026-11-18']],
  ['leergesprek van 12 tot 13 uur', ['leergesprek 1 60 2026-11-19']],
  ['dienst 22:00-08:00', ['dienst 1 600 2026-11-19']],
  ['kpb net', ['kpb 1 0 2026-11-19']],
  ['net een kpb', ['kpb 1 0 2026-11-19']],
  ['zojuist kpb gedaan', ['kpb 1 0 2026-11-19']],
  ['kpb x2', ['kpb 2 0 2026-11-19']],
  ['kpb 2x', ['kpb 2 0 2026-11-19']],
  ['kpb ×2', ['kpb 2 0 2026-11-19']],
  ['KPB 👍', ['kpb 1 0 2026-11-19']],
  ['kpb ✅ gisteren', ['kpb 1 0 2026-11-18']],
  ['12 pt', ['patienten 12 0 2026-11-19']],
  ['12pt', ['patienten 12 0 2026-11-19']],
  ['8 ptn gisteren', ['patienten 8 0 2026-11-18']],
  ['kpb/kvb', ['kpb 1 0 2026-11-19', 'kvb 1 0 2026-11-19']],
  ['kpb / kvb gisteren', ['kpb 1 0 2026-11-18', 'kvb 1 0 2026-11-18']],
  ['lg 30 min', ['leergesprek 1 30 2026-11-19']],
  ['lg 20', ['leergesprek 1 20 2026-11-19']],
  ['anw', ['dienst 1 0 2026-11-19']],
  ['anw-dienst zaterdag', ['dienst 1 0 2026-11-14']],
  ['2 anw diensten', ['dienst 2 0 2026-11-19']],
  ['leergesprek 20 min over de agenda', ['? which-activity leergesprek,agenda']],
  ['kpb maandag 5', ['? no-day kpb']],
  ['kpb 5 maandag', ['kpb 5 0 2026-11-16']],
  ['kpb maandag di', ['? which-day kpb']],
  ['leergesprek 20 min maandag hopelijk', ['? other-words leergesprek']],
  ['kpb 2 en kvb 3', ['kpb 2 0 2026-11-19', 'kvb 3 0 2026-11-19']],
  ['leergesprek 30 min, 20 min', ['leergesprek 1 30 2026-11-19', 'leergesprek 1 20 2026-11-19']],
  ['leergesprek 30 min + 20 min', ['leergesprek 1 30 2026-11-19', 'leergesprek 1 20 2026-11-19']],
  ['kpb zo', ['kpb 1 0 2026-11-15']],
  ['kpb om 10 uur', ['kpb 1 0 2026-11-19']],
  ['leergesprek om 10 uur 20 min', ['leergesprek 1 20 2026-11-19']],
  ['leergesprek 45 minuutjes', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 3 kwartier', ['leergesprek 1 45 2026-11-19']],
  ['leergesprek 5 kwartier', ['leergesprek 1 75 2026-11-19']],
  ['leergesprek 20min', ['leergesprek 1 20 2026-11-19']],
  ['leergesprek 20 min.', ['leergesprek 1 20 2026-11-19']],
  ['leergesprek 1u', ['leergesprek 1 60 2026-11-19']],
  ['leergesprek 90', ['leergesprek 1 90 2026-11-19']],
  ['kpb niet', ['? no-day kpb']],
  ['geen kpb', ['? no-day kpb']],
  ['kpb gisteren niet', ['? no-day kpb']],
  ['kpb elke week', ['? no-day kpb']],
];

/** Entries that are counted as they stand, to put a word in. */
const plainly = rows
  .filter(([, expected]) => expected.every((one) => !one.startsWith('?')))
  .map(([typed]) => typed.split(' '));
const place = fc.constantFrom(...plainly).chain((words) => fc.tuple(fc.constant(words), fc.nat(words.length)));
const unknown = fc
  .stringMatching(/^[b-df-hj-np-tv-xz][aeiou][a-z]{4,9}$/)
  .filter((word) => !isDateWord(word) && !besideLogged.has(word));

describe('no word is dropped in silence', () => {
  it.each(['niet', 'geen', 'elke', 'misschien', 'behalve'])('«%s», wherever it stands, is asked about', (word) => {
    const taken = plainly.flatMap((words) =>
      Array.from({ length: words.length + 1 }, (_, at) => words.toSpliced(at, 0, word).join(' ')).filter((typed) => {
        const read = readLog(typed, activities, now);
        return read.kind === 'items' && read.unclear.length === 0;
      }),
    );
    expect(taken).toEqual([]);
  });

  it('a word that is not known, wherever it stands, is asked about', () => {
    fc.assert(
      fc.property(place, unknown, ([words, at], word) => {
        const read = readLog(words.toSpliced(at, 0, word).join(' '), activities, now);
        expect(read.kind === 'items' && read.unclear.length).toBeGreaterThan(0);
      }),
      { seed: 20261119, numRuns: 3000 },
    );
  });
});

describe('what stands behind log', () => {
  it.each(rows)('%s', (typed, expected) => {
    const read = readLog(typed, activities, now);
    const said =
      read.kind !== 'items'
        ? [read.kind]
        : [
            ...read.items.map(({ kind, amount, minutes, day }) => `${kind} ${amount} ${minutes} ${day}`),
            ...read.unclear.map(({ trouble, kinds }) => `? ${trouble} ${kinds.join()}`),
          ];
    expect(said).toEqual(expected);
  });

  it.each(['', ' ', 'lijst', 'laatste tien'])('«%s» asks for the form or the list', (typed) => {
    expect(readLog(typed, activities, now).kind).toBe(typed.trim() === '' ? 'empty' : 'list');
  });
});
