/** What `npm run admin --` is asked to do. */
export type AdminRead =
  | { kind: 'import' | 'coaches'; file: string; apply: boolean }
  | { kind: 'export'; institute: string; file: string }
  | { kind: 'problem'; text: string };

const usage = [
  'Use: npm run admin -- import FILE [--apply]. Without --apply nothing is written; you only see what would be.',
  'Or: npm run admin -- coaches FILE [--apply] for who is a coach, in the same way.',
  'Or: npm run admin -- export INSTITUTE FILE.csv (or .xlsx) for the yearly figures.',
].join('\n');

/** Reads what follows `npm run admin --`. */
export function readAdmin(args: readonly string[]): AdminRead {
  const [command, ...rest] = args;
  const flags = rest.filter((one) => one.startsWith('-'));
  const words = rest.filter((one) => !one.startsWith('-'));
  const [first, second] = words;
  if (command === 'export' && first !== undefined && second !== undefined && words.length === 2 && flags.length === 0)
    return /\.(csv|xlsx)$/.test(second)
      ? { kind: 'export', institute: first.toLowerCase(), file: second }
      : { kind: 'problem', text: `${second} must end in .csv or .xlsx.` };
  const isRead = (command === 'import' || command === 'coaches') && first !== undefined && words.length === 1;
  if (!isRead || flags.some((one) => one !== '--apply')) return { kind: 'problem', text: usage };
  return { kind: command, file: first, apply: flags.length > 0 };
}
