import { addDays, addMonths, dateOf, daysInMonth, mondayOf, partsOf, weekdayFrom, weekdayOf } from '../calendar.ts';
import { isDayOff } from './feast.ts';
import { type Found, loosely, parser } from './fragment.ts';
import { anyOf, months } from './words.ts';

const where = '(?<where>eind|einde|begin|half|medio|midden|halverwege)';

/** volgende week, deze week, de week erna; alone it is a span, with a weekday it is a day. */
const week = parser(
  '(?:in )?(?:de )?(?:(?<which>deze|volgende|komende|afgelopen|vorige) week|(?<after>week (?:erna|daarna|daarop|na volgende week)))',
  (g, { today }) => {
    const weeks = g.after ? 2 : g.which === 'deze' ? 0 : /^(?:afg|vor)/.test(g.which ?? '') ? -1 : 1;
    return { kind: 'week', monday: addDays(mondayOf(today), weeks * 7), sure: g.which !== 'komende' };
  },
);

/** week 50, as calendars number them. */
const weekNumber = parser('(?:in )?(?:week|wk) ?(?<n>\\d{1,2})(?:(?: van)? (?<y>20\\d\\d))?', (g, { today }) => {
  const year = g.y === undefined ? partsOf(addDays(mondayOf(today), 3)).year : Number(g.y);
  const here = numberedWeek(year, Number(g.n));
  const past = g.y === undefined && here !== null && addDays(here, 6) < today;
  const monday = past ? numberedWeek(year + 1, Number(g.n)) : here;
  return monday ? { kind: 'week', monday, sure: true } : { kind: 'impossible' };
});

/** eind van de week, begin volgende week. */
const partOfWeek = parser(`${where} (?:van )?(?:(?<which>de|deze|volgende|komende) )?week`, (g, { today }) => {
  const next = g.which === 'volgende' || g.which === 'komende';
  const monday = addDays(mondayOf(today), next ? 7 : 0);
  const days = g.where?.startsWith('eind') ? [4, 3] : g.where === 'begin' ? [0, 1] : [2];
  const dates = days.map((n) => addDays(monday, n));
  const ahead = dates.filter((date) => date >= today);
  return loosely(...(ahead.length > 0 ? ahead : dates.map((date) => addDays(date, 7))));
});

/** eind van de maand, begin december, in december, volgende maand. */
const partOfMonth = parser(
  `(?:${where} (?:van )?)?(?:in )?(?:(?:(?<which>de|deze|volgende|komende) )?maand|(?<m>${anyOf(months)})(?: (?<y>20\\d\\d))?)`,
  (g, { today }) => {
    const here = partsOf(today);
    const m = months[g.m ?? ''];
    if (m === undefined) {
      if (g.which === undefined || (g.which === 'de' && g.where === undefined)) return null;
      const next = g.which === 'volgende' || g.which === 'komende';
      const { year, month } = partsOf(next ? addMonths(today, 1) : today);
      const inIt = spots(g.where, year, month);
      return !g.where && next ? loosely(addMonths(today, 1), ...inIt.dates) : future(inIt, today);
    }
    const year = g.y === undefined ? (m < here.month ? here.year + 1 : here.year) : Number(g.y);
    return future(spots(g.where, year, m), today);
  },
);

const weekend = parser('(?:in )?(?:het|dit|komend|komende) weekend', (_, { today }) => {
  const saturday = weekdayOf(today) === 0 ? addDays(today, -1) : weekdayFrom(today, 6);
  return future({ dates: [saturday, addDays(saturday, 1)] }, today);
});

const yearEnd = parser('(?:eind|einde) (?:van )?(?:het|dit) jaar', (_, { today }) =>
  loosely(workdayNear(`${today.slice(0, 4)}-12-31`, -1)),
);

export const periods = [week, weekNumber, partOfWeek, partOfMonth, weekend, yearEnd];

function spots(place: string | undefined, year: number, month: number): { dates: string[] } {
  const at = (day: number) => dateOf(year, month, day) ?? '';
  const last = at(daysInMonth(year, month));
  if (place?.startsWith('eind')) return { dates: [workdayNear(last, -1), last] };
  if (place !== undefined && place !== 'begin') return { dates: [workdayNear(at(15), 1)] };
  return { dates: [workdayNear(at(1), 1)] };
}

function future({ dates }: { dates: string[] }, today: string): Found {
  const ahead = dates.filter((date) => date >= today);
  return loosely(...(ahead.length > 0 ? ahead : dates));
}

function workdayNear(date: string, step: number): string {
  let day = date;
  while (isDayOff(day)) day = addDays(day, step);
  return day;
}

/** Monday of an ISO 8601 week: week 1 holds 4 January. */
function numberedWeek(year: number, n: number): string | null {
  const monday = addDays(mondayOf(`${year}-01-04`), (n - 1) * 7);
  return n >= 1 && partsOf(addDays(monday, 3)).year === year ? monday : null;
}
