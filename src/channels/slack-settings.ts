import type { SlackSettings } from '../../adapters/slack/deps.ts';

const oauthNames = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_TOKEN_KEY'] as const;

export const slackNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_TEAMS',
  ...oauthNames,
] as const;

/** Bytes in the key that tokens of workspaces are encrypted with (AES-256). */
const keyBytes = 32;

/**
 * The Slack settings, null when there are none; with everything that is wrong with them, each with the remedy. `url` is the
 * installation's public address.
 */
export function readSlack(
  set: Readonly<Record<string, string>>,
  url: string | null,
): { slack: SlackSettings | null; problems: string[] } {
  if (slackNames.every((name) => set[name] === undefined)) return { slack: null, problems: [] };
  const way = readWay(set);
  const workspaces = readWorkspaces(set, url, way.problems.length === 0 && way.kind === 'socket');
  const teams = (set.SLACK_TEAMS ?? '').split(',').flatMap((team) => team.trim() || []);
  const problems = [
    ...way.problems,
    ...workspaces.problems,
    ...(workspaces.settings.kind === 'oauth' && teams.length === 0
      ? [
          'SLACK_TEAMS: this is missing. With installing in several workspaces, give the ids of those that are let in: whoever runs a workspace decides on the e-mail addresses in it.',
        ]
      : []),
    ...(teams.every((team) => /^[TE][A-Z0-9]{2,}$/.test(team))
      ? []
      : [
          'SLACK_TEAMS: one of these is no workspace id. Give ids that begin with T (or E for an organisation), with commas between.',
        ]),
  ];
  if (problems.length > 0) return { slack: null, problems };
  return { slack: { way: way.settings, workspaces: workspaces.settings, teams }, problems };
}

function readWay(set: Readonly<Record<string, string>>) {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = set;
  if (appToken !== undefined) {
    const problems = appToken.startsWith('xapp-')
      ? []
      : [
          'SLACK_APP_TOKEN: this is no app-level token, which begins with xapp-. Make one with the scope connections:write.',
        ];
    return { kind: 'socket', settings: { kind: 'socket', appToken } as const, problems };
  }
  const problems =
    signingSecret === undefined
      ? [
          'SLACK_SIGNING_SECRET: this is missing. Copy it from Basic Information of the Slack app, or set SLACK_APP_TOKEN for Socket Mode.',
        ]
      : [];
  return { kind: 'http', settings: { kind: 'http', signingSecret: signingSecret ?? '' } as const, problems };
}

function readWorkspaces(set: Readonly<Record<string, string>>, url: string | null, isSocket: boolean) {
  const { SLACK_BOT_TOKEN: botToken } = set;
  const oauth = oauthNames.filter((name) => set[name] !== undefined);
  const problems: string[] = [];
  if (oauth.length === 0) {
    if (botToken === undefined)
      problems.push(
        'SLACK_BOT_TOKEN: this is missing. Copy the bot token of your workspace, or set SLACK_CLIENT_ID and its companions for several workspaces.',
      );
    else if (!botToken.startsWith('xoxb-'))
      problems.push('SLACK_BOT_TOKEN: this is no bot token, which begins with xoxb-. Copy the Bot User OAuth Token.');
    return { settings: { kind: 'token', botToken: botToken ?? '' } as const, problems };
  }
  for (const name of oauthNames)
    if (set[name] === undefined)
      problems.push(`${name}: this is missing. Installing in several workspaces needs ${oauthNames.join(', ')}.`);
  if (botToken !== undefined)
    problems.push(
      'SLACK_BOT_TOKEN: with SLACK_CLIENT_ID each workspace gets a token of its own. Take one of the two out.',
    );
  if (url === null)
    problems.push(
      'LEERGESPREK_URL: this is missing. Slack sends whoever installs the app back to this public address.',
    );
  if (isSocket)
    problems.push(
      'SLACK_APP_TOKEN: Socket Mode goes with one workspace. Take it out, or SLACK_CLIENT_ID and its companions.',
    );
  const tokenKey = Buffer.from(set.SLACK_TOKEN_KEY ?? '', 'base64');
  if (set.SLACK_TOKEN_KEY !== undefined && tokenKey.length !== keyBytes)
    problems.push(
      `SLACK_TOKEN_KEY: this is not ${keyBytes} bytes in base64. Make one with: openssl rand -base64 ${keyBytes}`,
    );
  return {
    settings: {
      kind: 'oauth',
      clientId: set.SLACK_CLIENT_ID ?? '',
      clientSecret: set.SLACK_CLIENT_SECRET ?? '',
      stateSecret: set.SLACK_STATE_SECRET ?? '',
      tokenKey,
      publicUrl: url ?? '',
    } as const,
    problems,
  };
}
