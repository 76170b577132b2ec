import writeXlsxFile from 'write-excel-file/node';
import type { Cell, Table } from './table.ts';

/** What XML cannot hold; half of a pair of UTF-16 neither. */
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
/** Excel's own limits: characters in a cell and in a sheet's name. */
const longestCell = 32_767;
const longestName = 31;

/** Tables as the sheets of one workbook. Words are always words: Excel reads no formula in them. */
export async function writeXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, columns, rows }) => ({
    sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, longestName),
    data: [
      columns.map((title) => ({ ...words(title), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(xlsxCell)),
    ],
    stickyRowsCount: 1,
  }));
  return writeXlsxFile(sheets).toBuffer();
}

function xlsxCell(cell: Cell) {
  if (cell === null) return null;
  return typeof cell === 'number' ? { value: cell, type: Number } : words(cell);
}

function words(text: string) {
  return { value: text.replace(unwritable, '').slice(0, longestCell), type: String };
}
