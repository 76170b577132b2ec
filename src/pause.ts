import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many ms without keeping the program alive for it. */
export function pause(ms: number): Promise<void> {
  return sleep(ms, undefined, { ref: false });
}
