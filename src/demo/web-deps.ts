import type { CardWords } from '../../adapters/cards/words.ts';
import { webAddress } from '../../adapters/web/address.ts';
import type { DemoPerson, WebDeps } from '../../adapters/web/deps.ts';
import type { PageTexts } from '../../adapters/web/texts.ts';
import type { Store } from '../store/port.ts';
import type { DemoClock } from './clock.ts';
import type { DemoFile } from './people.ts';

type Given = {
  store: Store;
  clock: DemoClock;
  people: DemoFile;
  texts: PageTexts;
  words: CardWords;
  zone: string;
  hosts: readonly string[];
  fileUrl: WebDeps['fileUrl'];
};

/** An id that belongs to nobody in the store: what a stranger's first message looks like. */
const strangerId = 'nieuw';

/** What the page is given: the history from the store, who one may be, the clock and its words. */
export function webDeps({ store, clock, people, texts, words, zone, hosts, fileUrl }: Given): WebDeps {
  const everybody: DemoPerson[] = [
    ...people.people.map(({ id, name, role, about, pair }) => ({ id, name, role, about, pair: pair ?? null })),
    { id: strangerId, name: people.unknown.name, role: 'trainee', about: people.unknown.about, pair: null },
  ];
  return {
    hosts,
    fileUrl,
    texts,
    words,
    people: async () => everybody,
    history: (person, after, limit) => store.outgoing({ of: 'address', to: webAddress(person), after, limit }),
    clock: {
      read: async () => ({ now: clock.now(), zone, next: await clock.next() }),
      move: (by) => clock.move(by),
    },
  };
}
