const formatters = new Map<string, Intl.DateTimeFormat>();
const minuteMs = 60_000;

/** The wall time in a zone at an instant (milliseconds since 1970, UTC). Throws RangeError for an unknown zone. */
export function wallAt(instantMs: number, zone: string): { date: string; time: string } {
  const wall = new Date(wallMs(instantMs, zone)).toISOString();
  return { date: wall.slice(0, 10), time: wall.slice(11, 16) };
}

/**
 * The instant (milliseconds since 1970, UTC) of a wall time in a zone, by IANA rules.
 * A wall time that a clock change skips moves forward by the length of the gap; one that comes twice is the first.
 * Throws RangeError for an unknown zone or a text that is no date and time.
 */
export function instantOf(reading: { date: string; time: string }, zone: string): number {
  const wanted = Date.parse(`${reading.date}T${reading.time}:00Z`);
  if (Number.isNaN(wanted)) throw new RangeError('not a wall time');
  // Offsets a day on either side are those before and after any change nearby: no zone changes twice in two days.
  const before = offsetAt(wanted - 86_400_000, zone);
  const after = offsetAt(wanted + 86_400_000, zone);
  const early = wanted - before;
  if (wallMs(early, zone) === wanted) return early;
  const late = wanted - after;
  if (wallMs(late, zone) === wanted) return late;
  // In the gap the clock of before the change still runs on: 02:30 becomes 03:30.
  return early;
}

/** Whether the text names a zone that Intl knows, such as `Europe/Amsterdam`. Bare offsets are not zones. */
export function isZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    formatter(text);
    return true;
  } catch {
    return false;
  }
}

function offsetAt(instantMs: number, zone: string): number {
  return wallMs(instantMs, zone) - Math.floor(instantMs / minuteMs) * minuteMs;
}

/** Wall time read as if it were UTC, in whole minutes. */
function wallMs(instantMs: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(instantMs)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute);
}

function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}
