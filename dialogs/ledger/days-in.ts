import { plain } from '../text/closest.ts';

const names = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const short: Readonly<Record<string, number>> = { ma: 1, di: 2, wo: 3, woe: 3, do: 4, vr: 5, za: 6, zo: 7 };

/** The ISO weekdays that a text names, in order: "ma di do", "maandag t/m woensdag en vrijdag". Null when it says anything else. */
export function daysIn(text: string): number[] | null {
  const words = plain(text)
    .replace(/\btot en met\b|\bt\/m\b|\btm\b|(?<=\p{L}) ?[-–] ?(?=\p{L})/gu, ' tot ')
    .split(/[\s,;:.&+/]+/)
    .filter((word) => word !== '' && word !== 'en' && word !== 'op');
  const days = new Set<number>();
  let last: number | null = null;
  let isRange = false;
  for (const word of words) {
    if (word === 'tot' && last !== null && !isRange) {
      isRange = true;
      continue;
    }
    const day = names.indexOf(word) + 1 || (short[word] ?? 0);
    if (day === 0) return null;
    const from: number = isRange && last !== null ? last : day;
    // From Friday to Monday goes over the weekend.
    for (let step = 0; step <= (day - from + 7) % 7; step += 1) days.add(((from - 1 + step) % 7) + 1);
    last = day;
    isRange = false;
  }
  return days.size === 0 || isRange ? null : [...days].sort((one, other) => one - other);
}
