import { parseArgs } from 'node:util';
import { installPeers } from './install.ts';
import { measure, type Size } from './measure.ts';
import { machine, ratiosOf, table } from './table.ts';

/**
 * `npm run bench`: our engine beside botbuilder-dialogs and xstate, and our durable turns beside the bare engine.
 * `--short` for a minute in place of several, `--json` for a program to read. Slow figures are no failure.
 */
const { short, json } = parseArgs({ options: { short: { type: 'boolean' }, json: { type: 'boolean' } } }).values;
const size: Size = short ? { rounds: 3, ms: 300, groups: 16 } : { rounds: 7, ms: 1000, groups: 32 };

installPeers();
const rates = await measure(size);
const report = { machine: machine(), unit: 'turns per second', ...size, rates, ratios: ratiosOf(rates) };
console.log(json ? JSON.stringify(report, null, 2) : table(rates, size));
