import { describe, expect, test } from 'vitest';
import { readEnv } from '../../src/env.ts';

const secret = 'xoxb-GEHEIM-4711';
const credentials = {
  TEAMS_APP_ID: `${secret}-1`,
  TEAMS_APP_PASSWORD: `${secret}-2`,
  SLACK_BOT_TOKEN: `${secret}-3`,
  SLACK_SIGNING_SECRET: `${secret}-4`,
  SLACK_APP_TOKEN: `${secret}-5`,
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
  ['one credential', { SLACK_BOT_TOKEN: secret }, [/^SLACK_BOT_TOKEN: .*Take these out/]],
  ['credentials and no demo', { ...credentials, LEERGESPREK_DEMO: 'off' }, [/^TEAMS_APP_ID, .*SLACK_APP_TOKEN: /]],
  [
    'the open page beside credentials',
    { SLACK_BOT_TOKEN: secret, LEERGESPREK_DEMO: 'on' },
    [/^LEERGESPREK_DEMO: .*anybody.*\(SLACK_BOT_TOKEN\).*Take LEERGESPREK_DEMO out/, /^SLACK_BOT_TOKEN: /],
  ],
  [
    'everything at once',
    { PORT: 'x', LEERGESPREK_ZONE: 'y', LEERGESPREK_DEMO: 'z', LEERGESPREK_WAT: '1', TEAMS_WAT: '2', ...credentials },
    [/^PORT: /, /^LEERGESPREK_ZONE: /, /^LEERGESPREK_DEMO: /, /^LEERGESPREK_WAT: /, /^TEAMS_WAT: /, /^TEAMS_APP_ID, /],
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
    ['the page beside credentials, meant', { ...credentials, LEERGESPREK_DEMO: 'beside-channels' }, {}],
  ];

  test.each(right)('%s is fine', (_, given, differs) => {
    const env = { port: 3978, data: 'data', prompts: 'prompts', zone: 'Europe/Amsterdam', demo: true, ...differs };
    expect(readEnv(given)).toEqual({ kind: 'ok', env });
  });

  test('a secret under a wrong name is not repeated either', () => {
    const given = Object.fromEntries(['SLACK_SECRET', 'TEAMS_PASSWORD', 'LEERGESPREK_TOKEN'].map((n) => [n, secret]));
    const read = readEnv(given);
    expect(read.kind).toBe('problems');
    expect(JSON.stringify(read)).not.toContain('GEHEIM');
  });
});
