import type { Address, Inbound } from '../dialogs/model/inbound.ts';
import type { Message } from '../dialogs/model/message.ts';

/** A message on its way to one address. `replaces` names an earlier message (by key and platform id) that it takes the place of. */
export type Delivery = {
  key: string;
  to: Address;
  message: Message;
  replaces: { key: string; ref: string | null } | null;
};

/**
 * How a delivery ended. `sent`: the platform has it, `ref` is its own id for it. `refused`: it will never
 * arrive, do not try again. `unknown`: it may have arrived; sending again could show it twice. `later`:
 * nothing was sent, try again after `afterMs`.
 */
export type Outcome =
  | { kind: 'sent'; ref: string | null }
  | { kind: 'refused'; code: string }
  | { kind: 'unknown'; code: string }
  | { kind: 'later'; afterMs: number };

/** What the turn says back at once, on the open request. It is never stored, so it may show the writer's own rejected words. */
export type Reply = { kind: 'done' } | { kind: 'again'; message: Message };

/** The way in: a channel hands every event to this and acknowledges to its platform only after it resolves. */
export type Receive = (inbound: Inbound) => Promise<Reply>;

/** What a channel can do. Eight members at the most, none optional. */
export type Channel = {
  readonly name: Address['channel'];
  /** True when sending the same key twice shows one message, so that an unsettled send may be repeated after a crash. */
  readonly repeatable: boolean;
  start(receive: Receive): Promise<void>;
  send(delivery: Delivery): Promise<Outcome>;
  stop(): Promise<void>;
};
