import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../dialogs/commands/parse.ts';
import { installPackage } from '../debian.ts';
import { readPng } from '../pictures/read-png.ts';
import { realContent } from '../real-content.ts';
import { appId, faults, make, right, unzip } from './sample.ts';

const { commands } = realContent().nl;

const { zip } = make(right);
if (zip === null) throw new Error('no package was made');
const files = unzip(zip);
const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '');
type Command = { title: string; description: string };
const lists: { scopes: string[]; commands: Command[] }[] = manifest.bots[0].commandLists;

describe('the Teams package', () => {
  it('has three files at its root', () => {
    expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
  });

  it.skipIf(!hasUnzip())('opens with an ordinary unzip', () => {
    const file = join(tmpdir(), `package-${process.pid}.zip`);
    writeFileSync(file, zip);
    try {
      expect(execFileSync('unzip', ['-t', file], { encoding: 'utf8' })).toContain('No errors detected');
    } finally {
      rmSync(file);
    }
  });

  it('is the same, byte for byte, when nothing changed', () => {
    expect(make(right).zip?.equals(zip)).toBe(true);
  });
});

describe('the Teams manifest', () => {
  const schema = 'teams-manifest-1.24.schema.json';

  it("is what Microsoft's schema asks", () => {
    expect(faults(schema, manifest)).toEqual([]);
  });

  it('would be found wrong by that schema with its places unfilled or a list too long', () => {
    const template = JSON.parse(readFileSync('manifest/teams/manifest.json', 'utf8'));
    expect(faults(schema, template).join()).toContain('/id must match pattern');
    const [list] = lists;
    const long = { ...list, commands: Array(13).fill(list?.commands[0]) };
    const bots = [{ ...manifest.bots[0], commandLists: [long] }];
    expect(faults(schema, { ...manifest, bots }).join()).toContain('must NOT have more than 12 items');
  });

  it('is filled in everywhere', () => {
    expect(JSON.stringify(manifest)).not.toMatch(/[{}]{2}[A-Z]|[A-Z][{}]{2}/);
    expect(manifest).toMatchObject({
      id: appId,
      version: '1.0.0',
      developer: {
        name: 'Instituut Noord',
        websiteUrl: 'https://www.instituut-noord.nl',
        privacyUrl: 'https://www.instituut-noord.nl/privacy',
        termsOfUseUrl: 'https://www.instituut-noord.nl/voorwaarden',
      },
      bots: [{ botId: appId, scopes: ['personal', 'groupChat', 'team'], isNotificationOnly: false }],
      validDomains: ['leergesprek.instituut-noord.nl'],
    });
  });

  it('keeps a difficult name as it is, and takes the version that is asked', () => {
    const name = 'Noord "huis" \\ {{HOST}} é';
    const made = make({ ...right, LEERGESPREK_ORGANISATION: name }, ['--release', '2.10.3']).zip;
    const read = JSON.parse(
      unzip(made ?? Buffer.alloc(0))
        .get('manifest.json')
        ?.toString() ?? '',
    );
    expect([read.developer.name, read.version]).toEqual([name, '2.10.3']);
    expect(faults(schema, read)).toEqual([]);
  });

  it('asks no permission to read along or to sign in', () => {
    expect(manifest.authorization).toBeUndefined();
    expect(manifest.webApplicationInfo).toBeUndefined();
  });

  it('offers commands in every place where the bot is', () => {
    expect(lists.flatMap(({ scopes }) => scopes).sort()).toEqual([...manifest.bots[0].scopes].sort());
  });

  const rows = lists.flatMap(({ scopes, commands: offered }) =>
    offered.map(({ title, description }): [string, string, string] => [title, scopes.join(), description]),
  );
  it.each(rows)('%s (%s) is a word the content knows', (title, _scope, description) => {
    expect(parseCommand(title, commands)).toMatchObject({ kind: 'command', rest: '' });
    // Of two limits in Microsoft's documents, the narrower: older clients cut off at it.
    expect(title.length).toBeLessThanOrEqual(32);
    expect(description.length).toBeLessThanOrEqual(128);
    const example = /zoals: (.+)$/.exec(description)?.[1];
    if (example !== undefined) expect(parseCommand(example, commands)).toMatchObject({ kind: 'command', as: title });
  });

  it.each(lists.map((list): [string, Command[]] => [list.scopes.join(), list.commands]))(
    'shows %s at most ten, each once',
    (_scope, offered) => {
      expect(offered.length).toBeLessThanOrEqual(10);
      expect(new Set(offered.map(({ title }) => title)).size).toBe(offered.length);
    },
  );
});

describe('the icons', () => {
  it('are of the size and kind that Teams asks', () => {
    expect(header(files.get('color.png'))).toMatchObject({ width: 192, height: 192 });
    expect(header(files.get('outline.png'))).toMatchObject({ width: 32, height: 32, kind: 6 });
  });

  it('have white and nothing else in the outline, on nothing', () => {
    const png = readPng(files.get('outline.png') ?? Buffer.alloc(0));
    const pixels = Array.from({ length: 32 * 32 }, (_, at) => png.at(at % 32, Math.floor(at / 32)));
    const seen = pixels.filter(([, , , alpha = 0]) => alpha > 0);
    expect(seen.length).toBeGreaterThan(100);
    expect(seen.length).toBeLessThan(512);
    // Nearly clear pixels at an edge are rounded.
    expect(
      seen.filter(([red = 0, green = 0, blue = 0, alpha = 0]) => alpha > 16 && Math.min(red, green, blue) < 240),
    ).toEqual([]);
  });
});

/** Is there an unzip of another maker to try? Like Chromium, it is installed in CI; elsewhere a line says what was not run. */
function hasUnzip(): boolean {
  const isThere = () => spawnSync('unzip', ['-v'], { stdio: 'ignore' }).error === undefined;
  if (isThere()) return true;
  installPackage('unzip');
  if (isThere()) return true;
  if (process.env.CI) throw new Error('the test of the Teams package needs unzip: install it');
  console.log('opening the Teams package not tested: no unzip');
  return false;
}

/** Width, height and colour kind (6: with transparency) from the header of a PNG. */
function header(png: Buffer | undefined) {
  if (png === undefined) throw new Error('no picture');
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), kind: png[25] };
}
