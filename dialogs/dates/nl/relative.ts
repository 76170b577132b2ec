import { addDays, addMonths, two } from '../calendar.ts';
import { isDayOff } from './feast.ts';
import { type Found, type Frame, parser, sureDate } from './fragment.ts';
import { anyOf, numberIn, numbers } from './words.ts';

const named: Readonly<Record<string, number>> = {
  eergisteren: -2,
  gisteren: -1,
  gister: -1,
  vandaag: 0,
  morgen: 1,
  overmorgen: 2,
};

const dayNames = Object.entries(named).map(([word, days]) =>
  parser(word, (_, { today }) => sureDate(addDays(today, days))),
);

const now = parser('nu|nu meteen|per (?:direct|nu|onmiddellijk|vandaag)|met onmiddellijke ingang', (_, frame) =>
  later(0, frame),
);

const unit =
  '(?<unit>minuut|minuten|minuutjes|min|kwartier|kwartiertje|uur|uurtje|uren|u|werkdag|werkdagen|dag|dagen|week|weken|maand|maanden|jaar|jaren)';
const amount = `(?<n>een half|half|anderhal(?:f|ve)|een paar|\\d{1,3}(?:[.,]5)?|${anyOf(numbers)})`;

/** over twee weken, over anderhalf uur, over 2 werkdagen; "in", "binnen" and "een dag of drie" are asked back. */
const ahead = parser(`(?<lead>over|in|binnen) ${amount} ${unit}(?<or> of (?:\\d+|${anyOf(numbers)}))?`, (g, frame) => {
  const found = shifted(amountOf(g.n ?? ''), g.unit ?? '', frame);
  return g.lead === 'over' && g.n !== 'een paar' && g.or === undefined ? found : doubted(found);
});

/** drie dagen geleden. */
const ago = parser(`${amount} ${unit} geleden`, (g, frame) => shifted(-amountOf(g.n ?? ''), g.unit ?? '', frame));

/** 14 dagen, without "over": asked back, and never a day that was. */
const bareAhead = parser(`(?<n>\\d{1,3}|${anyOf(numbers)}) (?<unit>dagen|weken|maanden)`, (g, frame) =>
  frame.pastToo ? null : doubted(shifted(amountOf(g.n ?? ''), g.unit ?? '', frame)),
);

export const relativeDates = [...dayNames, now, ahead, ago, bareAhead];

function amountOf(text: string): number {
  if (text === 'een paar') return 3;
  if (text.endsWith('half') && !text.startsWith('ander')) return 0.5;
  if (text.startsWith('anderhal')) return 1.5;
  return /^\d+[.,]5$/.test(text) ? Number(text.replace(',', '.')) : numberIn(text);
}

function shifted(n: number, unitWord: string, frame: Frame): Found | null {
  const { today } = frame;
  if (/^(?:u|uu|ur)/.test(unitWord)) return later(n * 60, frame);
  if (unitWord.startsWith('kwartier')) return later(n * 15, frame);
  if (unitWord.startsWith('min')) return later(n, frame);
  if (unitWord.startsWith('maand')) return Number.isInteger(n) ? sureDate(addMonths(today, n)) : null;
  if (unitWord.startsWith('ja')) return sureDate(addMonths(today, n * 12));
  if (!Number.isInteger(n)) return null;
  if (unitWord.startsWith('week') || unitWord === 'weken') {
    return { kind: 'date', dates: [addDays(today, n * 7)], sure: true, shift: n * 7 };
  }
  return sureDate(unitWord.startsWith('werk') ? workdays(today, n) : addDays(today, n));
}

function doubted(found: Found | null): Found | null {
  return found?.kind === 'date' || found?.kind === 'moment' ? { ...found, sure: false } : found;
}

function later(minutes: number, frame: Frame): Found {
  const all = frame.minutes + Math.round(minutes);
  const days = Math.floor(all / 1440);
  const rest = all - days * 1440;
  const time = `${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
  return { kind: 'moment', date: addDays(frame.today, days), time, sure: true };
}

function workdays(from: string, n: number): string {
  const step = n < 0 ? -1 : 1;
  let date = from;
  for (let left = Math.abs(n); left > 0; ) {
    date = addDays(date, step);
    if (!isDayOff(date)) left--;
  }
  return date;
}
