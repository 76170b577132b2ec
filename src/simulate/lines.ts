import { two } from '../../dialogs/dates/calendar.ts';
import { dateOf, wallOf } from '../../dialogs/frequency/days.ts';
import type { Nudge } from '../../dialogs/frequency/decide-nudges.ts';
import { byKind } from './by-kind.ts';

/**
 * A message as lines of JSON, one for each kind in it, most urgent first: they share `at` (with the reader's offset) and
 * `to`. `window` is that of the kind's most urgent obligation.
 */
export function jsonLines(nudge: Nudge, zone: string): string[] {
  const at = isoIn(nudge.at, zone);
  return byKind(nudge).map(({ kind, items }) => {
    const obligations = [...new Set(items.flatMap(({ obligation }) => obligation ?? []))];
    const { from, to } = items[0]?.window ?? { from: '', to: '' };
    return JSON.stringify({ at, to: nudge.role, kind, obligations, window: `${from}/${to}` });
  });
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
