import type { Refusal } from './check-sent.ts';
import type { Body } from './shape.ts';
import { type Conversation, covers, type Install, type World } from './world.ts';

/** What a method gets: the arguments, and the installation that the token stands for. */
export type Ask = { world: World; args: Body; install: Install };

/** One method: the scopes of which it needs one (none: no token looked at), and what it does; it answers without `ok` when all is well. */
export type Method = { scopes: string[]; run: (ask: Ask) => Body };

/** `{ok:false, error}`; with what was wrong where Slack says so. */
export const no = (error: string, more: Body = {}): Body => ({ ok: false, error, ...more });

/** Writes down what was wrong and answers as Slack does: `errors` is only there for messages. */
export function refused(ask: Ask, method: string, refusal: NonNullable<Refusal>): Body {
  const { error, messages } = refusal;
  ask.world.wrong.push({ method, error, messages, sent: ask.args });
  if (messages.length === 0) return no(error);
  return no(error, {
    ...(error === 'invalid_blocks' && { errors: messages }),
    response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) },
  });
}

/** The conversation with this id, if this installation can see it. */
export function conversationFor({ world, install }: Ask, id: unknown): Conversation | null {
  const found = world.conversations.get(String(id));
  return found !== undefined && covers(world, install, found.teamId) ? found : null;
}
