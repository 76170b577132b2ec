import { describe, expect, test } from 'vitest';
import { type Past, pastPictures } from '../../dialogs/commands/status-pictures.ts';
import type { Obligation } from '../../dialogs/content/programme.ts';
import { dayOf } from '../../dialogs/frequency/days.ts';
import type { Progress } from '../../dialogs/frequency/progress.ts';
import { message } from '../../dialogs/model/message.ts';
import { realContent } from '../transcripts/stage.ts';

const { phrases } = realContent().nl;
const today = dayOf('2027-01-13');

describe('earlier weeks', () => {
  test('are numbered as ISO 8601 does, over the turn of the year, from the first that asked something', () => {
    const weekly = past('Leergesprekken', 'week', [
      ['2026-12-20', 'met'],
      ['2026-12-27', 'free'],
      ['2027-01-03', 'missed'],
      ['2027-01-10', 'waived'],
    ]);
    const [picture, ...rest] = pastPictures([weekly], today, phrases);
    expect(rest).toEqual([]);
    expect(picture?.chart).toMatchObject({
      kind: 'weeks',
      weeks: ['wk 51', 'wk 52', 'wk 53', 'wk 1'],
      rows: [{ label: 'Leergesprekken', cells: ['met', 'free', 'missed', 'waived'] }],
    });
    expect(picture?.alt.split('\n').at(-1)).toBe('Leergesprekken: gehaald wk 51; niet gehaald wk 53; ontheffing wk 1');
  });

  test('a longer period stands in the week in which it ended', () => {
    const monthly = past('Korte beoordeling', { months: 1 }, [
      ['2026-11-30', 'missed'],
      ['2026-12-31', 'met'],
    ]);
    const [picture] = pastPictures([monthly], today, phrases);
    expect(picture?.chart).toMatchObject({ weeks: ['wk 49', 'wk 50', 'wk 51', 'wk 52', 'wk 53', 'wk 1'] });
    expect(picture?.chart).toMatchObject({ rows: [{ cells: ['missed', 'free', 'free', 'free', 'met', 'free'] }] });
  });

  test('what is asked each day has a picture of its own', () => {
    const daily = past('Leergesprek van de dag', 'practice-day', [
      ['2027-01-11', 'met'],
      ['2027-01-12', 'missed'],
    ]);
    const all = pastPictures([daily, past('Leergesprekken', 'week', [['2027-01-10', 'met']])], today, phrases);
    expect(all.map(({ chart }) => chart.kind === 'weeks' && chart.weeks)).toEqual([['11-1', '12-1'], ['wk 1']]);
    expect(message.safeParse({ blocks: all, fallback: '-' }).success).toBe(true);
  });

  test('nothing is drawn where nothing was asked yet', () => {
    expect(pastPictures([], today, phrases)).toEqual([]);
    expect(pastPictures([past('A', 'week', []), past('B', 'week', [['2027-01-10', 'free']])], today, phrases)).toEqual(
      [],
    );
    expect(pastPictures([past('A', 'practice-day', [])], today, phrases)).toEqual([]);
  });

  test('a name that is too long for a picture is shortened there', () => {
    const [picture] = pastPictures([past('woord '.repeat(20), 'week', [['2027-01-10', 'met']])], today, phrases);
    expect(message.safeParse({ blocks: [picture], fallback: '-' }).success).toBe(true);
  });
});

function past(label: string, window: Obligation['window'], ended: [string, Progress['state']][]): Past {
  const obligation = { id: label, label, window } as Obligation;
  const before = ended.map(([date, state]) => {
    const to = dayOf(date);
    return { window: { order: to, from: to, to, days: [], target: 1 }, progress: { done: 0, target: 1, state } };
  });
  return { obligation, before };
}
