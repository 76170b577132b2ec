import { z } from 'zod';
import { NotAsked } from './connector.ts';
import { NoToken } from './credentials.ts';

/**
 * How a request to the platform failed. `refused`: it says no and will go on doing so (`code` as in an Outcome). `missing`: what
 * was to be changed is not there any more. `busy`: it was not done; `afterMs` when the platform says how long to wait. `unsent`:
 * it never got there; `config` when that is because we have no token that the platform takes. `unclear`: it may have been done.
 */
export type Failure =
  | { kind: 'refused'; code: string }
  | { kind: 'missing' }
  | { kind: 'busy'; afterMs: number | null }
  | { kind: 'unsent'; code: string; config: boolean }
  | { kind: 'unclear'; code: string };

/** What the SDK throws: an answer with a status, or no answer with a code of the network. */
const thrown = z.object({
  name: z.string(),
  code: z.string().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
  response: z
    .looseObject({ bodyAsText: z.string().nullish(), headers: z.custom<{ get(name: string): string | undefined }>() })
    .optional()
    .catch(undefined),
});

/** Codes of Microsoft's "Status codes from bot conversational APIs", and the one that stands in a body of another shape. */
const codes: Readonly<Record<string, string>> = {
  BotDisabledByAdmin: 'disabled',
  BotNotInConversationRoster: 'not-installed',
  ForbiddenOperationException: 'not-installed',
  ConversationBlockedByUser: 'blocked',
  MessageWritesBlocked: 'blocked',
  NotEnoughPermissions: 'forbidden',
  InvalidBotApiHost: 'forbidden',
};

/** Before a connection stood: name not found, nobody listening, no trust in the certificate. */
const early =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|ERR_TLS_)/;

/** What a thrown error means; the only place that knows how the SDK throws. `now` in ms, for a moment to wait for. */
export function failureOf(fault: unknown, now: number): Failure {
  if (fault instanceof NoToken) return { kind: 'unsent', code: 'no-token', config: true };
  if (fault instanceof NotAsked) return { kind: 'unsent', code: 'stopping', config: false };
  const { data } = thrown.safeParse(fault);
  if (data === undefined) return { kind: 'unclear', code: 'unknown' };
  const { statusCode: status, name, code = name, response } = data;
  if (status === undefined)
    return early.test(code) ? { kind: 'unsent', code, config: false } : { kind: 'unclear', code };
  const text = response?.bodyAsText ?? '';
  if (status === 401) return { kind: 'unsent', code: 'unauthorized', config: true };
  if (status === 403) {
    const known = Object.keys(codes).find((name) => text.includes(name));
    return { kind: 'refused', code: codes[known ?? ''] ?? 'blocked' };
  }
  if (status === 404 || status === 410)
    return text.includes('ActivityNotFound') ? { kind: 'missing' } : { kind: 'refused', code: 'gone' };
  if (status === 412 || status === 429)
    return { kind: 'busy', afterMs: waitOf(response?.headers.get('retry-after'), now) };
  if (status === 413) return { kind: 'refused', code: 'too-big' };
  if (status >= 300 && status < 500) return { kind: 'refused', code: 'invalid' };
  return { kind: 'unclear', code: `status-${status}` };
}

/** Retry-After: seconds, or a moment. */
function waitOf(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
