import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { SLACK_LIMITS } from './limits.ts';

/** Why a request is not believed to come from Slack; null when it does. */
export type Doubt = 'unsigned' | 'stale' | 'future' | 'forged';

/**
 * Checks Slack's signature (v0) over the bytes as they came, and the time it was made, against the past and the future.
 * `now` in ms. Source: Slack, "Verifying requests from Slack".
 */
export function doubtOf(secret: string, headers: IncomingHttpHeaders, body: Buffer, now: number): Doubt | null {
  const stamp = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  if (typeof stamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(stamp)) return 'unsigned';
  const age = now - Number(stamp) * 1000;
  if (age > SLACK_LIMITS.past) return 'stale';
  if (-age > SLACK_LIMITS.future) return 'future';
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${stamp}:`).update(body).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? null : 'forged';
}
