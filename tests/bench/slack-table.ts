import type { SlackRate, SlackRates, SlackSize } from './slack.ts';
import type { StartupTimes } from './startup.ts';

const aims = { nothing: 0.8, startup: 1.3 };

/** The turns over Slack as text for a terminal. */
export function slackTable(rates: SlackRates, { rounds, turns }: SlackSize): string {
  const { ours, nothing, say, ratios, busy, atOnce } = rates;
  const line = (label: string, { median, least, most, cpu }: SlackRate) =>
    `  ${label.padEnd(44)}${whole(median).padStart(9)}   ${`${whole(least)} - ${whole(most)}`.padEnd(16)}${cpu.toFixed(2)}`;
  const ratio = (label: string, found: number, aim: number | null) =>
    `  ${label.padEnd(44)}${found.toFixed(2).padStart(9)}   ${aim === null ? 'to know' : `aim ${aim}  ${found >= aim ? 'reached' : 'not reached'}`}`;
  return [
    `Turns over Slack, ${atOnce} at a time, turns per second: median of ${rounds} rounds of ${whole(turns)}   least - most   ms of processor a turn`,
    line('ours: verify, decide, commit, answer', ours),
    line('Bolt 5.1, a listener that does nothing', nothing),
    line('Bolt 5.1, a listener that says a line', say),
    ratio('ours : does nothing, over pairs of rounds', ratios.nothing, aims.nothing),
    ratio('ours : says a line', ratios.say, null),
    '  All get the same signed events over HTTP. Ours finds the person, commits the turn and its answer to disk (synchronous FULL), sends',
    `  the menu by chat.postMessage and settles it. Slack stands in a process of its own and used ${Math.round(busy * 100)} % of a core at the most.`,
  ].join('\n');
}

/** The times of starting as text for a terminal. */
export function startupTable(times: StartupTimes, starts: number): string {
  const lines = Object.entries(times).flatMap(([name, { ours, bare, ratio }]) => [
    `  ${`${name}: ours, until it listens`.padEnd(44)}${whole(ours.median).padStart(9)}   ${whole(ours.least)} - ${whole(ours.most)}`,
    `  ${`${name}: the bare import of its SDK`.padEnd(44)}${whole(bare.median).padStart(9)}   ${whole(bare.least)} - ${whole(bare.most)}`,
    `  ${'ratio, median over pairs'.padEnd(44)}${ratio.toFixed(2).padStart(9)}   at most ${aims.startup}  ${ratio <= aims.startup ? 'reached' : 'not reached'}`,
  ]);
  return [
    `Starting with one channel, ms from the start of the process: median of ${starts} starts   least - most`,
    ...lines,
    '  Ours as at a restart: on its data, with what it compiled and the content it checked before. Content that changed is checked before it listens.',
  ].join('\n');
}

function whole(rate: number): string {
  return Math.round(rate).toLocaleString('en-US');
}
