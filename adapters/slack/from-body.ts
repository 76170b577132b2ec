import { createHash } from 'node:crypto';

/** The app's own id as Slack gives it along. */
export function appOf(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'api_app_id' in body && typeof body.api_app_id === 'string'
    ? body.api_app_id
    : null;
}

/** An id for what Slack gives none. */
export function shortHash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 27);
}

/** The workspaces that a body says its person belongs to. */
export function teamsOf(teams: readonly (string | null | undefined)[]): string[] {
  return teams.filter((team): team is string => Boolean(team));
}
