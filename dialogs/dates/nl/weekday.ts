import { addDays, addMonths, dateOf, daysInMonth, mondayOf, partsOf, weekdayFrom, weekdayOf } from '../calendar.ts';
import { maybeDates, parser, sureDate } from './fragment.ts';
import { anyOf, months, numberIn, ordinals, weekdays } from './words.ts';

const day = `(?<day>${anyOf(weekdays)})`;

/** dinsdag; which one is decided with the words around it (see date-choice.ts). */
const bare = parser(day, (g) => ({ kind: 'weekday', weekday: weekdays[g.day ?? ''] ?? 0 }));

/** komende, volgende, deze, afgelopen dinsdag; dinsdag a.s. */
const pointed = parser(
  `(?<which>komende|volgende|deze|afgelopen|vorige) ${day}|(?<day2>${anyOf(weekdays)}) (?<after>komende)(?! week)`,
  (g, { today }) => {
    const weekday = weekdays[g.day ?? g.day2 ?? ''] ?? 0;
    const coming = weekdayFrom(addDays(today, 1), weekday);
    const thisWeek = addDays(mondayOf(today), (weekday + 6) % 7);
    switch (g.which ?? g.after) {
      case 'volgende': {
        const nextWeek = addDays(thisWeek, 7);
        // "Volgende vrijdag" on a Thursday is tomorrow for some and next week for others.
        return thisWeek > today ? maybeDates(nextWeek, thisWeek) : sureDate(nextWeek);
      }
      case 'deze':
        return thisWeek > today ? sureDate(thisWeek) : maybeDates(thisWeek === today ? today : coming, coming);
      case 'afgelopen':
      case 'vorige':
        return sureDate(addDays(weekdayFrom(today, weekday), -7));
      default:
        return sureDate(coming);
    }
  },
);

/** de eerste maandag van december (2026), de laatste vrijdag van de maand. */
const inMonth = parser(
  `(?:de )?(?<n>\\d(?:ste|de|e)|${anyOf(ordinals)}|laatste) ${day} (?:van|in) (?:(?<m>${anyOf(months)})(?: (?<y>20\\d\\d))?|(?<which>de|deze|volgende) maand)`,
  (g, { today }) => {
    const weekday = weekdays[g.day ?? ''] ?? 0;
    const here = partsOf(g.which === 'volgende' ? addMonths(today, 1) : today);
    const m = months[g.m ?? ''] ?? here.month;
    const inYear = (y: number) => nth(y, m, weekday, g.n === 'laatste' ? 5 : numberIn(g.n), g.n === 'laatste');
    const first = inYear(g.y === undefined ? here.year : Number(g.y));
    const date = g.m && !g.y && first !== null && first < today ? inYear(here.year + 1) : first;
    return date ? sureDate(date) : { kind: 'impossible' };
  },
);

export const weekdayParsers = [bare, pointed, inMonth];

function nth(year: number, month: number, weekday: number, n: number, last: boolean): string | null {
  const first = dateOf(year, month, 1) ?? '';
  const start = 1 + ((weekday - weekdayOf(first) + 7) % 7);
  const dayNo = start + (n - 1) * 7;
  return dateOf(year, month, last && dayNo > daysInMonth(year, month) ? dayNo - 7 : dayNo);
}
