import { parseArgs } from 'node:util';
import { installPeers } from './install.ts';
import { measure, type Size } from './measure.ts';
import { machine, ratiosOf, table } from './table.ts';
import { measureTicks, type TickSize } from './tick.ts';
import { tickTable } from './tick-table.ts';

/**
 * `npm run bench`: our engine beside botbuilder-dialogs and xstate, and our durable turns beside the bare engine;
 * the clock's ticks beside node-cron with a task per person.
 * `--short` for a minute in place of several, `--json` for a program to read. Slow figures are no failure.
 */
const { short, json } = parseArgs({ options: { short: { type: 'boolean' }, json: { type: 'boolean' } } }).values;
const size: Size = short ? { rounds: 3, ms: 300, groups: 16 } : { rounds: 7, ms: 1000, groups: 32 };
const tickSize: TickSize = {
  idle: [10_000, 100_000, 1_000_000],
  bare: short ? 20_000 : 100_000,
  real: short ? 400 : 2_000,
  cron: short ? 5_000 : 10_000,
};

installPeers();
const rates = await measure(size);
const ticks = await measureTicks(tickSize);
const report = { machine: machine(), unit: 'turns per second', ...size, rates, ratios: ratiosOf(rates), ticks };
console.log(json ? JSON.stringify(report, null, 2) : `${table(rates, size)}\n\n${tickTable(ticks)}`);
