import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readColumns } from '../../src/admin/columns.ts';
import { readEnv } from '../../src/env.ts';
import { openOffice } from './sample.ts';

/** What stands in a guide between ```kind and ```. */
const blocks = (file: string, kind: string) =>
  [...readFileSync(file, 'utf8').matchAll(new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 'gs'))].map(
    ([, text = '']) => text,
  );

describe('an example of a guide works as it stands there', () => {
  it.each(['docs/teams.md', 'docs/slack.md'])('the placements of %s', async (file) => {
    const office = await openOffice();
    const [csv = ''] = blocks(file, 'csv');
    const lines = await office.take(csv);
    await office.close();
    expect(lines.at(-1)).toBe('1 new, 0 changed, 0 unchanged. Written.');
    expect(lines.filter((line) => line.startsWith('Note: '))).toEqual([]);
  });

  it('the settings of docs/teams.md, as a shell reads them', () => {
    const [text = ''] = blocks('docs/teams.md', 'ini');
    const dir = mkdtempSync(join(tmpdir(), 'guides-'));
    const file = join(dir, 'leergesprek.env');
    writeFileSync(file, text);
    const said = spawnSync('sh', ['-c', `set -a; . ${file}; set +a; env`], {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin' },
    });
    rmSync(dir, { recursive: true });
    expect([said.status, said.stderr]).toEqual([0, '']);
    const env = Object.fromEntries(said.stdout.split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2)));
    expect(env.LEERGESPREK_ORGANISATION).toBe('Instituut Noord');
    expect(readEnv(env)).toMatchObject({ kind: 'ok' });
  });

  it('the columns in the README are those there are, in both languages', () => {
    const rows = [
      ...readFileSync('README.md', 'utf8').matchAll(
        /^\| (`instituut`|`[^|]* adres`|`[^|]*`) \| (`[^|]*`) \| (yes|no|for|when).*$/gm,
      ),
    ];
    const headers = [1, 2].map((at) =>
      rows.flatMap((row) => [...(row[at] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)),
    );
    const read = headers.map((header) => readColumns(header));
    expect(read.map(({ kind }) => kind)).toEqual(['ok', 'ok']);
    expect(read.map((one) => (one.kind === 'ok' ? one.columns.size : 0))).toEqual([17, 17]);
  });
});
