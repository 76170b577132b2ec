import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besideAway, leadsToReason, reasonsAway } from '../../dialogs/dates/nl/beside.ts';
import { isDateWord } from '../../dialogs/dates/nl/day-words.ts';
import { readPeriod } from '../../dialogs/ledger/read-period.ts';
import { saidPeriod } from './said-period.ts';

const seed = 20261119;
/** A Thursday. */
const now = { date: '2026-11-19', time: '09:00' };

/** What was typed behind `afwezig`: the period; or why it is asked back, and the days that were read; `!` when a reason was dropped. */
const rows: [string, string][] = [
  ['morgen tot 12 uur', 'time 11-20 11-20'],
  ['vlgnde week', '11-23..11-29'],
  ['23/12-3/1', '12-23..01-03'],
  ['30/11-4/12', '11-30..12-04'],
  ['23-27/11', '11-23..11-27'],
  ['30 nov-4 dec', '11-30..12-04'],
  ['2 dgn', '11-19..11-20'],
  ['3 wkn vanaf 21 dec', '12-21..01-10'],
  ['over 2 weken een week', '12-03..12-09'],
  ['sinds gisteren', 'no-end 11-18 -'],
  ['sinds maandag', 'no-end 11-16 -'],
  ['geweest maandag', '11-16..11-16'],
  ['elke woensdag', 'habit - -'],
  ['t.m. vrijdag', '11-19..11-20'],
  ['tm vrijdag', '11-19..11-20'],
  ['een paar dagen', 'no-end 11-19 -'],
  ['morgen niet meer', 'not - -'],
  ['morgen niet', 'not - -'],
  ['niet morgen', 'not - -'],
  ['volgende week behalve woensdag', 'except - -'],
  ['wk 52', '12-21..12-27'],
  ['wk 52 t/m wk 1', '12-21..01-10'],
  ['week 52-1', '12-21..01-10'],
  ['week 51 en 52', 'unclear - -'],
  ['2 wk', '11-19..12-02'],
  ['2dgn', '11-19..11-20'],
  ['3d', '11-19..11-21'],
  ['een week vanaf maandag', '11-23..11-29'],
  ['maandag een week', '11-23..11-29'],
  ['vanaf maandag een paar dagen', 'no-end 11-23 -'],
  ['sinds 3 dagen', 'no-end 11-16 -'],
  ['al sinds 12 november', 'no-end 11-12 -'],
  ['maandag geweest', '11-16..11-16'],
  ['was maandag ziek', '11-16..11-16 !'],
  ['gisteren geweest', '11-18..11-18'],
  ['ma-wo', '11-23..11-25'],
  ['maandag-woensdag', '11-23..11-25'],
  ['ma t/m wo', '11-23..11-25'],
  ['vrijdag - zondag', '11-20..11-22'],
  ['24 dec - 3 jan', '12-24..01-03'],
  ['24 december t/m 3', '12-24..01-03'],
  ['28 dec t/m 3', '12-28..01-03'],
  ['23-27', '11-23..11-27'],
  ['12-16', '12-12..12-16'],
  ['23-12 - 3-1', '12-23..01-03'],
  ['23-12 t/m 3-1', '12-23..01-03'],
  ['23-12-2026 t/m 3-1-2027', '12-23..01-03'],
  ['1 t/m 5 december', '12-01..12-05'],
  ['1-5 december', '12-01..12-05'],
  ['1-5 dec', '12-01..12-05'],
  ['23-12 ziek', '12-23..12-23 !'],
  ['morgenmiddag', 'time 11-20 11-20'],
  ['vrijdagochtend', 'time 11-20 11-20'],
  ["morgen 's middags", 'time 11-20 11-20'],
  ['vanmiddag', 'time 11-19 11-19'],
  ['vanavond', 'time 11-19 11-19'],
  ['een halve dag morgen', 'time 11-20 11-20'],
  ['morgen van 9 tot 12', 'unclear - -'],
  ['morgen van 9 tot 12 uur', 'time 11-20 11-20'],
  ['morgen 9-12 uur', 'time 11-20 11-20'],
  ['morgen 10:00-12:00', 'time 11-20 11-20'],
  ['morgen 12.30', 'time 11-20 11-20'],
  ['morgen tot 12', 'unclear 11-20 -'],
  ['tot 12', 'unclear - -'],
  ['t/m de 12e', '11-19..12-12'],
  ['12', 'unclear - -'],
  ['de 12e', '12-12..12-12'],
  ['12e', '12-12..12-12'],
  ['begin december', 'which - -'],
  ['eind december', 'which - -'],
  ['half december', 'which - -'],
  ['tot half december', 'which - -'],
  ['rond kerst', 'which - -'],
  ['over een paar dagen', 'unclear - -'],
  ['over een week', '11-26..11-26'],
  ['over 3 dagen', '11-22..11-22'],
  ['komende twee weken', '11-19..12-02'],
  ['de komende 3 dagen', '11-19..11-21'],
  ['volgende twee weken', 'which - -'],
  ['een maand', '11-19..12-18'],
  ['2 maanden vanaf 1 december', '12-01..01-31'],
  ['2 weken tot 21 dec', 'which - -'],
  ['1,5 week', 'unclear - -'],
  ['anderhalve week', 'unclear - -'],
  ['week', 'unclear - -'],
  ['de hele week', '11-19..11-22'],
  ['de week', 'unclear - -'],
  ['volgnde week', '11-23..11-29'],
  ['komnde vrijdag', '11-20..11-20'],
  ['vrijdga', '11-20..11-20'],
  ['uiterlijk vrijdag', 'word 11-20 11-20'],
  ['misschien morgen', 'word 11-20 11-20'],
  ['iedere maandag', 'habit - -'],
  ['maandagen', 'habit - -'],
  ["'s maandags", 'habit - -'],
  ['om de week', 'habit - -'],
  ['oneven weken', 'unclear - -'],
  ['donderdag t/m vrijdag volgende week', 'which - -'],
  ['maandag t/m vrijdag volgende week', '11-23..11-27'],
  ['volgende week ma t/m wo', '11-23..11-25'],
  ['volgende week dinsdag', '11-24..11-24'],
  ['ma, di en wo', 'which - -'],
  ['zo', '11-22..11-22'],
  ['za en zo', '11-21..11-22'],
  ['za t/m zo', '11-21..11-22'],
  ['morgen de hele dag', '11-20..11-20'],
  ['hele dag morgen', '11-20..11-20'],
  ['morgen, griep', '11-20..11-20 !'],
  ['griep, morgen', '11-20..11-20 !'],
  ['vakantie naar frankrijk, 21 dec t/m 3 jan', '12-21..01-03 !'],
  ['wegens operatie aan knie 23 t/m 27 november', '11-23..11-27 !'],
  ['i.v.m. congres do en vr', '11-19..11-20 !'],
  ['kerstvakantie t/m 3 januari', 'word 11-19 01-03'],
  ['kerstvakantie', 'when - - !'],
  ['van maandag', 'no-end 11-23 -'],
  ['van maandag ziek t/m woensdag', '11-23..11-25 !'],
  ['voorlopig', 'no-end 11-19 -'],
  ['tot over een maand', '11-19..12-18 until'],
  ['21 t/m 25', '11-21..11-25'],
  ['21/12', '12-21..12-21'],
  ['4/12', '12-04..12-04'],
  ['37.5 koorts morgen', 'unclear - - !'],
  ['37,5 koorts', 'when - - !'],
  ['3 kinderen ziek', 'unclear - - !'],
  ['ik kan morgen niet', '11-20..11-20'],
  ['ik ben er morgen niet', '11-20..11-20'],
  ['ik ben er niet', 'when - -'],
  ['ben er vanaf maandag t/m woensdag niet', '11-23..11-25'],
  ['ik ben er niet meer', 'not - -'],
  ['nee', 'not - -'],
  ['t/m zondag', '11-19..11-22'],
  ['morgen en overmorgen', '11-20..11-21'],
  ['2026-11-23 t/m vrijdag', '11-23..11-27'],
  ['2026-11-23', '11-23..11-23'],
  ['24.11', '11-24..11-24'],
  ['24.11.2026', '11-24..11-24'],
  ['24.11 t/m 27.11', '11-24..11-27'],
  ['24.11-27.11', '11-24..11-27'],
  ['10.12', 'unclear - -'],
  ['maandag 23 november', '11-23..11-23'],
  ['dinsdag 23 november', 'which - -'],
  ['5 december 3', 'which - -'],
  ['maandag 5', 'which - -'],
  ['eerste week van december', 'which - -'],
  ['laatste week van december', 'which - -'],
  ['weekend', '11-21..11-22'],
  ['wknd', '11-21..11-22'],
  ['12 december om 10 uur', 'time 12-12 12-12'],
  ['12 december 10u', 'time 12-12 12-12'],
  ['met ingang van maandag', 'no-end 11-23 -'],
  ['vandaag en morgen vrij', '11-19..11-20'],
  ['tot 1 maart', '11-19..02-28 until'],
  ['vanaf nu t/m vrijdag', '11-19..11-20'],
  ['nu t/m vrijdag', '11-19..11-20'],
  ['van 5 t/m 12', '12-05..12-12'],
  ['twee weken vakantie vanaf 21 december', '12-21..01-03 !'],
  ['3 weken vakantie', '11-19..12-09 !'],
  ['maandag congres dinsdag', 'which - - !'],
  ['alleen morgen', 'word 11-20 11-20'],
  ['ook morgen', '11-20..11-20'],
  ['15 augustus', '08-15..08-15'],
  ['1 september', '09-01..09-01'],
  ['morgne', 'slip 11-20 11-20'],
  ['overmorgne', '11-21..11-21'],
  ['drie weken geleden', '10-29..10-29'],
];

describe('what is read of the days, and what is asked', () => {
  it.each(rows)('%s → %s', (typed, expected) => {
    const asked = saidPeriod(
      readPeriod(typed, now),
      ({ trouble, from, to }) => `${trouble} ${from?.slice(5) ?? '-'} ${to?.slice(5) ?? '-'}`,
    );
    expect(asked).toBe(expected);
  });
});

/** Phrases that are a period as they stand, without the places where a reason may be told. */
const plainly = rows
  .filter(([typed, expected]) => /^\d\d-\d\d\.\./.test(expected) && !/,|wegens|i\.v\.m| niet/.test(typed))
  .map(([typed]) => typed.split(' '));
const doubtful =
  'niet geen nooit behalve elke iedere 12:30 9u ochtend middag uiterlijk misschien ongeveer 37.5 paar'.split(' ');
const unknown = fc
  .stringMatching(/^[b-df-hj-np-tv-xz][aeiou][a-z]{2,9}$/)
  .filter(
    (word) =>
      !isDateWord(word) &&
      !besideAway.has(word) &&
      !reasonsAway.has(word) &&
      !leadsToReason.has(word) &&
      !/^(?:ingaande|per|was|geweest|gebleven|sinds|sedert|voorlopig|nader|wegens|weekeinde|volg)$/.test(word),
  );
const place = fc.constantFrom(...plainly).chain((words) => fc.tuple(fc.constant(words), fc.nat(words.length)));

describe('no word beside the days is dropped in silence', () => {
  it.each(doubtful)('«%s», wherever it stands, is asked about', (word) => {
    const taken = plainly.flatMap((words) =>
      Array.from({ length: words.length + 1 }, (_, at) => words.toSpliced(at, 0, word).join(' ')).filter(
        (typed) => readPeriod(typed, now).kind === 'period',
      ),
    );
    expect(taken).toEqual([]);
  });

  it('a word that is not known, wherever it stands, is asked about', () => {
    fc.assert(
      fc.property(place, unknown, ([words, at], word) => {
        expect(readPeriod(words.toSpliced(at, 0, word).join(' '), now).kind).not.toBe('period');
      }),
      { seed, numRuns: 3000 },
    );
  });

  it('a number that is no day is asked about', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 32, max: 99 }), ([words, at], number) => {
        const read = readPeriod(words.toSpliced(at, 0, String(number)).join(' '), now);
        const before = readPeriod(words.join(' '), now);
        if (read.kind === 'period' && before.kind === 'period' && words.join('') !== String(number))
          expect(read.period).not.toEqual(before.period);
      }),
      { seed, numRuns: 3000 },
    );
  });
});
