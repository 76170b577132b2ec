import type { Body } from './shape.ts';
import type { Conversation, Member, Message, World } from './world.ts';

/** Puts what somebody typed in a conversation, as Slack keeps it; `text` comes escaped. */
export function say(world: World, member: Member, channel: Conversation, text: string, thread?: string): Message {
  const element = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  const message: Message = {
    ...{ type: 'message', user: member.id, text, ts: world.ts(), client_msg_id: world.id('msg'), team: member.teamId },
    ...(thread !== undefined && { thread_ts: thread }),
    blocks: [{ type: 'rich_text', block_id: world.id('rt'), elements: [element] }],
  };
  channel.messages.push(message);
  world.changed();
  return message;
}

/** Changes what somebody typed; answers the event about it. */
export function edit(world: World, member: Member, message: Message, text: string): Body {
  const before = { ...message };
  Object.assign(message, { text, edited: { user: member.id, ts: world.ts() } });
  world.changed();
  return { subtype: 'message_changed', message, previous_message: before, ...hidden(world) };
}

/** Takes a message away; answers the event about it. */
export function takeBack(world: World, channel: Conversation, message: Message): Body {
  channel.messages = channel.messages.filter((one) => one !== message);
  world.changed();
  return { subtype: 'message_deleted', deleted_ts: message.ts, previous_message: message, ...hidden(world) };
}

function hidden(world: World): Body {
  const ts = world.ts();
  return { type: 'message', hidden: true, ts, event_ts: ts };
}
