import type { Block } from '../model/message.ts';

/** What goes into a calendar: `at` and `stamp` in ms since 1970, `changes` how often it was moved. */
export type Appointment = {
  id: string;
  at: number;
  minutes: number;
  stamp: number;
  changes: number;
  summary: string;
  cancelled: boolean;
};

/** How long a planned conversation is in a calendar: an hour, as learning conversations last on average (source 003). */
export const plannedMinutes = 60;

/** An appointment as a calendar file (RFC 5545), always with a time. Moving or cancelling it changes the same appointment. */
export function calendarFile(appointment: Appointment, label: string): Extract<Block, { kind: 'file' }> {
  const { id, at, minutes, stamp, changes, summary, cancelled } = appointment;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Leergesprek//NL',
    'CALSCALE:GREGORIAN',
    `METHOD:${cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${escaped(id)}@leergesprek`,
    `DTSTAMP:${utc(stamp)}`,
    `SEQUENCE:${changes}`,
    `DTSTART:${utc(at)}`,
    `DTEND:${utc(at + minutes * 60_000)}`,
    `SUMMARY:${escaped(summary)}`,
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const text = lines.map((line) => `${folded(line)}\r\n`).join('');
  return { kind: 'file', name: 'leergesprek.ics', type: 'text/calendar', label, text };
}

/** `20261124T093000Z` */
function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** No line is longer than 75 bytes: a longer one goes on in the next, behind a space. */
function folded(line: string): string {
  const pieces: string[] = [''];
  let used = 0;
  for (const character of line) {
    const weight = bytesOf(character);
    if (used + weight > 75) {
      pieces.push(' ');
      used = 1;
    }
    pieces.push(`${pieces.pop() ?? ''}${character}`);
    used += weight;
  }
  return pieces.join('\r\n');
}

function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
