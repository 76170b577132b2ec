import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '../../adapters/channel.ts';
import type { Content } from '../../dialogs/content/content.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Address, Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { type Person, person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { lookAt } from '../../dialogs/nudges/look-again.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { keys } from '../../src/keys.ts';
import type { Outgoing, Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createTurn } from '../../src/turn.ts';
import { createWake } from '../../src/wake.ts';
import { realContent, realRules } from '../real-content.ts';

/** The people of a transcript: an institute with two pairs, a duo, a coordinator and a group. */
export const cast: { id: string; name: string; role: Person['role']; placements: string[] }[] = [
  { id: 'opleider', name: 'Opleider Oost', role: 'trainer', placements: ['oost'] },
  { id: 'aios', name: 'Aios Oost', role: 'trainee', placements: ['oost'] },
  { id: 'west', name: 'Opleider West', role: 'trainer', placements: ['west1', 'west2'] },
  { id: 'aios-west', name: 'Aios West', role: 'trainee', placements: ['west1'] },
  { id: 'co-west', name: 'Coassistent West', role: 'trainee', placements: ['west2'] },
  { id: 'noord1', name: 'Opleider Noord', role: 'trainer', placements: ['noord'] },
  { id: 'noord2', name: 'Opleider Noorderzon', role: 'trainer', placements: ['noord'] },
  { id: 'aios-noord', name: 'Aios Noord', role: 'trainee', placements: ['noord'] },
  { id: 'veld', name: 'Opleider Veld', role: 'trainer', placements: ['veld'] },
  { id: 'aios-veld', name: 'Aios Veld', role: 'trainee', placements: ['veld'] },
  { id: 'coordinator', name: 'Coördinator', role: 'coordinator', placements: [] },
  { id: 'groep', name: 'Opleidingsgroep', role: 'group', placements: [] },
  { id: 'los', name: 'Opleider Zuid', role: 'trainer', placements: [] },
];

const placements: {
  id: string;
  trainee: string;
  trainers: string[];
  programmes?: string[];
  coordinator?: string;
  start?: string;
}[] = [
  { id: 'oost', trainee: 'aios', trainers: ['opleider'] },
  { id: 'west1', trainee: 'aios-west', trainers: ['west'] },
  { id: 'west2', trainee: 'co-west', trainers: ['west'] },
  { id: 'noord', trainee: 'aios-noord', trainers: ['noord1', 'noord2'] },
  {
    id: 'veld',
    trainee: 'aios-veld',
    trainers: ['veld'],
    programmes: ['leergesprekken-amsterdam'],
    coordinator: 'coordinator',
    start: '2026-11-16',
  },
];

/** A hall with a real store, real content and a clock that stands still until it is moved. */
export type Stage = {
  store: Store;
  now(): number;
  later(ms: number): Promise<void>;
  /** `event` is the platform's id: the same one twice is the same event delivered again. */
  send(person: string, input: Input, event?: string, place?: Address): Promise<Reply>;
  /** What was said since the last call, oldest first. */
  heard(): Promise<Outgoing[]>;
  changeContent(content: Content): void;
  close(): Promise<void>;
};

export { realContent };

/** Opens a stage on Thursday 19 November 2026, 09:00 in Amsterdam. `reminding`: the pair of Veld is reminded of its programme; `polling`: there are holidays and hours to be quiet. */
export async function openStage(reminding = false, polling = false): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'leergesprek-'));
  const store = await openSqliteStore({ file: join(dir, 'test.sqlite') });
  let now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
  await seed(store, now, reminding);
  const ruled = reminding || polling;
  const holidays = ruled ? await publicHolidays('2026-01-01', '2028-12-31') : new Set<string>();
  const frequency = () => (ruled ? { rules: realRules(), holidays } : null);
  let ids = 0;
  let events = 0;
  const clock = { now: () => now, real: () => now };
  const hall = {
    store,
    clock,
    frequency,
    newId: () => `g${++ids}`,
    deliver: () => undefined,
    log: (event: string) => {
      throw new Error(event);
    },
  };
  let turn = createTurn({ ...hall, content: realContent() });
  let wake = createWake({ ...hall, content: realContent() });
  const seen = new Set<string>();
  return {
    store,
    now: () => now,
    async later(ms) {
      const until = now + ms;
      for (let due = await next(store); due !== null && due <= until; due = await next(store)) {
        now = Math.max(now, due);
        await wake();
      }
      now = until;
    },
    async send(person, input, event = `e${++events}`, place = undefined) {
      // Time passes as people work: half a minute an event.
      now += 30_000;
      const channel = cast.some(({ id }) => id === person) ? 'web' : (place?.channel ?? 'web');
      const reply = await turn({ id: event, from: { channel, id: person }, ...(place && { group: place }), input });
      // What has come already is said at once, as the program does.
      await wake();
      return reply;
    },
    async heard() {
      const all = await store.outgoing({ of: 'unsettled', limit: 10_000 });
      const fresh = all.filter(({ key }) => !seen.has(key));
      for (const { key } of fresh) seen.add(key);
      return fresh;
    },
    changeContent(changed) {
      turn = createTurn({ ...hall, content: changed });
      wake = createWake({ ...hall, content: changed });
    },
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A message as somebody reads it aloud. */
export function aloud(message: Message): string[] {
  const lines: string[] = [];
  if (message.context !== undefined) lines.push(message.context);
  if (message.title !== undefined) lines.push(message.title);
  for (const block of message.blocks) {
    if (block.kind === 'text')
      lines.push(
        block.tone === 'quiet' ? `(${block.text})` : block.tone === 'warning' ? `! ${block.text}` : block.text,
      );
    else if (block.kind === 'written')
      lines.push(
        ...block.items.map(
          ({ text, by }) =>
            `${block.label === undefined ? '' : `${block.label} `}«${short(text)}»${by === undefined ? '' : ` ${by}`}`,
        ),
      );
    else if (block.kind === 'columns')
      for (const column of block.columns)
        lines.push(
          `| ${column.title}`,
          ...column.groups.map(({ label, items }) => `|   ${label}: ${items.map(short).join(' / ')}`),
        );
    else if (block.kind === 'facts') lines.push(...block.facts.map(({ label, value }) => `${label}: ${value}`));
    else if (block.kind === 'file') lines.push(`[${block.label}] ${block.name}`);
    else if (block.kind === 'download') lines.push(`[${block.label}] ${block.name}`);
    else if (block.kind === 'picture') lines.push(`[plaatje] ${block.alt}`);
    else lines.push(...block.items.map(({ label, met }) => `${met ? '☑' : '☐'} ${label}`));
  }
  for (const field of message.fields) {
    const options = field.options === undefined ? '' : ` <${field.options.map(({ label }) => label).join(' / ')}>`;
    lines.push(
      `_ ${field.label}${field.required ? ' *' : ''}${options}${field.value === undefined ? '' : ` = ${short(field.value)}`}${field.error === undefined ? '' : ` ! ${field.error}`}`,
    );
  }
  const buttons = message.buttons.filter(({ more }) => !more).map(({ label }) => `[${label}]`);
  if (buttons.length > 0) lines.push(buttons.join(' '));
  return lines.flatMap((line) => line.split('\n'));
}

function short(text: string): string {
  const characters = [...text.replaceAll('\n', ' ⏎ ')];
  return characters.length <= 160
    ? characters.join('')
    : `${characters.slice(0, 60).join('')}… (${characters.length} tekens)`;
}

async function next(store: Store): Promise<number | null> {
  return (await store.due(Number.POSITIVE_INFINITY, 1))[0]?.at ?? null;
}

async function seed(store: Store, now: number, reminding: boolean): Promise<void> {
  const { people, placements: pairs } = peopleAndPlacements();
  await store.commit({
    event: 'seed',
    at: now,
    writes: [
      ...people.map((person) => ({ key: keys.person('test', person.id), rev: 0, body: person })),
      ...people.map((person) => ({
        key: keys.address({ channel: 'web', id: person.id }),
        rev: 0,
        body: { institute: 'test', person: person.id },
      })),
      ...pairs.map((placement) => ({ key: keys.placement('test', placement.id), rev: 0, body: placement })),
    ],
    entries: [],
    dues: reminding ? pairs.filter(({ programmes }) => programmes.length > 0).map((pair) => lookAt(pair, now)) : [],
    outgoing: [],
  });
}

/** The cast as it is stored. */
export function peopleAndPlacements(): { people: Person[]; placements: Placement[] } {
  const people = cast.map(({ id, name, role, placements: own }) =>
    person.parse({
      schema: 1,
      id,
      institute: 'test',
      name,
      role,
      addresses: [{ channel: 'web', id }],
      placements: own,
    }),
  );
  const pairs = placements.map(
    ({ id, trainee, trainers, programmes = [], coordinator = null, start = '2026-09-01' }): Placement => ({
      schema: 1,
      id,
      institute: 'test',
      trainee,
      trainers,
      programmes,
      start,
      end: '2027-08-31',
      year: null,
      instituteDay: null,
      contract: 1,
      coordinator,
      agreements: [],
      agenda: [],
      agendaSent: null,
      planned: [],
    }),
  );
  return { people, placements: pairs };
}
