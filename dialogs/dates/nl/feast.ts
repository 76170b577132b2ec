import { addDays, dateOf, partsOf, weekdayOf } from '../calendar.ts';
import { maybeDates, parser } from './fragment.ts';
import { yearless } from './years.ts';

const first = '(?:eerste|1ste|1e)';
const second = '(?:tweede|2de|2e)';

/** Feast names with the day in a year. A name for two days at once has both. */
const feasts: ReadonlyArray<readonly [string, (year: number) => Array<string | null>]> = [
  ['nieuwjaarsdag|nieuwjaar', (y) => [dateOf(y, 1, 1)]],
  ['driekoningen', (y) => [dateOf(y, 1, 6)]],
  ['goede vrijdag', (y) => [addDays(easter(y), -2)]],
  [`${first} paasdag|eerste paas`, (y) => [easter(y)]],
  [`${second} paasdag|paasmaandag`, (y) => [addDays(easter(y), 1)]],
  ['pasen|paasdagen', (y) => [easter(y), addDays(easter(y), 1)]],
  ['koningsdag', (y) => [kingsDay(y)]],
  ['dodenherdenking', (y) => [dateOf(y, 5, 4)]],
  ['bevrijdingsdag', (y) => [dateOf(y, 5, 5)]],
  ['hemelvaartsdag|hemelvaart', (y) => [addDays(easter(y), 39)]],
  [`${first} pinksterdag`, (y) => [addDays(easter(y), 49)]],
  [`${second} pinksterdag|pinkstermaandag`, (y) => [addDays(easter(y), 50)]],
  ['pinksteren', (y) => [addDays(easter(y), 49), addDays(easter(y), 50)]],
  ['sinterklaasavond|sinterklaas|pakjesavond', (y) => [dateOf(y, 12, 5)]],
  ['kerstavond', (y) => [dateOf(y, 12, 24)]],
  [`${first} kerstdag`, (y) => [dateOf(y, 12, 25)]],
  [`${second} kerstdag`, (y) => [dateOf(y, 12, 26)]],
  ['kerstmis|kerst|kerstdagen', (y) => [dateOf(y, 12, 25), dateOf(y, 12, 26)]],
  ['oudejaarsdag|oudjaarsdag|oudejaarsavond|oudjaar', (y) => [dateOf(y, 12, 31)]],
];

/** Dutch feast days by name, with or without a year. */
export const feastDates = feasts.map(([names, days]) =>
  parser(`(?:${names})(?: (?<y>20\\d\\d))?`, (g, frame) => {
    const inYear = (y: number) => days(y)[0] ?? null;
    const found = g.y === undefined ? yearless(inYear, frame) : null;
    const date = found?.kind === 'date' ? found.dates[0] : inYear(Number(g.y));
    if (!date) return { kind: 'impossible' };
    if (frame.pastToo && found?.kind === 'date' && found.dates.length > 1) return maybeDates(...found.dates);
    const all = days(partsOf(date).year).filter((day) => day !== null);
    // A feast named far ahead is still that feast: no doubt about which day.
    return all.length > 1 ? maybeDates(...all) : { kind: 'date', dates: [date], sure: true };
  }),
);

/** Whether nobody works that day: a weekend or a public holiday in the Netherlands (Good Friday and 5 May count as work). */
export function isDayOff(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6 || isHoliday(date);
}

/** Whether it is a public holiday in the Netherlands on which practices are closed. */
export function isHoliday(date: string): boolean {
  const { year } = partsOf(date);
  const sunday = easter(year);
  const free = [1, 39, 50].map((days) => addDays(sunday, days));
  return [...free, kingsDay(year), `${year}-01-01`, `${year}-12-25`, `${year}-12-26`].includes(date);
}

function kingsDay(year: number): string {
  const day = `${year}-04-27`;
  return weekdayOf(day) === 0 ? `${year}-04-26` : day;
}

/** Easter Sunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return dateOf(year, Math.floor(sum / 31), (sum % 31) + 1) ?? '';
}
