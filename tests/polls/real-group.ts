import type { Reply } from '../../adapters/channel.ts';
import { encodeAction } from '../../dialogs/action.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { groupKind, pollKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Group } from '../../dialogs/model/group.ts';
import type { Address, Input } from '../../dialogs/model/inbound.ts';
import type { Poll } from '../../dialogs/model/poll.ts';
import { keys } from '../../src/keys.ts';
import type { Store } from '../../src/store/port.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { createTurn } from '../../src/turn.ts';
import { createWake } from '../../src/wake.ts';
import { freshDirectory } from '../store/fresh-sqlite.ts';
import { realContent } from '../transcripts/stage.ts';
import { groupOf, somebody } from './pure-group.ts';

/** Thursday 19 November 2026, 09:00 in Amsterdam. */
const start = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
export const slack: Address = { channel: 'slack', id: 'T1:C2' };
export const teams: Address = { channel: 'teams', id: 'group:19:abc@thread.v2' };

/** A group over a real data file, with a place in Slack and one in Teams, and members on the page. */
export type RealGroup = {
  store: Store;
  directory: string;
  file: string;
  now: number;
  ids: string[];
  send(from: Address, input: Input, place?: Address): Promise<Reply>;
  act(
    from: Address,
    verb: string,
    subject: string,
    option?: string,
    values?: Record<string, string>,
    place?: Address,
  ): Promise<Reply>;
  /** Asks a poll of the content now, for a day; gives its id. */
  ask(poll: string): Promise<string>;
  group(): Promise<Group>;
  poll(id: string): Promise<Poll>;
  later(ms: number): Promise<void>;
  close(): Promise<void>;
};

export const web = (id: string): Address => ({ channel: 'web', id });

export async function openRealGroup(members: readonly string[]): Promise<RealGroup> {
  const { directory, file, remove } = freshDirectory();
  const store = await openSqliteStore({ file });
  const everybody = [...members.map((id) => somebody(id)), somebody('coordinator', { role: 'coordinator' })];
  const group = groupOf(members, { places: [slack, teams] });
  await store.commit({
    event: 'seed',
    at: start,
    writes: [
      ...everybody.flatMap((person) => [
        { key: keys.person('test', person.id), rev: 0, body: person },
        { key: keys.address(web(person.id)), rev: 0, body: { institute: 'test', person: person.id } },
      ]),
      { key: keys.group('test', 'groep'), rev: 0, body: group },
      ...group.places.map((place) => ({ key: keys.place(place), rev: 0, body: { institute: 'test', group: 'groep' } })),
    ],
    entries: [],
    dues: [],
    outgoing: [],
  });
  const given: string[] = [];
  let events = 0;
  const newId = () => {
    given.push(`id${given.length + 1}`);
    return given.at(-1) ?? '';
  };
  const clock = { now: () => hall.now, real: () => hall.now };
  const log = (event: string) => {
    throw new Error(event);
  };
  const parts = { store, clock, newId, deliver: () => undefined, log, content: realContent() };
  const turn = createTurn(parts);
  const wake = createWake(parts);
  const hall: RealGroup = {
    store,
    directory,
    file,
    now: start,
    ids: given,
    send(from, input, place) {
      return turn({ id: `e${++events}`, from, ...(place && { group: place }), input });
    },
    act(from, verb, subject, option = '', values = {}, place = undefined) {
      return hall.send(
        from,
        { kind: 'act', action: encodeAction({ kind: 'poll', verb, subject, option }), values },
        place,
      );
    },
    async ask(poll) {
      await hall.act(web('coordinator'), 'start', 'groep', `vraag-${poll}`, {
        peiling: poll,
        wanneer: 'nu',
        open: '24',
      });
      return `vraag-${poll}`;
    },
    async group() {
      const [found] = await store.read([keys.group('test', 'groep')]);
      return readDocument(groupKind, found?.body);
    },
    async poll(id) {
      const [found] = await store.read([keys.poll('test', id)]);
      return readDocument(pollKind, found?.body);
    },
    async later(ms) {
      hall.now += ms;
      await wake();
    },
    async close() {
      await store.close();
      remove();
    },
  };
  return hall;
}
