import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importPlacements } from '../../src/admin/import.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { realContent } from '../transcripts/stage.ts';

export const now = Date.parse('2026-11-19T08:00:00Z');
const programmes = ['coschap-amc', 'leergesprekken-amsterdam', 'opleiden-lumc', 'praktijkleren'];
export const header =
  "instituut,koppeling,aios,aios adres,opleider,opleider adres,opleider 2,opleider 2 adres,programma's,jaar,start,einde,werkdagen,instituutsdag,dienstverband,coördinator,coördinator adres";
/** A line that is right, with some of its cells changed. */
export function lineWith(change: Readonly<Record<string, string>> = {}): string {
  const right: Readonly<Record<string, string>> = {
    instituut: 'noord',
    koppeling: 'oost',
    aios: 'Aios Oost',
    'aios adres': 'web:aios-oost',
    opleider: 'Opleider Oost',
    'opleider adres': 'web:opleider-oost',
    'opleider 2': '',
    'opleider 2 adres': '',
    "programma's": 'leergesprekken-amsterdam',
    jaar: '1',
    start: '2026-09-01',
    einde: '31-8-2027',
    werkdagen: 'ma,di,do',
    instituutsdag: 'wo',
    dienstverband: '0,8',
    coördinator: 'Coördinator Noord',
    'coördinator adres': 'slack:U012AB3CD',
  };
  return header
    .split(',')
    .map((name) => `"${change[name] ?? right[name] ?? ''}"`)
    .join(',');
}

/** A store of its own, with what reads a file into it. */
export async function openOffice() {
  const dir = mkdtempSync(join(tmpdir(), 'leergesprek-admin-'));
  const store: Store = await openSqliteStore({ file: join(dir, 'test.sqlite') });
  let ids = 0;
  return {
    dir,
    store,
    async take(lines: string | readonly string[], apply = true): Promise<string[]> {
      const text = typeof lines === 'string' ? lines : [header, ...lines].join('\n');
      const given = {
        programmes,
        yearly: ['opleiden-lumc'],
        content: realContent(),
        frequency: null,
        now,
        zone: 'Europe/Amsterdam',
        newId: () => `p${++ids}`,
        apply,
      };
      return (await importPlacements(store, new TextEncoder().encode(text), given)).lines;
    },
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
