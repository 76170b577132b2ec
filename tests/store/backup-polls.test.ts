import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pollKind, readDocument } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import { withoutOpenAnswers } from '../../src/open-answers.ts';
import { backUp } from '../../src/store/sqlite/backup.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createTurn } from '../../src/turn.ts';
import { createWake } from '../../src/wake.ts';
import { openRealGroup, type RealGroup, web } from '../polls/real-group.ts';
import { realContent } from '../transcripts/stage.ts';

const members = Array.from({ length: 12 }, (_, at) => `lid-${at}`);
const day = 86_400_000;

let hall: RealGroup;
beforeEach(async () => {
  hall = await openRealGroup(members);
});
afterEach(() => hall.close());

const answer = (id: string, who: string, words: string) =>
  hall.act(web(who), 'send', id, '', { keuze: 'twee', toelichting: words });

test('a backup made while a poll is open holds no answer; restored, the poll goes on and closes on its answers from then on', async () => {
  const id = await hall.ask('leergesprekken');
  // Long enough that the last one leaves the page it stood on.
  for (const who of members) await answer(id, who, `kanarie-${who} ${'met veel woorden '.repeat(20)}`);
  expect(readFileSync(`${hall.file}-wal`).includes('kanarie-')).toBe(true);

  const copy = join(hall.directory, 'copy.sqlite');
  backUp(hall.file, copy, { kind: 'poll', body: withoutOpenAnswers });
  const bytes = readFileSync(copy);
  expect(bytes.includes('kanarie-')).toBe(false);
  expect(bytes.includes('"option":')).toBe(false);
  expect(bytes.includes('leergesprekken')).toBe(true);
  // Where it runs nothing changed.
  expect(Object.keys((await hall.poll(id)).answers)).toHaveLength(12);

  const store = await openSqliteStore({ file: copy });
  let now = hall.now;
  let ids = 0;
  const clock = { now: () => now, real: () => now };
  const log = (event: string) => {
    throw new Error(event);
  };
  const parts = { store, content: realContent(), clock, newId: () => `r${++ids}`, deliver: () => undefined, log };
  const [turn, wake] = [createTurn(parts), createWake(parts)];
  for (const who of members.slice(0, 6)) {
    const input = { kind: 'act' as const, action: `o|answer|${id}|drie`, values: {} };
    expect(await turn({ id: `again ${who}`, from: web(who), input })).toMatchObject({ kind: 'again' });
  }
  now += day;
  await wake();
  const [stored] = await store.read([keys.poll('test', id)]);
  expect(readDocument(pollKind, stored?.body)).toMatchObject({
    state: 'closed',
    answers: {},
    result: { answered: 6, counts: { drie: 6 } },
  });
  await store.close();
});

test('a poll that is closed or was not answered yet is the same in a backup', () => {
  const open = { state: 'open', answers: {} };
  const closed = { state: 'closed', answers: {}, result: { answered: 5 } };
  for (const body of [open, closed]) expect(withoutOpenAnswers(body)).toBe(body);
});
