import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults, How } from './faults.ts';
import { type Method, no } from './method.ts';
import { chat } from './methods-chat.ts';
import { conversations } from './methods-conversations.ts';
import { files } from './methods-files.ts';
import { access, openConnection } from './methods-oauth.ts';
import { people } from './methods-people.ts';
import { views } from './methods-views.ts';
import { rawBody, readCall } from './read-call.ts';
import { type Body, wordsOf } from './shape.ts';
import type { World } from './world.ts';

const methods: Readonly<Record<string, Method>> = { ...chat, ...conversations, ...files, ...people, ...views };

/** Posts in a channel: what the rate per channel counts. */
const posts = new Set(['chat.postMessage', 'chat.postEphemeral', 'chat.update']);

/** What stands between a call and its method. */
export type Edge = {
  faults: Faults;
  rate: (channel: string) => number | null;
  done: (method: string, answer: Body) => void;
};

/** `POST /api/<method>`: faults first, then token, scope and the method itself. */
export async function answerCall(
  world: World,
  edge: Edge,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = (request.url ?? '').replace(/^\/api\/|\?.*$/g, '');
  const { args, token } = readCall(request, await rawBody(request));
  const call = { method, args, token, at: world.now(), accepted: false, answer: '' };
  world.calls.push(call);
  const strike = edge.faults.strike(method, args);
  world.changed();
  if (strike?.how.kind === 'slow') await strike.released;
  const early = strike === null ? null : beforehand(strike.how);
  const wait = early === null && posts.has(method) ? edge.rate(wordsOf(args.channel)) : null;
  if (early !== null || wait !== null) {
    call.answer = early ?? 'rate';
    world.changed();
    return fail(response, wait === null && strike !== null ? strike.how : { kind: 'rate', retryAfter: wait ?? 1 });
  }
  const answer = run(world, method, args, token);
  call.accepted = answer.ok === true;
  call.answer = answer.ok === true ? 'ok' : wordsOf(answer.error);
  edge.done(method, answer);
  world.changed();
  if (strike !== null && 'when' in strike.how) return fail(response, strike.how);
  const scopes = world.installs.find((one) => one.token === token)?.scopes.join(',');
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    ...(scopes && { 'x-oauth-scopes': scopes }),
  });
  response.end(JSON.stringify(answer));
}

function run(world: World, method: string, args: Body, token: string): Body {
  if (method === 'oauth.v2.access') return access(world, args);
  if (method === 'apps.connections.open') return openConnection(world, token);
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (found === undefined) return no('unknown_method', { req_method: method });
  if (token === '') return no('not_authed');
  const install = world.installs.find((one) => one.token === token);
  if (install === undefined) return no('invalid_auth');
  if (install.state !== 'live') return no(install.state === 'revoked' ? 'token_revoked' : 'account_inactive');
  const { scopes } = found;
  if (!scopes.includes('*') && !scopes.some((one) => install.scopes.includes(one)))
    return no('missing_scope', { needed: scopes[0], provided: install.scopes.join(',') });
  const answer = found.run({ world, args, install });
  return 'ok' in answer ? answer : { ok: true, ...answer };
}

/** What is said of a call that a fault keeps from Slack; null when it gets through. */
function beforehand(how: How): string | null {
  if (how.kind === 'slow' || ('when' in how && how.when === 'after')) return null;
  return how.kind === 'error' ? how.error : how.kind;
}

function fail(response: ServerResponse, how: How): void {
  if (how.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const json = { 'content-type': 'application/json; charset=utf-8' };
  if (how.kind === 'rate') {
    response.writeHead(429, { ...json, 'retry-after': String(how.retryAfter) });
    response.end(JSON.stringify(no('ratelimited')));
  } else if (how.kind === 'error') {
    response.writeHead(200, json);
    response.end(JSON.stringify(no(how.error)));
  } else if (how.kind === 'status') {
    response.writeHead(how.status, { 'content-type': 'text/html' });
    response.end('');
  }
}
