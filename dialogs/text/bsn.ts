/** A nine-digit (or eight, a leading zero missing) number that may be a BSN, in folded characters. */
export type NumberSpan = { start: number; end: number };

/**
 * Numbers of the shape of a citizen service number that pass the 11-test. Digits may be parted by up to
 * four spaces, dots or dashes; longer rows of digits are read in whole groups only.
 */
export function findBsn(text: string): NumberSpan[] {
  const found: NumberSpan[] = [];
  for (const groups of groupRows(text)) {
    groups.forEach((first, index) => {
      let digits = '';
      for (let next = index; next < groups.length && digits.length < 9; next += 1) {
        const group = groups[next];
        if (!group) break;
        digits += group.digits;
        if (passesElevenTest(digits)) found.push({ start: first.start, end: group.end });
      }
    });
  }
  return merged(found);
}

/** Weights 9 8 7 6 5 4 3 2 -1, total divisible by eleven (Besluit burgerservicenummer). */
export function passesElevenTest(digits: string): boolean {
  if (digits.length !== 8 && digits.length !== 9) return false;
  const nine = digits.padStart(9, '0');
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const total = weights.reduce((sum, weight, index) => sum + weight * Number(nine[index]), 0);
  return total % 11 === 0 && Number(nine) > 0;
}

/** One number may hold two readings, of eight and of nine digits: nothing of either may be left standing. */
function merged(spans: readonly NumberSpan[]): NumberSpan[] {
  const result: NumberSpan[] = [];
  for (const span of spans) {
    const last = result[result.length - 1];
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

type Group = { digits: string; start: number; end: number };

/** Groups of digits, those with little enough between them in one row. */
function groupRows(text: string): Group[][] {
  const rows: Group[][] = [];
  let end = -1;
  for (const match of text.matchAll(/[0-9]+/g)) {
    const group = { digits: match[0], start: match.index, end: match.index + match[0].length };
    const row = rows[rows.length - 1];
    if (row && /^[ .-]{1,4}$/.test(text.slice(end, Math.min(group.start, end + 5)))) row.push(group);
    else rows.push([group]);
    end = group.end;
  }
  return rows;
}
