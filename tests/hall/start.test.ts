import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { openPlace, type Place } from './place.ts';
import { startProgram } from './program.ts';

let place: Place;

beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.close());

describe('what keeps it from starting', () => {
  test('a port in use: one text with what to do, and the data is free again', async () => {
    const { port } = await place.runHere();
    const text = await place.textOf({ port, data: join(place.dir, 'other') });
    expect(text).toMatch(new RegExp(`^Leergesprek does not start: .*port ${port}.*set PORT to another number\\.$`));
    const store = await openSqliteStore({ file: join(place.dir, 'other', DATABASE_NAME) });
    await store.close();
  });

  test('data that another program has: which file, and what to do', async () => {
    await place.runHere();
    const text = await place.textOf({});
    expect(text).toContain(join(place.env.data, DATABASE_NAME));
    expect(text).toMatch(/in use by another running program\. Stop that one first, or .*LEERGESPREK_DATA/);
    expect(text.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    [
      'nergens.invalid',
      /cannot listen on nergens\.invalid \((ENOTFOUND|EAI_AGAIN)\)\. Set HOST to an address of this machine/,
    ],
    ['203.0.113.7', /cannot listen on 203\.0\.113\.7 \(EADDRNOTAVAIL\)\. Set HOST to an address of this machine/],
  ])('an address that is not of this machine, %s', async (host, told) => {
    expect(await place.textOf({ host })).toMatch(told);
  });

  test('a data file that is none', async () => {
    await (await place.runHere()).stop();
    writeFileSync(
      join(place.env.data, DATABASE_NAME),
      'geen databestand, maar wel lang genoeg om er een te lijken'.repeat(99),
    );
    expect(await place.textOf({})).toMatch(/is damaged or is not a Leergesprek data file\. .*backup/);
  });

  test('a data directory that cannot be one', async () => {
    writeFileSync(join(place.dir, 'bestand'), '');
    for (const data of [join(place.dir, 'bestand'), join(place.dir, 'bestand', 'data')])
      expect(await place.textOf({ data })).toContain(`Set LEERGESPREK_DATA to a directory: ${data} is a file`);
  });

  test('no content at all', async () => {
    const text = await place.textOf({ prompts: join(place.dir, 'weg') });
    expect(text).toMatch(/does not start[\s\S]*weg[\s\S]*cannot be read[\s\S]*Set LEERGESPREK_PROMPTS/);
  });

  test('broken content: all that is wrong at once, each with its file, and no data file is made', async () => {
    const prompts = join(place.dir, 'prompts');
    cpSync('prompts', prompts, { recursive: true });
    const change = (name: string, from: RegExp, to: string) => {
      const path = join(prompts, 'nl', name);
      const text = readFileSync(path, 'utf8');
      expect(text).toMatch(from);
      writeFileSync(path, text.replace(from, to));
    };
    change('conversations/drie.yaml', /include: verbeterplan/, 'include: bestaat-niet');
    change('conversations/proces.yaml', /^title: .*$/m, 'titel: Verkeerd');
    change('demo.yaml', /role: coordinator/, 'role: directeur');
    change('page.yaml', /^(\w+):/m, '$1x:');
    const text = await place.textOf({ prompts });
    for (const file of ['drie.yaml', 'proces.yaml', 'demo.yaml', 'page.yaml'])
      expect(text).toMatch(new RegExp(`^prompts/nl/.*${file}`, 'm'));
    rmSync(join(prompts, 'nl', 'demo.yaml'));
    writeFileSync(join(prompts, 'nl', 'page.yaml'), 'page: [');
    const worse = await place.textOf({ prompts });
    for (const file of ['drie.yaml', 'demo.yaml', 'page.yaml']) expect(worse).toContain(file);
    expect(() => readFileSync(join(place.env.data, DATABASE_NAME))).toThrow('ENOENT');
  });

  test('wrong settings: all of them, exit code 1', async () => {
    const program = await startProgram({ PORT: 'x', LEERGESPREK_ZONE: 'y', LEERGESPREK_WAT: 'z' });
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.printed()).toMatch(
      /3 settings are not right:\n- PORT: .*\n- LEERGESPREK_ZONE: .*\n- LEERGESPREK_WAT: /,
    );
    expect(program.printed()).not.toContain('    at ');
  });

  test('a second program on the same data: exit code 1 and no stack', async () => {
    await place.runProgram();
    const second = await startProgram({ LEERGESPREK_DATA: place.env.data });
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.printed()).toMatch(/^The data file .* is in use by another running program\..*\n$/);
  });
});
