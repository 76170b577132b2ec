import type { Channel, Delivery, Outcome } from '../../adapters/channel.ts';
import { createDelivery } from '../../src/deliver.ts';
import type { NewOutgoing, Store } from '../../src/store/port.ts';
import { commitOf } from '../store/sample.ts';

export const sent: Outcome = { kind: 'sent', ref: null };

/** A platform that answers as told, and remembers what reached it and how much was on its way at once. */
export function platform(
  answer: (delivery: Delivery, nth: number) => Outcome | Promise<Outcome> = () => sent,
  given: Partial<Pick<Channel, 'name' | 'repeatable' | 'resumes'>> = {},
) {
  const arrived: Delivery[] = [];
  const now = new Map<string, number>();
  const most = { perAddress: 0, atAll: 0 };
  const channel: Channel = {
    name: 'web',
    repeatable: false,
    resumes: false,
    ...given,
    start: async () => undefined,
    stop: async () => undefined,
    async send(delivery) {
      arrived.push(delivery);
      const nth = arrived.length;
      now.set(delivery.to.id, (now.get(delivery.to.id) ?? 0) + 1);
      most.perAddress = Math.max(most.perAddress, now.get(delivery.to.id) ?? 0);
      most.atAll = Math.max(
        most.atAll,
        [...now.values()].reduce((sum, n) => sum + n, 0),
      );
      try {
        await new Promise(setImmediate);
        return await answer(delivery, nth);
      } finally {
        now.set(delivery.to.id, (now.get(delivery.to.id) ?? 1) - 1);
      }
    },
  };
  return { channel, arrived, most, keys: () => arrived.map(({ key }) => key) };
}

/** A delivery whose waits last as long as the test wants: none at all, unless `wait` says otherwise. */
export function delivery(channels: Channel[], over: Store, wait?: (ms: number) => Promise<void>) {
  const lines: string[] = [];
  const waits: number[] = [];
  const lost: string[] = [];
  const made = createDelivery({
    store: over,
    channels,
    log: (event, details) => lines.push(JSON.stringify({ event, ...details })),
    wait: async (ms) => {
      waits.push(ms);
      await wait?.(ms);
    },
    lost: async ({ id, outcome, code }) => void lost.push(`${id} ${outcome} ${code}`),
  });
  return { ...made, lines, waits, lost };
}

/** Puts messages in a store, in one commit; the first one's key also names the event. */
export async function put(store: Store, ...messages: NewOutgoing[]): Promise<void> {
  await store.commit(commitOf(`put ${messages[0]?.key}`, { outgoing: messages }));
}

/** How far the messages of one address are: `key state ref`. */
export async function states(store: Store, id = 'a1'): Promise<string[]> {
  const found = await store.outgoing({ of: 'address', to: { channel: 'web', id }, after: 0, limit: 1e5 });
  return found.map(({ key, state, ref }) => `${key} ${state}${ref === null ? '' : ` ${ref}`}`);
}
