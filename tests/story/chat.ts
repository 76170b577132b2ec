import { setTimeout as sleep } from 'node:timers/promises';

/** One message as the page gets it. */
type Shown = { seq: number; key: string; replaces: string | null; cards: unknown[] };

type Node = Record<string, unknown>;

/** One person's chat over real HTTP: what was shown, in order, and the latest form. It asks on after a lost connection, and sends again under the same id. */
export type Chat = {
  shown: Shown[];
  /** Taps the button of this name in the newest message that has it, with fields filled in by label. Resolves when acknowledged. */
  tap(label: string, fields?: Readonly<Record<string, string>>): Promise<void>;
  type(text: string): Promise<void>;
  /** Resolves once these words were shown, so often. */
  until(words: string, times?: number): Promise<void>;
  /** All words of the messages that were shown. */
  words(): string;
  /** What is shown for a tap on the newest button of this name, and then is nowhere in the chat. */
  shownFor(label: string): Promise<string>;
};

let events = 0;

/** A chat with the program at `url()`; `run` makes its event ids different from every other run's. */
export function openChat(url: () => string, person: string, run: string): Chat {
  const shown: Shown[] = [];
  const chat: Chat = {
    shown,
    async tap(label, fields = {}) {
      const { action, card } = await buttonNamed(label, Object.keys(fields));
      await post({ kind: 'act', action, values: valuesFor(card, fields) });
    },
    async until(words, times = 1) {
      const seen = () => chat.words().split(words).length > times;
      for (let tries = 0; tries < 30 && !seen(); tries += 1) await listen();
      if (!seen()) throw new Error(`${person} never read «${words}»`);
    },
    async type(text) {
      await post({ kind: 'text', text });
    },
    words: () => shown.flatMap(({ cards }) => wordsOn(cards)).join('\n'),
    async shownFor(label) {
      const { action } = await buttonNamed(label, []);
      return wordsOn(await post({ kind: 'act', action, values: {} })).join('\n');
    },
  };
  return chat;

  /** Gives what came back at once. */
  async function post(input: object): Promise<unknown> {
    const id = `${run}-${++events}`;
    for (let tries = 0; tries < 200; tries += 1) {
      const response = await fetch(`${url()}/web/inbound`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url() },
        body: JSON.stringify({ person, id, input }),
      }).catch(() => null);
      if (response?.status === 200) {
        const answer: unknown = await response.json();
        // A form that comes back was not taken; words that come back are an answer.
        if (JSON.stringify(answer).includes('"Input.'))
          throw new Error(`not taken: ${JSON.stringify(answer).slice(0, 2000)}`);
        return answer;
      }
      if (response !== null && response.status < 500)
        throw new Error(`refused: ${response.status} ${await response.text()}`);
      await sleep(50);
    }
    throw new Error('never acknowledged');
  }

  async function buttonNamed(label: string, fields: readonly string[]): Promise<{ action: string; card: unknown[] }> {
    for (let tries = 0; tries < 200; tries += 1) {
      const gone = new Set(shown.flatMap(({ replaces }) => replaces ?? []));
      for (const { key, cards } of shown.toReversed()) {
        if (gone.has(key) || !fields.every((field) => hasField(cards, field))) continue;
        const action = nodes(cards).find((node) => node.type === 'Action.Submit' && node.title === label);
        const data = action?.data;
        if (typeof data === 'object' && data !== null && 'action' in data && typeof data.action === 'string')
          return { action: data.action, card: cards };
      }
      await listen();
    }
    throw new Error(`${person} never saw [${label}]; last: ${JSON.stringify(shown.at(-1)).slice(0, 1500)}`);
  }

  /** Reads the stream until something comes or the connection is lost. */
  async function listen(): Promise<void> {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), 1500);
    try {
      const response = await fetch(`${url()}/web/messages?person=${person}&after=${shown.at(-1)?.seq ?? 0}`, {
        signal: control.signal,
      });
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString('utf8');
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) take(event);
        if (events.some((event) => event.includes('data: '))) return;
      }
    } catch {
      await sleep(50);
    } finally {
      clearTimeout(timer);
      control.abort();
    }
  }

  function take(event: string): void {
    const data = /^data: (.*)$/m.exec(event)?.[1];
    if (data !== undefined) shown.push(JSON.parse(data) as Shown);
  }
}

function wordsOn(tree: unknown): string[] {
  return nodes(tree).flatMap(({ text, altText }) => [text, altText].filter((said) => typeof said === 'string'));
}

function hasField(card: unknown[], label: string): boolean {
  return nodes(card).some((node) => typeof node.label === 'string' && node.label.startsWith(label));
}

function valuesFor(card: unknown[], fields: Readonly<Record<string, string>>): Record<string, string> {
  const inputs = nodes(card).filter((node) => typeof node.type === 'string' && node.type.startsWith('Input.'));
  const values: Record<string, string> = Object.fromEntries(
    inputs.map((input) => [
      String(input.id),
      typeof input.value === 'string' || typeof input.value === 'number' ? String(input.value) : '',
    ]),
  );
  for (const [label, words] of Object.entries(fields)) {
    const input = inputs.find((candidate) => typeof candidate.label === 'string' && candidate.label.startsWith(label));
    if (input === undefined)
      throw new Error(`no field «${label}»; there are ${inputs.map((candidate) => candidate.label).join(', ')}`);
    const choice = Array.isArray(input.choices)
      ? nodes(input.choices).find((candidate) => typeof candidate.title === 'string' && candidate.title.includes(words))
      : undefined;
    values[String(input.id)] = typeof choice?.value === 'string' ? choice.value : words;
  }
  return values;
}

function nodes(tree: unknown): Node[] {
  if (Array.isArray(tree)) return tree.flatMap(nodes);
  if (typeof tree !== 'object' || tree === null) return [];
  return [tree as Node, ...Object.values(tree).flatMap(nodes)];
}
