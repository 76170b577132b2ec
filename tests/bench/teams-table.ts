import type { TeamsRate, TeamsRates, TeamsSize } from './teams.ts';

const aim = 0.8;

/** The turns over Teams as text for a terminal. */
export function teamsTable({ ours, echo, ratio, busy, atOnce }: TeamsRates, { rounds, turns }: TeamsSize): string {
  const line = (label: string, { median, least, most, cpu }: TeamsRate) =>
    `  ${label.padEnd(36)}${whole(median).padStart(9)}   ${`${whole(least)} - ${whole(most)}`.padEnd(16)}${cpu.toFixed(2)}`;
  return [
    `Whole turns over Teams, ${atOnce} at a time, turns per second: median of ${rounds} rounds of ${whole(turns)}   least - most   ms of processor a turn`,
    line('ours: verify, decide, commit, answer', ours),
    line('botbuilder 4.23, echo bot, restify', echo),
    `  ${'ratio, median over pairs of rounds'.padEnd(36)}${ratio.toFixed(2).padStart(9)}   aim ${aim}  ${ratio >= aim ? 'reached' : 'not reached'}`,
    '  Both get the same signed messages over HTTP and send their answers over HTTP to the same platform, which stands in a process',
    `  of its own and used ${Math.round(busy * 100)} % of a core at the most. Ours finds the person, commits the turn and its answer to disk (synchronous`,
    '  FULL), sends the menu as a card and settles it; the echo bot keeps nothing and sends a line of text.',
  ].join('\n');
}

function whole(rate: number): string {
  return Math.round(rate).toLocaleString('en-US');
}
