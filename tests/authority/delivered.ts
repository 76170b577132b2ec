import type { Channel, Outcome } from '../../adapters/channel.ts';
import { createDelivery } from '../../src/deliver.ts';
import { jsonLog } from '../../src/log.ts';
import { createUndelivered } from '../../src/undelivered.ts';
import type { Busy } from './busy.ts';
import { chanceFrom } from './chance.ts';

/** Delivers everything that waits on channels that refuse, are in doubt or fail with the words they were given; what the log says of it. */
export async function delivered({ hall }: Busy, seed: number): Promise<{ logs: string[]; refs: string[] }> {
  const chance = chanceFrom(seed);
  const [logs, refs]: [string[], string[]] = [[], []];
  const log = jsonLog((line) => logs.push(line), hall.now);
  let ids = 0;
  const send: Channel['send'] = async ({ key, message }): Promise<Outcome> => {
    if (chance.is(0.01)) throw new Error(`failed on ${JSON.stringify(message)}`);
    if (chance.is(0.01)) return { kind: 'refused', code: chance.of(['too-long', 'blocked']) ?? '' };
    if (chance.is(0.01)) return { kind: 'unknown', code: 'timeout' };
    refs.push(key);
    return { kind: 'sent', ref: `r${++ids}` };
  };
  const channels = (['web', 'teams', 'slack'] as const).map(
    (name): Channel => ({
      ...{ name, repeatable: false, resumes: false },
      ...{ start: async () => undefined, send, stop: async () => undefined },
    }),
  );
  const { store, content } = hall;
  const clock = { now: hall.now, real: hall.now };
  const lost = createUndelivered({ store, content, clock, newId: () => `u${++ids}`, deliver: () => delivery.wake() });
  const delivery = createDelivery({ store, channels, log, wait: async () => undefined, lost });
  await delivery.recover();
  await delivery.idle();
  return { logs, refs };
}
