import type { Order } from './child.ts';
import type { Played, Transcript } from './contender.ts';
import { startSeat } from './seat.ts';

/** A contender in a process of its own, so that no engine's rubbish or compiled code gets in another's way. */
export type Running = {
  transcript(): Promise<Transcript | null>;
  round(size: number): Promise<Played>;
  stop(): void;
};

/** Starts the contender in `file` (relative to this folder). Rejects when its process ends by itself. */
export async function startContender(file: string): Promise<Running> {
  const seat = await startSeat('child.ts', new URL(file, import.meta.url).href);
  const ask = (order: Order) => seat.ask(order);
  return {
    transcript: async () => (await ask({ order: 'transcript' })) as Transcript | null,
    round: async (size) => (await ask({ order: 'round', size })) as Played,
    stop: seat.stop,
  };
}
