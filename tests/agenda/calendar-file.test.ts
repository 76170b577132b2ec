import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../dialogs/agenda/calendar-file.ts';
import { message } from '../../dialogs/model/message.ts';

const appointment = {
  id: 't1',
  at: Date.UTC(2026, 10, 24, 9, 30),
  minutes: 60,
  stamp: Date.UTC(2026, 10, 19, 8, 0, 5),
  changes: 2,
  summary: 'Leergesprek met Opleider Oost',
  cancelled: false,
};

describe('a calendar file', () => {
  it('is an appointment with a time, of which moving keeps the id', () => {
    const { text, name, type } = calendarFile(appointment, 'Zet in je kalender');
    expect({ name, type }).toEqual({ name: 'leergesprek.ics', type: 'text/calendar' });
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Leergesprek//NL',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:t1@leergesprek',
      'DTSTAMP:20261119T080005Z',
      'SEQUENCE:2',
      'DTSTART:20261124T093000Z',
      'DTEND:20261124T103000Z',
      'SUMMARY:Leergesprek met Opleider Oost',
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('takes itself away when cancelled', () => {
    const { text } = calendarFile({ ...appointment, cancelled: true }, 'weg');
    expect(text).toContain('METHOD:CANCEL\r\n');
    expect(text).toContain('STATUS:CANCELLED\r\n');
  });

  it('holds any name: no line is broken open, none is longer than 75 bytes, and it reads back', () => {
    const seed = 5545;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const summary = name.replace(/[\p{Cc}\p{Cs}]/gu, '');
        const { text } = calendarFile({ ...appointment, summary }, 'Zet in je kalender');
        const lines = text.split('\r\n');
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        for (const line of lines) expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75);
        const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
        expect(unfolded).toHaveLength(17);
        const read = unfolded.find((line) => line.startsWith('SUMMARY:'))?.slice('SUMMARY:'.length) ?? '';
        expect(read.replace(/\\([\\;,])/g, '$1')).toBe(summary);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('keeps a line break in a name within its line', () => {
    const { text } = calendarFile({ ...appointment, summary: 'a\nEND:VEVENT' }, 'x');
    expect(text).toContain('SUMMARY:a\\nEND:VEVENT\r\n');
  });

  it('is a block of a message', () => {
    const parsed = message.safeParse({ fallback: 'x', blocks: [calendarFile(appointment, 'Zet in je kalender')] });
    expect(parsed.success).toBe(true);
  });
});
