import { vi } from 'vitest';

/** Makes waits with a timer so many times shorter while `work` is done: real ones, as there is a network between. */
export async function faster<T>(times: number, work: () => Promise<T>): Promise<T> {
  const { setTimeout: timer } = globalThis;
  const limit = AbortSignal.timeout.bind(AbortSignal);
  const shortened = (done: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    timer(done, (ms ?? 0) / times, ...args);
  const spies = [
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(shortened as never),
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => limit(ms / times)),
  ];
  try {
    return await work();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
