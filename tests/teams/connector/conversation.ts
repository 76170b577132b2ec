import { createHash } from 'node:crypto';
import type { Person } from './person.ts';

/** An activity as it crosses the wire: what we read of it, and whatever else it has. */
export type Activity = {
  type: string;
  id?: string;
  text?: string;
  attachments?: { contentType: string; content?: unknown }[];
  suggestedActions?: { actions?: { type: string; title: string; value?: unknown }[] };
  replyToId?: string;
  [field: string]: unknown;
};

/** Something in a conversation: who put it there, how it first was and every update of it, oldest first. */
export type Post = {
  id: string;
  by: 'bot' | Person;
  /** In a channel: the message that began the thread. */
  thread: string | null;
  versions: Activity[];
  deleted: boolean;
};

/** A conversation as Teams keeps it. */
export type Conversation = {
  /** Without `;messageid=`. */
  id: string;
  kind: 'personal' | 'groupChat' | 'channel';
  tenantId: string;
  members: Person[];
  /** Without it the bot is not in the roster: it may not write or look here. */
  installed: boolean;
  /** The person has blocked the bot: it may not write. */
  blocked: boolean;
  /** Everything anybody wrote, in the order in which it was accepted. */
  posts: Post[];
};

/** The service's memory of conversations. */
export type Conversations = {
  all: () => Conversation[];
  /** By id, with or without a thread; null when there is none. */
  find: (id: string) => Conversation | null;
  /** Somebody's private chat with the bot; made when there is none yet. */
  personal: (person: Person) => Conversation;
  /** A group chat or channel of its own. */
  group: (kind: 'groupChat' | 'channel', name: string, members: readonly Person[]) => Conversation;
  people: () => Person[];
  /** Takes something in and gives its id. `thread` as in the conversation id that it was written to. */
  post: (conversation: Conversation, by: Post['by'], activity: Activity, thread: string | null, id?: string) => Post;
  nextId: () => string;
};

/** `now` in milliseconds: ids of messages are such moments. */
export function conversations(now: () => number): Conversations {
  const known = new Map<string, Conversation>();
  let last = 0;
  const nextId = () => {
    last = Math.max(last + 1, now());
    return String(last);
  };
  const add = (conversation: Conversation) => {
    known.set(conversation.id, conversation);
    return conversation;
  };
  const all = () => [...known.values()];
  return {
    all,
    nextId,
    find: (id) => known.get(baseOf(id)) ?? null,
    personal: (person) => {
      const id = `a:1${hash(`personal ${person.id}`)}`;
      return known.get(id) ?? add({ ...fresh(id, 'personal', person.tenantId), members: [person] });
    },
    group: (kind, name, members) => {
      const id = `19:${hash(`${kind} ${name}`).slice(0, 32)}@thread.${kind === 'channel' ? 'tacv2' : 'v2'}`;
      return known.get(id) ?? add({ ...fresh(id, kind, members[0]?.tenantId ?? ''), members: [...members] });
    },
    people: () => [...new Map(all().flatMap(({ members }) => members.map((one) => [one.id, one]))).values()],
    post: (conversation, by, activity, thread, id = nextId()) => {
      const inThread = conversation.kind === 'channel' ? (thread ?? id) : null;
      const post = { id, by, thread: inThread, versions: [{ ...activity, id }], deleted: false };
      conversation.posts.push(post);
      return post;
    },
  };
}

/** The thread in a conversation id (`19:..;messageid=1481567603816`), or null. */
export function threadOf(id: string): string | null {
  return /;messageid=(\d+)$/.exec(id)?.[1] ?? null;
}

/** How something now is. */
export function latest(post: Post): Activity {
  return post.versions.at(-1) ?? { type: 'message' };
}

function baseOf(id: string): string {
  return id.split(';messageid=')[0] ?? id;
}

function hash(text: string): string {
  return createHash('sha512').update(text).digest('base64url');
}

function fresh(id: string, kind: Conversation['kind'], tenantId: string): Conversation {
  return { id, kind, tenantId, members: [], installed: false, blocked: false, posts: [] };
}
