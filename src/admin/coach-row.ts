import { readAddress } from '../../dialogs/placements/address-text.ts';
import type { Claim } from '../../dialogs/placements/check-claim.ts';
import { clean } from '../../dialogs/text/clean.ts';
import { plain } from '../../dialogs/text/closest.ts';
import { type ColumnsRead, findColumns } from './columns.ts';
import type { CsvRow } from './csv-table.ts';
import { readId } from './read-row.ts';
import { troubleText } from './trouble-text.ts';

const names = {
  institute: ['instituut', 'institute'],
  name: ['coach', 'naam', 'name', 'coachnaam', 'coachname'],
  address: ['adres', 'address', 'coachadres', 'coachaddress'],
  stops: ['stopt', 'stops', 'stop'],
} as const;
const all = ['institute', 'name', 'address', 'stops'] as const;
type CoachColumn = (typeof all)[number];

/** One line of the file: who is a coach at which institute, or (`stops`) is one no more. */
export type CoachRow = { line: number; institute: string; claim: Claim; stops: boolean };

/** Finds the columns of coaches by the header, in any order. */
export function readCoachColumns(header: readonly string[]): ColumnsRead<CoachColumn> {
  return findColumns(header, names, all, ['institute', 'name', 'address']);
}

/** Reads one line; everything that is wrong with it comes at once, each with what to do. */
export function readCoachRow(
  { line, cells }: CsvRow,
  columns: ReadonlyMap<CoachColumn, number>,
): { row: CoachRow | null; problems: string[] } {
  const cell = (column: CoachColumn) => clean(cells[columns.get(column) ?? -1] ?? '');
  const [institute, address, stops] = [
    readId(cell('institute')),
    readAddress(cell('address')),
    readStop(cell('stops')),
  ];
  const problems = [
    ...(institute === null
      ? [
          `"instituut": "${cell('institute')}" cannot be used. Give a short name of letters, digits and dashes, such as utrecht.`,
        ]
      : []),
    ...(address === null
      ? [
          troubleText(
            cell('address') === ''
              ? { kind: 'address-missing', name: cell('name') }
              : { kind: 'address-form', text: cell('address') },
            [],
          ),
        ]
      : []),
    ...(stops === null ? [`"stopt": "${cell('stops')}" cannot be used. Give ja or nee, or leave it empty.`] : []),
  ].map((text) => `line ${line}: ${text}`);
  if (institute === null || address === null || stops === null) return { row: null, problems };
  return { row: { line, institute, claim: { name: cell('name'), address, role: 'coach' }, stops }, problems };
}

function readStop(text: string): boolean | null {
  const word = plain(text);
  if (['ja', 'j', 'yes', 'x', '1'].includes(word)) return true;
  return ['', 'nee', 'n', 'no', '0'].includes(word) ? false : null;
}
