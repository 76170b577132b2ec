import type { Transcript } from './contender.ts';
import { inMemory, type Name, onDisk } from './contenders.ts';
import { type Running, startContender } from './process.ts';
import { questions } from './script.ts';

/** How long to measure: rounds, ms per round in memory, groups of conversations per round on disk. */
export type Size = { rounds: number; ms: number; groups: number };

/** Turns per second: the median of the rounds, and the slowest and the fastest one. */
export type Rate = { median: number; least: number; most: number };

/** Before this, in ms, xstate still gets faster (seen: 23,000 turns a second at first, 58,000 later); the others settle sooner. */
const warmUpMs = 1000;

/** The same for turns on disk, in groups of conversations: our own still get faster before this (seen: 190 us a turn at first, 146 later). */
const warmUpGroups = 40;

/** Measures everybody, in turns (A B C A B C ...) so that a busy moment of the machine is shared by all. */
export async function measure(size: Size): Promise<Record<Name, Rate>> {
  const memory = await rates(inMemory, size.rounds, size.ms, Math.max(size.ms, warmUpMs));
  const disk = await rates(onDisk, size.rounds, size.groups, Math.max(size.groups, warmUpGroups));
  return { ...memory, ...disk };
}

async function rates<N extends Name>(
  contenders: Record<N, { file: string }>,
  rounds: number,
  size: number,
  warmUp: number,
): Promise<Record<N, Rate>> {
  const names = Object.keys(contenders) as N[];
  const running = new Map<N, Running>();
  try {
    await Promise.all(names.map(async (name) => running.set(name, await startContender(contenders[name].file))));
    const found = new Map<N, number[]>(names.map((name) => [name, []]));
    for (const [name, contender] of running) {
      checkTranscript(contenders[name].file, await contender.transcript());
      await contender.round(warmUp);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, contender] of running) {
        const { turns, ms } = await contender.round(size);
        found.get(name)?.push((turns / ms) * 1000);
      }
    }
    return Object.fromEntries([...found].map(([name, all]) => [name, rateOf(all)])) as Record<N, Rate>;
  } finally {
    for (const contender of running.values()) contender.stop();
  }
}

function checkTranscript(file: string, transcript: Transcript | null): void {
  if (transcript === null) return;
  const wanted: Transcript = { asked: questions.map(({ ask }) => ask), kept: questions.map(({ answer }) => answer) };
  if (JSON.stringify(transcript) !== JSON.stringify(wanted)) throw new Error(`${file} held another conversation.`);
}

export function rateOf(all: readonly number[]): Rate {
  const sorted = all.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
  return { median, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}
