import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRealGroup, type RealGroup, slack, teams, web } from './real-group.ts';

const members = ['piet-lid', 'anna-lid', 'mo-lid', 'eva-lid', 'kim-lid'];
const guests = ['GAST-A', 'GAST-B', 'GAST-C', 'GAST-D', 'GAST-E', 'GAST-F', 'GAST-G'];
const options = ['geen', 'een', 'twee', 'drie', 'vier'];
const day = 86_400_000;

let hall: RealGroup;
beforeEach(async () => {
  hall = await openRealGroup(members);
});
afterEach(() => hall.close());

/** All bytes of the data file and what SQLite keeps beside it. */
function bytes(): Buffer {
  const names = readdirSync(hall.directory).filter((name) => name.startsWith('leergesprek'));
  expect(names).toContain('leergesprek.sqlite');
  return Buffer.concat(names.map((name) => readFileSync(join(hall.directory, name))));
}

/** How often each stands in the files, in UTF-8. */
function found(words: string): number {
  const all = bytes();
  let count = 0;
  for (let at = all.indexOf(words); at !== -1; at = all.indexOf(words, at + 1)) count += 1;
  return count;
}

/** Is the id of somebody within so many bytes of an answer as it is stored? */
function besideAnswer(who: string): boolean {
  const all = bytes();
  for (let at = all.indexOf(who); at !== -1; at = all.indexOf(who, at + 1)) {
    const near = all.subarray(Math.max(0, at - 60), at + who.length + 200).toString('latin1');
    if (/"option":/.test(near)) return true;
  }
  return false;
}

async function twelveAnswer(id: string, word: (index: number) => string): Promise<void> {
  const everybody = [
    ...members.map((one) => ({ from: web(one), place: undefined })),
    ...guests.map((one, index) => ({
      from: { channel: index % 2 === 0 ? ('slack' as const) : ('teams' as const), id: one },
      place: index % 2 === 0 ? slack : teams,
    })),
  ];
  const replies = await Promise.all(
    everybody.map(({ from, place }, index) =>
      hall.act(from, 'send', id, '', { keuze: options[index % 5] ?? '', toelichting: word(index) }, place),
    ),
  );
  expect(replies.map(({ kind }) => kind)).toEqual(everybody.map(() => 'again'));
}

describe('twelve people over Slack, Teams and the page', () => {
  test('all at the same moment: every answer counts, once', async () => {
    const id = await hall.ask('leergesprekken');
    await twelveAnswer(id, () => '');
    expect(Object.keys((await hall.poll(id)).answers)).toHaveLength(12);
    await twelveAnswer(id, () => '');
    await hall.later(day);
    expect((await hall.poll(id)).result).toEqual({
      answered: 12,
      counts: { geen: 3, een: 3, twee: 2, drie: 2, vier: 2 },
      comments: [],
    });
  });

  test('after closing the files do not tell who answered what, or who wrote what', async () => {
    const id = await hall.ask('leergesprekken');
    await twelveAnswer(id, (index) => `eerdere woorden nummer ${index} van mij`);
    await hall.later(5 * 60_000);
    await twelveAnswer(id, (index) => (index < 9 ? `kanarie-${index}-slot` : ''));
    await hall.later(60_000);
    // The test can see it: while it is open the answers are there, beside their members.
    expect(members.every(besideAnswer)).toBe(true);
    expect(guests.every(besideAnswer)).toBe(true);
    expect(found('"option":')).toBeGreaterThan(0);

    await hall.later(day);
    const { result, answers, reminded } = await hall.poll(id);
    expect([answers, reminded]).toEqual([{}, []]);
    expect(result?.comments).toHaveLength(9);
    const wal = `${hall.file}-wal`;
    if (existsSync(wal)) expect(statSync(wal).size).toBe(0);
    expect(found('"option":')).toBe(0);
    expect(found('eerdere woorden')).toBe(0);
    for (const who of [...members, ...guests]) expect(besideAnswer(who)).toBe(false);
    // A guest answered only: nothing of them is left at all.
    for (const guest of guests) expect(found(guest)).toBe(0);
    // Comments stand in the result and in the messages that tell it, in one order of chance, and nowhere else.
    const order = JSON.stringify(result?.comments);
    expect(order).not.toBe(JSON.stringify(Array.from({ length: 9 }, (_, index) => `kanarie-${index}-slot`)));
    const told = (await hall.store.outgoing({ of: 'unsettled', limit: 1000 })).filter(({ message }) =>
      JSON.stringify(message).includes('kanarie-0-slot'),
    );
    expect(told.every(({ key }) => key.endsWith('/result'))).toBe(true);
    for (let index = 0; index < 9; index += 1) expect(found(`kanarie-${index}-slot`)).toBe(told.length + 1);
  });

  test('with fewer than eight the words are gone as well, and so they are when it is stopped', async () => {
    const id = await hall.ask('leergesprekken');
    for (const [index, who] of members.entries())
      await hall.act(web(who), 'send', id, '', { keuze: options[index] ?? '', toelichting: `kanarie-${index}-slot` });
    await hall.later(day);
    expect((await hall.poll(id)).result).toMatchObject({ answered: 5, comments: null });
    expect(found('kanarie-')).toBe(0);
    const other = await hall.ask('werkdruk');
    await hall.act(web('piet-lid'), 'send', other, '', { keuze: 'vol', toelichting: 'kanarie-9-slot' });
    expect(found('kanarie-9-slot')).toBeGreaterThan(0);
    await hall.act(web('coordinator'), 'stop', other);
    expect(found('kanarie-')).toBe(0);
    expect(members.some(besideAnswer)).toBe(false);
  });

  test('a reader who holds the log: what is to be forgotten goes with the first commit after', async () => {
    const id = await hall.ask('leergesprekken');
    await twelveAnswer(id, (index) => `kanarie-${index}-slot`);
    const reader = new DatabaseSync(hall.file, { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM document').get();
    await hall.act(web('coordinator'), 'stop', id);
    expect(found('kanarie-')).toBeGreaterThan(0);
    reader.exec('COMMIT');
    reader.close();
    await hall.ask('werkdruk');
    expect(found('kanarie-')).toBe(0);
  });
});
