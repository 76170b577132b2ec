import type { PeriodRead } from '../../dialogs/ledger/read-period.ts';

/** What was read behind `afwezig` on one line: the period without its year, or why it is asked back by `asked`; `!` when words were dropped. */
export function saidPeriod(read: PeriodRead, asked: (ask: Extract<PeriodRead, { kind: 'ask' }>) => string): string {
  const said =
    read.kind === 'period'
      ? `${read.period.from.slice(5)}..${read.period.to.slice(5)}${read.until ? ' until' : ''}`
      : read.kind === 'ask'
        ? asked(read)
        : read.kind;
  return `${said}${read.said ? ' !' : ''}`;
}
