import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '../../adapters/channel.ts';
import { encodeAction } from '../../dialogs/action.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { dayOf } from '../../dialogs/frequency/days.ts';
import { type Escalation, emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { type Person, person } from '../../dialogs/model/person.ts';
import { type Placement, placement } from '../../dialogs/model/placement.ts';
import { type Signal, signal } from '../../dialogs/model/signal.ts';
import { keys } from '../../src/keys.ts';
import type { DueChange, Outgoing, Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createTurn } from '../../src/turn.ts';
import { createWake } from '../../src/wake.ts';
import { realContent, realRules } from '../real-content.ts';

const [content, rules] = [realContent(), realRules()];
/** One Monday that everybody is free. */
const frequency = { rules, holidays: new Set(['2026-12-07']) };

/** Thursday 26 November 2026, 09:00 in Amsterdam. */
export const now = instantOf({ date: '2026-11-26', time: '09:00' }, 'Europe/Amsterdam');
const monday = dayOf('2026-11-23');
const weekly = 'leergesprekken-week';

/** One document of each kind. */
export type Documents = {
  people: Person[];
  placements: Placement[];
  memories: Map<string, Memory>;
  signals: Signal[];
};

export function someone(id: string, role: Person['role'], part: Partial<Person> = {}): Person {
  return person.parse({
    schema: 1,
    id,
    institute: 'noord',
    name: id,
    role,
    addresses: [{ channel: 'web', id }],
    ...part,
  });
}

/** A pair `<name>` of `aios <name>` and `opleider <name>`, in the care of `coordinator`. */
export function pair(name: string, part: Partial<Placement> = {}): { people: Person[]; placement: Placement } {
  const institute = part.institute ?? 'noord';
  const of = { institute, placements: [name] };
  return {
    people: [someone(`aios ${name}`, 'trainee', of), someone(`opleider ${name}`, 'trainer', of)],
    placement: placement.parse({
      schema: 1,
      id: name,
      institute,
      trainee: `aios ${name}`,
      trainers: [`opleider ${name}`],
      programmes: ['leergesprekken-amsterdam'],
      start: '2026-09-07',
      end: '2027-08-31',
      coordinator: 'coordinator',
      ...part,
    }),
  };
}

/** What is remembered of a pair whose weekly requirement went like this (`.mxw`, oldest first, up to last week). */
export function lived(row: string, escalation: Partial<Escalation> | null = null): Memory {
  const known: Escalation = {
    order: monday - 14,
    since: '2026-11-02',
    window: { from: '2026-11-09', to: '2026-11-15' },
    notBefore: '2026-11-16',
    state: 'open',
    previews: {},
    sentAt: now - 3 * 86_400_000,
    told: null,
    reminders: 4,
    line: null,
    ...escalation,
  };
  return {
    ...emptyMemory(),
    weeks: { until: monday, counted: 0, rows: { [weekly]: row } },
    escalations: escalation === null ? {} : { [weekly]: known },
  };
}

export function worry(name: string, part: Partial<Signal> = {}): Signal {
  return signal.parse({
    schema: 1,
    id: `zorg-${name}`,
    institute: 'noord',
    placement: name,
    reporter: `aios ${name}`,
    coordinator: 'coordinator',
    others: [`opleider ${name}`],
    told: [],
    kind: 'progress',
    seen: 'iets',
    since: 'lang',
    tried: '',
    discussed: 'yes',
    on: null,
    help: 'meedenken',
    at: now - 86_400_000,
    state: 'sent',
    changedAt: now - 86_400_000,
    ...part,
  });
}

/** A hall over these documents with a clock that is set by hand. */
export type Hall = {
  store: Store;
  /** What came back at once, or else the last that was said to this person. */
  text(who: string, words: string): Promise<Message>;
  act(who: string, action: string, values?: Record<string, string>): Promise<Message>;
  home(who: string): Promise<Message>;
  said(): Promise<Outgoing[]>;
  dues(): Promise<readonly { key: string; at: number }[]>;
  passTo(at: number): Promise<void>;
  close(): Promise<void>;
};

export async function openHall(given: Documents, dues: readonly DueChange[] = []): Promise<Hall> {
  const dir = mkdtempSync(join(tmpdir(), 'overzicht-'));
  const store = await openSqliteStore({ file: join(dir, 'test.sqlite') });
  await store.commit({
    event: 'seed',
    at: now,
    writes: [
      ...given.people.map((one) => ({ key: keys.person(one.institute, one.id), rev: 0, body: one })),
      ...given.people.flatMap(({ addresses, institute, id }) =>
        addresses.map((address) => ({ key: keys.address(address), rev: 0, body: { institute, person: id } })),
      ),
      ...given.placements.map((one) => ({ key: keys.placement(one.institute, one.id), rev: 0, body: one })),
      ...given.placements.flatMap(({ institute, id }) => {
        const body = given.memories.get(id);
        return body === undefined ? [] : [{ key: keys.frequency(institute, id), rev: 0, body }];
      }),
      ...given.signals.map((one) => ({ key: keys.signal(one.institute, one.id), rev: 0, body: one })),
    ],
    entries: [],
    dues,
    outgoing: [],
  });
  let at = now;
  let ids = 0;
  const clock = { now: () => at, real: () => at };
  const hall = {
    store,
    content,
    clock,
    newId: () => `n${++ids}`,
    deliver: () => undefined,
    frequency: () => frequency,
    log: (event: string, details: object = {}) => {
      throw new Error(`${event} ${JSON.stringify(details)}`);
    },
  };
  const turn = createTurn(hall);
  const wake = createWake(hall);
  const said = () => store.outgoing({ of: 'unsettled', limit: 10_000 });
  async function shown(who: string, replied: Promise<Reply>): Promise<Message> {
    const reply = await replied;
    if (reply.kind === 'again') return reply.message;
    const last = (await said()).findLast(({ to }) => to.id === who)?.message;
    if (last === undefined) throw new Error(`nothing was said to ${who}`);
    return last;
  }
  const from = (id: string) => ({ id: `e${++ids}`, from: { channel: 'web' as const, id } });
  return {
    store,
    said,
    text: (who, text) => shown(who, turn({ ...from(who), input: { kind: 'text', text } })),
    act: (who, action, values = {}) => shown(who, turn({ ...from(who), input: { kind: 'act', action, values } })),
    home: (who) => shown(who, turn({ ...from(who), input: { kind: 'home' } })),
    dues: () => store.due(Number.POSITIVE_INFINITY, 10_000),
    async passTo(until) {
      for (;;) {
        const next = (await store.due(until, 1))[0];
        if (next === undefined) break;
        at = Math.max(at, next.at);
        await wake();
      }
      at = until;
    },
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The action behind a button of a message. */
export function actionOf(message: Message, label: string): string {
  const found = message.buttons.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no [${label}], but ${message.buttons.map((one) => one.label).join(', ')}`);
  return found.action;
}

/** The action that opens a pair's card, or does something with it. */
export function forged(verb: string, subject: string, detail = ''): string {
  return encodeAction({ kind: 'overview', verb, subject, detail });
}
