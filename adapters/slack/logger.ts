import type { Logger } from '@slack/bolt';
import type { ChannelDeps } from '../channel.ts';
import { codeIn } from './errors.ts';
import { LogLevel } from './sdk.ts';

/** The log of Slack's packages, of which only codes get through: their texts may hold what somebody wrote, or a token. */
export function quietLogger(log: ChannelDeps['log']): Logger {
  const told = (first: unknown) => log('slack error', { code: codeIn(first) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: told,
    setLevel: () => undefined,
    getLevel: () => LogLevel.ERROR,
    setName: () => undefined,
  };
}
