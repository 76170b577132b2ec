import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Receive } from '../../adapters/channel.ts';
import { type TeamsSettings, teamsChannel } from '../../adapters/teams/channel.ts';
import type { TeamsCloud } from '../../adapters/teams/deps.ts';
import type { Address, Inbound } from '../../dialogs/model/inbound.ts';
import { type Message, message } from '../../dialogs/model/message.ts';
import { realWords } from '../real-content.ts';
import { cloudOf } from './cloud.ts';
import { teamsClient } from './connector/client.ts';
import { startConnector } from './connector/server.ts';

const { teams: texts, cards: words } = realWords();

export { texts };

/** What a store would have: small documents, and the messages that were sent. */
export function memory() {
  const documents = new Map<string, string>();
  const messages = new Map<string, { to: Address; message: Message }>();
  const writes: string[] = [];
  return {
    documents,
    messages,
    writes,
    kept: {
      read: async (id: string) => JSON.parse(documents.get(id) ?? 'null'),
      write: async (id: string, body: unknown) => {
        writes.push(id);
        documents.set(id, JSON.stringify(body));
      },
      remove: async (id: string) => void documents.delete(id),
      message: async (key: string, to: Address) => {
        const found = messages.get(key);
        return found?.to.id === to.id ? found.message : null;
      },
    },
  };
}

const done: Receive = async () => ({ kind: 'done' });

/** Where everything stands at the start of a send: the clock is a number, chance is the middle. */
type Options = {
  settings?: Partial<TeamsSettings>;
  cloud?: Partial<TeamsCloud>;
  memory?: ReturnType<typeof memory>;
  connector?: Awaited<ReturnType<typeof startConnector>>;
};

/** A channel behind plain HTTP, with the test Connector on the other side and real tokens in both directions. */
export async function openTeams(options: Options = {}) {
  const connector = options.connector ?? (await startConnector());
  const store = options.memory ?? memory();
  const received: Inbound[] = [];
  const logs: string[] = [];
  let receive = done;
  const clock = { now: Date.now() };
  const channel = teamsChannel({
    kept: store.kept,
    now: () => clock.now,
    random: () => 0.5,
    log: (what, ids = {}) => logs.push(JSON.stringify({ what, ...ids })),
    fileUrl: () => null,
    settings: {
      appId: connector.bot.appId,
      credential: { kind: 'secret', password: connector.bot.secret },
      tenants: [connector.bot.tenantId],
      ...options.settings,
    },
    cloud: { ...cloudOf(connector), ...options.cloud },
    texts,
    words,
  });
  await channel.start(async (inbound) => {
    received.push(inbound);
    return receive(inbound);
  });
  const server = createServer((req, res) => {
    void channel.handle(req, res).then((known) => {
      if (known) return;
      // Two statements: restify, once loaded, has writeHead return nothing.
      res.writeHead(404);
      res.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  const client = teamsClient(connector, endpoint);
  let people = 0;
  const newPerson = (change: Parameters<typeof client.person>[1] = {}) => client.person(`Aios ${++people}`, change);
  let keys = 0;
  return {
    words,
    connector,
    store,
    received,
    logs,
    clock,
    channel,
    endpoint,
    client,
    person: newPerson,
    /** Somebody new with the bot installed in their private chat. */
    async newcomer() {
      const person = newPerson();
      const chat = client.chat(person);
      await chat.install();
      return { person, chat, id: person.aadObjectId };
    },
    /** What the hall answers from now on. */
    set receive(next: Receive) {
      receive = next;
    },
    /** As before the first test: nothing came in, was written or goes wrong, and every turn is done. */
    afresh() {
      receive = done;
      for (const list of [received, logs, store.writes]) list.length = 0;
      connector.faults.clear();
    },
    /** Sends words to somebody and remembers them, as the hall does. */
    send(id: string, said: Partial<Message>, given: { key?: string; replaces?: string | null } = {}) {
      const to: Address = { channel: 'teams', id };
      const key = given.key ?? `message-${++keys}`;
      const made = message.parse({ fallback: 'Een bericht', ...said });
      store.messages.set(key, { to, message: made });
      const replaces = given.replaces === undefined ? null : { key: 'earlier', ref: given.replaces };
      return channel.send({ key, to, message: made, replaces });
    },
    async close() {
      await channel.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      if (options.connector === undefined) await connector.close();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openTeams>>;

/** What is sent to make words into a message. */
export const saying = (text: string): Partial<Message> => ({ blocks: [{ kind: 'text', text, tone: 'normal' }] });

/** Requests of the bot that reached the Connector, by operation. */
export const asked = ({ connector }: Stage, on?: string) =>
  connector.calls().filter((call) => on === undefined || call.on === on);
