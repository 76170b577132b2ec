import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closest, plain } from '../../dialogs/text/closest.ts';
import { SEED } from './lists.ts';

const COMMANDS = [
  'persoon',
  'taak',
  'proces',
  'drie',
  'feedback',
  'agenda',
  'plan',
  'log',
  'status',
  'signaal',
  'help',
  'Coördinator',
];

describe('the command that was meant', () => {
  test.each([
    ['proces', 'proces'],
    ['/Proces!', 'proces'],
    ['  TAAK. ', 'taak'],
    ['coordinator', 'Coördinator'],
    ['lög', 'log'],
    ['pro\u200bces', 'proces'],
  ])('%s is exactly %s', (word, value) => {
    expect(closest(word, COMMANDS)).toEqual({ kind: 'exact', value });
  });

  test.each([
    ['procse', ['proces']],
    ['prces', ['proces']],
    ['feedbak', ['feedback']],
    ['fedbakc', ['feedback']],
    ['perzoon', ['persoon']],
    ['tak', null],
    ['taka', ['taak']],
    ['plam', ['plan']],
    ['lgo', null],
    ['procces!', ['proces']],
    ['prosec', null],
    ['pizza', null],
    ['', null],
    ['!!!', null],
    ['x'.repeat(5000), null],
  ])('%s is near %j', (word, values) => {
    expect(closest(word, COMMANDS)).toEqual(values === null ? { kind: 'none' } : { kind: 'near', values });
  });

  test('three at most, the nearest first, of equals those with the same first letter', () => {
    expect(closest('agendas', ['bgendas', 'agendaxx', 'agenda', 'agendass', 'agendas2'])).toEqual({
      kind: 'near',
      values: ['agenda', 'agendass', 'agendas2'],
    });
  });

  test(`one slip in a longer command still finds it (seed ${SEED})`, () => {
    const long = COMMANDS.filter((command) => command.length >= 5);
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(),
        fc.constantFrom('swap', 'drop', 'double'),
        (command, place, slip) => {
          const at = place % (command.length - 1);
          const [here = '', next = ''] = [command[at], command[at + 1]];
          const middle = { swap: next + here, drop: next, double: here + here + next }[slip] ?? '';
          const answer = closest(command.slice(0, at) + middle + command.slice(at + 2), COMMANDS);
          const values = answer.kind === 'near' ? answer.values : answer.kind === 'exact' ? [answer.value] : [];
          expect(values).toContain(command);
        },
      ),
      { seed: SEED },
    );
  });
});

describe('plain', () => {
  test.each([
    ['  Één\t\nTwee  ', 'een twee'],
    ['ＡＢＣ', 'abc'],
    ['a\u200b\u202eb\u2066c', 'abc'],
    ['Patiënt', 'patient'],
  ])('%j', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test(`is the same done twice and never longer than the limit (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      }),
      { seed: SEED, numRuns: 1000 },
    );
    expect(plain('\ufdfa'.repeat(15_000)).length).toBeLessThanOrEqual(20_000);
  });
});
