import type { Conversation } from '../content/conversation.ts';
import type { Block, Button, Message } from '../model/message.ts';
import type { Part, Session, Values } from '../model/session.ts';
import { compose, line } from './compose.ts';
import type { Position, Standing } from './positions.ts';
import type { World } from './world.ts';

/** What a participant did within a conversation: tapped something at a place, or typed. */
export type Move = { kind: 'verb'; position: string; verb: string; values: Values } | { kind: 'text'; text: string };

/** Something said to a participant beside what they have before them. */
type Notice = { to: string; message: Message };

/** What comes of a move. `again` is the form, back at once and never stored. */
export type Moved = { session: Session; notices: Notice[]; again: Message | null };

/** One participant's place in the conversation, worked out once for a move. */
export type Scene = {
  world: World;
  session: Session;
  conversation: Conversation;
  positions: readonly Position[];
  standing: Standing;
  part: Part;
};

/** Nothing to say: only the session, changed or not. */
export function moved(session: Session): Moved {
  return { session, notices: [], again: null };
}

/** A line for the one who moved; the conversation stays as it is. */
export function told(scene: Scene, text: string, more: { blocks?: Block[]; buttons?: Button[] } = {}): Moved {
  const message = compose({
    blocks: [line(text), ...(more.blocks ?? [])],
    buttons: more.buttons ?? [],
    fallback: text,
  });
  return { ...moved(scene.session), notices: [{ to: scene.part.person, message }] };
}
