import { webApi } from './sdk.ts';

/** What a failed call means. `limited`, `unsent`: Slack did nothing with it. `unsure`: nobody knows. `refused`: it never will; `code` is ours. */
export type Trouble =
  | { kind: 'limited'; afterMs: number; slack: string }
  | { kind: 'unsent'; slack: string }
  | { kind: 'unsure'; slack: string }
  | { kind: 'refused'; code: string; slack: string };

/** An event that is not for us: its sender is told so and does not come back with it. */
export class Refusal extends Error {
  readonly code: 'other-workspace' | 'not-installed';

  constructor(code: Refusal['code']) {
    super(code);
    this.code = code;
  }
}

const refusals: Readonly<Record<string, string>> = {
  ...all('gone', [
    'channel_not_found',
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'is_archived',
    'not_in_channel',
  ]),
  ...all('disabled', ['user_disabled', 'user_deleted', 'cannot_dm_deactivated_user']),
  ...all('blocked', ['messages_tab_disabled', 'ekm_access_denied', 'cannot_dm_user', 'user_is_restricted']),
  // `account_inactive` is about our own token: the app or its workspace was removed.
  ...all('not-installed', ['token_revoked', 'token_expired', 'account_inactive', 'invalid_auth', 'not_authed']),
  ...all('not-installed', ['team_access_not_granted', 'app_uninstalled', 'team_not_found']),
  ...all('too-big', ['msg_too_long', 'msg_blocks_too_long', 'metadata_too_large']),
  ...all('forbidden', [
    'missing_scope',
    'no_permission',
    'access_denied',
    'not_allowed_token_type',
    'restricted_action',
  ]),
};
/** Slack answers these when something broke on its side; part of it may have happened. */
const broken = /^(fatal_error|internal_error|request_timeout|service_unavailable|team_added_to_org|unreadable)$/;
/** No connection was made, so nothing can have arrived. */
const unconnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.+|.*_CERT(IFICATE)?.*|ERR_TLS_.+)$/;

/** Without a Retry-After we wait as long as Slack's shortest, in ms. */
export const noRetryAfter = 30_000;

/** Translates what Slack's client throws; anything that is not known for certain is `unsure`. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'limited', afterMs: Math.max(error.retryAfter, 1) * 1000, slack: 'ratelimited' };
  const slack = codeIn(error);
  if (error instanceof webApi.WebAPIPlatformError) {
    if (/^(ratelimited|rate_limited|message_limit_exceeded)$/.test(slack))
      return { kind: 'limited', afterMs: noRetryAfter, slack };
    if (broken.test(slack)) return { kind: 'unsure', slack };
    return { kind: 'refused', code: refusals[slack] ?? 'invalid', slack };
  }
  // A 429 without a Retry-After comes as a bare error.
  if (error instanceof Error && error.message.startsWith('Retry header'))
    return { kind: 'limited', afterMs: noRetryAfter, slack: 'ratelimited' };
  return { kind: unconnected.test(slack) ? 'unsent' : 'unsure', slack };
}

/** A short code for the log: Slack's own, the system's, or the name of the error. Never a text. */
export function codeIn(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError)
    return /^[a-z0-9_]{1,60}$/.test(error.data.error) ? error.data.error : 'unreadable';
  if (error instanceof webApi.WebAPIHTTPError) return `http-${error.statusCode}`;
  if (error instanceof webApi.WebAPIRequestError) return codeIn(error.original);
  if (!(error instanceof Error)) return 'unknown';
  if (error instanceof Refusal) return error.code;
  if (error.cause instanceof Error && 'code' in error.cause) return codeIn(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** The refusal behind an error, however often the packages wrapped it; null when there is none. */
export function refusalIn(error: unknown): Refusal | null {
  let inner = error;
  for (let depth = 0; depth < 5 && inner instanceof Error; depth++) {
    if (inner instanceof Refusal) return inner;
    inner = 'original' in inner ? inner.original : inner.cause;
  }
  return null;
}

/** True when a form cannot be opened because it took too long, or was opened already. */
export function isLateTrigger(error: unknown): boolean {
  return /^(expired_trigger_id|trigger_expired|exchanged_trigger_id|trigger_exchanged|invalid_trigger_id)$/.test(
    codeIn(error),
  );
}

function all(code: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, code]));
}
