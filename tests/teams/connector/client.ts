import { request } from 'node:http';
import { type Chat, chatOf } from './chat.ts';
import type { Activity, Conversation } from './conversation.ts';
import { type Person, personOf } from './person.ts';
import type { Connector } from './server.ts';

/** An activity as it was handed to the bot, and what the bot said to that. A body that is JSON is parsed. */
export type Delivered = {
  activity: Activity;
  status: number;
  body: unknown;
  headers: NodeJS.Dict<string | string[]>;
};

/** A group chat or channel. */
type Room = {
  conversation: Conversation;
  /** The room as one of its members sees it. */
  as: (person: Person) => Chat;
};

/** Teams on the side of the people: what they do reaches the bot as activities with signed tokens. */
export type TeamsClient = {
  /** Somebody in the bot's own tenant, unless `other` says so. The name is a role: «Opleider Oost». */
  person: (name: string, other?: Partial<Person>) => Person;
  /** Their private chat with the bot. */
  chat: (person: Person) => Chat;
  group: (name: string, people: readonly Person[]) => Room;
  channel: (name: string, people: readonly Person[]) => Room;
  /**
   * Hands an activity to the bot: any activity, also one that was handed over before. `authorization` is a valid token unless told;
   * null leaves the header out. Rejects when the bot breaks the connection off.
   */
  deliver: (activity: unknown, authorization?: string | null) => Promise<Delivered>;
};

/** `endpoint`: the bot's messaging endpoint, `http://127.0.0.1:3978/api/messages`. */
export function teamsClient(connector: Connector, endpoint: string): TeamsClient {
  const deliver: TeamsClient['deliver'] = (activity, authorization = `Bearer ${connector.token()}`) =>
    post(endpoint, activity, authorization);
  const shown = new Map<string, { json: unknown; versions: number }>();
  const room = (conversation: Conversation): Room => ({
    conversation,
    as: (person) => chatOf({ connector, conversation, person, thread: null }, deliver, shown),
  });
  return {
    deliver,
    person: (name, other = {}) => personOf(name, other.tenantId ?? connector.bot.tenantId, other),
    chat: (person) => room(connector.memory.personal(person)).as(person),
    group: (name, people) => room(connector.memory.group('groupChat', name, people)),
    channel: (name, people) => room(connector.memory.group('channel', name, people)),
  };
}

function post(endpoint: string, activity: unknown, authorization: string | null): Promise<Delivered> {
  const body = JSON.stringify(activity);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(authorization === null ? {} : { authorization }),
  };
  return new Promise((resolve, reject) => {
    const req = request(endpoint, { method: 'POST', headers, agent: false }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      res.on('error', reject);
      res.on('end', () =>
        resolve({
          activity: activity as Activity,
          status: res.statusCode ?? 0,
          body: parsed(text),
          headers: res.headers,
        }),
      );
    });
    req.on('error', reject);
    req.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
