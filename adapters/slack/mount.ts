import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChannelDeps } from '../channel.ts';
import { readRaw } from '../read-body.ts';
import { parseBody } from './body.ts';
import type { Taken } from './bolt.ts';
import { SLACK_LIMITS } from './limits.ts';
import { doubtOf } from './signature.ts';

export const EVENTS_PATH = '/slack/events';

type Deps = Pick<ChannelDeps, 'now' | 'log'> & {
  signingSecret: string;
  take: (body: Record<string, unknown>) => Promise<Taken>;
};

/** Answers one posted event, command or press. Nothing happens for a body that is not signed; it never rejects. */
export async function serveEvents(req: IncomingMessage, res: ServerResponse, deps: Deps): Promise<void> {
  try {
    await serve(req, res, deps);
  } catch {
    deps.log('slack failed', { code: 'unexpected' });
    answer(res, 500);
  }
}

async function serve(
  req: IncomingMessage,
  res: ServerResponse,
  { now, log, signingSecret, take }: Deps,
): Promise<void> {
  if (req.method !== 'POST') return answer(res, 405);
  const raw = await readRaw(req, SLACK_LIMITS);
  if (raw.kind === 'tooLarge') {
    // The rest may still be on its way; the connection is not used again.
    res.setHeader('connection', 'close');
    return answer(res, 413);
  }
  if (raw.kind === 'broken') return answer(res, 400);
  const body = parseBody(raw.bytes, req.headers['content-type']);
  // Slack looks now and then whether the certificate is right, unsigned; nothing else in such a request counts.
  if (body?.ssl_check !== undefined) return answer(res, 200);
  const doubt = doubtOf(signingSecret, req.headers, raw.bytes, now());
  if (doubt !== null) {
    log('slack refused', { code: doubt });
    return answer(res, 401);
  }
  if (body === null) return answer(res, 400);
  if (body.type === 'url_verification')
    return typeof body.challenge === 'string' ? answer(res, 200, { challenge: body.challenge }) : answer(res, 400);
  // A retry is worked on like the first: what the first did already is known by its id.
  const taken = await take(body);
  switch (taken.kind) {
    case 'taken':
      return answer(res, 200, taken.response);
    case 'refused':
      res.setHeader('x-slack-no-retry', '1');
      return answer(res, 403);
    case 'failed':
      return answer(res, 500);
  }
}

function answer(res: ServerResponse, status: number, value?: unknown): void {
  if (res.headersSent || res.destroyed) return;
  if (value === undefined || value === '') {
    res.writeHead(status, { 'content-length': 0 });
    res.end();
    return;
  }
  const body = Buffer.from(JSON.stringify(value));
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length });
  res.end(body);
}
