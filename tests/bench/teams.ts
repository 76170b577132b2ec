import { type HttpRate, type HttpSize, measureOverHttp } from './over-http.ts';
import { registered, type TeamsOrder } from './teams-seats.ts';

/** How much to measure: rounds, and turns in each. */
export type TeamsSize = HttpSize;

/** Turns per second; `cpu`: ms of processor time for one. */
export type TeamsRate = HttpRate;

/** Ours and the echo bot: `ratio` is the median over pairs of rounds next to each other, `busy` what part of a core the platform used at the most. */
export type TeamsRates = { ours: TeamsRate; echo: TeamsRate; ratio: number; busy: number; atOnce: number };

/** Messages under way at a time: enough that a slow disk is shared by many turns in one commit, as it is when a whole region is told something. */
const atOnce = 64;

/** Measures whole turns over HTTP, ours and the echo bot's. */
export async function measureTeams(size: TeamsSize): Promise<TeamsRates> {
  const { rates, ratio, busy } = await measureOverHttp(
    {
      platform: 'teams-platform.ts',
      apps: { ours: ['teams-hall.ts'], echo: ['teams-echo.ts'] },
      order: (_who, round): TeamsOrder => ({ ...round, bot: registered, text: 'menu', atOnce }),
    },
    size,
  );
  return { ...rates, ratio: ratio('ours', 'echo'), busy, atOnce };
}
