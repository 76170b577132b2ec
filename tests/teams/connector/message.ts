import { type Card, readCard } from './card.ts';
import { type Conversation, latest, type Post } from './conversation.ts';
import type { Person } from './person.ts';

/** A message as somebody now sees it. */
export type Message = {
  id: string;
  by: 'bot' | string;
  text: string;
  cards: Card[];
  /** Everything that can be read in it: the text and the lines of its cards. */
  lines: string[];
  edited: boolean;
  thread: string | null;
  suggested: { title: string; value: string }[];
};

/** Cards that somebody sees in the place of the one in the message, until that message is updated; by person and message. */
export type Shown = Map<string, { json: unknown; versions: number }>;

/** Under which a card in the place of another is kept. */
export const shownKey = (person: Person, post: Post) => `${person.id} ${post.id}`;

/** The messages of a conversation in order, or of one thread in it; deleted ones are gone, typing was never one. */
export function messagesOf(
  conversation: Conversation,
  person: Person,
  thread: string | null,
  shown: Shown,
): { post: Post; message: Message }[] {
  return conversation.posts
    .filter((post) => !post.deleted && latest(post).type === 'message')
    .filter((post) => thread === null || post.thread === thread)
    .map((post) => ({ post, message: messageOf(post, person, shown) }));
}

function messageOf(post: Post, person: Person, shown: Shown): Message {
  const activity = latest(post);
  const instead = shown.get(shownKey(person, post));
  const isNewer = instead !== undefined && instead.versions === post.versions.length;
  const attached = (activity.attachments ?? []).filter(({ contentType }) => contentType.endsWith('card.adaptive'));
  const cards = isNewer ? [readCard(instead.json)] : attached.map(({ content }) => readCard(content));
  const text = activity.text ?? '';
  return {
    id: post.id,
    by: post.by === 'bot' ? 'bot' : post.by.name,
    text,
    cards,
    lines: [...(text === '' ? [] : [text]), ...cards.flatMap(({ lines }) => lines)],
    edited: post.versions.length > 1,
    thread: post.thread,
    suggested: (activity.suggestedActions?.actions ?? []).map(({ title, value }) => ({
      title,
      value: typeof value === 'string' ? value : title,
    })),
  };
}
