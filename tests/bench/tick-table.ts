import type { Bullmq, Ticks } from './tick.ts';
import type { Real } from './tick-real.ts';
import type { Bare } from './tick-set.ts';

/** What is aimed at: us for a tick with nothing due, and moments decided and committed a second. */
const idleAim = 1_000;
const rateAim = 20_000;

/** The ticks' figures as text for a terminal. */
export function tickTable({ idle, bare, calm, real, cron, bullmq }: Ticks): string {
  const verdict = (reached: boolean) => (reached ? 'reached' : 'not reached');
  const rates = (label: string, { moments, ms, cpuMs }: Bare) => {
    const perCpu = whole((moments / cpuMs) * 1000).padStart(9);
    return `  ${label.padEnd(38)}${whole((moments / ms) * 1000).padStart(9)}   ${perCpu}`;
  };
  const line = (label: string, found: Bare | Real) =>
    `${rates(label, found)}   aim ${whole(rateAim)}  ${verdict((found.moments / found.ms) * 1000 >= rateAim)}`;
  const again = ({ moments, replay }: Real) => rates('  the same commits, nothing decided', { moments, ...replay });
  return [
    'A tick with nothing due, us: median   99 in 100 under   most',
    ...idle.map(
      ({ moments, median, p99, most }) =>
        `  ${`${whole(moments)} moments set`.padEnd(36)}${median.toFixed(1).padStart(9)}   ${p99.toFixed(1)}   ${whole(most)}   aim ${whole(idleAim)}  ${verdict(median < idleAim)}`,
    ),
    '',
    'Due moments a second, and a second of processor time: SQLite, synchronous FULL, 200 at a time',
    line('committed, nothing decided', bare),
    line('by the wake, pairs that do everything', calm),
    again(calm),
    line('by the wake, pairs that do nothing', real),
    again(real),
    '  committed: the due moment found, and one commit that takes it away, remembers it and leaves one short message.',
    '  by the wake: the placement, its people, ledger and memory read, its programmes counted over calendar and holidays,',
    `  messages composed (${said(calm)} and ${said(real)} a moment), memory written, the next moment set. Delivery is left out of all.`,
    '  the same commits: those of the wake once more, on a store that is the same: what is left when reading and deciding cost nothing.',
    '',
    `node-cron, a task for each of ${whole(cron.people)} people, all set at one second`,
    `  made in ${whole(cron.ms)} ms, ${cron.heapMb.toFixed(0)} MB of heap; ${whole(cron.fired)} ran, the last one ${whole(cron.lastMs)} ms late (they only count: nothing read, decided or kept)`,
    bullmqLine(bullmq),
  ].join('\n');
}

function said({ messages, moments }: Real): string {
  return (messages / moments).toFixed(2);
}

function bullmqLine(bullmq: Bullmq | null): string {
  if (bullmq === null) return 'BullMQ: left out, there is no redis-server on this machine.';
  const { moments, ms, addedMs } = bullmq;
  return [
    'BullMQ, a delayed job for each moment, on a Redis that writes its file every second, 200 at a time',
    `  ${whole(moments)} added in ${whole(addedMs)} ms; ${whole((moments / ms) * 1000)} a second ran after their time (they only count: nothing read, decided or kept)`,
  ].join('\n');
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en-US');
}
