import type { Decision, Forget, State } from '../dialogs/model/decision.ts';
import type { Address } from '../dialogs/model/inbound.ts';
import type { Message } from '../dialogs/model/message.ts';
import { keptAbout } from './kept.ts';
import type { Commit, Store, Write } from './store/port.ts';

/** Messages looked at in one go. */
const page = 500;
/** Of longer texts this much is looked for, because a message may hold only the beginning. */
const looked = 60;
/** A shorter text than this is only found where it stands alone. */
const leastInside = 8;

/**
 * The commit with everything that a decision wants gone: what was said to somebody, how they are reached, and of what the others were told the
 * messages that hold it. What is said in the same commit stays. Messages are looked through after the documents were read,
 * so that one that comes in between changes a document too, and the commit meets a conflict.
 */
export async function withForgotten(
  store: Store,
  commit: Commit,
  { forgets }: Pick<Decision, 'forgets'>,
  people: State['people'],
): Promise<Commit> {
  if (forgets.length === 0) return commit;
  const messages: string[] = [];
  for (const forget of forgets) messages.push(...(await messagesAbout(store, forget, people)));
  const kept = await store.read(keptAbout(forgets.flatMap(({ reach = [] }) => reach)));
  return {
    ...commit,
    writes: [
      ...commit.writes,
      ...kept.flatMap(({ key, rev }): Write[] => (rev === 0 ? [] : [{ key, rev, body: null }])),
    ],
    forget: true,
    gone: { messages: [...new Set(messages)], to: forgets.flatMap(({ to }) => to) },
  };
}

async function messagesAbout(store: Store, forget: Forget, people: State['people']): Promise<string[]> {
  const found: string[] = [];
  for (const id of forget.among)
    for (const address of people.get(id)?.addresses ?? []) found.push(...(await amongThoseTo(store, address, forget)));
  return found;
}

async function amongThoseTo(store: Store, to: Address, forget: Forget): Promise<string[]> {
  const found: string[] = [];
  for (let after = 0; ; ) {
    const messages = await store.outgoing({ of: 'address', to, after, limit: page });
    found.push(...messages.filter(({ key, message }) => isAbout(key, message, forget)).map(({ key }) => key));
    const last = messages.at(-1);
    if (last === undefined || messages.length < page) return found;
    after = last.seq;
  }
}

function isAbout(key: string, message: Message, { sessions, texts, by, quoted }: Forget): boolean {
  if (sessions.some((id) => key.includes(`/${id}/`))) return true;
  const { words, authors } = saidIn(message);
  if (quoted !== undefined && quotes(message, quoted)) return true;
  if (by.some((name) => authors.includes(name))) return true;
  const shown = words.map(onOneLine);
  return texts.map(onOneLine).some((text) => {
    const start = [...text].slice(0, looked).join('');
    return shown.some((one) => one === text || (text.length >= leastInside && one.includes(start)));
  });
}

/** Does it quote words of this person, or of this placement? */
function quotes({ blocks }: Message, quoted: Exclude<Forget['quoted'], undefined>): boolean {
  return blocks.some(
    (block) =>
      block.kind === 'written' &&
      block.items.some(({ of }) =>
        'by' in quoted ? of?.by === quoted.by : of !== undefined && of.placement === quoted.placement,
      ),
  );
}

/** Where lines do not matter: a message may show words on one line. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Every text that a message holds, and whose words it quotes. */
function saidIn(message: Message): { words: string[]; authors: string[] } {
  const words: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') words.push(value);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) visit(one);
  };
  visit(message);
  const authors = message.blocks.flatMap((block) =>
    block.kind === 'written'
      ? block.items.flatMap(({ by }) => by ?? [])
      : block.kind === 'columns'
        ? block.columns.map(({ title }) => title)
        : [],
  );
  return { words, authors };
}
