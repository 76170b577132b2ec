import { type HttpRate, type HttpSize, measureOverHttp } from './over-http.ts';
import type { SlackOrder } from './slack-seats.ts';

/** How much to measure: rounds, and turns in each. */
export type SlackSize = HttpSize;

/** Turns per second; `cpu`: ms of processor time for one. */
export type SlackRate = HttpRate;

/** `ours` is a whole turn; `nothing` Bolt with a listener that does nothing, `say` with one that says a line; `busy` what part of a core the platform used. */
export type SlackRates = Record<'ours' | 'nothing' | 'say', SlackRate> & {
  ratios: Record<'nothing' | 'say', number>;
  busy: number;
  atOnce: number;
};

/** Events under way at a time. */
const atOnce = 32;

/** Measures turns over HTTP, ours and Bolt's. */
export async function measureSlack(size: SlackSize): Promise<SlackRates> {
  const { rates, ratio, busy } = await measureOverHttp(
    {
      platform: 'slack-platform.ts',
      apps: { ours: ['slack-hall.ts'], nothing: ['slack-bolt.ts', 'nothing'], say: ['slack-bolt.ts', 'say'] },
      order: (who, round): SlackOrder => ({ ...round, text: 'menu', atOnce, answered: who !== 'nothing' }),
    },
    size,
  );
  return { ...rates, ratios: { nothing: ratio('ours', 'nothing'), say: ratio('ours', 'say') }, busy, atOnce };
}
