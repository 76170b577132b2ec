import { z } from 'zod';
import type { SlackSettings } from '../adapters/slack/deps.ts';
import type { TeamsSettings } from '../adapters/teams/deps.ts';
import { isZone } from '../dialogs/dates/zone.ts';
import { readSlack, slackNames } from './channels/slack-settings.ts';
import { readTeams, teamsNames } from './channels/teams-settings.ts';
import { setting } from './setting.ts';

/** What the program is told from outside. Ports are TCP ports, paths are relative to where it is started. */
export type Env = {
  host: string;
  port: number;
  data: string;
  prompts: string;
  zone: string;
  /** The public address, without a slash at its end; null when there is none. */
  url: string | null;
  /** Is the demonstration page on? Only ever on loopback. */
  demo: boolean;
  teams: TeamsSettings | null;
  slack: SlackSettings | null;
};

export type EnvRead = { kind: 'ok'; env: Env } | { kind: 'problems'; problems: string[] };

const loopback = ['127.0.0.1', '::1', 'localhost'];

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce
    .number('Set PORT to a number, such as 3978.')
    .int('Set PORT to a whole number, such as 3978.')
    .min(0, 'Set PORT to 0 (any free port) up to 65535.')
    .max(65535, 'Set PORT to 0 (any free port) up to 65535.')
    .default(3978),
  LEERGESPREK_DATA: z
    .string()
    .min(1, 'Set LEERGESPREK_DATA to a directory, or leave it out for ./data.')
    .default('data'),
  LEERGESPREK_PROMPTS: z
    .string()
    .min(1, 'Set LEERGESPREK_PROMPTS to a directory, or leave it out for ./prompts.')
    .default('prompts'),
  LEERGESPREK_ZONE: z
    .string()
    .refine(isZone, 'Set LEERGESPREK_ZONE to an IANA time zone, such as Europe/Amsterdam.')
    .default('Europe/Amsterdam'),
  LEERGESPREK_URL: z
    .string()
    .refine(
      isPublic,
      'Set LEERGESPREK_URL to the public address without a path, such as https://leergesprek.example.nl.',
    )
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  LEERGESPREK_DEMO: z
    .enum(['on', 'off', 'beside-channels'], 'Set LEERGESPREK_DEMO to on, off or beside-channels, or leave it out.')
    .optional(),
});

/** Only `npm run manifest` reads these; they may stand in the same file with settings. */
const ofManifest = ['LEERGESPREK_PRIVACY_URL', 'LEERGESPREK_TERMS_URL', 'LEERGESPREK_ORGANISATION'];
const credentials = [...teamsNames, ...slackNames];
const known = new Set([...Object.keys(schema.shape), ...ofManifest, ...credentials]);
const ours = /^(LEERGESPREK|TEAMS|SLACK)_/;

/** Reads the environment; everything that is wrong with it at once, each with what to do about it. Empty values count as left out. */
export function readEnv(environment: Readonly<Record<string, string | undefined>>): EnvRead {
  const set: Record<string, string> = {};
  for (const [name, given] of Object.entries(environment)) {
    const value = setting(given);
    if (value !== undefined) set[name] = value;
  }
  const parsed = schema.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message} It is now "${set[String(issue.path[0])] ?? ''}".`,
      );
  for (const name of Object.keys(set))
    if (ours.test(name) && !known.has(name))
      problems.push(`${name}: this setting does not exist. See the table in the README, or take it out.`);
  const url = parsed.success ? (parsed.data.LEERGESPREK_URL ?? null) : (set.LEERGESPREK_URL ?? null);
  const { teams, problems: ofTeams } = readTeams(set);
  const { slack, problems: ofSlack } = readSlack(set, url);
  problems.push(...ofTeams, ...ofSlack);
  const present = credentials.filter((name) => set[name] !== undefined);
  const demo = set.LEERGESPREK_DEMO ?? (present.length > 0 ? 'off' : 'on');
  if (present.length > 0 && demo === 'on') {
    problems.push(
      `LEERGESPREK_DEMO: the demonstration page lets anybody be anybody and does not start beside real channels (${present.join(', ')}). Take LEERGESPREK_DEMO out, or set it to beside-channels if you really mean it.`,
    );
  }
  if (demo === 'off' && present.length === 0)
    problems.push(
      'LEERGESPREK_DEMO: with the demonstration off there is no channel left to talk on. Set it to on, or set up Teams or Slack.',
    );
  if (demo !== 'off' && set.HOST !== undefined && !loopback.includes(set.HOST))
    problems.push(
      `HOST: the demonstration page lets anybody be anybody and is only for this machine, so HOST cannot be ${set.HOST} with it. Take HOST out, or set LEERGESPREK_DEMO to off.`,
    );
  if (!parsed.success || problems.length > 0) return { kind: 'problems', problems };
  const { HOST, PORT, LEERGESPREK_DATA, LEERGESPREK_PROMPTS, LEERGESPREK_ZONE } = parsed.data;
  return {
    kind: 'ok',
    env: {
      host: HOST,
      port: PORT,
      data: LEERGESPREK_DATA,
      prompts: LEERGESPREK_PROMPTS,
      zone: LEERGESPREK_ZONE,
      url,
      demo: demo !== 'off',
      teams,
      slack,
    },
  };
}

/** An address that Teams and Slack can reach: https, or http on this machine for trying. */
function isPublic(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname));
}
