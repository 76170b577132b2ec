import type { Address, Inbound } from '../dialogs/model/inbound.ts';
import type { Message } from '../dialogs/model/message.ts';

/**
 * A message on its way to one address. `replaces` names an earlier message (by key and platform id) that it takes the place
 * of. `left`: an earlier run was sending it when it ended, so that nobody knows how far it is.
 */
export type Delivery = {
  key: string;
  to: Address;
  message: Message;
  replaces: { key: string; ref: string | null } | null;
  left?: boolean;
};

/**
 * How a delivery ended. `sent`: the platform has it, `ref` is its own id for it. `refused`: it will never
 * arrive, do not try again. `unknown`: it may have arrived; sending again could show it twice. `later`:
 * nothing was sent, try again after `afterMs`; `begun` when an earlier part of it was, or may have been.
 */
export type Outcome =
  | { kind: 'sent'; ref: string | null }
  | { kind: 'refused'; code: string }
  | { kind: 'unknown'; code: string }
  | { kind: 'later'; afterMs: number; begun?: boolean };

/**
 * What the turn says back at once, on the open request. It is never stored, so it may show the writer's own rejected words.
 * `stranger`: nobody we know has this address or one of its aliases.
 */
export type Reply = ({ kind: 'done' } | { kind: 'again'; message: Message }) & { stranger?: true };

/** The way in: a channel hands every event to this and acknowledges to its platform only after it resolves. */
export type Receive = (inbound: Inbound) => Promise<Reply>;

/** Refusals that mean that nothing reaches this person there, until something comes in from them again. */
export const unreachable = ['blocked', 'not-installed', 'gone', 'disabled'] as const;

/** What a channel may keep for itself, durable, by ids of its own: how to reach somebody, who installed it. The last write wins. */
export type Kept = {
  /** Null when there is none. */
  read(id: string): Promise<unknown>;
  write(id: string, body: unknown): Promise<void>;
  remove(id: string): Promise<void>;
  /** The message with this key as it was sent to this address; null when there is none, or it was for somebody else. */
  message(key: string, to: Address): Promise<Message | null>;
};

/** What a channel is given besides its own settings. `now` in ms since 1970, `random` from 0 up to 1, `log` ids and codes only. */
export type ChannelDeps = {
  kept: Kept;
  now: () => number;
  random: () => number;
  log: (what: string, ids?: Readonly<Record<string, string>>) => void;
  /** Where somebody gets the file of block `index` of their message `key`; null where this installation has no public address. */
  fileUrl: (key: string, index: number) => string | null;
};

/** What a channel can do. Eight members at the most, none optional. */
export type Channel = {
  readonly name: Address['channel'];
  /** True when sending the same key twice shows one message, so that an unsettled send may be repeated after a crash. */
  readonly repeatable: boolean;
  /** True when it finds out by itself how far a message is that was `left`, so that it is neither lost nor shown twice. */
  readonly resumes: boolean;
  start(receive: Receive): Promise<void>;
  send(delivery: Delivery): Promise<Outcome>;
  stop(): Promise<void>;
};
