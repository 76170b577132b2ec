import { months, numberIn, weekdays } from '../dates/nl/words.ts';

/** What is left of the words keeps its places: a word that was read becomes empty. */
type Minutes = { minutes: number | null; rest: string[] };
type Amount = { amount: number | null; rest: string[] };

const minuteWords = new Set(['min', 'minuten', 'minuut', 'minuutjes', 'm']);
const hourWords = new Set(['uur', 'uren', 'u', 'h', 'uurtje']);
const timesWords = new Set(['x', 'keer', 'maal', 'stuks']);
const ofTime = /^(dag|dagen|week|weken|maand|maanden|jaar|geleden|uur|e|de|ste)$/;

/** How long it took, in whole minutes: "90 minuten", "anderhalf uur", "1,5 uur", "een half uur", "drie kwartier", "2 uur 30". */
export function minutesIn(words: readonly string[]): Minutes {
  const rest = [...words];
  let minutes: number | null = null;
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const before = rest[at - 1] ?? '';
    const isClock = (rest[at - 2] ?? '') === 'om' || (rest[at - 2] ?? '') === 'vanaf';
    if (minuteWords.has(word)) {
      const count = decimal(before);
      if (count === null) continue;
      minutes = (minutes ?? 0) + count;
      clear(rest, at - 1, at);
    } else if (hourWords.has(word) || word === 'halfuur' || word === 'kwartier' || word === 'kwartiertje') {
      const hours =
        word === 'halfuur' ? 0.5 : word.startsWith('kwartier') ? 0.25 * (decimal(before) ?? 1) : hoursIn(before);
      if (isClock) {
        clear(rest, at - 2, at);
        continue;
      }
      if (hours === null) continue;
      const took =
        word === 'halfuur' || decimal(before) !== null || before === 'half' || before === 'anderhalf' ? at - 1 : at;
      const from = rest[took - 1] === 'een' && took < at && before === 'half' ? took - 1 : took;
      minutes = (minutes ?? 0) + hours * 60;
      clear(rest, word === 'halfuur' && before !== 'een' && before !== '1' ? at : from, at);
      // "2 uur 30"
      if (hourWords.has(word) && /^(15|30|45)$/.test(rest[at + 1] ?? '') && !minuteWords.has(rest[at + 2] ?? '')) {
        minutes += Number(rest[at + 1]);
        clear(rest, at + 1, at + 1);
      }
    }
  }
  return { minutes: minutes === null ? null : Math.round(minutes), rest: minutes === null ? rest : drop(rest, 'van') };
}

/** How many, beside the activity whose words are [from, to): "5 patiënten", "patiënten 5", "2x kpb", "kpb twee keer". */
export function amountIn(words: readonly string[], from: number, to: number): Amount {
  const rest = [...words];
  const times = rest.findIndex((word, at) => timesWords.has(word) && whole(rest[at - 1]) !== null);
  if (times > 0) {
    const amount = whole(rest[times - 1]);
    clear(rest, times - 1, times);
    return { amount, rest };
  }
  const before = from > 0 ? whole(rest[from - 1]) : null;
  if (before !== null) {
    clear(rest, from - 1, from - 1);
    return { amount: before, rest };
  }
  const at = rest[to] === ',' || rest[to] === ':' ? to + 1 : to;
  const after = to > 0 ? whole(rest[at]) : null;
  const next = rest[at + 1] ?? '';
  if (after === null || ofTime.test(next) || Object.hasOwn(months, next) || Object.hasOwn(weekdays, rest[at] ?? ''))
    return { amount: null, rest };
  clear(rest, at, at);
  return { amount: after, rest };
}

function whole(word: string | undefined): number | null {
  if (word === undefined || !/^(\d{1,4}|[a-z]+)$/.test(word) || /(?:de|ste)$/.test(word)) return null;
  const number = numberIn(word);
  return Number.isNaN(number) ? null : number;
}

function decimal(word: string): number | null {
  if (/^\d{1,4}([.,]\d{1,2})?$/.test(word)) return Number(word.replace(',', '.'));
  return whole(word);
}

function hoursIn(word: string): number | null {
  if (word === 'half') return 0.5;
  return word === 'anderhalf' ? 1.5 : decimal(word);
}

function clear(words: string[], from: number, to: number): void {
  for (let at = Math.max(0, from); at <= to; at += 1) words[at] = '';
}

function drop(words: readonly string[], word: string): string[] {
  return words.map((one, at) => (one === word && (words[at + 1] ?? '') === '' ? '' : one));
}
