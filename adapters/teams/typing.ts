import type { ChannelDeps } from '../channel.ts';
import type { Connector } from './connector.ts';
import { failureOf } from './errors.ts';
import { TEAMS_LIMITS } from './limits.ts';
import type { Pace } from './pace.ts';
import type { Reference } from './reference.ts';

/** Shows in somebody's own chat that we are busy, when that takes long. The function it gives ends it. Whether it arrives does not matter. */
export function typingSoon(
  { conversation, serviceUrl, tenant, bot, user }: Reference,
  { connector, pace }: { connector: Connector; pace: Pace },
  { now, log }: Pick<ChannelDeps, 'now' | 'log'>,
): () => void {
  if (conversation === null) return () => {};
  const timer = setTimeout(() => {
    if (pace.take(conversation, tenant, now()) > 0) return;
    const busy = { type: 'typing', from: { id: bot, name: '' }, recipient: { id: user, name: '' } };
    connector.post({ serviceUrl, conversation }, busy).catch((fault: unknown) => {
      log('teams typing not shown', { kind: failureOf(fault, now()).kind });
    });
  }, TEAMS_LIMITS.typing);
  return () => clearTimeout(timer);
}
