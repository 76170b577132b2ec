import type { IncomingMessage } from 'node:http';
import { type Body, bodyOf, parsed } from './shape.ts';

/** The raw body of a request. */
export async function rawBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** The arguments and token of a Web API call: from the query, and from a form (with JSON in some fields) or a JSON body. */
export function readCall(request: IncomingMessage, raw: Buffer): { args: Body; token: string } {
  const url = new URL(request.url ?? '/', 'http://slack');
  const json = /^application\/json/.test(request.headers['content-type'] ?? '');
  const sent: Body = json ? bodyOf(parsed(raw.toString())) : Object.fromEntries(new URLSearchParams(raw.toString()));
  const args: Body = { ...Object.fromEntries(url.searchParams), ...sent };
  for (const name of ['blocks', 'view', 'metadata', 'attachments', 'files'])
    if (typeof args[name] === 'string') args[name] = parsed(String(args[name])) ?? args[name];
  const [scheme, secret = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme === 'Basic') {
    const [id, key] = Buffer.from(secret, 'base64').toString().split(':');
    Object.assign(args, { client_id: id, client_secret: key });
  }
  const token = scheme === 'Bearer' ? secret : String(args.token ?? '');
  delete args.token;
  return { args, token };
}
