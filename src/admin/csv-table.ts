import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A line of the file with its cells; `line` counts from 1 and the header is the first. */
export type CsvRow = { line: number; cells: string[] };
/** `problems` beside `rows`: the lines that could not be parted, which are not among the rows. */
export type CsvRead =
  | { kind: 'ok'; header: string[]; rows: CsvRow[]; problems: string[] }
  | { kind: 'problems'; problems: string[] };

/** Reads a CSV file with commas or semicolons, UTF-8 with or without BOM; the header decides which sign parts the cells. Lines without anything are passed over. */
export function readCsv(bytes: Uint8Array): CsvRead {
  const text = utf8(bytes);
  if (text === null)
    return { kind: 'problems', problems: ['The file is not UTF-8. Save it as "CSV UTF-8" and try again.'] };
  const all = parsed(text);
  if (typeof all === 'string') return { kind: 'problems', problems: [all] };
  const [header, ...rows] = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (header === undefined)
    return { kind: 'problems', problems: ['The file is empty. Its first line names the columns.'] };
  const wide = widthOf(header.cells);
  const cut = rows.map(({ line, cells }) => ({ line, cells: cells.slice(0, Math.max(wide, widthOf(cells))) }));
  const problems = cut
    .filter(({ cells }) => cells.length !== wide)
    .map(
      ({ line, cells }) =>
        `line ${line}: there are ${cells.length} cells where the header has ${wide}. ${cells.length > wide ? tooMany : tooFew}`,
    );
  const right = cut.filter(({ cells }) => cells.length === wide);
  return { kind: 'ok', header: header.cells.slice(0, wide), rows: right, problems };
}

const tooMany = 'Put quotes around a cell that holds the separator ("ma,di,do").';
const tooFew = 'Leave a cell empty where there is nothing to say, with its separator.';

/** How many cells there are up to the last one with something in it: a spreadsheet may put empty ones behind it. */
function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '') + 1;
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function parsed(text: string): CsvRow[] | string {
  try {
    // The first line that Excel reads the separator from; it stays as an empty one, so that lines keep their numbers.
    const [named = '', separator] = /^sep=([,;])[^\r\n]*/i.exec(text) ?? [];
    const table = text.slice(named.length);
    const read: unknown = parse(table, {
      delimiter: separator ?? delimiterOf(table),
      info: true,
      relax_column_count: true,
      trim: true,
    });
    return records
      .parse(read)
      .map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.trim()) }));
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    const line = 'lines' in fault && typeof fault.lines === 'number' ? `line ${fault.lines}: ` : '';
    return fault.code === 'CSV_QUOTE_NOT_CLOSED'
      ? `${line}a quote (") is opened and never closed. Close it, or write a quote inside a cell twice ("").`
      : `${line}a quote (") stands where none can be. Put the whole cell between quotes and write a quote inside it twice ("").`;
  }
}

function delimiterOf(text: string): ',' | ';' {
  const header = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '');
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function utf8(bytes: Uint8Array): string | null {
  try {
    // The decoder takes a byte order mark away by itself.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
