import { type Found, type HourForm, type Part, parser } from './fragment.ts';
import { anyOf, months, numberIn, numbers } from './words.ts';

const lead = '(?:(?<lead>om|rond|tegen|vanaf|omstreeks|tot|tussen|na|voor) )?(?:de klok van )?';
const hour = `(?<h>\\d{1,2}|${anyOf(numbers)})`;
const minutes = `(?<i>\\d{1,2}|${anyOf(numbers)})`;
const hours = '(?: ?(?:uur|u|h))?';
/** A number before these is no hour: a date, an amount, an ordinal. */
const notHour = `(?! ?(?:${anyOf(months)}|minuten|minuut|kwartier|uren|dag|dagen|week|weken|maand|maanden|jaar|werkdagen|werkdag)(?!\\p{L})| ?[-/]\\d|[.:]\\d)`;

/** 15:30, 15.30, 15u30, 15:30 uur. */
const digits = parser(`${lead}(?<h>\\d{1,2}) ?(?<s>[:.uh]) ?(?<i>\\d{2})(?::\\d{2})?${hours}`, (g) => {
  const h = Number(g.h);
  // 24.11 and beyond are dates with dots.
  if (g.s === '.' && h > 23 && h <= 31 && Number(g.i) <= 12) return null;
  const form = g.h?.startsWith('0') || h > 12 || h === 0 ? 'exact' : g.s === 'u' || g.s === 'h' ? 'dial' : 'clock';
  return time(h, Number(g.i), form, g.lead);
});

/** 10 uur, negen uur, 15u, 10 uur 30. */
const whole = parser(`${lead}${hour} ?(?:uur|u|h)(?: ${minutes}(?! ?uur)${notHour})?`, (g) =>
  spoken(g.h, numberOr0(g.i), g.lead),
);

/** om 10. */
const bare = parser(`(?<lead>om|rond|tegen|vanaf|omstreeks|tot|tussen) ${hour}${notHour}`, (g) =>
  spoken(g.h, 0, g.lead),
);

/** half drie, tien voor half elf. */
const half = parser(
  `${lead}(?:${minutes}(?: minuten| minuut| min)? (?<way>voor|over) )?half ${hour}${hours}${notHour}`,
  (g) => dial(numberIn(g.h), -30 + signed(numberOr0(g.i), g.way), g.lead),
);

/** kwart voor tien, vijf over drie. */
const quarter = parser(
  `${lead}(?:kwart|${minutes}(?: minuten| minuut| min)?) (?<way>voor|over) ${hour}${hours}${notHour}`,
  (g) => dial(numberIn(g.h), signed(g.i === undefined ? 15 : numberIn(g.i), g.way), g.lead),
);

/** een uur of tien: about ten. */
const about = parser(
  `(?:om )?(?:een )?uurtje of ${hour}|(?:om )?(?:een )?uur of (?<h2>\\d{1,2}|${anyOf(numbers)})`,
  (g) => spoken(g.h ?? g.h2, 0, 'rond'),
);

/** van 9 tot 10, 10:00-11:00: the start, asked back. */
const range = parser(
  `(?:(?:van|tussen) ${hour}(?:[:.u](?<i>\\d{2}))?${hours}|(?<h2>\\d{1,2})(?:[:.u](?<i2>\\d{2}))?${hours}(?= ?(?:-|tot) ?\\d{1,2}(?:[:.u]\\d{2}| ?uur| ?u))) ?(?:-|tot|en) ?(?:\\d{1,2}|${anyOf(numbers)})(?:[:.u]\\d{2})?${hours}`,
  (g) => {
    const h = g.h ?? g.h2;
    if (numberIn(h) > 23) return null;
    return spoken(h, numberOr0(g.i ?? g.i2), 'van');
  },
);

const midday = parser('tussen de middag', () => time(12, 0, 'exact', 'rond'));

const part = parser('deel-(?<part>ochtend|middag|avond|nacht)', (g) => ({ kind: 'part', part: partOf(g.part) }));

export const clockTimes = [digits, whole, bare, half, quarter, range, about, midday, part];

function spoken(h: string | undefined, minute: number, leadWord: string | undefined): Found {
  const n = numberIn(h);
  return time(n, minute, h?.startsWith('0') || n > 12 || n === 0 ? 'exact' : 'dial', leadWord);
}

/** Minutes before or after a full hour of the twelve-hour dial. */
function dial(h: number, shift: number, leadWord: string | undefined): Found {
  if (!(h >= 0 && h <= 24) || Math.abs(shift) > 59) return { kind: 'impossible' };
  const all = (h * 60 + shift + 1440) % 1440;
  return time(Math.floor(all / 60), all % 60, h > 12 || h === 0 ? 'exact' : 'dial', leadWord);
}

function time(h: number, minute: number, form: HourForm, leadWord: string | undefined): Found {
  if (!(h >= 0 && h <= 23 && minute >= 0 && minute <= 59)) return { kind: 'impossible' };
  return { kind: 'time', hour: h, minute, form, sure: leadWord === undefined || leadWord === 'om' };
}

function signed(n: number, way: string | undefined): number {
  return way === 'voor' ? -n : n;
}

function numberOr0(text: string | undefined): number {
  return text === undefined ? 0 : numberIn(text);
}

function partOf(text: string | undefined): Part {
  return text === 'ochtend' || text === 'middag' || text === 'avond' ? text : 'nacht';
}
