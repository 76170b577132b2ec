import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { type Escalation, emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import { accessKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { makeDownload } from '../../src/exports/make-download.ts';
import { type Files, openFiles } from '../../src/files.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { keys } from '../../src/keys.ts';
import { pair } from '../hall/conversation.ts';
import { type House, openHouse, realContent } from '../hall/house.ts';
import { realRules } from '../real-content.ts';
import { canaryOf, playWithCanaries } from '../rights/canary.ts';
import { unzipped } from './unzipped.ts';

const [trainer, trainee] = pair;
let house: House;
let files: Files;
let base: string;
let stop: () => void;

beforeEach(async () => {
  house = await openHouse();
  const server = createServer((req, res) => void files.handle(req as never, res as never));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const holidays = await publicHolidays('2026-01-01', '2028-12-31');
  const frequency = () => ({ rules: realRules(), holidays });
  const deps = { store: house.store(), content: realContent(), now: house.clock.now, newId: house.newId, frequency };
  files = await openFiles(house.store(), null, 'weg', () => 1, {
    now: house.clock.now,
    make: (to, what) => makeDownload(deps, to, what),
  });
  stop = () => server.close();
});
afterEach(async () => {
  stop();
  await house.close();
});

/** The newest message of somebody that offers downloads, and where each is. */
async function offered(person: string): Promise<Map<string, string>> {
  const all = await house.store().outgoing({ of: 'address', to: { channel: 'web', id: person }, after: 0, limit: 999 });
  const last = all.findLast(({ message }) => message.blocks.some(({ kind }) => kind === 'download'));
  const blocks: Message['blocks'] = last?.message.blocks ?? [];
  return new Map(
    blocks.flatMap((block, index) =>
      block.kind === 'download' ? [[block.what, base + files.pathOf(last?.key ?? '', index)] as const] : [],
    ),
  );
}

async function looks() {
  return (await house.store().list('demo', 'access', null, 99)).flatMap(({ body }) => {
    const { by, seen } = readDocument(accessKind, body);
    return seen.map(({ what, times }) => `${by} ${what} ${times}`);
  });
}

describe('somebody takes along what is stored about them', () => {
  test('all of their own and what they may read, as a page and as JSON; noted in the log', async () => {
    await playWithCanaries(house, 'proces', '15');
    await house.say(trainee, `vraag Wanneer kijken we mee ${canaryOf(trainee)}-geheim`);
    await house.tap(trainer, 'd|export');
    const urls = await offered(trainer);

    const json = await fetch(urls.get('own-json') ?? '');
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="mijn-gegevens.json"');
    const text = await json.text();
    const data = JSON.parse(text);
    expect(data.person.name).toBe('Opleider Oost');
    expect(data.conversations).toHaveLength(1);
    expect(data.placements[0].counts).toHaveLength(1);
    const page = await (await fetch(urls.get('own-html') ?? '')).text();
    expect(page).not.toMatch(/<script|src=|href=/);
    for (const made of [text, page]) {
      expect(made).toContain(canaryOf(trainer));
      // What the other wrote in a conversation they may read; what the other did not send yet they may not.
      expect(made).toContain(canaryOf(trainee));
      expect(made).not.toContain(`${canaryOf(trainee)}-geheim`);
    }
    expect(await looks()).toEqual([`${trainer} own 2`]);
  });

  test('a page shows words letter by letter', async () => {
    await house.say(trainee, 'vraag <img src=x onerror=alert(1)> & "meer"');
    await house.tap(trainee, 'd|export');
    const page = await (await fetch((await offered(trainee)).get('own-html') ?? '')).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&#60;img');
  });
});

describe('a link', () => {
  test('works for an hour, and a look at its head is no download', async () => {
    await house.tap(trainee, 'd|export');
    const url = (await offered(trainee)).get('own-json') ?? '';
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect(await looks()).toEqual([]);
    house.clock.set(house.clock.now() + 59 * 60_000);
    expect((await fetch(url)).status).toBe(200);
    house.clock.set(house.clock.now() + 2 * 60_000);
    const late = await fetch(url);
    expect([late.status, await late.text()]).toEqual([404, 'weg']);
  });

  test("gives a former coordinator nothing, nor somebody whose address is another's by now", async () => {
    await house.tap('coordinator', 'd|pairs');
    const urls = await offered('coordinator');
    expect((await fetch(urls.get('pairs-csv') ?? '')).status).toBe(200);
    const [stored] = await house.store().read([keys.person('demo', 'coordinator')]);
    const body = { ...(stored?.body as object), role: 'trainer' };
    await house.store().commit({
      event: 'role',
      at: 1,
      writes: [{ key: keys.person('demo', 'coordinator'), rev: stored?.rev ?? 0, body }],
      entries: [],
      dues: [],
      outgoing: [],
    });
    for (const url of urls.values()) expect((await fetch(url)).status).toBe(404);
  });

  test('that was changed is no link', async () => {
    await house.tap(trainee, 'd|export');
    const url = (await offered(trainee)).get('own-json') ?? '';
    expect((await fetch(url.replace(/.(?=.{9}$)/, (sign) => (sign === 'A' ? 'B' : 'A')))).status).toBe(404);
    expect((await fetch(url.replace(/\/(\d+)\//, '/9/'))).status).toBe(404);
  });
});

describe('a coordinator takes pairs along', () => {
  test("as CSV and XLSX, with counts and states and nobody's words", async () => {
    await playWithCanaries(house, 'proces', '15');
    await withProgramme();
    await house.tap('coordinator', 'd|pairs');
    const urls = await offered('coordinator');
    const csv = await (await fetch(urls.get('pairs-csv') ?? '')).text();
    // The decoder of `fetch` takes the mark away.
    expect(csv.split('\r\n')[0]).toBe(
      '"Koppel";"Programma\'s";"Stand van het koppel";"Eis";"Van";"Tot en met";"Gedaan";"Gevraagd";"Stand";"Escalatie";"Hun eigen regel"',
    );
    expect(csv).toMatch(
      /"Aios Oost & Opleider Oost";"[^"]+";"Op koers";"[^"]+";"\d{4}-\d\d-\d\d";"\d{4}-\d\d-\d\d";\d+;\d+;"loopt";"";""/,
    );
    const bytes = new Uint8Array(await (await fetch(urls.get('pairs-xlsx') ?? '')).arrayBuffer());
    const sheets = unzipped(bytes);
    expect(sheets).toContain('Aios Oost &amp; Opleider Oost');
    expect(sheets).not.toContain('<f>');
    for (const text of [csv, sheets]) expect(text).not.toContain('kanarie');
    expect(await looks()).toContain('coordinator export 2');
  });

  test("with the pair's own line at an escalation, which is nowhere a formula", async () => {
    await withProgramme();
    await house.tap('coordinator', 'd|pairs');
    const urls = await offered('coordinator');
    for (const [text, cell] of lines) {
      await withEscalation('open', text, '2026-09-07');
      const csv = await (await fetch(urls.get('pairs-csv') ?? '')).text();
      expect(csv).toContain(`;"open";${cell}\r\n`);
      const sheets = unzipped(new Uint8Array(await (await fetch(urls.get('pairs-xlsx') ?? '')).arrayBuffer()));
      const words = [...sheets.matchAll(/<si>.*?<\/si>/gs)].map(([one]) => one.replace(/<.*?>/g, ''));
      const at = words.findIndex((one) => one.replaceAll('&quot;', '"').trim() === text.trim());
      // Once in the sheet of requirements, once in that of escalations.
      expect(sheets.split(`t="s"><v>${at}</v>`)).toHaveLength(3);
      expect(sheets).not.toContain('<f>');
    }
  });

  test.each([
    ['announced', '2026-09-07'],
    ['closed', '2026-01-05'],
  ] as const)('but not what is %s, as in its card', async (state, from) => {
    await withProgramme();
    await withEscalation(state, 'kanarie-regel', from);
    await house.tap('coordinator', 'd|pairs');
    const urls = await offered('coordinator');
    const csv = await (await fetch(urls.get('pairs-csv') ?? '')).text();
    const sheets = unzipped(new Uint8Array(await (await fetch(urls.get('pairs-xlsx') ?? '')).arrayBuffer()));
    for (const made of [csv, sheets]) expect(made).not.toContain('kanarie-regel');
  });

  test('with the waivers, in a list of their own under the others', async () => {
    await withProgramme();
    const period = { from: '2026-09-07', to: '2026-09-13' };
    await withMemory({
      ...emptyMemory(),
      waivers: [{ obligation: 'leergesprekken-week', ...period, by: 'coordinator', at: 1 }],
    });
    await house.tap('coordinator', 'd|pairs');
    const csv = await (await fetch((await offered('coordinator')).get('pairs-csv') ?? '')).text();
    const list = csv.split('\r\n\r\n').at(-1);
    expect(list?.split('\r\n')).toEqual([
      '"Ontheffingen"',
      '"Koppel";"Eis";"Van";"Tot en met"',
      '"Aios Oost & Opleider Oost";"Leergesprekken";"2026-09-07";"2026-09-13"',
      '',
    ]);
  });

  test('the figures of a year tell nothing of fewer than five pairs', async () => {
    await playWithCanaries(house, 'proces', '15');
    await withProgramme();
    await house.tap('coordinator', 'd|pairs');
    const csv = await (await fetch((await offered('coordinator')).get('figures-csv') ?? '')).text();
    expect(csv).toContain('"minder dan vijf koppels"');
    expect(csv).not.toMatch(/;\d/);
  });

  test('and nobody else does, however they ask', async () => {
    await house.tap(trainer, 'd|pairs');
    expect(await offered(trainer)).toEqual(new Map());
  });
});

/** Own lines, and how they stand in a CSV file. */
const lines = [
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+31 weken griep', `"'+31 weken griep"`],
  ['-1 week', `"'-1 week"`],
  ['@praktijk was dicht', `"'@praktijk was dicht"`],
  ['\tingesprongen', `"'\tingesprongen"`],
  ['\rterug', `"'\rterug"`],
  ['eerst dit\n=dan(dat); en "dit", -5', `"eerst dit\n'=dan(dat); en ""dit"", '-5"`],
  ['ziek '.repeat(60).trim(), `"${'ziek '.repeat(60).trim()}"`],
] as const;

/** Something of the first pair was passed on, or is about to be, with their line; `from` a Monday. */
async function withEscalation(state: Escalation['state'], text: string, from: string): Promise<void> {
  const escalation: Escalation = {
    order: 1,
    since: from,
    window: { from, to: addDays(from, 6) },
    notBefore: from,
    state,
    previews: {},
    sentAt: state === 'announced' ? null : house.clock.now(),
    told: null,
    reminders: 3,
    line: { by: trainee, text },
  };
  await withMemory({ ...emptyMemory(), escalations: { 'leergesprekken-week': escalation } });
}

/** What is remembered of the first pair from now on. */
async function withMemory(memory: Memory): Promise<void> {
  const [stored] = await house.store().list('demo', 'placement', null, 1);
  const id = stored?.key.split('/')[2] ?? '';
  const [before] = await house.store().read([keys.frequency('demo', id)]);
  const writes = [{ key: keys.frequency('demo', id), rev: before?.rev ?? 0, body: memory }];
  await house
    .store()
    .commit({ event: `memory:${JSON.stringify(memory)}`, at: 1, writes, entries: [], dues: [], outgoing: [] });
}

/** The first pair follows a programme from now on. */
async function withProgramme(): Promise<void> {
  const [stored] = await house.store().list('demo', 'placement', null, 1);
  if (stored === undefined) throw new Error('no placement');
  const body = { ...(stored.body as object), programmes: ['leergesprekken-amsterdam'], coordinator: 'coordinator' };
  await house.store().commit({
    event: 'programme',
    at: 1,
    writes: [{ key: stored.key, rev: stored.rev, body }],
    entries: [],
    dues: [],
    outgoing: [],
  });
}
