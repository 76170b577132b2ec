import { afterAll, beforeAll, vi } from 'vitest';

/** Keeps the SDK, which prints what it refuses, quiet while the tests of this file run. */
export function quietSdk(): void {
  let spy: { mockRestore(): void };
  beforeAll(() => {
    spy = vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterAll(() => spy.mockRestore());
}
