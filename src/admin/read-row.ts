import { dateOf } from '../../dialogs/dates/calendar.ts';
import { readAddress } from '../../dialogs/placements/address-text.ts';
import { type Claim, samePerson } from '../../dialogs/placements/check-claim.ts';
import { termTroubles } from '../../dialogs/placements/check-terms.ts';
import type { Trouble } from '../../dialogs/placements/trouble.ts';
import { clean } from '../../dialogs/text/clean.ts';
import { plain } from '../../dialogs/text/closest.ts';
import { type Column, type Columns, called } from './columns.ts';
import type { CsvRow } from './csv-table.ts';
import { troubleText } from './trouble-text.ts';

/** One line of the file as it was meant. Null is what the line leaves open: it stays as it is, or gets its default. */
export type Row = {
  line: number;
  institute: string;
  placement: string;
  trainee: Claim;
  trainers: Claim[];
  coordinator: Claim | null;
  programmes: string[];
  year: 1 | 3 | null;
  start: string;
  end: string;
  weekdays: number[] | null;
  instituteDay: number | null;
  contract: number | null;
};

const weekdays = [
  ['ma', 'maandag', 'mo', 'mon', 'monday'],
  ['di', 'dinsdag', 'tu', 'tue', 'tuesday'],
  ['wo', 'woensdag', 'we', 'wed', 'wednesday'],
  ['do', 'donderdag', 'th', 'thu', 'thursday'],
  ['vr', 'vrijdag', 'fr', 'fri', 'friday'],
  ['za', 'zaterdag', 'sa', 'sat', 'saturday'],
  ['zo', 'zondag', 'su', 'sun', 'sunday'],
];
// Part of a key in the store and of a button's id: no slash, bar or comma.
const idForm = /^[a-z0-9][a-z0-9-]{0,39}$/i;

/** Reads one line; everything that is wrong with it comes at once, each with what to do. `known` are the ids of the programmes. */
export function readRow(
  { line, cells }: CsvRow,
  columns: Columns,
  known: readonly string[],
): { row: Row | null; problems: string[] } {
  const problems: string[] = [];
  const wrong = (text: string) => {
    problems.push(`line ${line}: ${text}`);
    return null;
  };
  const troubled = (trouble: Trouble) => wrong(troubleText(trouble, known));
  const cell = (column: Column) => clean(cells[columns.get(column) ?? -1] ?? '');
  /** A cell read, null when it is empty or wrong. */
  const take = <T>(column: Column, remedy: string, read: (text: string) => T | null): T | null => {
    const text = cell(column);
    return text === '' ? null : (read(text) ?? wrong(`${called(column)}: "${text}" cannot be used. ${remedy}`));
  };
  const must = <T>(column: Column, remedy: string, read: (text: string) => T | null): T | null =>
    cell(column) === '' ? wrong(`${called(column)} is empty. ${remedy}`) : take(column, remedy, read);
  const claim = (name: Column, at: Column, role: Claim['role']): Claim | null => {
    // Who is known already may be named by address alone, also in the column of the name.
    const alone = cell(at) === '' ? readAddress(cell(name)) : null;
    if (alone !== null) return { name: '', address: alone, role };
    const address = readAddress(cell(at));
    if (address !== null) return { name: cell(name), address, role };
    return troubled(
      cell(at) === '' ? { kind: 'address-missing', name: cell(name) } : { kind: 'address-form', text: cell(at) },
    );
  };
  const isThere = (name: Column, at: Column) => cell(name) !== '' || cell(at) !== '';

  const idRemedy = 'Give a short name of letters, digits and dashes, such as oost-2026.';
  const dateRemedy = 'Give a day that exists, such as 2026-09-01 or 1-9-2026.';
  const institute = must('institute', idRemedy, readId);
  const placement = must('placement', idRemedy, readId);
  const trainee = claim('trainee', 'traineeAddress', 'trainee');
  const first = claim('trainer', 'trainerAddress', 'trainer');
  const second = isThere('second', 'secondAddress') ? claim('second', 'secondAddress', 'trainer') : null;
  const coordinator = isThere('coordinator', 'coordinatorAddress')
    ? claim('coordinator', 'coordinatorAddress', 'coordinator')
    : null;
  const start = must('start', dateRemedy, readDate);
  const end = must('end', dateRemedy, readDate);
  const programmes = [...new Set(cell('programmes').split('+').map(plain))].filter((one) => one !== '');
  if (programmes.length === 0)
    wrong(`${called('programmes')} is empty. Choose from ${known.join(', ')}, with + between two.`);
  const rest = {
    year: take<1 | 3>('year', 'Give 1 or 3, or leave it empty.', (text) =>
      text === '1' ? 1 : text === '3' ? 3 : null,
    ),
    weekdays: take('days', 'Give weekdays such as "ma,di,do".', readDays),
    instituteDay: take('instituteDay', 'Give one weekday, such as wo.', readDay),
    contract: take('contract', 'Give a part of full time, such as 0,8 or 80%.', readContract),
  };
  // Two days can only be compared when both are there.
  for (const trouble of termTroubles({ programmes, start: start ?? '', end: end ?? '' }, known))
    if (trouble.kind === 'unknown-programme' || (start !== null && end !== null)) troubled(trouble);
  const claims = [trainee, first, second, coordinator].filter((one) => one !== null);
  const twice = samePerson(claims.map(({ address }) => address));
  if (twice !== null) troubled(twice);
  if (problems.length > 0 || !institute || !placement || !trainee || !first || !start || !end)
    return { row: null, problems };
  const trainers = second === null ? [first] : [first, second];
  return {
    row: { line, institute, placement, trainee, trainers, coordinator, programmes, start, end, ...rest },
    problems,
  };
}

/** A name that can be part of a key: letters, digits and dashes, lowercase so that Noord is noord; null for anything else. */
export function readId(text: string): string | null {
  return idForm.test(text) ? text.toLowerCase() : null;
}

function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const dutch = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : dutch ? dutch.slice(1).toReversed() : [];
  // Outside these years it is a slip of the pen.
  return Number(year) >= 2000 && Number(year) <= 2100 ? dateOf(Number(year), Number(month), Number(day)) : null;
}

function readDay(text: string): number | null {
  const index = weekdays.findIndex((words) => words.includes(plain(text)));
  return index < 0 ? null : index + 1;
}

function readDays(text: string): number[] | null {
  const days = text
    .split(/[\s,;+/]+/)
    .filter((one) => one !== '')
    .map(readDay);
  const known = days.filter((day) => day !== null);
  return known.length === 0 || known.length < days.length ? null : [...new Set(known)].sort();
}

function readContract(text: string): number | null {
  const [, digits, percent] = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits.replace(',', '.')) / (percent === '%' ? 100 : 1);
  return number >= 0.1 && number <= 1 ? number : null;
}
