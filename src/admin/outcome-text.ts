/** What is done with one line of a file. `place` is what it is about. */
export type Outcome = { line: number; place: string; kind: 'new' | 'changed' | 'unchanged'; details: string[] };
/** `ok`: what was done, or in a dry run would be. `problems`: all that is wrong, and nothing was written. */
export type Imported = { kind: 'ok' | 'problems'; lines: string[] };

/** What was done line by line, what may not be as it was meant, and all together. `apply` false: it would be. */
export function outcomes(all: readonly Outcome[], apply: boolean, notes: readonly string[] = []): Imported {
  const noted = notes.length === 0 ? [] : ['', ...notes.map((note) => `Note: ${note}`)];
  return { kind: 'ok', lines: [...all.map(said), ...noted, '', summary(all, apply)] };
}

/** Everything that is wrong, by line. */
export function refused(problems: readonly string[]): Imported {
  const count = problems.length === 1 ? 'One thing is' : `${problems.length} things are`;
  return {
    kind: 'problems',
    lines: [`Nothing was written. ${count} not right:`, ...inOrder(problems).map((one) => `- ${one}`)],
  };
}

function said({ line, place, kind, details }: Outcome): string {
  return `line ${line}: ${place}: ${kind}${details.length === 0 ? '' : ` (${details.join('; ')})`}`;
}

function summary(all: readonly Outcome[], apply: boolean): string {
  const count = (kind: Outcome['kind']) => all.filter((one) => one.kind === kind).length;
  const counts = `${count('new')} new, ${count('changed')} changed, ${count('unchanged')} unchanged.`;
  if (count('unchanged') === all.length) return `${counts} There is nothing to write.`;
  if (apply) return `${counts} Written.`;
  return `${counts} This was a dry run and nothing was written. Add --apply to write it.`;
}

function inOrder(problems: readonly string[]): string[] {
  const lineOf = (problem: string) => Number(/^line (\d+)/.exec(problem)?.[1] ?? 0);
  return [...problems].sort((one, other) => lineOf(one) - lineOf(other));
}
