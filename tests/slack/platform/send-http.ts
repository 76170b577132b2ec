import { request } from 'node:http';
import type { Body } from './shape.ts';
import { parsed } from './shape.ts';
import { signed } from './sign.ts';
import type { Answer, Envelope } from './world.ts';

/** Where and how Slack posts; `signAt` in ms is what the signature says it is, `patienceMs` how long it waits (Slack: 3000). */
export type HttpWay = { url: string; secret: string; signAt: () => number; patienceMs: number };

/** Posts a payload as Slack does: events as JSON, commands as a form, interactions as a form with JSON in it. */
export function sendHttp(
  way: HttpWay,
  kind: Envelope,
  payload: Body,
  retry?: { num: number; reason: string },
): Promise<Answer> {
  const json = kind === 'events_api';
  const body = json
    ? JSON.stringify(payload)
    : form(kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload);
  return post(way, body, {
    'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
    ...signed(body, way.secret, Math.floor(way.signAt() / 1000)),
    ...(retry && { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
  });
}

/** Posts any body with any headers and tells how it went; a connection that breaks is an answer too. */
export function post(
  way: Pick<HttpWay, 'url' | 'patienceMs'>,
  body: string | Buffer,
  headers: Record<string, string>,
): Promise<Answer> {
  const start = performance.now();
  return new Promise((resolve) => {
    const done = (status: number | null, text: string, failure: string | null, got: Record<string, string> = {}) => {
      clearTimeout(patience);
      resolve({ status, body: parsed(text) ?? text, headers: got, failure, ms: performance.now() - start });
    };
    const sent = request(way.url, {
      method: 'POST',
      headers: { ...agent, 'content-length': Buffer.byteLength(body), ...headers },
    });
    const patience = setTimeout(() => {
      done(null, '', 'http_timeout');
      sent.destroy();
    }, way.patienceMs);
    sent.on('error', () => done(null, '', 'connection_failed'));
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => done(null, '', 'connection_failed'));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const got = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
        done(status, Buffer.concat(parts).toString(), status >= 200 && status < 300 ? null : 'http_error', got);
      });
    });
    sent.end(body);
  });
}

const agent = {
  'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  accept: 'application/json,*/*',
  connection: 'close',
};

function form(fields: Body): string {
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
