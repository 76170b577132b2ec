import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPrompts, type Prompts } from '../../src/check-prompts.ts';
import { keepPrompts, keptPrompts } from '../../src/kept-prompts.ts';
import { checkedBy, fingerprintOf } from '../../src/prompts-fingerprint.ts';
import { readPrompts } from '../../src/read-prompts.ts';
import { importsOf } from '../walls.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1e9);

let dir: string;
let prompts: string;
let cache: string;
let file: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'leergesprek-kept-'));
  prompts = join(dir, 'prompts');
  cache = join(dir, 'cache');
  file = join(cache, 'leergesprek-prompts.json');
  cpSync('prompts', prompts, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function right(): Promise<Prompts> {
  const read = await readPrompts(prompts, cache);
  if (read.kind === 'failed') throw new Error(read.text);
  return read.prompts;
}

const print = () => fingerprintOf(prompts) ?? 'none';

describe('what was checked and kept', () => {
  test('comes back the same as it was read', async () => {
    const checked = checkPrompts(prompts);
    expect(await right()).toStrictEqual(checked.kind === 'ok' && checked.prompts);
    const kept = keptPrompts(file, print());
    expect(kept).toStrictEqual(checked.kind === 'ok' && checked.prompts);
    expect(readdirSync(cache)).toEqual(['leergesprek-prompts.json']);
  });

  test('is used instead of checking again', async () => {
    const read = await right();
    keepPrompts(file, print(), { ...read, retention: { ...read.retention, years: 77 } as Prompts['retention'] });
    expect((await right()).retention).toMatchObject({ years: 77 });
  });

  test('is not used any more after a change, and is again after what follows', async () => {
    await right();
    const path = join(prompts, 'nl', 'conversations', 'drie.yaml');
    const before = readFileSync(path, 'utf8');
    expect(before).toMatch(/^title: .+$/m);
    writeFileSync(path, before.replace(/^title: .+$/m, 'title: Een andere titel'));
    const changed = await right();
    expect(changed.content.nl.conversations.get('drie')?.title).toBe('Een andere titel');
    expect(keptPrompts(file, print())).toStrictEqual(changed);
  });

  test('never hides a mistake, and a mistake is never kept', async () => {
    await right();
    const path = join(prompts, 'nl', 'cards.yaml');
    const before = readFileSync(path, 'utf8');
    writeFileSync(path, `${before}\nwat: is dit\n`);
    const texts = [await readPrompts(prompts, cache), await readPrompts(prompts, cache), checkPrompts(prompts)];
    expect(texts[0]).toMatchObject({ kind: 'failed', text: expect.stringContaining('prompts/nl/cards.yaml') });
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
    expect(keptPrompts(file, print())).toBeNull();
    writeFileSync(path, before);
    expect((await readPrompts(prompts, cache)).kind).toBe('ok');
  });

  test(`is passed over when it is damaged anywhere (seed ${seed})`, async () => {
    await right();
    const whole = readFileSync(file);
    const fingerprint = print();
    expect(keptPrompts(file, fingerprint)).not.toBeNull();
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
        const damaged = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) damaged[at] = (damaged[at] ?? 0) ^ by;
        writeFileSync(file, damaged);
        return keptPrompts(file, fingerprint) === null;
      }),
      { seed, numRuns: 200 },
    );
    writeFileSync(file, '');
    expect((await readPrompts(prompts, cache)).kind).toBe('ok');
    expect(readFileSync(file).equals(whole)).toBe(true);
  });

  test('is of one content only, and of one version of what checks', async () => {
    const read = await right();
    expect(keptPrompts(file, '0'.repeat(64))).toBeNull();
    keepPrompts(file, '0'.repeat(64), read);
    expect(keptPrompts(file, print())).toBeNull();
  });

  test('only costs time where nothing can be kept', async () => {
    writeFileSync(join(dir, 'file'), '');
    const nowhere = [join(dir, 'file'), join(dir, 'file', 'below'), undefined];
    for (const folder of nowhere) expect((await readPrompts(prompts, folder)).kind).toBe('ok');
    expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('');
  });

  test('is not kept when it would not come back the same', async () => {
    const read = await right();
    rmSync(file);
    keepPrompts(file, print(), {
      ...read,
      retention: { ...read.retention, since: new Date(0) } as Prompts['retention'],
    });
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe('the fingerprint', () => {
  test('is another after a change in any file, and the same without one', () => {
    const before = print();
    expect(before).toMatch(/^[\da-f]{64}$/);
    expect(print()).toBe(before);
    const seen = new Set([before]);
    const paths = filesIn(prompts);
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const bytes = readFileSync(path);
      writeFileSync(path, Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]));
      seen.add(print());
      writeFileSync(path, bytes);
    }
    expect(seen.size).toBe(paths.length + 1);
    expect(print()).toBe(before);
  });

  const changes: [string, () => void][] = [
    ['a file more', () => writeFileSync(join(prompts, 'nl', 'extra.yaml'), '')],
    ['a file less', () => rmSync(join(prompts, 'nl', 'demo.yaml'))],
    ['another name', () => renameSync(join(prompts, 'nl', 'demo.yaml'), join(prompts, 'nl', 'demos.yaml'))],
    ['an empty language', () => mkdirSync(join(prompts, 'fy'))],
    [
      'a piece that goes from one file to the next',
      () => {
        const [one = '', other = ''] = filesIn(join(prompts, 'nl', 'conversations'));
        const [first, second] = [readFileSync(one), readFileSync(other)];
        writeFileSync(one, first.subarray(0, -5));
        writeFileSync(other, Buffer.concat([first.subarray(-5), second]));
      },
    ],
  ];
  test.each(changes)('is another after %s', (_, change) => {
    const before = print();
    change();
    expect(print()).not.toBe(before);
    expect(print()).not.toBe('none');
  });

  test('is none where the check could be led elsewhere, or there is nothing', () => {
    symlinkSync(join(dir, 'elsewhere'), join(prompts, 'nl', 'extra.yaml'));
    expect(fingerprintOf(prompts)).toBeNull();
    expect(fingerprintOf(join(dir, 'gone'))).toBeNull();
  });

  test('looks at all code that checks', () => {
    const checking = importedBy('src/check-prompts.ts');
    expect(checking.size).toBeGreaterThan(40);
    const missed = [...checking].filter(
      (path) => !checkedBy.some((place) => path === place || path.startsWith(`${place}/`)),
    );
    expect(missed).toEqual([]);
  });
});

/** All files of ours that a file imports, itself or by way of others, without those it only has types of. */
function importedBy(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(path, 'utf8').replace(/^(import|export) type [^;]* from '[^']*';$/gm, '');
  for (const target of importsOf({ path, text }))
    if (target.startsWith('.')) importedBy(relative('.', join(dirname(path), target)), found);
  return found;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
