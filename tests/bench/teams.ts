import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Rate, rateOf } from './measure.ts';
import { type Round, registered, type TeamsOrder } from './teams-seats.ts';

/** How much to measure: rounds, and turns in each. */
export type TeamsSize = { rounds: number; turns: number };

/** Turns per second; `cpu`: ms of processor time for one. */
export type TeamsRate = Rate & { cpu: number };

/** Ours and the echo bot: `ratio` is the median over pairs of rounds next to each other, `busy` what part of a core the platform used at the most. */
export type TeamsRates = { ours: TeamsRate; echo: TeamsRate; ratio: number; busy: number; atOnce: number };

/** Messages under way at a time: enough that a slow disk is shared by many turns in one commit, as it is when a whole region is told something. */
const atOnce = 64;
/** Turns of each before the clock runs: everybody is met once, and the code is compiled. */
const warmUp = 4_000;

/** Measures whole turns over HTTP, ours and the echo bot's in turns, with the platform and both of them in processes of their own. */
export async function measureTeams({ rounds, turns }: TeamsSize): Promise<TeamsRates> {
  const children: ChildProcess[] = [];
  const start = async (file: string, ...args: string[]) => {
    const options = { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] as const };
    const child = fork(new URL(file, import.meta.url), args, { stdio: [...options.stdio] });
    children.push(child);
    return { child, said: await told(child, file) };
  };
  try {
    const { child: platform, said } = await start('teams-platform.ts');
    const { url } = said as { url: string };
    const bots = { ours: await start('teams-hall.ts', url), echo: await start('teams-echo.ts', url) };
    const cpuOf = async (who: Who) => {
      const coming = told(bots[who].child, who);
      bots[who].child.send('cpu');
      const { user, system } = (await coming) as NodeJS.CpuUsage;
      return (user + system) / 1000;
    };
    let from = 0;
    const round = async (who: Who, count: number): Promise<Played> => {
      const before = await cpuOf(who);
      const { endpoint } = bots[who].said as { endpoint: string };
      const order: TeamsOrder = { bot: registered, endpoint, text: 'menu', atOnce, turns: count, from };
      const coming = told(platform, `the platform for ${who}`);
      platform.send(order);
      from += count;
      const played = (await coming) as Round;
      return { ...played, cpu: (await cpuOf(who)) - before };
    };
    for (const who of ['ours', 'echo'] as const) await round(who, warmUp);
    const found = { ours: [] as Played[], echo: [] as Played[] };
    for (let at = 0; at < rounds; at += 1) {
      // Whoever goes first changes, for what the one leaves to do when it is the other's turn.
      const order = at % 2 === 0 ? (['ours', 'echo'] as const) : (['echo', 'ours'] as const);
      for (const who of order) found[who].push(await round(who, turns));
    }
    const pairs = found.ours.map((one, at) => perSecond(one) / perSecond(found.echo[at] ?? one));
    const busy = Math.max(...[...found.ours, ...found.echo].map((one) => one.busy));
    return { ours: rate(found.ours), echo: rate(found.echo), ratio: rateOf(pairs).median, busy, atOnce };
  } finally {
    for (const child of children) if (child.connected) child.disconnect();
  }
}

type Who = 'ours' | 'echo';
type Played = Round & { cpu: number };

function rate(all: readonly Played[]): TeamsRate {
  return { ...rateOf(all.map(perSecond)), cpu: rateOf(all.map(({ cpu, turns }) => cpu / turns)).median };
}

function perSecond({ turns, ms }: Round): number {
  return (turns / ms) * 1000;
}

async function told(child: ChildProcess, file: string): Promise<unknown> {
  const ended = new AbortController();
  const gone = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error(`${file} stopped before it answered.`);
  });
  try {
    const [message] = await Promise.race([once(child, 'message'), gone]);
    return message;
  } finally {
    ended.abort();
    gone.catch(() => {});
  }
}
