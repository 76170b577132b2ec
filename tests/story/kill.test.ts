import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type Chat, openChat } from './chat.ts';
import { type Program, startProgram } from './program.ts';

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
          const record = lastRecord(chat);
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

type Around = (work: () => Promise<void>) => Promise<void>;

/** The process-focused conversation of five minutes, from command to record. Gives every text that was acknowledged. */
async function tell(trainer: Chat, trainee: Chat, around: Around, mark: string, times: number): Promise<string[]> {
  const words = [
    'we bellen elkaar snel',
    'samen voor het spreekuur kijken',
    'de overdracht loopt goed',
    'de uitleg mag korter',
    'elke ochtend om acht uur de lijst doorlopen',
    'we spraken af vooraf te overleggen',
    'hardop redeneren bij twijfel',
    'bij elk consult een keer proberen',
    'drie keer per week is het gelukt',
  ].map((text) => `${text} (${mark})`);
  const [good1, better1, good2, better2, plan, summary, what, how, measured] = words;
  await around(() => trainer.type('/leergesprek proces'));
  await around(() => trainer.tap('5 minuten'));
  await around(() => trainee.tap('Versturen', { 'Dit gaat goed': good1 ?? '' }));
  await around(() => trainee.tap('Versturen', { 'Dit kan beter': better1 ?? '' }));
  await around(() => trainer.tap('Versturen', { 'Dit gaat goed': good2 ?? '' }));
  await around(() => trainer.tap('Versturen', { 'Dit kan beter': better2 ?? '' }));
  await around(() => trainer.tap('Verder'));
  await around(() =>
    trainee.tap('Versturen', {
      'Dit pakken we aan': better1 ?? '',
      'Wat gaan we doen?': plan ?? '',
      'Wie zorgt daarvoor?': 'Samen',
      'Wanneer kijken we': 'over drie weken',
    }),
  );
  await around(() => trainee.tap('Versturen', { 'Mijn samenvatting': summary ?? '' }));
  await around(() =>
    trainee.tap('Versturen', {
      'Wat wil ik leren?': what ?? '',
      'Hoe ga ik': how ?? '',
      'Waaraan zie ik': measured ?? '',
      'Wanneer kijk ik': 'over twee weken',
    }),
  );
  await around(() => trainee.tap('Klopt', { Minuten: '12' }));
  await trainer.until('zegt: 12 minuten', times);
  await around(() => trainer.tap('Klopt'));
  await Promise.all([trainer, trainee].map((chat) => chat.until('Verslag: Procesgesprek', times)));
  return words;
}

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

function lastRecord(chat: Chat): string {
  const all = chat.words();
  return all.slice(all.lastIndexOf('Verslag: Procesgesprek'));
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
