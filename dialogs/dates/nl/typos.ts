const days = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const parts = ['ochtend', 'morgen', 'middag', 'avond'];
// "maart" is missing on purpose: "maar" is a word of its own.
const targets = [
  ...days,
  ...days.flatMap((day) => parts.map((part) => day + part)),
  'januari',
  'februari',
  'april',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
  'overmorgen',
  'volgende',
  'komende',
];
const correct = new Set(targets);

/** A day or month name that is one slip away from the word, when there is exactly one; otherwise the word itself. */
export function mendTypo(word: string): string {
  // Plurals and habits ("donderdags", "maandagen") are words of their own.
  if (correct.has(word) || /dags$|dagen$/.test(word)) return word;
  const near = targets.filter((target) => oneSlip(word, target));
  return near.length === 1 && near[0] !== undefined ? near[0] : word;
}

/** One letter missing, extra, wrong, or two neighbours swapped. */
function oneSlip(word: string, target: string): boolean {
  if (Math.abs(word.length - target.length) > 1) return false;
  let from = 0;
  while (from < word.length && from < target.length && word[from] === target[from]) from++;
  const a = word.slice(from);
  const b = target.slice(from);
  if (a.length > b.length) return a.slice(1) === b;
  if (a.length < b.length) return a === b.slice(1);
  return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}
