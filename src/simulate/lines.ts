import { two } from '../../dialogs/dates/calendar.ts';
import { dateOf, wallOf } from '../../dialogs/frequency/days.ts';
import type { Nudge } from '../../dialogs/frequency/decide-nudges.ts';

/** A message as one line of JSON: `at` with the reader's offset, `window` of the most urgent obligation. */
export function jsonLine({ at, role, kind, items }: Nudge, zone: string): string {
  const obligations = [...new Set(items.flatMap(({ obligation }) => obligation ?? []))];
  const { from, to } = items[0]?.window ?? { from: '', to: '' };
  return JSON.stringify({ at: isoIn(at, zone), to: role, kind, obligations, window: `${from}/${to}` });
}

/** An instant as `2026-09-03T09:00:00+02:00` in a zone. */
function isoIn(instant: number, zone: string): string {
  const { day, minute } = wallOf(instant, zone);
  const offset = Math.round((day * 86_400_000 + minute * 60_000 - Math.floor(instant / 60_000) * 60_000) / 60_000);
  const sign = offset < 0 ? '-' : '+';
  return `${dateOf(day)}T${clock(minute)}:${two(Math.floor(instant / 1000) % 60)}${sign}${clock(Math.abs(offset))}`;
}

/** Minutes since midnight as `HH:MM`. */
export function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
