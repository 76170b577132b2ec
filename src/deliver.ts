import { type Channel, type Outcome, type Delivery as Sending, unreachable } from '../adapters/channel.ts';
import type { Undelivered } from '../dialogs/model/inbound.ts';
import { codeOf, type Log } from './log.ts';
import type { Outgoing, Store } from './store/port.ts';

/** Sends what is waiting. `wake`: something is. `recover`: once at start, what an earlier run left. `idle`: nothing is under way. */
export type Delivery = { wake(): void; recover(): Promise<void>; idle(): Promise<void> };

/** `wait` resolves after so many ms. */
type Deps = {
  store: Store;
  channels: readonly Channel[];
  log: Log;
  wait: (ms: number) => Promise<void>;
  /** Told of what did not or may not have arrived, before it is settled, so that a crash in between does not forget it. */
  lost: (undelivered: Undelivered) => Promise<void>;
};

/** One address's line: the work at its end, and the platform's ids of what it sent, for messages that replace those. */
type Line = { last: Promise<void>; refs: Map<string, string | null> };

/** Messages under way at the most; the rest follow when these have been sent. */
const atOnce = 1000;
/** How long to wait, in ms, before each new try of a message of which nobody knows whether it arrived, where a second one does no harm. */
const repeats = [1_000, 5_000, 25_000];
/** How long a message that the store failed on is left alone, in ms. */
const rest = 5_000;

/**
 * Delivers outgoing messages in their order per address, one at a time, and settles each as sent, refused or unknown.
 * A send that was under way when the program ended is repeated only on a channel that shows one key once, and handed to
 * one that can look how far it is; elsewhere nobody can tell whether it arrived, and it is settled as unknown rather than
 * shown twice. A channel that throws leaves the same doubt, so that one message never holds up those behind it for good.
 */
export function createDelivery({ store, channels, log, wait, lost }: Deps): Delivery {
  const lines = new Map<string, Line>();
  const underWay = new Set<string>();
  /** Not for now: their channel is not running, or the store failed on them a moment ago. */
  const aside = new Set<string>();
  /** The newest message (`seq`) that was looked at: what is under way is not read again. */
  let seen = 0;
  let wanted = false;
  let more = false;
  let recovering = false;
  let scanning: Promise<void> | null = null;

  function wake(): void {
    wanted = true;
    // What one transaction of the store brings is looked for at once.
    scanning ??= Promise.resolve()
      .then(scan)
      .finally(() => {
        scanning = null;
        if (wanted) wake();
      });
  }

  async function scan(): Promise<void> {
    wanted = false;
    more = underWay.size >= atOnce;
    if (more) return;
    try {
      const limit = atOnce + aside.size;
      // When nothing is under way any more everything is read: another process may have left something.
      if (recovering || underWay.size === 0) seen = 0;
      const messages = await store.outgoing({ of: 'unsettled', after: seen, limit });
      for (const message of messages) if (recovering || message.state === 'waiting') enqueue(message);
      seen = messages.at(-1)?.seq ?? seen;
      more = messages.length === limit;
      if (!more) recovering = false;
    } catch (fault) {
      log('delivery failed', { code: codeOf(fault) });
    }
  }

  function enqueue(message: Outgoing): void {
    const { key, to } = message;
    if (underWay.has(key) || aside.has(key)) return;
    const channel = channels.find((candidate) => candidate.name === to.channel);
    if (channel === undefined) return void aside.add(key);
    underWay.add(key);
    const name = `${to.channel}:${to.id}`;
    const line = lines.get(name) ?? { last: Promise.resolve(), refs: new Map() };
    const work = line.last
      .then(() => sendOne(channel, message, line))
      .catch((fault: unknown) => {
        log('delivery failed', { key, code: codeOf(fault) });
        setAside(key);
      })
      .finally(() => {
        underWay.delete(key);
        if (line.last === work) lines.delete(name);
        if (more && underWay.size === 0) wake();
      });
    line.last = work;
    lines.set(name, line);
  }

  function setAside(key: string): void {
    aside.add(key);
    void wait(rest).then(() => {
      aside.delete(key);
      seen = 0;
      wake();
    });
  }

  async function sendOne(channel: Channel, message: Outgoing, line: Line): Promise<void> {
    const { key, to, state } = message;
    const left = state === 'sending';
    if (!channel.repeatable) {
      if (left && !channel.resumes) {
        await lost({ id: key, to, outcome: 'unknown', code: 'stopped' });
        return void (await store.settle(key, 'sending', 'unknown', null));
      }
      // Claimed by whoever moves it first, so that no other process sends it too.
      if (!left && !(await store.settle(key, 'waiting', 'sending', null))) return;
    }
    const { replaces } = message;
    // The replaced message may have been sent only just now, after this one was read.
    const ref = replaces === null ? null : (line.refs.get(replaces) ?? message.replacesRef);
    const outcome = await settled(channel, {
      key,
      to,
      message: message.message,
      replaces: replaces === null ? null : { key: replaces, ref },
      ...(left && { left }),
    });
    if (outcome === null) return;
    if (outcome.kind === 'sent') line.refs.set(key, outcome.ref);
    else {
      log('message not delivered', { key, outcome: outcome.kind, code: outcome.code });
      if (isLost(outcome)) await lost({ id: key, to, outcome: outcome.kind, code: outcome.code });
    }
    const sentAs = outcome.kind === 'sent' ? outcome.ref : null;
    await store.settle(key, channel.repeatable ? state : 'sending', outcome.kind, sentAs);
  }

  /** Sends until the outcome is one to settle; null when another process took it over meanwhile. */
  async function settled(channel: Channel, sending: Sending): Promise<Exclude<Outcome, { kind: 'later' }> | null> {
    for (let tries = 0; ; ) {
      const outcome = await attempt(channel, sending);
      const pause = outcome.kind === 'unknown' && channel.repeatable ? repeats[tries++] : undefined;
      if (outcome.kind === 'later') {
        if (!(await waitFor(channel, sending.key, outcome))) return null;
      } else if (pause === undefined) return outcome;
      else await wait(pause);
    }
  }

  /** While surely nothing of it was sent it is nobody's, so that a program that ends meanwhile leaves no doubt about it. */
  async function waitFor(channel: Channel, key: string, later: Extract<Outcome, { kind: 'later' }>): Promise<boolean> {
    const isFree = !channel.repeatable && later.begun !== true;
    if (isFree) await store.settle(key, 'sending', 'waiting', null);
    await wait(later.afterMs);
    return !isFree || (await store.settle(key, 'waiting', 'sending', null));
  }

  return {
    wake,
    recover() {
      recovering = true;
      return scan();
    },
    async idle() {
      while (scanning !== null || lines.size > 0)
        await Promise.all([scanning, ...[...lines.values()].map(({ last }) => last)]);
    },
  };
}

/** A refusal for another reason than the reader, such as a message that is too big, is ours to mend; nobody is told. */
function isLost({ kind, code }: Extract<Outcome, { code: string }>): boolean {
  return kind === 'unknown' || unreachable.some((reason) => reason === code);
}

async function attempt(channel: Channel, sending: Sending): Promise<Outcome> {
  try {
    return await channel.send(sending);
  } catch (fault) {
    return { kind: 'unknown', code: codeOf(fault) };
  }
}
