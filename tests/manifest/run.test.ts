import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, type Json, placesOf } from '../../src/manifest/fill.ts';
import { runManifest } from '../../src/manifest/run.ts';
import { zip } from '../../src/manifest/zip.ts';
import { make, right, unzip } from './sample.ts';

/** One setting that is wrong, and what is said of it. */
const wrong: [name: string, value: string, said: string][] = [
  ['TEAMS_APP_ID', 'leergesprek', 'application (client) id'],
  ['TEAMS_APP_ID', '0f3c1d5e7a2b4c6d8e9f102030405060', 'application (client) id'],
  ['LEERGESPREK_URL', '', 'Set it to the public address'],
  ['LEERGESPREK_URL', 'leergesprek.instituut-noord.nl', 'starts with https://'],
  ['LEERGESPREK_URL', 'http://leergesprek.instituut-noord.nl', 'starts with https://'],
  ['LEERGESPREK_URL', 'https://leergesprek.instituut-noord.nl/api/messages', 'everything behind the host name'],
  ['LEERGESPREK_URL', 'https://leergesprek.instituut-noord.nl/?a=1', 'everything behind the host name'],
  ['LEERGESPREK_URL', 'https://localhost:3978', 'start a tunnel'],
  ['LEERGESPREK_URL', 'https://192.168.1.20', 'start a tunnel'],
  ['LEERGESPREK_URL', 'https://[::1]:3978', 'start a tunnel'],
  ['LEERGESPREK_URL', 'https://leergesprek', 'start a tunnel'],
  ['LEERGESPREK_URL', 'https://server.local', 'start a tunnel'],
  ['LEERGESPREK_URL', 'https://me:word@leergesprek.instituut-noord.nl', 'user name and password'],
  ['LEERGESPREK_PRIVACY_URL', '', 'privacy statement'],
  ['LEERGESPREK_PRIVACY_URL', 'www.instituut-noord.nl/privacy', 'starts with https://'],
  ['LEERGESPREK_PRIVACY_URL', `https://www.instituut-noord.nl/${'a'.repeat(2000)}`, 'at most 2000'],
  ['LEERGESPREK_TERMS_URL', '', 'terms of use'],
  ['LEERGESPREK_TERMS_URL', 'ftp://instituut-noord.nl/voorwaarden', 'starts with https://'],
  ['LEERGESPREK_ORGANISATION', '  ', 'name of the institute'],
  ['LEERGESPREK_ORGANISATION', 'Instituut voor de huisartsopleiding Noord', 'at most 32'],
  ['LEERGESPREK_ORGANISATION', 'Instituut\nNoord', 'on one line'],
  ['SLACK_APP_TOKEN', 'xoxb-geheim', 'starts with xapp-'],
];

describe('npm run manifest', () => {
  it.each(wrong)('names %s = %j as wrong and writes nothing', (name, value, said) => {
    const { ok, text, zip: made, slack } = make({ ...right, [name]: value });
    expect([ok, made, slack]).toEqual([false, null, null]);
    const problems = text.split('\n- ').slice(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `));
    expect(problems[0]).toContain(said);
  });

  it('names all that is wrong at once, and never shows a token', () => {
    const env = { TEAMS_APP_ID: 'x', LEERGESPREK_URL: 'http://x', SLACK_APP_TOKEN: 'xoxb-geheim' };
    const { ok, text } = make(env);
    expect(ok).toBe(false);
    const named = [...text.matchAll(/^- (\w+):/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual([...Object.keys(right), 'SLACK_APP_TOKEN'].sort());
    expect(text).toContain('6 settings');
    expect(text).not.toContain('geheim');
  });

  it('makes only the manifest for Slack without a Teams app id, and says so', () => {
    const { ok, text, zip: made, slack } = make({ LEERGESPREK_URL: right.LEERGESPREK_URL ?? '' });
    expect([ok, made]).toEqual([true, null]);
    expect(slack).not.toBeNull();
    expect(text).toContain('Teams: nothing made, because TEAMS_APP_ID is not set.');
    expect(text).toMatch(/Slack: wrote .+leergesprek-slack\.json, for HTTP/);
  });

  it('says what was written and what to do with it', () => {
    const { text } = make({ ...right, TEAMS_APP_ID: (right.TEAMS_APP_ID ?? '').toUpperCase() }, ['--socket']);
    expect(text).toMatch(
      /Teams: wrote .+leergesprek-teams\.zip, version 1\.0\.0\. Upload it in the Teams admin center/,
    );
    expect(text).toMatch(/Slack: wrote .+, for Socket Mode\. .+docs\/slack\.md/);
  });

  it.each([
    [['--help'], true, 'Use: npm run manifest'],
    [['-h', '--out', 'x'], true, 'Use: npm run manifest'],
    [['--uot', 'x'], false, '--uot'],
    [['x'], false, 'Use: npm run manifest'],
    [['--out'], false, '--out'],
    [['--out', ''], false, 'Name a directory'],
    [['--release', '1.0'], false, 'three numbers'],
    [['--release', '01.0.0'], false, 'three numbers'],
  ])('answers %j', (args, ok, said) => {
    const done = runManifest(args, {});
    expect(done.ok).toBe(ok);
    expect(done.text).toContain(said);
  });

  it('says where it cannot write', () => {
    const dir = mkdtempSync(join(tmpdir(), 'manifest-'));
    const file = join(dir, 'file');
    writeFileSync(file, 'kept');
    const done = runManifest(['--out', join(file, 'build')], { ...right });
    expect(done.ok).toBe(false);
    expect(done.text).toContain('Name another directory with --out.');
    expect(readFileSync(file, 'utf8')).toBe('kept');
    rmSync(dir, { recursive: true });
  });

  it('works as a command, from another directory too', () => {
    const dir = mkdtempSync(join(tmpdir(), 'manifest-'));
    const env = { ...right, PATH: process.env.PATH ?? '' };
    const script = join(process.cwd(), 'src/commands/manifest.ts');
    const said = execFileSync(process.execPath, [script], { cwd: dir, env, encoding: 'utf8' });
    expect(said).toContain('Teams: wrote manifest/build/leergesprek-teams.zip');
    expect(readdirSync(join(dir, 'manifest/build')).sort()).toEqual([
      'leergesprek-slack.json',
      'leergesprek-teams.zip',
    ]);
    rmSync(dir, { recursive: true });
  });

  it('has a place in the templates for every value, and no other', () => {
    const places = (name: string) =>
      [...placesOf(JSON.parse(readFileSync(`manifest/${name}/manifest.json`, 'utf8')))].sort();
    expect(places('teams')).toEqual([
      'HOST',
      'ORGANISATION',
      'PRIVACY_URL',
      'TEAMS_APP_ID',
      'TERMS_URL',
      'VERSION',
      'WEBSITE',
    ]);
    expect(places('slack')).toEqual(['SOCKET_MODE', 'URL']);
  });
});

describe('filling a template', () => {
  const table: [template: Json, filled: Json][] = [
    ['{{A}}', 'a"'],
    ['{{A}}/{{A}}', 'a"/a"'],
    [
      { x: '{{YES}}', y: 'is {{YES}}' },
      { x: true, y: 'is true' },
    ],
    [{ x: '{{NONE}}', y: 1 }, { y: 1 }],
    [{ x: ['{{NONE}}/a', 'b'] }, { x: ['b'] }],
    [{ x: ['{{NONE}}/a'], y: [] }, { y: [] }],
    [{ x: { y: '{{NONE}}' } }, { x: {} }],
    [null, null],
  ];
  it.each(table)('%j', (template, filled) => {
    expect(fill(template, { A: 'a"', YES: true, NONE: null })).toEqual(filled);
  });

  it('stops at a place that nothing is known for, or when nothing is left', () => {
    expect(() => fill(['{{B}}'], {})).toThrow('{{B}}');
    expect(() => fill('{{B}}', { B: null })).toThrow('whole template');
  });
});

describe('the zip', () => {
  it('gives back whatever went in', () => {
    const name = fc.stringMatching(/^[a-z]{1,12}\.[a-z]{3}$/);
    const entries = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 3000 }) }), {
      selector: (entry) => entry.name,
      maxLength: 6,
    });
    fc.assert(
      fc.property(entries, (given) => {
        const files = given.map((entry) => ({ name: entry.name, bytes: Buffer.from(entry.bytes) }));
        expect([...unzip(zip(files))]).toEqual(files.map((file) => [file.name, file.bytes]));
      }),
      { seed: 20261119, numRuns: 200 },
    );
  });
});
