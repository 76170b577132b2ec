import { type Rate, rateOf } from './measure.ts';
import { type Seat, startSeat } from './seat.ts';

/** How much to measure: rounds, and turns in each. */
export type HttpSize = { rounds: number; turns: number };

/** Turns per second; `cpu`: ms of processor time for one. */
export type HttpRate = Rate & { cpu: number };

/** What a platform tells of a round: how long it took, and what part of one core the platform itself used. */
type Round = { turns: number; ms: number; busy: number };
type Played = Round & { cpu: number };

/** Who is measured, by which script with which arguments after the platform's address; and what the platform is to do for a round. */
export type Contest<Who extends string> = {
  platform: string;
  apps: Record<Who, readonly [file: string, ...args: string[]]>;
  order(who: Who, round: { endpoint: string; turns: number; from: number }): object;
};

/** Rates, how many times as fast the first was as another (median over rounds next to each other), and what part of a core the platform used at the most. */
export type Found<Who extends string> = {
  rates: Record<Who, HttpRate>;
  ratio(first: Who, other: Who): number;
  busy: number;
};

/** Turns of each before the clock runs: everybody is met once, and the code is compiled. */
const warmUp = 4_000;

/** Measures whole turns over HTTP, in turns, with the platform and each of them in a process of its own. */
export async function measureOverHttp<Who extends string>(
  { platform: file, apps, order }: Contest<Who>,
  { rounds, turns }: HttpSize,
): Promise<Found<Who>> {
  const names = Object.keys(apps) as Who[];
  const seats: Seat[] = [];
  const start = async (script: string, ...args: string[]) => {
    const seat = await startSeat(script, ...args);
    seats.push(seat);
    return seat;
  };
  try {
    const platform = await start(file);
    const { url } = platform.said as { url: string };
    const running = new Map<Who, Seat>();
    for (const who of names) {
      const [script, ...args] = apps[who];
      running.set(who, await start(script, url, ...args));
    }
    let from = 0;
    const round = async (who: Who, count: number): Promise<Played> => {
      const app = running.get(who);
      if (app === undefined) throw new Error(`${who} does not run.`);
      const before = await cpuOf(app);
      const { endpoint } = app.said as { endpoint: string };
      const coming = platform.ask(order(who, { endpoint, turns: count, from }));
      from += count;
      const played = (await coming) as Round;
      return { ...played, cpu: (await cpuOf(app)) - before };
    };
    for (const who of names) await round(who, warmUp);
    const found = Object.fromEntries(names.map((who) => [who, []])) as unknown as Record<Who, Played[]>;
    for (let at = 0; at < rounds; at += 1)
      // Whoever goes first changes, for what the one leaves to do when it is the other's turn.
      for (const who of at % 2 === 0 ? names : names.toReversed()) found[who].push(await round(who, turns));
    return {
      rates: Object.fromEntries(names.map((who) => [who, rate(found[who])])) as Record<Who, HttpRate>,
      ratio: (first, other) =>
        rateOf(found[first].map((one, at) => perSecond(one) / perSecond(found[other][at] ?? one))).median,
      busy: Math.max(...names.flatMap((who) => found[who].map((one) => one.busy))),
    };
  } finally {
    for (const seat of seats) seat.stop();
  }
}

/** Processor time of an app so far, in ms. */
async function cpuOf(app: Seat): Promise<number> {
  const { user, system } = (await app.ask('cpu')) as NodeJS.CpuUsage;
  return (user + system) / 1000;
}

function rate(all: readonly Played[]): HttpRate {
  return { ...rateOf(all.map(perSecond)), cpu: rateOf(all.map(({ cpu, turns }) => cpu / turns)).median };
}

function perSecond({ turns, ms }: Round): number {
  return (turns / ms) * 1000;
}
