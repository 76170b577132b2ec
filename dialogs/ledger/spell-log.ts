import { plain } from '../text/closest.ts';

/** Stands where a duration can be read in two ways: 1.25 uur is 75 or 85 minutes. */
export const unsureMinutes = '~';

/** Longest number of hours that is more likely a duration than a time of day. */
const mostHours = 4;
const hourWord = '(?:uur|uren|u|h)(?![a-z\\d])';

/** Words as they are read: units loose from their numbers, durations in minutes, commas by themselves, decimals kept. */
export function wordsOf(text: string): string[] {
  return durations(plain(text.slice(0, 400).replaceAll('×', 'x')))
    .replace(/(?<![a-z\d])x ?(\d{1,2})(?![a-z\d])/g, '$1 x')
    .replace(/(\d)(x|min|minuten|minuutjes|m|u|uur|h|patienten|patient|pat|ptn|pt)(?![a-z\d])/g, '$1 $2')
    .replace(/([a-z])\/(?=[a-z])(?!(?<=t\/)m(?![a-z]))/g, '$1 / ')
    .replace(/([,;&:])(?!\d)|(?<!\d)([,;&:])/g, ' , ')
    .replace(/([.!?])(?=\s|$)/g, ' ')
    .split(' ')
    .filter((word) => /[\p{L}\p{N}+,/~]/u.test(word));
}

/** Durations that are written as on a clock, and from when until when, as minutes. */
function durations(text: string): string {
  return text
    .replace(/(\d) ?(?:['’`´′]|min\.)(?![a-z\d'])/g, '$1 min')
    .replace(/\bom \d{1,2}[.:]\d{2}(?: ?uur\b)?/g, ' ')
    .replace(
      new RegExp(
        `(?<![\\d./-])(van )?(\\d{1,2})(?:([.:u])(\\d{2}))? ?(?:uur|u)? ?(?:-|–|tot|t/m) ?(\\d{1,2})(?:[.:u](\\d{2}))?(?![\\d./-])( ?${hourWord})?`,
        'g',
      ),
      (whole: string, van?: string, h = '', sign = '', m?: string, h2 = '', m2?: string, unit?: string) =>
        between({ whole, isSaid: van !== undefined, h, sign, m, h2, m2, unit }),
    )
    .replace(new RegExp(`(?<![\\d.,:/-])(\\d{1,2})([.,:])(\\d{2})(?: ?${hourWord}|(?<=:\\d\\d)(?!\\d))`, 'g'), asHours)
    .replace(/(?<![\d.,:/-])(\d{1,2}) ?[uh] ?([0-5]\d)(?! ?(?:\d|min|m\b|x\b))/g, (_, h: string, m: string) =>
      said(Number(h) * 60 + Number(m)),
    );
}

type Between = {
  whole: string;
  isSaid: boolean;
  h: string;
  sign: string;
  m: string | undefined;
  h2: string;
  m2: string | undefined;
  unit: string | undefined;
};

/** From 12.30 until 13.15; until an earlier hour is the next day. What may as well be two dates stays as it is. */
function between({ whole, isSaid, h, sign, m, h2, m2, unit }: Between): string {
  const isClock = m !== undefined && m2 !== undefined;
  if (!isClock && unit === undefined) return whole;
  if (sign === '.' && unit === undefined && Number(m) <= 12 && Number(m2) <= 12 && Number(m) > 0) return whole;
  const [from, to] = [Number(h) * 60 + Number(m ?? 0), Number(h2) * 60 + Number(m2 ?? 0)];
  if (Number(m ?? 0) > 59 || Number(m2 ?? 0) > 59 || from > 1440 || to > 1440) return whole;
  // "1 tot 2 uur" may be how long it took.
  if (!isClock && !isSaid) return ` ${unsureMinutes} `;
  return said((to - from + 1440) % 1440 || 1440);
}

/** "1.15 uur" is an hour and a quarter, "1,25 uur" as well; what may be both is asked. */
function asHours(whole: string, h: string, sign: string, rest: string): string {
  const isPart = /^(?:25|50|75)$/.test(rest);
  if (sign === ',') return isPart ? whole : ` ${unsureMinutes} `;
  const isAsked = (sign === '.' && isPart) || Number(rest) > 59 || Number(h) > mostHours || !/[a-z]/.test(whole);
  return isAsked ? ` ${unsureMinutes} ` : said(Number(h) * 60 + Number(rest));
}

function said(minutes: number): string {
  return ` ${minutes} min `;
}
