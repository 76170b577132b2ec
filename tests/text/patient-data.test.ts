import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passesElevenTest } from '../../dialogs/text/bsn.ts';
import { CHECKED_LENGTH } from '../../dialogs/text/limit.ts';
import { findPatientData } from '../../dialogs/text/patient-data.ts';
import { lists, SEED } from './lists.ts';

const THIS_YEAR = 2026;
const read = (text: string): string[] =>
  findPatientData(text, lists, THIS_YEAR).map(
    ({ kind, start, end, certain }) => `${kind}${certain ? '!' : ''}: ${text.slice(start, end)}`,
  );

// "!" after the kind: it must be rewritten; without: the writer may confirm that it is no patient.
const found: [text: string, ...findings: string[]][] = [
  ['BSN 123456782', 'bsn!: 123456782'],
  ['bsn: 111222333', 'bsn!: 111222333'],
  ['bsn123456782', 'bsn!: 123456782'],
  ['Burgerservicenummer van haar is 123 456 782.', 'bsn!: 123 456 782'],
  ['sofi-nummer 1234.56.782', 'bsn!: 1234.56.782'],
  ['sofinummer 1234.56.782', 'bsn!: 1234.56.782'],
  ['De patiënt (123-456-782) kwam terug', 'bsn!: 123-456-782'],
  ['patiente 123456782', 'bsn!: 123456782'],
  ['getal 123456782 in de map', 'bsn: 123456782'],
  ['BSN １２３４５６７８２', 'bsn!: １２３４５６７８２'],
  ['BSN ١٢٣٤٥٦٧٨٢', 'bsn!: ١٢٣٤٥٦٧٨٢'],
  ['BSN 1\u200b23456\u200b782', 'bsn!: 1\u200b23456\u200b782'],
  ['BSN 123\u00a0456–782', 'bsn!: 123\u00a0456–782'],
  ['bsn 10000008', 'bsn!: 10000008'],
  ['In 2024 123456782 bsn', 'bsn!: 123456782'],
  ['1 2 3 4 5 6 7 8 2 (bsn)', 'bsn!: 1 2 3 4 5 6 7 8 2'],
  ['geb. 3-4-1956', 'birth-date!: geb. 3-4-1956'],
  ['Geboren op 3 april 1956 in Zwolle', 'birth-date!: Geboren op 3 april 1956'],
  ['geboren in Zwolle op 3 april 1956', 'birth-date!: 3 april 1956'],
  ['geboortedatum: 03041956', 'birth-date!: geboortedatum: 03041956'],
  ['geb 3/4/56', 'birth-date!: geb 3/4/56'],
  ['(geb. 12 05 1948)', 'birth-date!: geb. 12 05 1948'],
  ['een vrouw, 12-05-1948, moe', 'birth-date: 12-05-1948'],
  ['een man van 1948-05-12', 'birth-date: 1948-05-12'],
  ['12 mei 1948 was het', 'birth-date: 12 mei 1948'],
  ['12e mei 1948', 'birth-date: 12e mei 1948'],
  ['baby geboren op 2-11-2026', 'birth-date!: geboren op 2-11-2026'],
  ['meisje, 4-6-2019, met koorts', 'birth-date: 4-6-2019'],
  ['3-4-1956 geboren', 'birth-date!: 3-4-1956'],
  ['Bel 06-12345678', 'phone: 06-12345678'],
  ['0612345678', 'phone: 0612345678'],
  ['06 12 34 56 78', 'phone: 06 12 34 56 78'],
  ['+31 6 12345678', 'phone: +31 6 12345678'],
  ['+31612345678', 'phone: +31612345678'],
  ['+31 (0)6 1234 5678', 'phone: +31 (0)6 1234 5678'],
  ['0031 20 123 4567', 'phone: 0031 20 123 4567'],
  ['020-1234567', 'phone: 020-1234567'],
  ['(020) 123 45 67', 'phone: (020) 123 45 67'],
  ['0318 123456', 'phone: 0318 123456'],
  ['telefoon patiënt: 0612345678', 'phone!: 0612345678'],
  ['mail naar iemand@voorbeeld.nl.', 'email: iemand@voorbeeld.nl'],
  ['I.Emand+x@mail.voorbeeld.org', 'email: I.Emand+x@mail.voorbeeld.org'],
  ['patiënt mailde via iemand@voorbeeld.nl', 'email!: iemand@voorbeeld.nl'],
  ['1234 AB 12', 'address: 1234 AB 12'],
  ['1234ab 12a', 'address: 1234ab 12a'],
  ['1234 AB, nr. 12', 'address: 1234 AB, nr. 12'],
  ['Dorpsstraat 12, 1234 AB Utrecht', 'address: Dorpsstraat 12, 1234 AB'],
  ['woont op Lange Weg 3b\n1234 AB', 'address: Lange Weg 3b\n1234 AB'],
  ['mevrouw Jansen had pijn', 'name: mevrouw Jansen'],
  ['mevrouw jansen had pijn', 'name: mevrouw jansen'],
  ['Dhr. De Vries belde', 'name: Dhr. De Vries'],
  ['mw. de vries', 'name: mw. de vries'],
  ['meneer van den Berg', 'name: meneer van den Berg'],
  ['meneer van der linden', 'name: meneer van der linden'],
  ["mevrouw van 't Hof", "name: mevrouw van 't Hof"],
  ['mevr. A.B. Jansen-de Vries kwam', 'name: mevr. A.B. Jansen-de Vries'],
  ['mw J. Jansen', 'name: mw J. Jansen'],
  ['mevrouw Fatima El Amrani zei', 'name: mevrouw Fatima El Amrani'],
  ['de heer Yılmaz', 'name: de heer Yılmaz'],
  ['meneer pieterman', 'name: meneer pieterman'],
  ['MEVROUW JANSEN', 'name: MEVROUW JANSEN'],
  ['patiënt Jansen', 'name: patiënt Jansen'],
  ['familie Bakker', 'name: familie Bakker'],
  ['dossiernummer 12345', 'file-number!: dossiernummer 12345'],
  ['Patiëntnummer: 00-4711', 'file-number!: Patiëntnummer: 00-4711'],
  ['patientnr is 987654', 'file-number!: patientnr is 987654'],
  ['dossiernr. AB-12345', 'file-number!: dossiernr. AB-12345'],
  ['Mevrouw Jansen, geb. 3-4-1956', 'name: Mevrouw Jansen', 'birth-date!: geb. 3-4-1956'],
  ['Dhr. Bakker 0612345678', 'name: Dhr. Bakker', 'phone!: 0612345678'],
];

const clear = [
  'NHG-standaard M25 besproken',
  'bloeddruk 140/90 gemeten, later 128/76',
  'ICPC K86, K87 en T90',
  '20 patiënten per week',
  'om 06:30 uur begonnen',
  'week 50 en week 51',
  'in 2024 op 12 mei',
  'in 2024 en 2025 vaker oefenen',
  'tussen 1517 en 2619 patiënten, de norm is 2095',
  'afspraak op 3-12-2026 om 10.30 uur',
  'evalueren op 15 januari 2027',
  'begin stage 1-9-2025, einde 31-8-2026',
  '06-11-2026 10 uur leergesprek',
  'mevrouw met hoofdpijn',
  'mevrouw komt vaak te laat',
  'Mevrouw vertelde dat ze slecht sliep',
  'mevrouw huilde en meneer zweeg',
  'meneer wandelt elke dag',
  'een mevrouw van in de vijftig',
  'mevrouw van 54 jaar',
  'mevrouw van middelbare leeftijd',
  'mevrouw van Marokkaanse afkomst',
  'Ik sprak met mevrouw. Zij wilde geen medicijnen',
  'Ik sprak met mw. Zij wilde niets',
  'mevrouw de voorzitter',
  'meneer X en mevrouw Y.',
  'meneer B. vertelde het',
  'MEVROUW KOMT MET PIJN',
  'patiënt kwam op 12-11-2026',
  'patiënt COPD en patiënten Utrecht',
  'mevrouw ter controle gezien',
  'De heer en mevrouw komen samen',
  'met mevrouw besproken en meneer rustig uitgelegd',
  'mevrouw geadviseerd om te wandelen',
  'mevrouw paracetamol gegeven en meneer advies',
  "mevrouw 's ochtends gezien",
  'een heer op leeftijd',
  'LDL 2,6 en eGFR 45 ml/min',
  'HbA1c 58 mmol/mol, glucose 7.8',
  'metformine 2 dd 500 mg',
  'metoprolol 1x daags 100 mg',
  'lengte 1.78 m, gewicht 82 kg, BMI 25.9',
  'saturatie 96%, pols 72, temp 38.5',
  'LHK 2026-2 nummer 123456789',
  'bsn vragen aan de balie',
  'bsn 123456789',
  'patiënt had 000000000',
  'toetscijfer 7,5 en 8,0',
  '10 diensten in 3 maanden',
  'bel 112 of 0800-1234',
  'bel 0900 123456',
  'scores 0 5 7 8 6 7 8 9 5 6',
  'tussen 08.00 en 17.00 uur',
  '@opleider kijk je mee?',
  'opleider@praktijk',
  'e-mail nog beantwoorden',
  'dossiernummer vragen',
  'patiëntnummer 3 van de ochtend',
  'het dossier van 2019',
  'ThuisArts.nl doorgenomen',
  'artikel H&W 2019;62(5):12-5',
  'versie 1.2.3 van het leerplan',
  'MAAS 2.0 score 4 van 6',
  'postcode 1234 AB',
  'kamer 12 op de 2e verdieping',
  '2026 is 12 maanden',
  'in 1998 was dat nog anders',
  'op 30-2-1956',
  'geboren worden is niet makkelijk',
  'de baby is geboren; controle op 3-12-2026',
  'https://voorbeeld.nl/richtlijn/2024/12',
  'KPB 3 van 20 gedaan',
  'meneer\nBedankt voor het consult',
  'dokter Jansen gaf feedback',
  '',
];

describe('what identifies a patient', () => {
  test.each(found)('finds it: %s', (text, ...findings) => {
    expect(read(text)).toEqual(findings);
  });

  test.each(clear)('leaves alone: %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('rewrites', () => {
  const rewrite = (text: string): string =>
    findPatientData(text, lists, THIS_YEAR).reduceRight(
      (whole, { start, end, suggestion }) => whole.slice(0, start) + (suggestion ?? '') + whole.slice(end),
      text,
    );
  test.each([
    ['Ik zag mevrouw Jansen met hoofdpijn', 'Ik zag een vrouw met hoofdpijn'],
    ['Mevrouw Jansen kwam terug', 'Een vrouw kwam terug'],
    ['dhr. Bakker, geb. 3-4-1971, was boos', 'een man, van in de vijftig, was boos'],
    ['familie Bakker', 'een patiënt'],
    ['baby geboren op 2-11-2026', 'baby van nog geen twee jaar'],
    ['bel 0612345678', 'bel [telefoonnummer weggelaten]'],
    ['👩‍⚕️ zag mw. Smit 🙂', '👩‍⚕️ zag een vrouw 🙂'],
  ])('%s', (text, expected) => {
    expect(rewrite(text)).toBe(expected);
  });

  test('a rewritten text is clear', () => {
    for (const [text] of found) expect(read(rewrite(text)), rewrite(text)).toEqual([]);
  });
});

describe('properties', () => {
  const separator = fc.constantFrom('', '', '', ' ', '.', '-', '\u00a0', '–', '. ');
  const digitStyle = fc.constantFrom(0x30, 0xff10, 0x660, 0x966, 0x1d7ce);
  const bsn = fc.integer({ min: 10_000_000, max: 999_999_999 }).map((first) => {
    let number = first;
    while (!passesElevenTest(String(number).padStart(9, '0')))
      number = number === 999_999_999 ? 10_000_000 : number + 1;
    return String(number).padStart(9, '0');
  });

  test(`every BSN, however spelt (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        bsn,
        fc.array(separator, { minLength: 9, maxLength: 9 }),
        digitStyle,
        fc.boolean(),
        (plain, gaps, zero, short) => {
          const digits = short && plain.startsWith('0') ? plain.slice(1) : plain;
          const spelt = [...digits]
            .map((digit, at) => (at === 0 ? '' : gaps[at]) + String.fromCodePoint(zero + Number(digit)))
            .join('');
          const text = `bsn ${spelt}, besproken`;
          const [only] = findPatientData(text, lists, THIS_YEAR).filter(({ kind }) => kind === 'bsn');
          expect(only?.certain).toBe(true);
          expect(text.slice(only?.start, only?.end)).toBe(spelt);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  test(`findings lie in order within the text and never overlap (seed ${SEED})`, () => {
    const piece = fc.oneof(
      fc.constantFrom(...found.map(([text]) => text), ...clear),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(' ', ', ', '\n', 'bsn ', 'mw. '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ');
        let until = 0;
        for (const { start, end } of findPatientData(text, lists, THIS_YEAR)) {
          expect(start).toBeGreaterThanOrEqual(until);
          expect(end).toBeGreaterThan(start);
          until = end;
        }
        expect(until).toBeLessThanOrEqual(text.length);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test(`hostile texts of 10,000 characters end in time (seed ${SEED})`, () => {
    const unit = fc.constantFrom(
      '1',
      '0',
      '06',
      '12-',
      ' ',
      'a@',
      '@',
      'a.',
      '@a.',
      'a',
      '1 ',
      '3-4-1956 ',
      'geb. ',
      'bsn ',
      'bsn 123456782 ',
      'mw. ',
      'mevrouw ',
      'mevrouw van ',
      'A.',
      '1234 AB',
      '1234 AB 12 ',
      '+31',
      '(0',
      '-',
      '.',
      '\n',
      'patient',
      '\u0301',
      '１',
      '١',
      '🙂',
      'straat 1 ',
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 3 }), fc.array(unit, { maxLength: 2 }), (units, tail) => {
        const text = units.join('').repeat(10_000).slice(0, 10_000) + tail.join('');
        for (const { start, end } of findPatientData(text, lists, THIS_YEAR)) expect(end).toBeGreaterThan(start);
      }),
      { seed: SEED, numRuns: 150, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
    );
  });

  test('reads up to the limit and no further', () => {
    const filler = 'x '.repeat(CHECKED_LENGTH / 2 - 10);
    expect(read(`${filler}bsn 123456782`)).toHaveLength(1);
    expect(read(`${filler}${' '.repeat(20)}bsn 123456782`)).toHaveLength(0);
  });
});
