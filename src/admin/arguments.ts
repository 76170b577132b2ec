/** What `npm run admin --` is asked to do. */
export type AdminRead = { kind: 'import'; file: string; apply: boolean } | { kind: 'problem'; text: string };

const usage =
  'Use: npm run admin -- import FILE [--apply]. Without --apply nothing is written; you only see what would be.';

/** Reads what follows `npm run admin --`. */
export function readAdmin(args: readonly string[]): AdminRead {
  const [command, ...rest] = args;
  if (command !== 'import') return { kind: 'problem', text: usage };
  const flags = rest.filter((one) => one.startsWith('-'));
  const files = rest.filter((one) => !one.startsWith('-'));
  const [file] = files;
  if (file === undefined || files.length > 1 || flags.some((one) => one !== '--apply'))
    return { kind: 'problem', text: usage };
  return { kind: 'import', file, apply: flags.length > 0 };
}
