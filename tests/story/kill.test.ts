import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openChat } from './chat.ts';
import { type Program, startProgram } from './program.ts';
import { type Around, tell } from './tell.ts';

const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
/** How often the program is killed, over both lanes together: a few at the desk, 50 in CI, more with `npm run test:kill`. */
const kills = Number(process.env.KILLS ?? (process.env.CI === undefined ? 12 : 50));

/**
 * The whole story over real HTTP while the program is killed with -9 at random moments and started again. Whatever was
 * acknowledged must be there, nothing may be shown twice, and the conversation must go on where it was.
 */
describe(`killed ${kills} times at random moments (KILL_SEED=${seed})`, () => {
  it.concurrent.each([1, 2])('lane %i', { timeout: 600_000 }, async (lane) => {
    const data = mkdtempSync(join(tmpdir(), 'leergesprek-kill-'));
    const program = await startProgram(data);
    const random = mulberry(seed + lane);
    const killer = createKiller(program, random);
    try {
      for (let story = 1; killer.count() < kills / 2; story += 1) {
        const url = () => program.url;
        const trainer = openChat(url, 'opleider-oost', `${seed}-${lane}-${story}-t`);
        const trainee = openChat(url, 'aios-oost', `${seed}-${lane}-${story}-a`);
        const said = await tell(trainer, trainee, killer.around, `${lane}.${story}`, story);
        for (const chat of [trainer, trainee]) {
          const keys = chat.shown.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          const record = await chat.shownFor('Lees terug');
          for (const words of said) expect(record).toContain(words);
        }
      }
      expect(killer.count()).toBeGreaterThanOrEqual(kills / 2);
      // In the end it stops as it should, with all of it on disk.
      expect(await program.stop()).toBe(0);
    } finally {
      await program.kill();
      rmSync(data, { recursive: true, force: true });
    }
  });
});

/** Kills the program at a random moment around a piece of work, and starts it again. */
function createKiller(program: Program, random: () => number): { around: Around; count(): number } {
  let count = 0;
  return {
    count: () => count,
    async around(work) {
      const killing = async () => {
        if (random() < 0.15) return;
        // Around what a turn takes, so that kills fall before, in and after it.
        await sleep(random() * random() * 60);
        await program.kill();
        count += 1;
        await program.start();
      };
      await Promise.all([work(), killing()]);
    },
  };
}

function mulberry(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
