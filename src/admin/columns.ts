import { closest, plain } from '../../dialogs/text/closest.ts';

/** What each column may be called, Dutch first, as compared: lower case, no accents, only letters and digits. The first two are named in messages. */
const names = {
  institute: ['instituut', 'institute'],
  placement: ['koppeling', 'placement', 'koppel', 'pair'],
  trainee: ['aios', 'trainee', 'aiosnaam', 'naamaios', 'traineename', 'coassistent'],
  traineeAddress: ['aios adres', 'trainee address', 'adresaios', 'coassistentadres'],
  trainer: ['opleider', 'trainer', 'opleidernaam', 'naamopleider', 'trainername'],
  trainerAddress: ['opleider adres', 'trainer address', 'adresopleider'],
  second: ['opleider 2', 'trainer 2', 'tweedeopleider', 'opleider2naam', 'secondtrainer', 'secondtrainername'],
  secondAddress: ['opleider 2 adres', 'trainer 2 address', 'tweedeopleideradres', 'secondtraineraddress'],
  programmes: ["programma's", 'programmes', 'programma', 'programme', 'programs'],
  year: ['jaar', 'year', 'opleidingsjaar'],
  start: ['start', 'begin', 'startdatum', 'begindatum', 'startdate'],
  end: ['einde', 'end', 'eind', 'einddatum', 'enddate'],
  days: ['werkdagen', 'practice days', 'praktijkdagen', 'days', 'workdays'],
  instituteDay: ['instituutsdag', 'institute day', 'terugkomdag'],
  contract: ['dienstverband', 'contract', 'fte'],
  coordinator: ['coördinator', 'coordinator', 'coordinatornaam', 'coordinatorname'],
  coordinatorAddress: ['coördinator adres', 'coordinator address', 'adrescoordinator'],
} as const;

export type Column = keyof typeof names;
/** Which cell of a line holds what. */
export type Columns = ReadonlyMap<Column, number>;
export type ColumnsRead<C> = { kind: 'ok'; columns: ReadonlyMap<C, number> } | { kind: 'problems'; problems: string[] };

const needed: readonly Column[] = [
  'institute',
  'placement',
  'trainee',
  'traineeAddress',
  'trainer',
  'trainerAddress',
  'programmes',
  'start',
  'end',
];
const all = Object.keys(names).filter((name): name is Column => Object.hasOwn(names, name));

/** Finds the columns of placements by the header, in any order, or all that is wrong with it. */
export function readColumns(header: readonly string[]): ColumnsRead<Column> {
  return findColumns(header, names, all, needed);
}

/** Finds columns by the header: `names` is what each may be called, `all` are those there can be, `needed` those that must be there. */
export function findColumns<C extends string>(
  header: readonly string[],
  names: Readonly<Record<C, readonly string[]>>,
  all: readonly C[],
  needed: readonly C[],
): ColumnsRead<C> {
  const columns = new Map<C, number>();
  const problems: string[] = [];
  const first = all.map((name) => `"${names[name][0] ?? name}"`);
  for (const [index, title] of header.entries()) {
    const column = all.find((name) => names[name].some((known) => compared(known) === compared(title)));
    if (column === undefined)
      problems.push(
        unknown(
          title,
          index,
          all.flatMap((name) => names[name]),
          first,
        ),
      );
    else if (columns.has(column)) problems.push(`line 1: the column "${title}" is there twice. Take one of them out.`);
    else columns.set(column, index);
  }
  for (const column of needed)
    if (!columns.has(column)) problems.push(`line 1: the column ${calledBy(names[column])} is missing. Add it.`);
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'ok', columns };
}

/** The column as a message names it. */
export function called(column: Column): string {
  return calledBy(names[column]);
}

function calledBy([dutch = '', english = dutch]: readonly string[]): string {
  return dutch === english ? `"${dutch}"` : `"${dutch}" (or "${english}")`;
}

function unknown(title: string, index: number, known: readonly string[], first: readonly string[]): string {
  if (title === '') return `line 1: column ${index + 1} has no name. Give it one, or take it out.`;
  const found = closest(title, known);
  return found.kind === 'near'
    ? `line 1: there is no column "${title}". Did you mean "${found.values[0] ?? ''}"?`
    : `line 1: there is no column "${title}". Take it out, or use one of ${first.join(', ')}.`;
}

function compared(title: string): string {
  return plain(title).replace(/[^a-z0-9]/g, '');
}
