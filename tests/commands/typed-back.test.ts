import { afterEach, beforeEach, expect, test } from 'vitest';
import { placementKind, readDocument } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import { type House, onDisk, openHouse } from '../hall/house.ts';

const words = 'Visite lopen met de wijkverpleging';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

/** The pair's placement is over long since: what was open in a chat belongs to nothing any more. */
async function endPlacement(): Promise<void> {
  const [stored] = await house.store().read([keys.placement('demo', 'oost')]);
  if (stored === undefined) throw new Error('no placement');
  const body = { ...readDocument(placementKind, stored.body), start: '2020-01-01', end: '2020-12-31' };
  const writes = [{ key: stored.key, rev: stored.rev, body }];
  await house.store().commit({ event: 'ended', at: 0, writes, entries: [], dues: [], outgoing: [] });
}

/** Forms that were left open while what they were about ended, or that their sender may send no more. */
const forms: [who: string, action: string, field: string, what: string][] = [
  ['aios-oost', 'a|add|oost|', 'onderwerp', 'an item of one’s own for the agenda'],
  ['aios-oost', 'a|send|oost|', 'onderwerp', 'the agenda, sent'],
  ['aios-oost', 'q|', 'vraag', 'a question'],
  ['aios-oost', 'p|set||', 'wanneer', 'a moment for the next conversation'],
  ['aios-oost', 'p|move|oost|h1', 'wanneer', 'another moment'],
  ['aios-oost', 'l|send||', 'wat', 'something to log'],
  ['aios-oost', 'l|at|x@2026-11-19|oost', 'wat', 'a day for what is logged'],
  ['aios-oost', 'g|send|h900', 'gezien', 'a signal that nobody can get'],
  ['coordinator', 'g|send|h900', 'gezien', 'a signal of somebody who reports none'],
  ['aios-oost', 'n|line-send|elders|regulier', 'regel', 'a line of their own'],
  ['aios-oost', 'n|snooze|oost|regulier', 'tot', 'a reminder put off'],
  ['aios-oost', 'k|add|', 'aios-naam', 'a pair'],
  ['aios-oost', 'k|add', 'aios-naam', 'a pair, by who is no coordinator'],
  ['coordinator', 'k|anders', 'aios-naam', 'a form of pairs that there is no more'],
  ['aios-oost', 'h|add', 'coach-naam', 'a coach, by who is no coordinator'],
  ['aios-oost', 'o|send|h900|', 'antwoord', 'an answer to a poll that is gone'],
  ['aios-oost', 'o|make|h900|h901', 'vraag', 'a poll, by who is no coordinator'],
  ['coordinator', 'o|make|h900|h901', 'vraag', 'a poll in a group that is gone'],
  ['aios-oost', 'x|send|oost|', 'bericht', 'a message to a pair, by who is no coordinator'],
  ['coordinator', 'x|send|elders|', 'bericht', 'a message to a pair that is gone'],
  ['aios-oost', 'w|drop|x|y', 'van', 'an absence'],
  ['aios-oost', 'i|anders', 'werkdagen', 'settings that there are no more'],
  ['aios-oost', 'zz|anders', 'vraag', 'a form that we know no more'],
  ['niemand', 'q|', 'vraag', 'a form of somebody whom nobody knows'],
];

test.each(forms)('%s, %s: what was typed is given back to copy, and stored nowhere', async (who, action, field) => {
  await endPlacement();
  await expectBack(who, action, field, words);
});

test('one word is given back as well', async () => {
  await endPlacement();
  await expectBack('aios-oost', 'q|', 'vraag', 'Zwangerschapsdiabetes');
});

async function expectBack(who: string, action: string, field: string, text: string): Promise<void> {
  const reply = await house.tap(who, action, { [field]: text, keuze: 'allen' });
  const message = reply.kind === 'again' ? reply.message : null;
  const typed = message?.blocks.flatMap((block) => (block.kind === 'written' ? block.items : []));
  expect(typed, JSON.stringify(message)).toEqual([{ text }]);
  expect(onDisk(house.dir, text)).toBe(false);
}

test('where nothing was typed, nothing is given back', async () => {
  await endPlacement();
  const reply = await house.tap('aios-oost', 'a|add|oost|', { voorstellen: 'a,b', soort: 'casus' });
  expect(reply).toEqual({ kind: 'done' });
});

test('a signal that was sent twice stands: only what was changed in it comes back', async () => {
  const form = { soort: 'cooperation', gezien: words, sinds: 'een maand', besproken: 'unsafe', hulp: 'even meedenken' };
  await house.tap('aios-oost', 'g|send|h900', form);
  const [same, changed] = [
    await house.tap('aios-oost', 'g|send|h900', form),
    await house.tap('aios-oost', 'g|send|h900', { ...form, hulp: 'liever een gesprek' }),
  ];
  expect(JSON.stringify(same)).not.toContain('written');
  expect(JSON.stringify(changed)).toContain('"items":[{"text":"liever een gesprek"}]');
  expect(JSON.stringify(changed)).not.toContain(words);
});
