import { z } from 'zod';
import type { TeamsSettings } from '../../adapters/teams/deps.ts';

export const teamsNames = ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_APP_TYPE', 'TEAMS_TENANTS'] as const;

const id = z.guid();

/** The Teams settings, null when there are none; with everything that is wrong with them, each with the remedy. */
export function readTeams(set: Readonly<Record<string, string>>): { teams: TeamsSettings | null; problems: string[] } {
  if (teamsNames.every((name) => set[name] === undefined)) return { teams: null, problems: [] };
  const {
    TEAMS_APP_ID: appId,
    TEAMS_APP_PASSWORD: password,
    TEAMS_APP_TYPE: type = 'secret',
    TEAMS_TENANTS: list,
  } = set;
  const tenants = (list ?? '').split(',').map((tenant) => tenant.trim().toLowerCase());
  const problems = [
    appId === undefined && 'TEAMS_APP_ID: this is missing. Set it to the application (client) id of the Azure Bot.',
    appId !== undefined &&
      !id.safeParse(appId).success &&
      'TEAMS_APP_ID: this is no application id. Copy it from the Azure Bot: 32 hexadecimal digits with dashes.',
    type !== 'secret' &&
      type !== 'managed-identity' &&
      'TEAMS_APP_TYPE: Set it to secret or managed-identity, or leave it out for secret.',
    type === 'secret' &&
      password === undefined &&
      'TEAMS_APP_PASSWORD: this is missing. Set it to a client secret of the application, or set TEAMS_APP_TYPE to managed-identity.',
    type === 'managed-identity' &&
      password !== undefined &&
      'TEAMS_APP_PASSWORD: a managed identity has no secret. Take it out, or set TEAMS_APP_TYPE to secret.',
    list === undefined &&
      "TEAMS_TENANTS: this is missing. Set it to the tenant id of your organisation; several with commas between, the application's own first.",
    list !== undefined &&
      !tenants.every((tenant) => id.safeParse(tenant).success) &&
      'TEAMS_TENANTS: one of these is no tenant id. Copy it from Microsoft Entra: 32 hexadecimal digits with dashes.',
  ].filter((problem) => problem !== false);
  const credential =
    type === 'managed-identity'
      ? ({ kind: 'managed-identity' } as const)
      : { kind: 'secret' as const, password: password ?? '' };
  // Tokens name an application in lowercase.
  const settings = { appId: (appId ?? '').toLowerCase(), credential, tenants };
  return { teams: problems.length > 0 ? null : settings, problems };
}
