import { createHmac } from 'node:crypto';

/** The headers with which Slack signs a body; `at` in seconds since 1970. */
export function signed(body: string, secret: string, at: number): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${hash}` };
}
