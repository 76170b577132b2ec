import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type Rate, rateOf } from './measure.ts';
import type { Round, SlackOrder } from './slack-seats.ts';

/** How much to measure: rounds, and turns in each. */
export type SlackSize = { rounds: number; turns: number };

/** Turns per second; `cpu`: ms of processor time for one. */
export type SlackRate = Rate & { cpu: number };

/** `ours` is a whole turn; `nothing` Bolt with a listener that does nothing, `say` with one that says a line; `busy` what part of a core the platform used. */
export type SlackRates = Record<Who, SlackRate> & {
  ratios: Record<'nothing' | 'say', number>;
  busy: number;
  atOnce: number;
};

type Who = 'ours' | 'nothing' | 'say';

const names: readonly Who[] = ['ours', 'nothing', 'say'];
/** Events under way at a time. */
const atOnce = 32;
/** Turns of each before the clock runs: everybody is met once, and the code is compiled. */
const warmUp = 4_000;

/** Measures turns over HTTP, ours and Bolt's in turns, with the platform and each of them in a process of its own. */
export async function measureSlack({ rounds, turns }: SlackSize): Promise<SlackRates> {
  const children: ChildProcess[] = [];
  const start = async (file: string, ...args: string[]) => {
    const child = fork(new URL(file, import.meta.url), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    return { child, said: await told(child, file) };
  };
  try {
    const { child: platform, said } = await start('slack-platform.ts');
    const { url } = said as { url: string };
    const apps = {
      ours: await start('slack-hall.ts', url),
      nothing: await start('slack-bolt.ts', url, 'nothing'),
      say: await start('slack-bolt.ts', url, 'say'),
    };
    const cpuOf = async (who: Who) => {
      const coming = told(apps[who].child, who);
      apps[who].child.send('cpu');
      const { user, system } = (await coming) as NodeJS.CpuUsage;
      return (user + system) / 1000;
    };
    let from = 0;
    const round = async (who: Who, count: number): Promise<Played> => {
      const before = await cpuOf(who);
      const { endpoint } = apps[who].said as { endpoint: string };
      const order: SlackOrder = { endpoint, text: 'menu', atOnce, turns: count, from, answered: who !== 'nothing' };
      const coming = told(platform, `the platform for ${who}`);
      platform.send(order);
      from += count;
      const played = (await coming) as Round;
      return { ...played, cpu: (await cpuOf(who)) - before };
    };
    for (const who of names) await round(who, warmUp);
    const found: Record<Who, Played[]> = { ours: [], nothing: [], say: [] };
    for (let at = 0; at < rounds; at += 1)
      // Whoever goes first changes, for what the one leaves to do when it is the other's turn.
      for (const who of at % 2 === 0 ? names : names.toReversed()) found[who].push(await round(who, turns));
    const against = (who: Who) =>
      rateOf(found.ours.map((one, at) => perSecond(one) / perSecond(found[who][at] ?? one))).median;
    const busy = Math.max(...names.flatMap((who) => found[who].map((one) => one.busy)));
    const rates = { ours: rate(found.ours), nothing: rate(found.nothing), say: rate(found.say) };
    return { ...rates, ratios: { nothing: against('nothing'), say: against('say') }, busy, atOnce };
  } finally {
    for (const child of children) if (child.connected) child.disconnect();
  }
}

type Played = Round & { cpu: number };

function rate(all: readonly Played[]): SlackRate {
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
