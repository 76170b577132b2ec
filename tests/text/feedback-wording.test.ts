import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordingHints } from '../../dialogs/text/feedback-wording.ts';
import { lists, SEED } from './lists.ts';

const read = (text: string): string[] => wordingHints(text, lists).map(({ rule, found }) => `${rule}: ${found}`);

const found: [text: string, ...hints: string[]][] = [
  ['Je bent slordig', 'person: Je bent slordig'],
  ['je bent soms echt slordig in je verslag', 'person: je bent soms echt slordig'],
  ['Jij bent een sloddervos', 'person: Jij bent een sloddervos'],
  ['Ben je lui of wat', 'person: Ben je lui'],
  ['omdat je zo onzeker bent', 'person: je zo onzeker bent'],
  ['Je bent niet geïnteresseerd', 'person: Je bent niet geïnteresseerd'],
  ['JE BENT ARROGANT', 'person: JE BENT ARROGANT'],
  ['Ik vind je passief', 'person: Ik vind je passief'],
  ['Je bent een topper', 'person: Je bent een topper'],
  ['je bent slordig geworden', 'person: je bent slordig'],
  ['Je komt altijd te laat', 'absolute: altijd'],
  ['Dat doe je nooit', 'absolute: nooit'],
  ['iedere keer hetzelfde', 'absolute: iedere keer'],
  ['Elke keer weer', 'absolute: Elke keer weer'],
  ['altijd, echt altijd', 'absolute: altijd'],
  ['Je was constant op je telefoon', 'absolute: constant'],
  ['Vorig jaar ging het mis', 'old-case: Vorig jaar'],
  ['toen in maart was het ook zo', 'old-case: toen in maart'],
  ['twee maanden geleden', 'old-case: maanden geleden'],
  ['destijds deed je dat', 'old-case: destijds'],
  ['We vinden dat je stiller bent', 'we: We vinden'],
  ["Mijn collega’s vinden je stil, collega's zeggen dat", 'we: Mijn collega’s vinden', "we: collega's zeggen"],
  ['Iedereen vindt dat', 'we: Iedereen vindt'],
  ['Dat was fout', 'verdict: Dat was fout'],
  ['je consult was slecht', 'verdict: slecht'],
  [
    'Je bent lui, je doet dat nooit en vorig jaar ook al',
    'person: Je bent lui',
    'absolute: nooit',
    'old-case: vorig jaar',
  ],
];

const clear = [
  'je bent op tijd gekomen',
  'je bent begonnen met de samenvatting',
  'Je bent stil blijven zitten',
  'je bent lang doorgegaan met vragen',
  'je bent een kwartier later begonnen',
  'je bent een paar keer weggelopen',
  'Ik zag dat je de patiënt liet uitpraten',
  'Je keek naar het scherm toen ze begon te huilen',
  'Ik merkte dat ik onrustig werd',
  'niet altijd',
  'dat lukt niet altijd',
  'je kunt me altijd bellen',
  'bijna nooit',
  'vandaag in het eerste consult',
  'vanochtend vroeg je door',
  'Zullen we samen kijken hoe het kan?',
  'Wat heb jij nodig?',
  'Je bent. Slordig handschrift was het',
  'een slechtnieuwsgesprek',
  'hoe je slecht nieuws brengt',
  'Je was welkom bij het overleg',
  'over drie maanden kijken we terug',
  'toen in de spreekkamer',
  'de assistente vroeg hoe laat je kwam',
  '',
];

describe('wordings that break a feedback rule', () => {
  test.each(found)('points out: %s', (text, ...hints) => {
    expect(read(text)).toEqual(hints);
  });

  test.each(clear)('leaves alone: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  test(`shows only words of the text, each once, however it is spelt (seed ${SEED})`, () => {
    const piece = fc.oneof(fc.constantFrom(...found.map(([text]) => text), ...clear), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join(', ');
        const hints = read(text);
        for (const { found: words } of wordingHints(text, lists)) expect(text).toContain(words);
        expect(new Set(hints).size).toBe(hints.length);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test(`hostile texts end in time (seed ${SEED})`, () => {
    const unit = fc.constantFrom(
      'je ',
      'bent ',
      'een ',
      'zo ',
      'altijd ',
      'niet ',
      ' ',
      'a',
      ', ',
      'slordig ',
      'elke keer ',
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 3 }), (units) => {
        const text = units.join('').repeat(10_000).slice(0, 10_000);
        for (const { found: words } of wordingHints(text, lists)) expect(words).not.toBe('');
      }),
      { seed: SEED, numRuns: 60, interruptAfterTimeLimit: 30_000, markInterruptAsFailure: true },
    );
  });
});
