import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores is what the smallest machine has; more workers would only queue.
    maxWorkers: 2,
    // Files of one worker share what they load: content and SDKs are read once, a third of the time. A test puts back what it changes.
    isolate: false,
    // A CommonJS package is imported as Node itself does it.
    deps: { interopDefault: false },
    env: { TZ: 'UTC' },
  },
});
