import { two } from '../calendar.ts';
import type { Found, Part } from './fragment.ts';

/** The times a text may mean, best first; `days` is 1 for a time past midnight of the night that was named. */
export type TimeChoice = { times: Array<{ time: string; days: number }>; sure: boolean };

type TimeFound = Extract<Found, { kind: 'time' }>;

const noon = 720;
/** First and last minute at which a part of the day can be meant. */
const span: Readonly<Record<Part, readonly [number, number]>> = {
  ochtend: [300, 720],
  middag: [720, 1080],
  avond: [1020, 1439],
  nacht: [0, 360],
};

/** Settles the time of day from the clock words and the parts of the day in one text; null when it names no time. */
export function chooseTime(found: readonly Found[]): TimeChoice | null {
  const times = found.filter((one) => one.kind === 'time');
  const parts = [...new Set(found.filter((one) => one.kind === 'part').map((one) => one.part))];
  if (times.length === 0) return null;
  const each = times.map((one) => settle(one, parts[0]));
  const all = each.flatMap((choice) => (times.length > 1 ? choice.times.slice(0, 1) : choice.times));
  const distinct = all.filter((one, i) => all.findIndex((o) => o.time === one.time && o.days === one.days) === i);
  return { times: distinct, sure: distinct.length === 1 && parts.length < 2 && each.every((choice) => choice.sure) };
}

function settle(found: TimeFound, part: Part | undefined): TimeChoice {
  const asWritten = found.hour * 60 + found.minute;
  if (part) return withPart(asWritten, found, part);
  if (found.form === 'exact') return choice(found.sure, asWritten);
  const morning = asWritten % noon;
  const later = morning + noon;
  // Written as 8:30 it is the 24-hour clock; below eight people mix both ways of writing.
  if (found.form === 'clock' && asWritten >= 480) return choice(found.sure, asWritten);
  if (found.form === 'clock') return asWritten >= 420 ? choice(false, morning, later) : choice(false, later, morning);
  // In working life one to six is the afternoon, nine to twelve the morning; between six and nine both occur.
  if (morning <= 360) return choice(found.sure, later);
  if (morning >= 540) return choice(found.sure, morning);
  return morning >= 420 ? choice(false, morning, later) : choice(false, later, morning);
}

function withPart(asWritten: number, found: TimeFound, part: Part): TimeChoice {
  const [from, to] = span[part];
  const fits = (minute: number) => minute >= from && minute <= to;
  const other = (asWritten + noon) % (2 * noon);
  if (part === 'nacht') {
    const night = [asWritten, other].find((m) => m <= 360 || m >= 1320) ?? asWritten;
    // A night belongs to two dates.
    return { times: (night <= 360 ? [1, 0] : [0]).map((days) => ({ time: clock(night), days })), sure: night > 360 };
  }
  if (part === 'avond' && found.hour === 12) {
    // Twelve in the evening is midnight, which is the start of the next date.
    return { times: [{ time: clock(found.minute), days: 1 }, ...choice(false, asWritten).times], sure: false };
  }
  if (fits(asWritten)) return choice(found.sure, asWritten);
  const twelveHour = found.hour >= 1 && found.hour <= 12;
  if (twelveHour && found.form !== 'exact' && fits(other)) return choice(found.sure, other);
  return twelveHour ? choice(false, asWritten, other) : choice(false, asWritten);
}

function choice(sure: boolean, ...minutes: number[]): TimeChoice {
  return { times: minutes.map((m) => ({ time: clock(m), days: 0 })), sure };
}

function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
