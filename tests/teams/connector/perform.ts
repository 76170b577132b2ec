import { type Activity, type Conversation, type Conversations, threadOf } from './conversation.ts';
import type { Answer } from './login.ts';
import type { Operation } from './operation.ts';
import { memberBody, type Person } from './person.ts';
import { refusals } from './refusals.ts';

/** Bytes of JSON above which a message is refused: the strictest of the figures that Microsoft has given over the years. */
const messageLimit = 28 * 1024;

/** Does what is asked, as Teams does: the answer, and the memory changed accordingly. */
export function perform(operation: Operation, body: unknown, query: URLSearchParams, memory: Conversations): Answer {
  if (operation.name === 'create') return create(body, memory);
  const conversation = memory.find(operation.conversationId);
  if (conversation === null) return refusals.noConversation;
  if (!conversation.installed) return refusals.notInRoster;
  switch (operation.name) {
    case 'send':
    case 'reply':
      return post(conversation, operation, body, memory);
    case 'update':
    case 'delete':
      return change(conversation, operation, body);
    case 'members':
      return { status: 200, body: conversation.members.map(memberBody) };
    case 'pagedMembers':
      return page(conversation.members, query);
    case 'member': {
      const found = conversation.members.find((member) => isCalled(member, operation.memberId));
      return found === undefined ? refusals.noMember : { status: 200, body: memberBody(found) };
    }
  }
}

/** A new chat with one person, or a new thread in a channel; both only where the bot is installed. */
function create(body: unknown, memory: Conversations): Answer {
  const { members, tenantId, channelData, activity, isGroup } = record(body);
  const first = activity === undefined ? null : readActivity(activity);
  if (activity !== undefined && first === null) return refusals.badSyntax;
  const channelId = record(record(channelData).channel).id;
  if (typeof channelId === 'string') {
    const channel = memory.find(channelId);
    if (channel === null || channel.kind !== 'channel') return refusals.noConversation;
    if (!channel.installed) return refusals.notInRoster;
    if (first === null) return refusals.badSyntax;
    const { id } = memory.post(channel, 'bot', first, null);
    return { status: 201, body: { id: `${channel.id};messageid=${id}`, activityId: id } };
  }
  if (!Array.isArray(members) || members.length !== 1 || isGroup === true) return refusals.badSyntax;
  const tenant = tenantId ?? record(record(channelData).tenant).id;
  const asked = String(record(members[0]).id);
  const person = memory.people().find((one) => one.tenantId === tenant && isCalled(one, asked));
  if (person === undefined) return refusals.badSyntax;
  const chat = memory.personal(person);
  if (!chat.installed) return refusals.notInstalled;
  if (first === null) return { status: 201, body: { id: chat.id } };
  return { status: 201, body: { id: chat.id, activityId: memory.post(chat, 'bot', first, null).id } };
}

function post(conversation: Conversation, operation: Operation, body: unknown, memory: Conversations): Answer {
  const activity = readActivity(body);
  if (activity === null) return refusals.badSyntax;
  if (conversation.blocked) return refusals.writesBlocked;
  if (Buffer.byteLength(JSON.stringify(body)) > messageLimit) return refusals.tooBig;
  const isInThread = conversation.kind === 'channel' && operation.name === 'reply';
  const answered = isInThread ? conversation.posts.findLast(({ id }) => id === operation.activityId) : undefined;
  const thread = threadOf(operation.conversationId) ?? answered?.thread ?? null;
  const { id } = memory.post(conversation, 'bot', activity, thread);
  return { status: 201, body: { id } };
}

/** The bot may change only what it wrote itself. */
function change(conversation: Conversation, operation: Operation, body: unknown): Answer {
  const found = conversation.posts.findLast(
    ({ id, by, deleted }) => id === operation.activityId && by === 'bot' && !deleted,
  );
  if (found === undefined) return refusals.noActivity;
  if (conversation.blocked) return refusals.writesBlocked;
  if (operation.name === 'delete') {
    found.deleted = true;
    return { status: 200 };
  }
  const activity = readActivity(body);
  if (activity === null) return refusals.badSyntax;
  if (Buffer.byteLength(JSON.stringify(body)) > messageLimit) return refusals.tooBig;
  found.versions.push({ ...activity, id: found.id });
  return { status: 200, body: { id: found.id } };
}

/** Pages as Teams cuts them: at least 50 and at most 500 at a time, so that a small chat is always one page. */
function page(members: readonly Person[], query: URLSearchParams): Answer {
  const size = Math.min(500, Math.max(50, Number(query.get('pageSize') ?? 50)));
  const from = Number(query.get('continuationToken') ?? 0);
  const next = from + size < members.length ? { continuationToken: String(from + size) } : {};
  return { status: 200, body: { ...next, members: members.slice(from, from + size).map(memberBody) } };
}

function isCalled(person: Person, id: string): boolean {
  return [person.id, person.aadObjectId, person.userPrincipalName].includes(id);
}

/** A message that Teams would show: it has something in it, and its cards are cards. Null when it would be refused. */
function readActivity(value: unknown): Activity | null {
  const { type, attachments = [], ...rest } = record(value);
  if (typeof type !== 'string' || !Array.isArray(attachments)) return null;
  const cards = attachments
    .map(record)
    .map(({ contentType, content }) => ({ contentType: String(contentType), content }));
  const isWrong = ({ contentType, content }: { contentType: string; content: unknown }) =>
    contentType === 'application/vnd.microsoft.card.adaptive' && record(content).type !== 'AdaptiveCard';
  if (cards.some(isWrong)) return null;
  if (type === 'message' && cards.length === 0 && typeof rest.text !== 'string') return null;
  return { ...rest, type, attachments: cards };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
