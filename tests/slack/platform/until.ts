/** Waits for something without asking all the time. */
export type Until = <T>(look: () => T | false | null | undefined, ms?: number) => Promise<T>;

/** `until` looks again after every `changed`; it rejects after `ms`, with what it was looking for. */
export function makeUntil(): { until: Until; changed: () => void } {
  const waiting = new Set<() => void>();
  return {
    changed: () => {
      for (const again of [...waiting]) again();
    },
    until(look, ms = 5000) {
      return new Promise((resolve, reject) => {
        const end = (finish: () => void) => {
          clearTimeout(timer);
          waiting.delete(again);
          finish();
        };
        const again = () => {
          const found = look();
          if (found !== false && found !== null && found !== undefined) end(() => resolve(found));
        };
        const timer = setTimeout(() => end(() => reject(new Error(`not within ${ms} ms: ${look}`))), ms);
        waiting.add(again);
        again();
      });
    },
  };
}
