import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { breaches, importsOf, isDutch, packageOf, type Source, topBreaches } from './walls.ts';

const rooms = ['src', 'adapters', 'dialogs'];

const sources: Source[] = rooms.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.[cm]?[jt]s$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
);

describe('the house', () => {
  test('keeps its walls', () => {
    expect(sources.length).toBeGreaterThan(100);
    for (const room of rooms)
      expect(
        sources.some(({ path }) => path.startsWith(`${room}/`)),
        room,
      ).toBe(true);
    expect(sources.flatMap(breaches)).toEqual([]);
  });

  test('has only what it says at its top', () => {
    const ignored = readFileSync('.gitignore', 'utf8')
      .split('\n')
      .map((line) => line.trim().replaceAll('/', ''));
    expect(topBreaches(readdirSync('.'), ignored)).toEqual([]);
  });

  test('runs on its dependencies alone', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const used = new Set(sources.flatMap((source) => importsOf(source).map(packageOf)));
    const missing = [...used].filter((name) => name !== null && !name.startsWith('node:') && !(name in dependencies));
    expect(missing).toEqual([]);
  });

  test('says nothing in Dutch in its page', () => {
    const html = readFileSync('adapters/web/page/index.html', 'utf8');
    const said = html.replace(/<!--[\s\S]*?-->|<[^>]*>|\{\{\w+\}\}/g, ' ').trim();
    expect(said).toBe('');
  });
});

/** A line that breaks a wall, where it stands, and what is told about it. */
const planted: [string, string, string][] = [
  ['dialogs/a.ts', `import { readFileSync } from 'node:fs';`, 'imports node:fs'],
  ['dialogs/a.ts', `import type { Store } from '../src/store/port.ts';`, 'imports ../src/store/port.ts'],
  ['dialogs/session/a.ts', `export * from '../../adapters/channel.ts';`, 'imports ../../adapters/channel.ts'],
  ['dialogs/a.ts', `export { parse } from 'yaml';`, 'imports yaml'],
  ['dialogs/a.ts', `const a = await import('zodiac');`, 'imports zodiac'],
  ['dialogs/a.ts', `const name = 'zod'; const a = await import(name);`, 'imports something computed'],
  ['dialogs/a.ts', `type A = import('../tests/a.ts').A;`, 'imports ../tests/a.ts'],
  ['dialogs/a.ts', `const zone = process.env.TZ;`, 'uses process'],
  ['dialogs/a.ts', `const zone = globalThis.process.env.TZ;`, 'uses globalThis.process'],
  ['dialogs/a.ts', `const at = Date.now();`, 'uses Date,'],
  ['dialogs/a.ts', `const at = globalThis.Date.now();`, 'uses Date,'],
  ['dialogs/a.ts', `const { now } = Date;`, 'uses Date,'],
  ['dialogs/a.ts', `const at = Date['now']();`, 'uses Date,'],
  ['dialogs/a.ts', `const at = new Date();`, 'uses new Date()'],
  ['dialogs/a.ts', `const at = String(Date());`, 'uses Date,'],
  ['dialogs/a.ts', `const any = Math.random();`, 'uses Math.random'],
  ['dialogs/a.ts', `const { random } = Math;`, 'uses Math as a whole'],
  ['dialogs/a.ts', `const id = crypto.randomUUID();`, 'uses crypto'],
  ['dialogs/a.ts', `const at = performance.now();`, 'uses performance'],
  ['dialogs/a.ts', `setTimeout(() => undefined, 1);`, 'uses setTimeout'],
  ['dialogs/a.ts', `console.log('x');`, 'uses console'],
  ['adapters/web/a.ts', `import { a } from '../teams/a.ts';`, 'imports ../teams/a.ts'],
  ['adapters/teams/a.ts', `import { a } from '../slack/a.ts';`, 'imports ../slack/a.ts'],
  ['adapters/slack/a.ts', `import type { a } from '../web/a.ts';`, 'imports ../web/a.ts'],
  ['adapters/cards/a.ts', `import { a } from '../web/a.ts';`, 'imports ../web/a.ts'],
  ['adapters/channel.ts', `import { a } from './web/a.ts';`, 'imports ./web/a.ts'],
  ['adapters/web/a.ts', `import { run } from '../../src/run.ts';`, 'imports ../../src/run.ts'],
  ['adapters/web/a.ts', `import '../../tests/a.ts';`, 'imports ../../tests/a.ts'],
  ['adapters/web/a.ts', `import { App } from '@slack/bolt';`, 'imports @slack/bolt'],
  ['adapters/slack/a.ts', `import { App } from '@microsoft/teams.apps';`, 'imports @microsoft/teams.apps'],
  ['adapters/cards/a.ts', `import { App } from '@slack/bolt';`, 'imports @slack/bolt'],
  ['adapters/web/a.ts', `import { createServer } from 'restify';`, 'imports restify, which only src/ may'],
  ['adapters/web/a.ts', `import { Redis } from 'ioredis';`, 'imports ioredis, which only src/ may'],
  ['adapters/web/a.ts', `import { schedule } from 'node-cron';`, 'imports node-cron, which only src/ may'],
  ['adapters/web/a.ts', `import { DatabaseSync } from 'node:sqlite';`, 'imports node:sqlite, which only src/ may'],
  ['adapters/web/a.ts', `import { env } from 'node:process';`, 'imports node:process, which only src/ may'],
  ['adapters/web/a.ts', `const a = require('ioredis');`, 'imports ioredis'],
  ['adapters/web/a.ts', `import { randomUUID } from 'node:crypto'; const a = randomUUID();`, 'uses randomUUID'],
  ['adapters/web/a.ts', `const id = crypto.randomUUID();`, 'uses crypto.randomUUID'],
  ['adapters/web/a.ts', `const at = new Date();`, 'uses new Date()'],
  ['adapters/web/a.ts', `const port = process.env['PORT'];`, 'uses process'],
  ['adapters/web/page/a.js', `import { a } from '../read.ts';`, 'imports ../read.ts'],
  ['adapters/web/page/a.js', `import { a } from 'adaptivecards';`, 'imports adaptivecards'],
  ['adapters/web/a.ts', `import './page/app.js';`, 'imports ./page/app.js'],
  ['src/a.ts', `import { a } from '../tests/hall/house.ts';`, 'imports ../tests/hall/house.ts'],
  ['src/a.ts', `const text = 'Kies een gesprek';`, 'says «Kies een gesprek»'],
  ['dialogs/a.ts', 'const text = `Dag ' + '$' + '{name}, wat wil je doen?`;', 'says «Dag  … , wat wil je doen?»'],
  ['adapters/web/page/a.js', `const text = "Dit is niet bewaard.";`, 'says «Dit is niet bewaard.»'],
];

/** Lines that stay in their room, however much they look like a breach. */
const innocent: [string, string][] = [
  ['dialogs/a.ts', `import { z } from 'zod'; import nl from 'chrono-node/nl'; import { a } from './b.ts';`],
  ['dialogs/session/a.ts', `import type { A } from '../model/a.ts'; export * from '../b.ts';`],
  ['dialogs/a.ts', `const day = new Date(0); const at = Date.UTC(2026, 1, 1); type A = Date; const b: Date = day;`],
  ['dialogs/a.ts', `// Date.now(), new Date(), process.env and Math.random() are only named; ik kies een gesprek`],
  ['dialogs/a.ts', `const text = "import { a } from '../src/run.ts'; Date.now()";`],
  [
    'dialogs/a.ts',
    `const a = { process: 1, performance: 2 }; const b = a.process + a.performance; const c = Math.max(1, 2);`,
  ],
  ['dialogs/dates/nl/a.ts', `const words = ['over een week', 'nog niet'];`],
  ['dialogs/a.ts', `const word = 'een'; const pattern = /ik kies een gesprek/; const key = 'menu.not-yet';`],
  [
    'adapters/web/a.ts',
    `import { createHash } from 'node:crypto'; import { a } from '../cards/a.ts'; import '../channel.ts';`,
  ],
  ['adapters/web/a.ts', `import { a } from '../../dialogs/a.ts'; import { z } from 'zod'; setInterval(() => a, 1);`],
  ['adapters/slack/a.ts', `import { WebClient } from '@slack/web-api'; import { a } from '../cards/a.ts';`],
  ['adapters/teams/a.ts', `import { App } from '@microsoft/teams.apps';`],
  ['adapters/web/page/a.js', `import { b } from './b.js'; const at = Date.now(); const id = crypto.randomUUID();`],
  ['src/a.ts', `import { DatabaseSync } from 'node:sqlite'; const at = Date.now(); const zone = process.env.TZ;`],
  [
    'src/store/a.ts',
    `import { a } from '../../adapters/a.ts'; import { b } from '../../dialogs/b.ts'; import '../c.ts';`,
  ],
  ['src/a.ts', `const schema = z.string().describe('Iemand die nog niet gekoppeld is.');`],
  ['src/a.ts', `const text = 'A turn met 100 conflicts, and an image of it is not for you.';`],
];

describe('the check itself', () => {
  test.each(planted)('sees it in %s: %s', (path, text, told) => {
    const found = breaches({ path, text });
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toContain(`${path}: ${told}`);
  });

  test.each(innocent)('lets it be in %s: %s', (path, text) => {
    expect(breaches({ path, text })).toEqual([]);
  });

  test('refuses what it cannot read, rather than pass it', () => {
    expect(() => breaches({ path: 'src/a.ts', text: 'const = ;' })).toThrow();
  });

  test('knows the top of the house', () => {
    const right = ['src', 'adapters', 'dialogs', 'prompts', 'tests', 'package.json', 'tsconfig.json', '.git', '.ci'];
    expect(topBreaches(right, [])).toEqual([]);
    expect(topBreaches([...right, 'README.md', 'manifest', 'data'], ['data'])).toEqual([]);
    expect(topBreaches([...right, 'lib', 'NOTES.md'], [])).toEqual([
      'lib has no place here',
      'NOTES.md has no place here',
    ]);
    expect(
      topBreaches(
        right.filter((name) => name !== 'dialogs'),
        [],
      ),
    ).toEqual(['dialogs is missing']);
  });

  test.each([
    ['Wat wil je doen?', true],
    ['nog een keer', true],
    ['Is het klaar', true],
    ['een', false],
    ['Set PORT to a number.', false],
    ['not delivered', false],
    ['', false],
  ])('%s is Dutch: %s', (text, dutch) => expect(isDutch(text)).toBe(dutch));
});
