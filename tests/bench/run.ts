import { parseArgs } from 'node:util';
import { installPeers } from './install.ts';
import { measure, type Size } from './measure.ts';
import { measureOverview, overviewTable } from './overview-table.ts';
import { measureSlack } from './slack.ts';
import { slackTable, startupTable } from './slack-table.ts';
import { measureStartup } from './startup.ts';
import { machine, ratiosOf, table } from './table.ts';
import { measureTeams, type TeamsSize } from './teams.ts';
import { teamsTable } from './teams-table.ts';
import { measureTicks, type TickSize } from './tick.ts';
import { tickTable } from './tick-table.ts';

/**
 * `npm run bench`: our engine beside botbuilder-dialogs and xstate, and our durable turns beside the bare engine;
 * the coordinator's overview beside the store's bare scan;
 * the clock's ticks beside node-cron with a task per person and BullMQ where there is a redis-server;
 * whole turns over Teams beside botbuilder's echo bot and over Slack beside Bolt; and starting beside the bare import of an SDK.
 * `--short` for a minute in place of several, `--json` for a program to read. Slow figures are no failure.
 */
const { short, json } = parseArgs({ options: { short: { type: 'boolean' }, json: { type: 'boolean' } } }).values;
const size: Size = short ? { rounds: 3, ms: 300, groups: 16 } : { rounds: 7, ms: 1000, groups: 32 };
const tickSize: TickSize = {
  idle: [10_000, 100_000, 1_000_000],
  bare: short ? 20_000 : 100_000,
  real: short ? 300 : 1_000,
  cron: short ? 5_000 : 10_000,
  bullmq: short ? 5_000 : 20_000,
};
const teamsSize: TeamsSize = short ? { rounds: 3, turns: 1_000 } : { rounds: 7, turns: 2_000 };

installPeers();
const rates = await measure(size);
const ticks = await measureTicks(tickSize);
const overview = await measureOverview(2_500, short ? 10 : 40);
const teams = await measureTeams(teamsSize);
const slack = await measureSlack(teamsSize);
const starts = short ? 3 : 7;
const startup = await measureStartup(starts);
const report = {
  machine: machine(),
  unit: 'turns per second',
  ...size,
  rates,
  ratios: ratiosOf(rates),
  ticks,
  overview,
  teams,
  slack,
  startup,
};
console.log(
  json
    ? JSON.stringify(report, null, 2)
    : [
        table(rates, size),
        tickTable(ticks),
        overviewTable(overview),
        teamsTable(teams, teamsSize),
        slackTable(slack, teamsSize),
        startupTable(startup, starts),
      ].join('\n\n'),
);
