import { describe, expect, test } from 'vitest';
import { readEnv } from '../../src/env.ts';

const secret = 'GEHEIM-4711';
const guid = '12345678-90ab-4cde-8f01-234567890abc';
const teams = { TEAMS_APP_ID: guid, TEAMS_APP_PASSWORD: secret, TEAMS_TENANTS: guid };
const slack = { SLACK_BOT_TOKEN: `xoxb-${secret}`, SLACK_SIGNING_SECRET: secret };
const oauth = {
  SLACK_SIGNING_SECRET: secret,
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: secret,
  SLACK_STATE_SECRET: secret,
  SLACK_TOKEN_KEY: Buffer.alloc(32, 7).toString('base64'),
  SLACK_TEAMS: 'T1A',
  LEERGESPREK_URL: 'https://leergesprek.example.nl',
};

/** Every wrong setting, with the setting each problem names and what it says to do. */
const wrong: [string, Record<string, string>, RegExp[]][] = [
  ['a port in words', { PORT: 'drie' }, [/^PORT: .*Set PORT to a number.*"drie"/]],
  ['half a port', { PORT: '80.5' }, [/^PORT: .*whole number.*"80\.5"/]],
  ['a negative port', { PORT: '-1' }, [/^PORT: .*0 .*65535/]],
  ['a port too high', { PORT: '65536' }, [/^PORT: .*0 .*65535.*"65536"/]],
  ['an endless port', { PORT: 'Infinity' }, [/^PORT: .*Set PORT/]],
  ['a zone that is none', { LEERGESPREK_ZONE: 'Europa/Utrecht' }, [/^LEERGESPREK_ZONE: .*IANA.*"Europa\/Utrecht"/]],
  ['a demo that is neither', { LEERGESPREK_DEMO: 'ja' }, [/^LEERGESPREK_DEMO: Set .*on, off or beside-channels.*"ja"/]],
  ['no channel at all', { LEERGESPREK_DEMO: 'off' }, [/^LEERGESPREK_DEMO: .*Set it to on/]],
  ['a misspelt name', { LEERGESPREK_DATE: '/data' }, [/^LEERGESPREK_DATE: .*does not exist.*take it out/]],
  ['an unknown Teams name', { TEAMS_TENANT: 'x' }, [/^TEAMS_TENANT: .*does not exist/]],
  ['an unknown Slack name', { SLACK_TOKEN: 'x' }, [/^SLACK_TOKEN: .*does not exist/]],
  ['half of Teams', { TEAMS_APP_ID: guid }, [/^TEAMS_APP_PASSWORD: .*managed-identity/, /^TEAMS_TENANTS: .*missing/]],
  ['a secret alone', { TEAMS_APP_PASSWORD: secret }, [/^TEAMS_APP_ID: .*missing/, /^TEAMS_TENANTS: /]],
  ['an app id that is none', { ...teams, TEAMS_APP_ID: `x${secret}` }, [/^TEAMS_APP_ID: .*dashes/]],
  ['an empty app id', { ...teams, TEAMS_APP_ID: ' ' }, [/^TEAMS_APP_ID: .*missing/]],
  ['a tenant that is none', { ...teams, TEAMS_TENANTS: `${guid}, common` }, [/^TEAMS_TENANTS: .*no tenant id/]],
  ['another kind of identity', { ...teams, TEAMS_APP_TYPE: 'MultiTenant' }, [/^TEAMS_APP_TYPE: .*managed-identity/]],
  [
    'a managed identity with a secret',
    { ...teams, TEAMS_APP_TYPE: 'managed-identity' },
    [/^TEAMS_APP_PASSWORD: .*Take it out/],
  ],
  ['half of Slack', { SLACK_BOT_TOKEN: `xoxb-${secret}` }, [/^SLACK_SIGNING_SECRET: .*Socket Mode/]],
  ['Slack without a token', { SLACK_SIGNING_SECRET: secret }, [/^SLACK_BOT_TOKEN: .*missing/]],
  ["somebody's own token", { ...slack, SLACK_BOT_TOKEN: `xoxp-${secret}` }, [/^SLACK_BOT_TOKEN: .*xoxb-/]],
  ['no app-level token', { ...slack, SLACK_APP_TOKEN: `xoxb-${secret}` }, [/^SLACK_APP_TOKEN: .*connections:write/]],
  ['no workspace id', { ...slack, SLACK_TEAMS: 'T0123,instituut' }, [/^SLACK_TEAMS: .*begin with T/]],
  [
    'half of installing in several workspaces',
    { SLACK_SIGNING_SECRET: secret, SLACK_CLIENT_ID: '1.2' },
    [
      /^SLACK_CLIENT_SECRET: /,
      /^SLACK_STATE_SECRET: /,
      /^SLACK_TOKEN_KEY: /,
      /^LEERGESPREK_URL: /,
      /^SLACK_TEAMS: .*missing/,
    ],
  ],
  [
    'both ways of having tokens',
    { ...oauth, SLACK_BOT_TOKEN: `xoxb-${secret}` },
    [/^SLACK_BOT_TOKEN: .*one of the two/],
  ],
  [
    'several workspaces over a socket',
    { ...oauth, SLACK_APP_TOKEN: `xapp-${secret}` },
    [/^SLACK_APP_TOKEN: .*one workspace/],
  ],
  ['a key of another length', { ...oauth, SLACK_TOKEN_KEY: 'a29ydA==' }, [/^SLACK_TOKEN_KEY: .*openssl rand/]],
  ['an address with a path', { LEERGESPREK_URL: 'https://x.example/bot' }, [/^LEERGESPREK_URL: .*without a path/]],
  ['an address anybody can listen in on', { LEERGESPREK_URL: 'http://x.example' }, [/^LEERGESPREK_URL: /]],
  ['the open page for everybody', { HOST: '0.0.0.0' }, [/^HOST: .*Take HOST out/]],
  [
    'the open page beside credentials',
    { ...slack, LEERGESPREK_DEMO: 'on' },
    [/^LEERGESPREK_DEMO: .*anybody.*\(SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET\).*Take LEERGESPREK_DEMO out/],
  ],
  [
    'everything at once',
    {
      PORT: 'x',
      LEERGESPREK_ZONE: 'y',
      LEERGESPREK_DEMO: 'z',
      LEERGESPREK_WAT: '1',
      TEAMS_WAT: '2',
      TEAMS_APP_ID: guid,
      SLACK_APP_TOKEN: 'x',
    },
    [
      /^PORT: /,
      /^LEERGESPREK_ZONE: /,
      /^LEERGESPREK_DEMO: /,
      /^LEERGESPREK_WAT: /,
      /^TEAMS_WAT: /,
      /^TEAMS_APP_PASSWORD: /,
      /^TEAMS_TENANTS: /,
      /^SLACK_APP_TOKEN: /,
      /^SLACK_BOT_TOKEN: /,
    ],
  ],
];

describe('the environment', () => {
  test.each(wrong)('%s', (_, given, expected) => {
    const read = readEnv(given);
    const problems = read.kind === 'problems' ? read.problems : [];
    expect(problems).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(problems[index]).toMatch(pattern);
    expect(problems.join('\n')).not.toContain(secret);
  });

  const right: [string, Record<string, string | undefined>, object][] = [
    ['nothing at all', {}, {}],
    ['settings of somebody else', { HOME: '/x', SLACKER: '1', TEAM: '2', PATH: '' }, {}],
    ['empty values', { PORT: '', LEERGESPREK_DATA: ' ', LEERGESPREK_ZONE: '\t', LEERGESPREK_DEMO: undefined }, {}],
    ['an empty name we do not know', { LEERGESPREK_WAT: '' }, {}],
    ['an empty credential', { SLACK_BOT_TOKEN: ' ', LEERGESPREK_DEMO: 'on' }, {}],
    ['port 0', { PORT: '0' }, { port: 0 }],
    ['the highest port', { PORT: '65535' }, { port: 65_535 }],
    [
      'places',
      { LEERGESPREK_DATA: '/a b', LEERGESPREK_PROMPTS: 'c', LEERGESPREK_ZONE: 'America/Curacao' },
      { data: '/a b', prompts: 'c', zone: 'America/Curacao' },
    ],
    ['a public address', { LEERGESPREK_URL: 'https://x.example/' }, { url: 'https://x.example' }],
    [
      'Teams',
      {
        ...teams,
        TEAMS_APP_ID: guid.toUpperCase(),
        HOST: '0.0.0.0',
        TEAMS_TENANTS: ` ${guid.toUpperCase()} , ${guid}`,
      },
      {
        host: '0.0.0.0',
        demo: false,
        teams: { appId: guid, credential: { kind: 'secret', password: secret }, tenants: [guid, guid] },
      },
    ],
    [
      'Teams with a managed identity',
      { TEAMS_APP_ID: guid, TEAMS_APP_TYPE: 'managed-identity', TEAMS_TENANTS: guid },
      { demo: false, teams: { appId: guid, credential: { kind: 'managed-identity' }, tenants: [guid] } },
    ],
    [
      'Slack over HTTP',
      { ...slack, SLACK_TEAMS: 'T0123,E99' },
      {
        demo: false,
        slack: {
          way: { kind: 'http', signingSecret: secret },
          workspaces: { kind: 'token', botToken: `xoxb-${secret}` },
          teams: ['T0123', 'E99'],
        },
      },
    ],
    [
      'Slack over a socket, with the page',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', LEERGESPREK_DEMO: 'beside-channels' },
      {
        slack: {
          way: { kind: 'socket', appToken: 'xapp-1' },
          workspaces: { kind: 'token', botToken: 'xoxb-1' },
          teams: [],
        },
      },
    ],
    [
      'several workspaces',
      oauth,
      {
        demo: false,
        url: oauth.LEERGESPREK_URL,
        slack: {
          way: { kind: 'http', signingSecret: secret },
          workspaces: {
            kind: 'oauth',
            clientId: '1.2',
            clientSecret: secret,
            stateSecret: secret,
            tokenKey: Buffer.alloc(32, 7),
            publicUrl: oauth.LEERGESPREK_URL,
          },
          teams: ['T1A'],
        },
      },
    ],
  ];

  test.each(right)('%s is fine', (_, given, differs) => {
    const env = {
      host: '127.0.0.1',
      port: 3978,
      data: 'data',
      prompts: 'prompts',
      zone: 'Europe/Amsterdam',
      url: null,
      demo: true,
      teams: null,
      slack: null,
      ...differs,
    };
    expect(readEnv(given)).toEqual({ kind: 'ok', env });
  });

  test('a secret under a wrong name is not repeated either', () => {
    const given = Object.fromEntries(['SLACK_SECRET', 'TEAMS_PASSWORD', 'LEERGESPREK_TOKEN'].map((n) => [n, secret]));
    const read = readEnv(given);
    expect(read.kind).toBe('problems');
    expect(JSON.stringify(read)).not.toContain('GEHEIM');
  });
});
