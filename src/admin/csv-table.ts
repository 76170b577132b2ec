import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

/** A line of the file with its cells; `line` counts from 1 and the header is the first. */
export type CsvRow = { line: number; cells: string[] };
export type CsvRead = { kind: 'ok'; header: string[]; rows: CsvRow[] } | { kind: 'problems'; problems: string[] };

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
  const wide = header.cells.length;
  const problems = rows
    .filter(({ cells }) => cells.length !== wide)
    .map(
      ({ line, cells }) =>
        `line ${line}: there are ${cells.length} cells where the header has ${wide}. Put quotes around a cell that holds the separator ("ma,di,do").`,
    );
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'ok', header: header.cells, rows };
}

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function parsed(text: string): CsvRow[] | string {
  try {
    const read: unknown = parse(text, {
      delimiter: delimiterOf(text),
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
