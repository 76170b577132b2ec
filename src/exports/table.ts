/** A cell: words, a number, a date (`YYYY-MM-DD`) or nothing. */
export type Cell = string | number | null;
/** A table with its heading; every row has as many cells as there are columns. */
export type Table = { name: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] };
