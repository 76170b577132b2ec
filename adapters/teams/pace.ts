import { TEAMS_LIMITS } from './limits.ts';

type Window = { most: number; within: number };

/** How fast we may write. */
export type Pace = {
  /**
   * Takes a place for one request in this conversation of this tenant at `now` (ms, never going back) and gives 0, or takes
   * none and gives after how many ms there is one.
   */
  take(conversation: string, tenant: string, now: number): number;
};

/** Keeps to the platform's own limits, so that it hardly ever has to say no. Counts this process only. */
export function createPace(): Pace {
  const conversations = createLines(TEAMS_LIMITS.conversation);
  const tenants = createLines(TEAMS_LIMITS.tenant);
  return {
    take(conversation, tenant, now) {
      const wait = Math.max(conversations.wait(conversation, now), tenants.wait(tenant, now));
      if (wait > 0) return wait;
      conversations.add(conversation, now);
      tenants.add(tenant, now);
      return 0;
    },
  };
}

/** The moments at which something was taken, per name, as far back as the widest window reaches. */
function createLines(windows: readonly Window[]) {
  const lines = new Map<string, number[]>();
  const widest = Math.max(...windows.map(({ within }) => within));
  let swept = 0;

  function line(name: string, now: number): number[] {
    const moments = lines.get(name) ?? [];
    const first = moments.findIndex((moment) => moment > now - widest);
    return first === 0 ? moments : first === -1 ? [] : moments.slice(first);
  }

  /** Forgets who has been silent, once per widest window. */
  function sweep(now: number): void {
    if (now - swept < widest) return;
    swept = now;
    for (const [name, moments] of lines) if ((moments.at(-1) ?? 0) <= now - widest) lines.delete(name);
  }

  return {
    wait(name: string, now: number): number {
      const moments = line(name, now);
      const waits = windows.map(({ most, within }) => {
        const oldest = moments.at(-most);
        return oldest === undefined ? 0 : oldest + within - now;
      });
      return Math.max(0, ...waits);
    },
    add(name: string, now: number): void {
      sweep(now);
      lines.set(name, [...line(name, now), now]);
    },
  };
}
