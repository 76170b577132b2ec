import { describe, expect, test } from 'vitest';
import { readTime } from '../../dialogs/dates/read-time.ts';
import { readMoment } from '../../dialogs/polls/moment-fields.ts';
import { realContent } from '../real-content.ts';

const { nl } = realContent();
const read = (values: Record<string, string>) => readMoment(nl, false, { open: '48', ...values });

describe('when a poll is asked', () => {
  test.each([
    { what: 'a day', values: { dag: '5' } },
    { what: 'a time', values: { tijd: '9:00' } },
    { what: 'a day and a time', values: { dag: '5', tijd: '9:00' } },
    { what: 'a time that cannot be read', values: { tijd: 'straks' } },
  ])('now together with $what is asked back at its field', ({ values }) => {
    const found = read({ wanneer: 'nu', ...values });
    expect(found).toMatchObject({ kind: 'wrong', errors: { wanneer: expect.stringContaining('Elke week') } });
  });

  test.each([
    ['nothing', ''],
    ['that there is no day after all', 'geen'],
  ])('now alone is now, with %s for a day', (_, dag) => {
    expect(read({ wanneer: 'nu', dag, tijd: '', vrij: 'skip' })).toEqual({
      kind: 'ok',
      moment: { hours: 48, weekly: null },
    });
  });

  test('every week on no day is asked back', () => {
    expect(read({ wanneer: 'week', dag: 'geen', tijd: '9:00' })).toMatchObject({
      kind: 'wrong',
      errors: { dag: expect.any(String) },
    });
  });

  test.each([
    ['half vier', '15:30'],
    ['kwart over negen', '09:15'],
    ['9:00', '09:00'],
    ['9.30', '09:30'],
    ['13u30', '13:30'],
    ['9', '09:00'],
    ['15 uur', '15:00'],
    ['3 uur', '15:00'],
    ['half vier ’s middags', '15:30'],
    ['7:30', '07:30'],
  ])('every week at %s', (tijd, time) => {
    expect(read({ wanneer: 'week', dag: '5', tijd })).toMatchObject({ moment: { weekly: { weekday: 5, time } } });
  });

  test.each([
    ['half negen', 'Bedoel je 08:30 of 20:30?'],
    ['vrijdag half vier', 'Schrijf de tijd zoals 9:00'],
    ['25:00', 'Schrijf de tijd zoals 9:00'],
    ['', 'Schrijf de tijd zoals 9:00'],
    ['elke dag 9:00', 'Schrijf de tijd zoals 9:00'],
    ['niet om 9:00', 'Schrijf de tijd zoals 9:00'],
  ])('every week at %s is asked back', (tijd, error) => {
    expect(read({ wanneer: 'week', dag: '5', tijd })).toMatchObject({
      kind: 'wrong',
      errors: { tijd: expect.stringContaining(error) },
    });
  });

  test('a time that is offered can be typed just so', () => {
    const doubt = readTime('half negen');
    if (doubt.kind !== 'unsure') throw new Error('not in doubt');
    for (const time of doubt.times) expect(readTime(time)).toEqual({ kind: 'sure', time });
  });
});
