/**
 * Does `attempt` again for as long as another was just ahead of it, at most so many times in a row. Each attempt reads afresh what
 * it goes by. Rejects when it never came through; `what` says in the error whose.
 */
export async function retried<T>(what: string, most: number, attempt: () => Promise<T | 'conflict'>): Promise<T> {
  for (let tries = 1; tries <= most; tries += 1) {
    const done = await attempt();
    if (done !== 'conflict') return done;
  }
  throw new Error(`${what} met ${most} conflicts in a row`);
}
