import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { runAdmin } from '../../src/admin/run.ts';
import { keys } from '../../src/keys.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { header, lineWith, now, openOffice } from './sample.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const successor = { opleider: 'Opleider Veld', 'opleider adres': 'web:opleider-veld' };

describe('import', () => {
  it('adds a placement, its people and the moment to look at it', async () => {
    expect(await office.take([lineWith()])).toEqual([
      'line 2: noord/oost: new (new trainee Aios Oost (web:aios-oost); new trainer Opleider Oost (web:opleider-oost); new coordinator Coördinator Noord (slack:U012AB3CD))',
      '',
      '1 new, 0 changed, 0 unchanged. Written.',
    ]);
    const placement = await placementOf('oost');
    const trainee = await personOf(placement.trainee);
    expect(placement).toMatchObject({
      programmes: ['leergesprekken-amsterdam'],
      start: '2026-09-01',
      end: '2027-08-31',
      year: 1,
      instituteDay: 3,
      contract: 0.8,
    });
    expect(trainee).toMatchObject({ weekdays: [1, 2, 4], settled: false, placements: ['oost'], role: 'trainee' });
    expect(await personOf(placement.coordinator ?? '')).toMatchObject({ role: 'coordinator', placements: [] });
    expect(await office.store.due(Number.POSITIVE_INFINITY, 10)).toEqual([
      { key: 'noord/nudge/oost', at: now, institute: 'noord', kind: 'nudge', subject: 'oost' },
    ]);
  });

  it('writes nothing in a dry run', async () => {
    expect((await office.take([lineWith()], false)).at(-1)).toBe(
      '1 new, 0 changed, 0 unchanged. This was a dry run and nothing was written. Add --apply to write it.',
    );
    expect(await office.store.list('noord', 'person', null, 10)).toEqual([]);
    expect(await office.store.due(Number.POSITIVE_INFINITY, 10)).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    await office.take([lineWith()]);
    const before = await everything();
    expect(await office.take([lineWith()])).toEqual([
      'line 2: noord/oost: unchanged',
      '',
      '0 new, 0 changed, 1 unchanged. There is nothing to write.',
    ]);
    expect(await everything()).toEqual(before);
  });

  it('leaves the days that somebody set, and what the line leaves open', async () => {
    await office.take([lineWith()]);
    const { trainee } = await placementOf('oost');
    await change(keys.person('noord', trainee), { ...(await personOf(trainee)), weekdays: [5], settled: true });
    const open = lineWith({ jaar: '', instituutsdag: '', dienstverband: '', coördinator: '', 'coördinator adres': '' });
    expect((await office.take([open]))[0]).toBe(
      'line 2: noord/oost: unchanged (practice days of Aios Oost (web:aios-oost) stay vr, as they set them: not ma,di,do)',
    );
    expect((await personOf(trainee)).weekdays).toEqual([5]);
  });

  it('sets other days of who is known and did not say them, and says so', async () => {
    await office.take([lineWith()]);
    const { trainee } = await placementOf('oost');
    expect((await office.take([lineWith({ werkdagen: 'ma,wo' })], false))[0]).toBe(
      'line 2: noord/oost: changed (practice days of Aios Oost (web:aios-oost) ma,di,do → ma,wo)',
    );
    expect((await personOf(trainee)).weekdays).toEqual([1, 2, 4]);
    await office.take([lineWith({ werkdagen: 'ma,wo' })]);
    expect((await personOf(trainee)).weekdays).toEqual([1, 3]);
  });

  it('keeps agreements and ledger when the trainer and the end change, and moves what was planned to the new one', async () => {
    await office.take([lineWith()]);
    const first = await placementOf('oost');
    const [leaver = ''] = first.trainers;
    const history: Pick<Placement, 'agreements' | 'agenda' | 'planned'> = {
      agreements: [
        {
          session: 's1',
          position: 'p',
          counts: 'process',
          people: [first.trainee, leaver],
          what: 'Eerder overleggen',
          on: '2026-12-01',
          outcome: 'open',
        },
      ],
      agenda: [
        {
          id: 'i1',
          by: first.trainee,
          people: [first.trainee, leaver],
          origin: 'own',
          source: null,
          what: 'Spoed',
          kind: null,
          minutes: null,
          bring: null,
          on: null,
          at: now,
          shared: false,
        },
      ],
      planned: [{ id: 't1', people: [first.trainee, leaver], by: leaver, at: now + 5 * 86_400_000, changes: 0 }],
    };
    await change(keys.placement('noord', 'oost'), { ...first, ...history });
    await change(keys.person('noord', leaver), { ...(await personOf(leaver)), finished: ['s1'] });
    await addEntry(first.trainee);

    expect(await office.take([lineWith({ ...successor, einde: '2027-12-31' })])).toEqual([
      'line 2: noord/oost: changed (new trainer Opleider Veld (web:opleider-veld); trainer Opleider Veld (web:opleider-veld) joins; trainer Opleider Oost (web:opleider-oost) leaves and keeps their own records; end 2027-08-31 → 2027-12-31)',
      '',
      '0 new, 1 changed, 0 unchanged. Written.',
    ]);
    const after = await placementOf('oost');
    const people = [first.trainee, after.trainers[0]];
    expect(after).toEqual({
      ...first,
      ...history,
      trainers: after.trainers,
      tenures: [
        { trainer: leaver, from: null, to: '2026-11-18' },
        { trainer: after.trainers[0], from: '2026-11-19', to: null },
      ],
      end: '2027-12-31',
      agenda: history.agenda.map((item) => ({ ...item, people })),
      planned: history.planned.map((talk) => ({ ...talk, people, changes: 1 })),
    });
    const told = await office.store.outgoing({ of: 'unsettled', limit: 10 });
    expect(told.map(({ to }) => to.id)).toEqual(['aios-oost', 'opleider-oost', 'opleider-veld']);
    expect((await office.take([lineWith({ ...successor, einde: '2027-12-31' })]))[0]).toContain('unchanged');
    expect(await office.store.outgoing({ of: 'unsettled', limit: 10 })).toHaveLength(3);
    expect(after.trainers).not.toContain(leaver);
    expect(await personOf(leaver)).toMatchObject({ finished: ['s1'], placements: [] });
    expect(await personOf(after.trainers[0] ?? '')).toMatchObject({ placements: ['oost'], settled: false });
    expect(await office.store.entries('noord', 0)).toHaveLength(1);
  });

  it('tells all three of a second trainer who joins, once, and nobody of a line that is new', async () => {
    await office.take([lineWith()]);
    expect(await office.store.outgoing({ of: 'unsettled', limit: 10 })).toEqual([]);
    const duo = lineWith({ 'opleider 2': 'Opleider Veld', 'opleider 2 adres': 'web:opleider-veld' });
    await office.take([duo]);
    await office.take([duo]);
    const told = await office.store.outgoing({ of: 'unsettled', limit: 10 });
    expect(told.map(({ to, message }) => `${to.id}: ${message.title}`)).toEqual([
      'aios-oost: Opleider Veld begeleidt je nu ook',
      'opleider-oost: Opleider Veld begeleidt Aios Oost nu ook, samen met jou',
      'opleider-veld: Je begeleidt Aios Oost nu, samen met Opleider Oost',
    ]);
    expect(JSON.stringify(told[2]?.message)).toContain('Ik ben Leergesprek');
  });

  it('takes semicolons, a byte order mark, English names and people by address alone', async () => {
    await office.take([lineWith()]);
    const text =
      '\uFEFFInstitute;Placement;Trainee;Trainee address;Trainer;Trainer address;Programmes;Start;End;Days\r\n' +
      'noord;west;Aios West;teams:29:1AbC;;web:opleider-oost;praktijkleren+coschap-amc;1/9/2026;2026-12-31;ma,vr\r\n';
    expect((await office.take(text))[0]).toBe('line 2: noord/west: new (new trainee Aios West (teams:29:1AbC))');
    const placement = await placementOf('west');
    expect(placement.programmes).toEqual(['praktijkleren', 'coschap-amc']);
    expect(placement.trainers).toEqual((await placementOf('oost')).trainers);
    expect((await personOf(placement.trainers[0] ?? '')).placements).toEqual(['oost', 'west']);
  });

  it('knows an e-mail address in whatever capitals, as Teams and Slack give it lowercase', async () => {
    await office.take([lineWith({ 'aios adres': 'Teams:Aios.Oost@Instituut.example' })]);
    const { trainee } = await placementOf('oost');
    expect((await personOf(trainee)).addresses).toEqual([{ channel: 'teams', id: 'aios.oost@instituut.example' }]);
    const again = await office.take([lineWith({ 'aios adres': 'teams:aios.oost@instituut.EXAMPLE' })]);
    expect(again[0]).toBe('line 2: noord/oost: unchanged');
  });

  it('knows an institute and a placement in whatever capitals', async () => {
    await office.take([lineWith()]);
    expect((await office.take([lineWith({ instituut: 'Noord', koppeling: 'OOST' })]))[0]).toBe(
      'line 2: noord/oost: unchanged',
    );
  });

  it('tells what may not be meant: no coordinator, and an institute beside those there are', async () => {
    const alone = { coördinator: '', 'coördinator adres': '' };
    const of = (name: string) => ({ koppeling: name, 'aios adres': `web:${name}`, 'opleider adres': `web:o-${name}` });
    const notes = async (lines: string[], apply = false) =>
      (await office.take(lines, apply)).filter((line) => line.startsWith('Note: '));
    const nobody = (lines: string) =>
      `Note: no coordinator: nobody hears of what is missed (line ${lines}). Name one in "coördinator" and "coördinator adres" (or "coordinator" and "coordinator address").`;
    expect(await notes([lineWith(), lineWith({ ...of('west'), ...alone })])).toEqual([nobody('3')]);
    expect(await notes([lineWith()], true)).toEqual([]);
    const many = Array.from({ length: 12 }, (_, at) => lineWith({ ...of(`p${at}`), ...alone, instituut: 'nord' }));
    expect(await notes(many, true)).toEqual([
      'Note: nord is a new institute, beside noord. Check that its name is meant.',
      nobody('2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more'),
    ]);
    expect(await notes([lineWith(alone)])).toEqual([]);
  });

  it('takes a year that is known already', async () => {
    await office.take([lineWith({ jaar: '3' })]);
    expect((await office.take([lineWith({ "programma's": 'opleiden-lumc', jaar: '' })]))[0]).toContain('changed');
    expect(await placementOf('oost')).toMatchObject({ year: 3, programmes: ['opleiden-lumc'] });
  });

  it('takes what a spreadsheet puts around it: a line that names the separator, and empty cells at the end', async () => {
    const text = ['sep=;', header, lineWith()].map((line) => line.replaceAll(',', ';')).join('\r\n');
    expect((await office.take(text.replace('"ma;di;do"', '"ma,di,do"').replace('0;8', '0,8')))[0]).toContain(
      'line 3: noord/oost: new',
    );
    expect((await office.take(`${header},,\n${lineWith()},,\n`))[0]).toBe('line 2: noord/oost: unchanged');
    expect((await office.take(`${header}\n${lineWith()},\n`))[0]).toBe('line 2: noord/oost: unchanged');
  });
});

describe('npm run admin', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'leergesprek-admin-'));
    writeFileSync(join(dir, 'f.csv'), [header, lineWith()].join('\n'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('says so when the program runs', async () => {
    const file = join(dir, DATABASE_NAME);
    const running = await openSqliteStore({ file });
    const env = { data: dir, prompts: 'prompts', zone: 'Europe/Amsterdam' };
    const done = await runAdmin(['import', join(dir, 'f.csv'), '--apply'], env, now);
    await running.close();
    expect(done.ok).toBe(false);
    expect(done.text).toContain('The import needs the data to itself: stop Leergesprek, import, and start it again.');
  });

  it('writes with --apply, once', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['src/commands/admin.ts', ...args], {
        encoding: 'utf8',
        env: { ...process.env, LEERGESPREK_DATA: join(dir, 'data') },
      });
    const file = join(dir, 'f.csv');
    expect(run('import', file).stdout).toContain('This was a dry run');
    expect(run('import', file, '--apply').stdout).toContain('1 new, 0 changed, 0 unchanged. Written.');
    expect(run('import', file, '--apply').stdout).toContain('1 unchanged. There is nothing to write.');
    const wrong = run('import', file, '--aply');
    expect([wrong.status, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toContain('npm run admin -- import FILE [--apply]');
  }, 60_000);
});

async function placementOf(id: string): Promise<Placement> {
  const [found] = await office.store.read([keys.placement('noord', id)]);
  return found?.body as Placement;
}

async function personOf(id: string): Promise<Person> {
  const [found] = await office.store.read([keys.person('noord', id)]);
  return found?.body as Person;
}

async function change(key: ReturnType<typeof keys.person>, body: unknown) {
  const [found] = await office.store.read([key]);
  const writes = [{ key, rev: found?.rev ?? 0, body }];
  const commit = { event: `change ${key}`, at: now, writes, entries: [], dues: [], outgoing: [] };
  expect(await office.store.commit(commit)).toBe('done');
}

async function addEntry(by: string) {
  const entry = {
    key: 'e',
    institute: 'noord',
    placement: 'oost',
    kind: 'log',
    at: now,
    minutes: 5,
    amount: 1,
    by,
    undoes: null,
  };
  await office.store.commit({ event: 'entry', at: now, writes: [], entries: [entry], dues: [], outgoing: [] });
}

async function everything() {
  const kinds = ['person', 'placement'];
  return Promise.all(kinds.map((kind) => office.store.list('noord', kind, null, 100)));
}
