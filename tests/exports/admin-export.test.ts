import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { accessKind, readDocument } from '../../dialogs/model/documents.ts';
import { runAdmin } from '../../src/admin/run.ts';
import { keys } from '../../src/keys.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { peopleAndPlacements } from '../transcripts/stage.ts';

let dir: string;
const now = Date.UTC(2026, 10, 19, 9);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'leergesprek-export-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A store with so many pairs in a programme, each with one conversation of 30 minutes. */
async function seed(pairs: number): Promise<void> {
  const store = await openSqliteStore({ file: join(dir, DATABASE_NAME) });
  const { people, placements } = peopleAndPlacements();
  const model = placements.find(({ id }) => id === 'veld');
  const trainee = people.find(({ id }) => id === 'aios-veld');
  const trainer = people.find(({ id }) => id === 'veld');
  if (model === undefined || trainee === undefined || trainer === undefined) throw new Error('no pair');
  const all = Array.from({ length: pairs }, (_, index) => ({
    ...model,
    id: `p${index}`,
    start: addDays('2026-09-07', 0),
  }));
  await store.commit({
    event: 'seed',
    at: now,
    writes: [trainee, trainer]
      .map((one) => ({ key: keys.person('test', one.id), rev: 0, body: one as unknown }))
      .concat(all.map((one) => ({ key: keys.placement('test', one.id), rev: 0, body: one as unknown }))),
    entries: all.map(({ id }) => ({
      key: `e-${id}`,
      institute: 'test',
      placement: id,
      kind: 'task',
      at: Date.UTC(2026, 9, 6, 12),
      minutes: 30,
      amount: 1,
      by: 'veld',
      undoes: null,
    })),
    dues: [],
    outgoing: [],
  });
  await store.close();
}

const run = (...args: string[]) => runAdmin(args, { data: dir, prompts: 'prompts', zone: 'Europe/Amsterdam' }, now);

describe('npm run admin -- export', () => {
  test('tells figures of five pairs and nothing of four', async () => {
    await seed(5);
    const five = await run('export', 'test', join(dir, 'five.csv'));
    expect(five).toMatchObject({ ok: true, text: expect.not.stringContaining('No figure') });
    const csv = readFileSync(join(dir, 'five.csv'), 'utf8');
    expect(csv.startsWith('\uFEFF"Jaar";"Programma";"Koppels";"Eis"')).toBe(true);
    expect(csv).toMatch(/"2026";"[^"]+";5;"[^"]+";5;150/);
    expect(csv).not.toContain('Veld');

    rmSync(join(dir, DATABASE_NAME));
    await seed(4);
    expect((await run('export', 'test', join(dir, 'four.csv'))).text).toContain(
      'No figure is in it: all rows are of fewer',
    );
    const few = readFileSync(join(dir, 'four.csv'), 'utf8');
    expect(few).toContain('"minder dan vijf koppels"');
    expect(few).not.toMatch(/;\d/);
  });

  test('is noted where everybody of the institute sees it, and overwrites nothing', async () => {
    await seed(5);
    await run('export', 'test', join(dir, 'a.xlsx'));
    expect(readFileSync(join(dir, 'a.xlsx')).subarray(0, 2).toString()).toBe('PK');
    expect(await run('export', 'test', join(dir, 'a.xlsx'))).toMatchObject({ ok: false });
    const store = await openSqliteStore({ file: join(dir, DATABASE_NAME) });
    const [day] = await store.list('test', 'access', null, 9);
    await store.close();
    expect(readDocument(accessKind, day?.body)).toMatchObject({
      by: 'operator',
      seen: [{ what: 'figures', about: [] }],
    });
  });

  test.each([
    [['export', 'test']],
    [['export', 'test', 'a.pdf']],
    [['export', 'test', 'a.csv', '--apply']],
    [['export', 'elders', 'a.csv']],
  ])('%j is refused', async (args) => {
    await seed(5);
    expect((await run(...args)).ok).toBe(false);
  });
});
