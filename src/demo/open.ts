import { randomUUID } from 'node:crypto';
import type { CardWords } from '../../adapters/cards/words.ts';
import { webChannel } from '../../adapters/web/channel.ts';
import type { PageTexts } from '../../adapters/web/texts.ts';
import { type Clock, realClock } from '../clock.ts';
import type { Env } from '../env.ts';
import type { Store } from '../store/port.ts';
import { openDemoClock } from './clock.ts';
import { seedDemo } from './institute.ts';
import type { DemoFile } from './people.ts';
import { webDeps } from './web-deps.ts';

type Given = {
  store: Store;
  env: Pick<Env, 'zone'>;
  people: DemoFile;
  texts: PageTexts;
  words: CardWords;
  hosts: readonly string[];
  fileUrl: (key: string, index: number) => string;
};

/** The demonstration: its institute in the store, a clock that can be moved, and the page. `wake` and `told` are the hall's. */
export async function openDemo(
  { store, env, people, texts, words, hosts, fileUrl }: Given,
  wake: (clock: Clock) => Promise<void>,
  told: () => number,
) {
  await seedDemo(store, people, realClock.now(), env.zone);
  const clock = await openDemoClock(store, realClock, randomUUID, wake, told);
  return { clock, web: webChannel(webDeps({ store, clock, people, texts, words, zone: env.zone, hosts, fileUrl })) };
}
