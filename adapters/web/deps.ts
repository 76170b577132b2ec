import type { Message } from '../../dialogs/model/message.ts';
import type { CardWords } from '../cards/words.ts';
import type { PageTexts } from './texts.ts';

/** A message as the history has it. `seq` rises within one person's history; `replaces` is the key of the message it takes the place of. */
export type Shown = { seq: number; key: string; replaces: string | null; message: Message };

/** Somebody a visitor may be. Texts are Dutch; people with the same `pair` belong together and can be opened side by side. */
export type DemoPerson = {
  id: string;
  name: string;
  role: 'trainee' | 'trainer' | 'coordinator' | 'group' | 'coach';
  about: string;
  pair: string | null;
};

/** The demonstration's clock: `now` and `next` (the earliest due moment) in ms since 1970, `zone` an IANA name. */
export type ClockReading = { now: number; zone: string; next: number | null };

export type ClockMove = 'next' | 'day' | 'week';

export type WebDeps = {
  /** Messages for one person after `after` (seq), oldest first; the durable truth the page shows. */
  history(person: string, after: number, limit: number): Promise<Shown[]>;
  people(): Promise<DemoPerson[]>;
  /** `move` resolves when everything that became due has been handled. */
  clock: { read(): Promise<ClockReading>; move(by: ClockMove): Promise<void> };
  /** All words on the page, from prompts/nl/page.yaml. */
  texts: PageTexts;
  /** The words on cards, from prompts/nl/cards.yaml. */
  words: CardWords;
  /** Where the page gets what is made on demand for block `index` of message `key`: a path on this server. */
  fileUrl(key: string, index: number): string;
  /** Which Host header values are ours, e.g. localhost:3978 and 127.0.0.1:3978. */
  hosts: readonly string[];
};
