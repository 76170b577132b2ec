import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import { parse } from 'yaml';
import { cardWords } from '../../adapters/cards/words.ts';
import type { Reply } from '../../adapters/channel.ts';
import { webAddress } from '../../adapters/web/address.ts';
import { type DemoPerson, type Shown, type WebDeps, webChannel } from '../../adapters/web/channel.ts';
import { pageTexts } from '../../adapters/web/texts.ts';
import type { Inbound } from '../../dialogs/model/inbound.ts';
import { message } from '../../dialogs/model/message.ts';

export const texts = pageTexts.parse(
  parse(readFileSync(new URL('../../prompts/nl/page.yaml', import.meta.url), 'utf8')),
);

export const words = cardWords.parse(
  parse(readFileSync(new URL('../../prompts/nl/cards.yaml', import.meta.url), 'utf8')),
);

export const people: DemoPerson[] = [
  {
    id: 'opleider-oost',
    name: 'Opleider Oost',
    role: 'trainer',
    about: 'Huisartsopleider, begeleidt Aios Oost drie dagen per week.',
    pair: 'oost',
  },
  {
    id: 'aios-oost',
    name: 'Aios Oost',
    role: 'trainee',
    about: 'Eerste jaar van de opleiding, sinds september in de praktijk.',
    pair: 'oost',
  },
  {
    id: 'opleider-west',
    name: 'Opleider West',
    role: 'trainer',
    about: 'Begeleidt een coassistent in een drukke stadspraktijk.',
    pair: 'west',
  },
  {
    id: 'coassistent-west',
    name: 'Coassistent West',
    role: 'trainee',
    about: 'Loopt een coschap van zes weken.',
    pair: 'west',
  },
  {
    id: 'coordinator',
    name: 'Coördinator Noord',
    role: 'coordinator',
    about: 'Ziet welke gesprekken plaatsvonden, nooit wat er gezegd is.',
    pair: null,
  },
  {
    id: 'groep',
    name: 'Opleidersgroep',
    role: 'group',
    about: 'Een gezamenlijk kanaal voor teamgesprekken en peilingen.',
    pair: null,
  },
];

type Given = Parameters<typeof message.parse>[0];

/** The page on a port of its own, over a history in memory. `answer` decides what a person gets back. */
export async function openDemo(answer: (inbound: Inbound) => Reply | Promise<Reply> = () => ({ kind: 'done' })) {
  const histories = new Map<string, Shown[]>();
  const hosts: string[] = [];
  const received: Inbound[] = [];
  const moves: string[] = [];
  let now = Date.UTC(2026, 10, 19, 8);
  const clock: WebDeps['clock'] = {
    read: async () => ({ now, zone: 'Europe/Amsterdam', next: moves.length > 3 ? null : now + 5 * 86_400_000 }),
    async move(by) {
      moves.push(by);
      now += { next: 5, day: 1, week: 7 }[by] * 86_400_000;
    },
  };
  const channel = webChannel({
    history: async (person, after, limit) =>
      (histories.get(person) ?? []).filter(({ seq }) => seq > after).slice(0, limit),
    people: async () => people,
    clock,
    texts,
    words,
    fileUrl: (key, index) => `/files/${key}/${index}`,
    hosts,
  });
  const server = createServer((req, res) => {
    channel.handle(req, res).then(
      (known) => known || respond(res, 404, 'elders'),
      (fault) => respond(res, 599, String(fault)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  hosts.push(`127.0.0.1:${port}`, `localhost:${port}`);

  const demo = {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    server,
    channel,
    received,
    moves,
    /** Puts a message in somebody's history and sends it, as the program does. */
    async tell(person: string, key: string, given: Given, replaces: string | null = null) {
      const history = histories.get(person) ?? [];
      histories.set(person, [...history, { seq: history.length + 1, key, replaces, message: message.parse(given) }]);
      const to = webAddress(person);
      return channel.send({
        key,
        to,
        message: message.parse(given),
        replaces: replaces === null ? null : { key: replaces, ref: null },
      });
    },
    start: () =>
      channel.start(async (inbound) => {
        received.push(inbound);
        return answer(inbound);
      }),
    async close() {
      await channel.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await demo.start();
  return demo;
}

export type Demo = Awaited<ReturnType<typeof openDemo>>;

/** Opens demonstrations that are closed after the test they were opened in. */
export function openedPerTest(): (...given: Parameters<typeof openDemo>) => Promise<Demo> {
  const opened: Demo[] = [];
  afterEach(async () => {
    for (const demo of opened.splice(0)) await demo.close();
  });
  return async (...given) => {
    const demo = await openDemo(...given);
    opened.push(demo);
    return demo;
  };
}

/** In two statements: restify, once loaded, has writeHead return nothing. */
function respond(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status);
  res.end(text);
}
