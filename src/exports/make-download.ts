import { setImmediate as pause } from 'node:timers/promises';
import { type Content, languageOf } from '../../dialogs/content/content.ts';
import { say } from '../../dialogs/content/phrases.ts';
import { sayWhen } from '../../dialogs/dates/say-when.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import { inCareOf, type Look } from '../../dialogs/model/access.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Download } from '../../dialogs/model/message.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Frequency } from '../../dialogs/nudges/case-of.ts';
import { oversees } from '../../dialogs/overview/oversees.ts';
import { ownData } from '../../dialogs/rights/own-data.ts';
import { ownMessages } from '../../dialogs/rights/own-messages.ts';
import { type Retention, retentionOf } from '../../dialogs/rights/retention.ts';
import type { World } from '../../dialogs/session/world.ts';
import { noteLook } from '../access-log.ts';
import { addressOwner } from '../address-owner.ts';
import { keys } from '../keys.ts';
import { loadRights } from '../load-rights.ts';
import { Reading } from '../reading.ts';
import type { Store } from '../store/port.ts';
import { csvOfAll } from './csv.ts';
import { htmlOf } from './html.ts';
import { instituteFigures } from './institute-figures.ts';
import { type PairRows, pairRows, pairTables } from './pairs.ts';
import type { Table } from './table.ts';
import { xlsxOf } from './xlsx.ts';

/** What makes downloads. `frequency` null while the public holidays are still being worked out. */
export type DownloadDeps = {
  store: Store;
  content: Content;
  now: () => number;
  newId: () => string;
  frequency: () => Frequency | null;
  /** How long what is kept; what the domain says where nothing else is given. */
  retention?: Retention;
};

/**
 * Makes what was asked, for whoever has this address now and of what they may read now; the link gives no right by itself.
 * Null when they may not, or it cannot be made yet. Noted in the access log before it is given out.
 */
export async function makeDownload(
  deps: DownloadDeps,
  to: Address,
  what: Download,
): Promise<string | Uint8Array | null> {
  const { store } = deps;
  const reading = new Reading(store);
  const [owned] = await reading.read([keys.address(to)]);
  if (owned === undefined || owned.body === null) return null;
  const { institute, person: id } = addressOwner.parse(owned.body);
  const [person] = await reading.people(institute, [id]);
  if (person === undefined) return null;
  const made = await make(deps, reading, person, what);
  if (made === null) return null;
  const seen = { what: made.look, about: made.about };
  await noteLook(store, { institute, by: id, now: deps.now(), id: deps.newId() }, seen);
  return made.file;
}

type Made = { file: string | Uint8Array; look: Look; about: string[] };

async function make(deps: DownloadDeps, reading: Reading, person: Person, what: Download): Promise<Made | null> {
  const { phrases } = languageOf(deps.content, person.language);
  if (what === 'own-json' || what === 'own-html')
    return { file: await ownFile(deps, reading, person, what), look: 'own', about: [person.id] };
  const frequency = deps.frequency();
  if (person.role !== 'coordinator' || frequency === null) return null;
  if (what === 'pairs-csv' || what === 'pairs-xlsx') {
    const rows = await pairsOf(deps, reading, person, frequency);
    const tables = pairTables(phrases, rows);
    return {
      file: what === 'pairs-csv' ? csvOfAll(tables) : await xlsxOf(tables),
      look: 'export',
      about: [inCareOf(person.id)],
    };
  }
  const { store, content } = deps;
  const given = { content, frequency, now: deps.now(), zone: person.zone };
  const tables: Table[] = await instituteFigures(store, person.institute, given);
  const file = what === 'figures-csv' ? csvOfAll(tables) : await xlsxOf(tables);
  return { file, look: 'figures', about: [] };
}

async function ownFile(
  deps: DownloadDeps,
  reading: Reading,
  person: Person,
  what: 'own-json' | 'own-html',
): Promise<string> {
  const { content } = deps;
  const now = deps.now();
  const { state } = await loadRights(deps.store, reading, person, 'everything', { now, retention: retentionOf(deps) });
  const world: World = { content, now, people: state.people };
  if (what === 'own-json') return `${JSON.stringify(ownData(world, state, person), null, 2)}\n`;
  const language = languageOf(content, person.language);
  const title = say(language.phrases, 'data.page-title', { name: person.name });
  const made = say(language.phrases, 'data.page-made', { when: sayWhen(wallAt(now, person.zone)) });
  return htmlOf(title, made, ownMessages({ world, person, language }, state));
}

async function pairsOf(
  { store, content, now }: DownloadDeps,
  reading: Reading,
  person: Person,
  frequency: Frequency,
): Promise<PairRows[]> {
  const { institute } = person;
  const { phrases } = languageOf(content, person.language);
  const placements = (await reading.allPlacements(institute)).filter((placement) => oversees(person, placement));
  const signals = (await reading.signals(institute, person.signals)).filter(
    ({ coordinator }) => coordinator === person.id,
  );
  const people = new Map((await reading.allPeople(institute)).map((one) => [one.id, one]));
  const world: World = { content, now: now(), people };
  const rows: PairRows[] = [];
  for (const placement of placements) {
    const entries = await store.entries(institute, 0, placement.id);
    const memories = await reading.frequency(institute, [placement.id]);
    const open = signals.filter(({ state }) => state !== 'closed');
    const state = {
      person,
      people,
      placements: [placement],
      sessions: new Map(),
      entries,
      frequency: memories,
      signals: open,
    };
    rows.push(pairRows(state, world, placement, frequency, phrases));
    // Thousands of ledgers take seconds: in between others get their turn.
    await pause();
  }
  return rows;
}
