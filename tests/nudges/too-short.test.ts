import { expect, test } from 'vitest';
import { log } from '../../dialogs/commands/log.ts';
import { status } from '../../dialogs/commands/status.ts';
import { Pair, textOf } from './pair.ts';

/** What is logged in order at one programme, and the lines about what the last one does not count for. */
test.each<[string, string, string, string[], string[]]>([
  [
    'shorter than asked',
    'erkenning-leiden',
    '2026-08-03',
    ['gezamenlijk spreekuur 60 minuten'],
    ['Telt niet mee voor Gezamenlijk spreekuur: dat vraagt 120 minuten.'],
  ],
  ['as long as asked', 'erkenning-leiden', '2026-08-03', ['gezamenlijk spreekuur 120 minuten'], []],
  ['no minutes asked', 'erkenning-leiden', '2026-08-03', ['dag'], []],
  [
    'below the average',
    'leergesprekken-amsterdam',
    '2026-08-03',
    ['leergesprek 30 minuten'],
    ['Telt niet mee voor Leergesprek van de dag: dat vraagt gemiddeld 60 minuten.'],
  ],
  [
    'a long one before it makes up for it',
    'leergesprekken-amsterdam',
    '2026-08-03',
    ['leergesprek 90 minuten gisteren', 'leergesprek 30 minuten'],
    [],
  ],
  [
    'half of what counts together in the first months',
    'leergesprekken-amsterdam',
    '2026-11-02',
    ['leergesprek 30 minuten'],
    [],
  ],
  [
    'too short for that too',
    'leergesprekken-amsterdam',
    '2026-11-02',
    ['leergesprek 15 minuten'],
    ['Telt niet mee voor Leergesprek van de dag: dat vraagt gemiddeld 60 minuten.'],
  ],
])('%s', (_name, programme, start, words, expected) => {
  const pair = new Pair({ programme, start });
  const said = words.map((one) => {
    const decided = log(pair.context('aios'), one);
    pair.entries = [...pair.entries, ...(decided.entries ?? [])];
    return textOf(decided.said?.[0]?.message ?? { blocks: [], fields: [], buttons: [], fallback: '' });
  });
  expect(said.at(-1)?.split('\n').slice(1)).toEqual(expected);
});

test('status says with a requirement how long one time has to be', () => {
  const pair = new Pair({ programme: 'erkenning-leiden', start: '2026-08-03' });
  const message = status(pair.context('aios')).said?.[0]?.message;
  if (message === undefined) throw new Error('nothing said');
  expect(textOf(message)).toContain('Gezamenlijk spreekuur (minstens 120 minuten): 0 van 1');
});
