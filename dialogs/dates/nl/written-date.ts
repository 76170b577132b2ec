import { addMonths, dateOf, partsOf, two } from '../calendar.ts';
import { type Found, type Frame, maybeDates, parser, sureDate } from './fragment.ts';
import { anyOf, months, numberIn, numbers, ordinals } from './words.ts';
import { dayInYear } from './years.ts';

const month = anyOf(months);
const dayNumber = `(?<d>\\d{1,2}(?:ste|de|e)?|${anyOf(ordinals)}|${anyOf(numbers)})`;
const year = `(?<y>(?:19|20)\\d\\d(?!\\d|[:.]\\d| ?uur)|['’]\\d\\d)`;

/** 24 november 2026, de 24e nov, november 24. */
const monthName = parser(`(?:de )?${dayNumber}(?: van)? ?-?(?<m>${month})(?:,? ?-?${year})?`, (g, frame) =>
  dayInYear(numberIn(g.d), months[g.m ?? ''] ?? 0, g.y, frame),
);

/** Month first is how English writes it: read, but asked back. */
const monthFirst = parser(`(?<m>${month}) (?<d>\\d{1,2})(?:,? ${year})?(?! ?uur| ?u|[:.-]\\d)`, (g, frame) =>
  doubted(dayInYear(Number(g.d), months[g.m ?? ''] ?? 0, g.y, frame)),
);

/** 24-11-2026, 24/11/26, 24.11.2026. */
const numericFull = parser('(?<d>\\d{1,2}) ?(?<s>[-/.]) ?(?<m>\\d{1,2}) ?\\k<s> ?(?<y>\\d{4}|\\d{2})', (g, frame) =>
  numeric(Number(g.d), Number(g.m), g.s, g.y, frame),
);

/** 24-11, 1/12. With a dot it is a date only where it cannot be a time. */
const numericShort = parser('(?<d>\\d{1,2})(?<s>[-/.])(?<m>\\d{1,2})(?![-/.:]\\d| ?uur| ?u)', (g, frame) =>
  g.s === '.' && !(Number(g.d) > 23 && Number(g.m) <= 12)
    ? null
    : numeric(Number(g.d), Number(g.m), g.s, undefined, frame),
);

/** 2026-11-24 and 2026-11-24T10:30; with an offset the wall time is asked back. */
const iso = parser(
  '(?<y>\\d{4})[-/](?<m>\\d{1,2})[-/](?<d>\\d{1,2})(?:(?:t| )(?<h>\\d{2}):(?<i>\\d{2})(?::\\d{2}(?:\\.\\d+)?)?(?<z>z|[+-]\\d{2}:?\\d{2})?)?',
  (g) => {
    const date = dateOf(Number(g.y), Number(g.m), Number(g.d));
    if (!date || Number(g.h ?? 0) > 23 || Number(g.i ?? 0) > 59) return { kind: 'impossible' };
    if (g.h === undefined) return sureDate(date);
    return { kind: 'moment', date, time: `${two(Number(g.h))}:${g.i}`, sure: g.z === undefined };
  },
);

/** de 24e, de vierentwintigste (van volgende maand). */
const dayOfMonth = parser(
  `(?:(?:de )?(?<d>\\d{1,2})(?:ste|de|e)|de (?<w>${anyOf(ordinals)}))(?: van (?<which>deze|de|volgende|komende) maand)?`,
  (g, frame) => inMonth(numberIn(g.d ?? g.w), g.which, frame),
);

export const writtenDates = [iso, monthName, monthFirst, numericFull, numericShort, dayOfMonth];

function numeric(day: number, monthNo: number, sign: string | undefined, y: string | undefined, frame: Frame): Found {
  if (monthNo > 12 && day <= 12) return doubted(dayInYear(monthNo, day, y, frame));
  const found = dayInYear(day, monthNo, y, frame);
  // With slashes and two small numbers it may be month first, or a fraction.
  return sign === '/' && day <= 12 && day !== monthNo ? doubted(found) : found;
}

function inMonth(day: number, which: string | undefined, frame: Frame): Found {
  if (!(day >= 1 && day <= 31)) return { kind: 'impossible' };
  const skip = which === 'volgende' || which === 'komende' ? 1 : 0;
  const inMonthsTime = (n: number) => {
    const { year: y, month: m } = partsOf(addMonths(`${frame.today.slice(0, 7)}-01`, n));
    return dateOf(y, m, day);
  };
  if (which) {
    const date = inMonthsTime(skip);
    return date ? sureDate(date) : { kind: 'impossible' };
  }
  const dates = [0, 1, 2].map(inMonthsTime).filter((date) => date !== null);
  const ahead = dates.filter((date) => date >= frame.today);
  const [first = frame.today, second = first] = frame.pastToo ? dates : ahead;
  const clear = first > frame.today && first.slice(0, 7) <= addMonths(frame.today, 1).slice(0, 7);
  return clear ? sureDate(first) : maybeDates(first, second);
}

function doubted(found: Found): Found {
  return found.kind === 'date' ? { ...found, sure: false } : found;
}
