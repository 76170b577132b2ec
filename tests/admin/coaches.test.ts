import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { personKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Person } from '../../dialogs/model/person.ts';
import { importCoaches } from '../../src/admin/coaches.ts';
import { keys } from '../../src/keys.ts';
import { realContent } from '../transcripts/stage.ts';
import { lineWith, now, openOffice } from './sample.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  office = await openOffice();
  await office.take([lineWith()]);
});
afterEach(() => office.close());

const right = 'instituut,coach,adres,stopt\nnoord,Coach Oost,web:coach-oost,\n';
let ids = 0;

async function take(text: string, apply = true): Promise<string[]> {
  const given = { content: realContent(), now, zone: 'Europe/Amsterdam', newId: () => `c${++ids}`, apply };
  return (await importCoaches(office.store, new TextEncoder().encode(text), given)).lines;
}
const people = async (institute = 'noord'): Promise<Person[]> =>
  (await office.store.list(institute, 'person', null, 99)).map(({ body }) => readDocument(personKind, body));
const told = async (id: string) =>
  (await office.store.outgoing({ of: 'address', to: { channel: 'web', id }, after: 0, limit: 99 })).map(
    ({ message }) => message.fallback,
  );
const everything = async () => JSON.stringify([await people(), await told('coach-oost')]);

describe('coaches from a file', () => {
  it('a new one is added and hears what this is', async () => {
    expect(await take(right)).toEqual([
      'line 2: noord/Coach Oost: new (new coach Coach Oost (web:coach-oost))',
      '',
      '1 new, 0 changed, 0 unchanged. Written.',
    ]);
    const coach = (await people()).find(({ role }) => role === 'coach');
    expect(coach).toMatchObject({ name: 'Coach Oost', institute: 'noord', settled: true, placements: [] });
    expect(await told('coach-oost')).toEqual([expect.stringContaining('Je staat hier als coach')]);
    const [address] = await office.store.read([keys.address({ channel: 'web', id: 'coach-oost' })]);
    expect(address?.body).toEqual({ institute: 'noord', person: coach?.id });
  });

  it('a dry run writes nothing', async () => {
    const before = await everything();
    expect((await take(right, false)).at(-1)).toContain('This was a dry run');
    expect(await everything()).toBe(before);
  });

  it('the same file twice changes nothing', async () => {
    await take(right);
    const before = await everything();
    expect(await take(right)).toEqual([
      'line 2: noord/Coach Oost: unchanged',
      '',
      '0 new, 0 changed, 1 unchanged. There is nothing to write.',
    ]);
    expect(await everything()).toBe(before);
  });

  it('one who stops sees nothing any more, and may come back', async () => {
    await take(right);
    const coach = (await people()).find(({ role }) => role === 'coach');
    const trainer = (await people()).find(({ role }) => role === 'trainer');
    const key = keys.person('noord', trainer?.id ?? '');
    const [stored] = await office.store.read([key]);
    const body = { ...trainer, shares: [{ year: 2026, coach: coach?.id, at: 1 }] };
    const writes = [{ key, rev: stored?.rev ?? 0, body }];
    await office.store.commit({ event: 'share', at: 1, writes, entries: [], dues: [], outgoing: [] });
    const stops = right.replace('coach-oost,', 'coach-oost,ja');
    expect((await take(stops))[0]).toBe(
      'line 2: noord/Coach Oost: changed (no coach any more; trainers who shared with them: 1)',
    );
    const after = await people();
    expect(after.find(({ id }) => id === trainer?.id)).not.toHaveProperty('shares');
    expect(after.find(({ role }) => role === 'coach')?.ended).toBe(now);
    expect(await told('opleider-oost')).toEqual([expect.stringContaining('niet meer gedeeld met Coach Oost')]);
    expect((await take(stops))[0]).toBe('line 2: noord/Coach Oost: unchanged');
    expect((await take(right))[0]).toBe('line 2: noord/Coach Oost: changed (coach again: Coach Oost (web:coach-oost))');
    expect((await people()).find(({ role }) => role === 'coach')).not.toHaveProperty('ended');
  });

  const wrong: [string, string, string][] = [
    ['a column that is missing', 'instituut,coach\nnoord,Coach Oost\n', 'the column "adres" (or "address") is missing'],
    ['a column nobody knows', `${right.trim()}`.replace('stopt', 'rol'), 'there is no column "rol"'],
    ['no address', 'instituut,coach,adres\nnoord,Coach Oost,\n', 'line 2: Coach Oost has no address'],
    ['an address that is none', right.replace('web:coach-oost', 'kamer 3'), 'line 2: "kamer 3" is no address'],
    ['no name for somebody new', right.replace('Coach Oost', ''), 'line 2: web:coach-oost is nobody we know yet'],
    ['an institute nobody is at', right.replace('noord', 'nord'), 'line 2: nobody is known at the institute nord'],
    ['a name that is no institute', right.replace('noord', 'no/ord'), 'line 2: "instituut": "no/ord" cannot be used'],
    [
      'somebody with another role',
      right.replace('web:coach-oost', 'web:aios-oost').replace('Coach Oost', ''),
      'who is a trainee',
    ],
    ['somebody of another name', right.replace('web:coach-oost', 'web:aios-oost'), 'belongs to Aios Oost already'],
    ['twice the same', `${right}noord,Coach Oost,web:coach-oost,\n`, 'line 3: web:coach-oost stands on line 2 too'],
    [
      'a stop of nobody',
      right.replace('coach-oost,', 'coach-oost,ja'),
      'is nobody we know, and so no coach who can stop',
    ],
    ['a stop that is neither', right.replace('coach-oost,', 'coach-oost,misschien'), '"misschien" cannot be used'],
  ];
  test.each(wrong)('%s is explained, and nothing is written', async (_, text, problem) => {
    const before = await everything();
    const lines = await take(text);
    expect(lines[0]).toMatch(/^Nothing was written\./);
    expect(lines.join('\n')).toContain(problem);
    expect(await everything()).toBe(before);
  });

  it('an address of another institute is refused', async () => {
    await office.take([
      lineWith({
        instituut: 'zuid',
        'aios adres': 'web:a',
        'opleider adres': 'web:b',
        coördinator: '',
        'coördinator adres': '',
      }),
    ]);
    expect((await take('instituut,coach,adres\nzuid,Coach Oost,web:coach-zuid\n'))[0]).toContain('new coach');
    expect((await take(right.replace('coach-oost', 'coach-zuid'))).join()).toContain('in use at another institute');
  });
});

it('npm run admin -- coaches reads the file', () => {
  const file = join(office.dir, 'coaches.csv');
  writeFileSync(file, right);
  const env = { ...process.env, LEERGESPREK_DATA: join(office.dir, 'none') };
  const run = spawnSync(process.execPath, ['src/commands/admin.ts', 'coaches', file], { env, encoding: 'utf8' });
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('nobody is known at the institute noord');
});
