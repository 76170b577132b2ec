import type { Cell, Table } from './table.ts';

/** What a spreadsheet takes for the beginning of a formula, also after spaces and in full width (OWASP, CSV injection). */
const formula = /^[\s\u00a0\u200b-\u200f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/;

/** The same behind what parts cells and rows in other countries: a spreadsheet set to commas would begin a new cell there. */
const furtherOn = /([,;\t\r\n][\s"\u00a0\u200b-\u200f\ufeff]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20|%])/g;

/** A table as CSV for Dutch Excel: semicolons, UTF-8 with its mark, lines end in CRLF. No cell can become a formula. */
export function csvOf({ columns, rows }: Table): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
}

/** One cell: numbers as they are, words between quotes, and what looks like a formula with an apostrophe before it. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', ',') : '';
  const words = cell.replaceAll('\0', '');
  const safe = words.replace(furtherOn, "$1'");
  return `"${(formula.test(words) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
}

/** Tables under each other in one file, with an empty line between them and its name above each but the first. */
export function csvOfAll(tables: readonly Table[]): string {
  return tables
    .map((table, index) => (index === 0 ? csvOf(table) : `${csvCell(table.name)}\r\n${csvOf(table).slice(1)}`))
    .join('\r\n');
}
