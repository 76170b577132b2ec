const formatters = new Map<string, Intl.DateTimeFormat>();
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Before this, in ms since 1970, some zones stood seconds apart from whole minutes (Liberia was the last, in January 1972). */
const wholeMinutesSince = Date.UTC(1973, 0);

// What these answer never changes, and one moment asks for the same hours and days again and again: kept, up to a bound. Of a
// zone: its offset in ms by hour, null where the clock changes in that hour.
const offsets = new Map<string, Map<number, number | null>>();
const dates = new Map<number, string>();
const kept = 20_000;

/** The wall time in a zone at an instant (milliseconds since 1970, UTC). Throws RangeError for an unknown zone. */
export function wallAt(instantMs: number, zone: string): { date: string; time: string } {
  const ms = wallMs(instantMs, zone);
  const day = Math.floor(ms / dayMs);
  const minutes = (ms - day * dayMs) / minuteMs;
  return { date: dateOf(day), time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  if (dates.size >= kept) dates.clear();
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
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

/** What a zone's wall clock is ahead of UTC at an instant, both in ms. Throws RangeError for an unknown zone. */
export function offsetAt(instantMs: number, zone: string): number {
  return wallMs(instantMs, zone) - Math.floor(instantMs / minuteMs) * minuteMs;
}

/** Wall time read as if it were UTC, in whole minutes. */
function wallMs(instantMs: number, zone: string): number {
  if (!(instantMs >= wholeMinutesSince)) return formattedMs(instantMs, zone);
  const hour = Math.floor(instantMs / hourMs);
  const known = offsets.get(zone)?.get(hour);
  const offset = known === undefined ? offsetIn(hour, zone) : known;
  return offset === null ? formattedMs(instantMs, zone) : Math.floor(instantMs / minuteMs) * minuteMs + offset;
}

/** The offset that holds for a whole hour (of UTC, since 1970), or null when the clock changes in it. */
function offsetIn(hour: number, zone: string): number | null {
  const start = hour * hourMs;
  const before = formattedMs(start, zone) - start;
  const after = formattedMs(start + hourMs, zone) - start - hourMs;
  const offset = before === after ? before : null;
  let own = offsets.get(zone);
  if (own === undefined || own.size >= kept) {
    own = new Map();
    offsets.set(zone, own);
  }
  own.set(hour, offset);
  return offset;
}

function formattedMs(instantMs: number, zone: string): number {
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
