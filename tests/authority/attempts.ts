import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decide } from '../../dialogs/decide.ts';
import {
  accessKind,
  personKind,
  placementKind,
  readDocument,
  sessionKind,
  signalKind,
} from '../../dialogs/model/documents.ts';
import type { Address, Inbound, Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { keys } from '../../src/keys.ts';
import { loadFor } from '../../src/load-state.ts';
import type { Key } from '../../src/store/port.ts';
import type { Busy } from './busy.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { filled } from './fill.ts';
import { addressOf, institutes, nameOf, placeOf } from './institutes.ts';
import { judge } from './judge.ts';
import type { World } from './standing.ts';
import { wordsIn } from './words.ts';

/** Somebody who tries, with what they are called in the list of what went wrong. */
export type Actor = { name: string; from: Address; place?: Address };

/** A button that was really said, with the message it stood under. */
export type Harvested = { action: string; submits: boolean; message: Message; to: Address };

/** Everybody of both institutes in every relation there is, after some lost their role. */
export function actors(): Actor[] {
  const everywhere = institutes.flatMap((institute) => {
    const other = institute === 'noord' ? 'zuid' : 'noord';
    const at = (name: string, id: string, place?: Address): Actor => ({
      name: `${name} of ${institute}`,
      from: addressOf(institute, id),
      ...(place !== undefined && { place }),
    });
    return [
      at('trainee', 'aios-4'),
      at('trainer', 'opleider-4'),
      at('second trainer', 'duo-4'),
      at('trainee of another pair', 'aios-3'),
      at('trainer of another pair', 'opleider-6'),
      at('trainee whose placement ended', 'aios-5'),
      at('trainer whose placement ended', 'opleider-5'),
      at('trainee whose trainer left', 'aios-2'),
      at('former trainer', 'opleider-2'),
      at('trainer who came instead', 'nieuw-2'),
      at('coordinator', 'coordinator'),
      at('other coordinator', 'tweede'),
      at('former coordinator', 'voormalig'),
      at('group', 'groep'),
      at('coach', 'coach'),
      at('former coach', 'oud-coach'),
      at('coach in the group’s channel', 'coach', placeOf(institute)),
      at('trainer without a pair', 'los'),
      at('trainee in the group’s channel', 'aios-4', placeOf(institute)),
      at('trainee who left the group, in its channel', 'aios-6', placeOf(institute)),
      at('coordinator in the group’s channel', 'coordinator', placeOf(institute)),
      at('trainee in a channel of the other institute', 'aios-4', placeOf(other)),
      at('coordinator in a channel of the other institute', 'coordinator', placeOf(other)),
    ];
  });
  const nobody: Address = { channel: 'slack', id: 'nobody' };
  return [
    ...everywhere,
    { name: 'unknown', from: nobody },
    { name: 'unknown in the channel of noord', from: nobody, place: placeOf('noord') },
  ];
}

/** Some lose their role: a coordinator, a coach, a trainer (in one institute still listed at the placement), a member, an ended pair. */
export async function rolesLost({ hall }: Busy): Promise<void> {
  const person = (institute: string, id: string) =>
    readDocument(personKind, hall.documents.get(keys.person(institute, id)));
  const placement = (institute: string, id: string) =>
    readDocument(placementKind, hall.documents.get(keys.placement(institute, id)));
  const changes: { key: Key; body: unknown }[] = [];
  for (const institute of institutes) {
    const put = (key: Key, body: unknown) => void changes.push({ key, body: JSON.parse(JSON.stringify(body)) });
    put(keys.person(institute, 'voormalig'), { ...person(institute, 'voormalig'), role: 'trainer' });
    put(keys.placement(institute, 'p2'), { ...placement(institute, 'p2'), trainers: ['nieuw-2'] });
    const left = person(institute, 'opleider-2');
    if (institute === 'noord')
      put(keys.person(institute, 'opleider-2'), {
        ...left,
        placements: left.placements.filter((id) => id !== 'p2'),
      });
    const address = addressOf(institute, 'nieuw-2');
    put(keys.person(institute, 'nieuw-2'), {
      ...person(institute, 'los'),
      ...{ id: 'nieuw-2', name: nameOf(institute, 'nieuw-2'), addresses: [address], placements: ['p2'] },
      ...{ sessions: [], finished: [], signals: [] },
    });
    put(keys.address(address), { institute, person: 'nieuw-2' });
    put(keys.placement(institute, 'p5'), { ...placement(institute, 'p5'), end: '2026-09-14' });
    // Of one coach the role ended, of the other some shares were withdrawn; what is left of the first is of no use.
    put(keys.person(institute, 'oud-coach'), { ...person(institute, 'oud-coach'), ended: hall.now() });
    for (const id of ['opleider-4', 'opleider-6']) {
      const { shares = [], ...trainer } = person(institute, id);
      const left = shares.filter(({ coach }) => coach !== 'coach');
      put(keys.person(institute, id), left.length === 0 ? trainer : { ...trainer, shares: left });
    }
    const group = hall.documents.get(keys.group(institute, 'groep-1'));
    if (typeof group !== 'object' || group === null || !('members' in group) || !Array.isArray(group.members))
      throw new Error('no group');
    put(keys.group(institute, 'groep-1'), {
      ...group,
      members: group.members.filter((id: unknown) => id !== 'aios-6'),
      removed: ['aios-6'],
    });
  }
  await hall.put(changes);
}

/** The buttons that were said: of each sort, in each institute, the newest of so many different people; first those who try. */
export function harvest({ hall }: Busy, most: number): Harvested[] {
  const all = hall.heard.flatMap(({ message, to }) =>
    message.buttons.map(({ action, submits }) => ({ action, submits, message, to })),
  );
  const trying = new Set(actors().map(({ from }) => from.id));
  const sorts = Map.groupBy(all, ({ action, to }) => `${sortOf(action)} ${to.id.split(':')[0]}`);
  return [...sorts.values()].flatMap((list) => {
    const newest = [...new Map(list.map((one) => [one.to.id, one])).values()].reverse();
    const [first, rest] = [newest.filter(({ to }) => trying.has(to.id)), newest.filter(({ to }) => !trying.has(to.id))];
    return [...first, ...rest].slice(0, most);
  });
}

/** Every button that was ever said to somebody, each once. */
export function saidTo({ hall }: Busy, to: Address): Harvested[] {
  const own = hall.heard.filter((one) => one.to.channel === to.channel && one.to.id === to.id);
  const buttons = own.flatMap(({ message }) =>
    message.buttons.map(({ action, submits }) => ({ action, submits, message, to })),
  );
  return [...new Map(buttons.map((one) => [one.action, one])).values()];
}

/** Kind and verb, without what it is about. */
export function sortOf(action: string): string {
  const [kind = '', a = '', , c = ''] = action.split('|');
  if (kind === 's') return `s ${c}`;
  if (kind === 'b' || kind === 'v' || kind === 't' || kind === 'q') return kind;
  if (kind === 'c') return `c ${a}`;
  return kind === 'r' ? 'r' : `${kind} ${a}`;
}

/** Ids of everything in the world by sort, to put one in the place of another. */
export function idsIn({ hall }: Busy): Map<string, string> {
  return new Map(
    [...hall.documents.keys()].flatMap((key): [string, string][] => {
      const [, kind = '', id = ''] = key.split('/');
      return ['placement', 'session', 'signal', 'poll', 'group'].includes(kind) ? [[id, kind]] : [];
    }),
  );
}

/** The same action about something else of the same sort, for something else, and as no program of ours would make it. */
export function forged(
  action: string,
  ids: ReadonlyMap<string, string>,
  verbs: readonly string[],
  chance: Chance,
): string[] {
  const parts = action.split('|');
  const others = parts.flatMap((part, at): string[] => {
    const kind = ids.get(part);
    if (kind === undefined) return [];
    const same = [...ids].flatMap(([id, sort]) => (sort === kind && id !== part ? [id] : []));
    const chosen = [chance.of(same), chance.of(same), chance.of(same), chance.of(same), '', '__proto__', '*'];
    return chosen.flatMap((id) => (id === undefined ? [] : [parts.with(at, id).join('|')]));
  });
  const verbAt = parts[0] === 's' ? 3 : 1;
  const swapped = [0, 1, 2, 3].flatMap(() =>
    parts.with(Math.min(verbAt, parts.length - 1), chance.of(verbs) ?? '').join('|'),
  );
  return [
    ...others,
    ...swapped,
    parts.slice(0, -1).join('|'),
    `${action}|x`,
    parts.with(Math.min(1, parts.length - 1), 'constructor').join('|'),
    `${action.slice(0, 1)}|${'a'.repeat(300)}||`,
  ];
}

/** Every verb that a button can have, as the code has them. */
export function verbsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [...text.matchAll(/(?:case |verb(?: ===|:) |act\(|verb\()'([a-z]+(?:-[a-z]+)*)'/g)].map(
      ([, verb = '']) => verb,
    );
  });
  return [...new Set(found)].sort();
}

/** Everything that somebody can do with one press or one line, tried from the same world each time: nothing is carried out. */
export function tries(busy: Busy, world: World, seed: number) {
  const { hall } = busy;
  const chance = chanceFrom(seed);
  let count = 0;
  const one = async (actor: Actor, input: Input, command = ''): Promise<string[]> => {
    count += 1;
    const inbound: Inbound = {
      id: `t${count}`,
      from: actor.from,
      input,
      ...(actor.place !== undefined && { group: actor.place }),
    };
    const { content, frequency } = hall;
    const { state } = await loadFor(hall.store, content, inbound, hall.now());
    const given = { content, now: hall.now(), newId: () => `n${count}`, frequency };
    const decision = decide(state, inbound, given);
    const action = input.kind === 'act' ? input.action : `c|${command}`;
    return judge(world, { from: actor.from, place: actor.place, action, decision });
  };
  return {
    counted: () => count,
    one,
    /** What a press sends along; words are the presser's own. */
    values: (harvested: Harvested) =>
      harvested.submits ? filled(harvested.message, chance, () => `qzpppp${'p'.repeat(chance.below(4))}zq`) : {},
    chance,
  };
}

/** What the judge goes by, as it is now. */
export async function worldOf({ hall, texts }: Busy): Promise<World> {
  const documents = [...hall.documents];
  const bodies = (kind: string) => documents.flatMap(([key, body]) => (key.split('/')[1] === kind ? [body] : []));
  const people = bodies('person').map((body) => readDocument(personKind, body));
  const ledger: Map<string, { by: string; of: string }> = new Map();
  for (const institute of institutes)
    for (const { key, by, placement } of await hall.store.entries(institute, 0))
      ledger.set(key, { by, of: `${institute}/${placement}` });
  return {
    documents: hall.documents,
    texts,
    people: new Map(people.flatMap((person) => wordsIn('nz', person.name).map((word) => [word, person] as const))),
    placements: bodies('placement').map((body) => readDocument(placementKind, body)),
    sessions: bodies('session').map((body) => readDocument(sessionKind, body)),
    agreed: new Set(
      [...hall.content.nl.conversations.values()].flatMap(({ steps }) =>
        steps.flatMap(({ kind, id }) => (kind === 'gate' || kind === 'duration' ? [id] : [])),
      ),
    ),
    signals: bodies('signal').map((body) => readDocument(signalKind, body)),
    lookers: new Set(
      bodies('access')
        .map((body) => readDocument(accessKind, body))
        .map(({ institute, by }) => `${institute}/${by}`),
    ),
    ledger,
  };
}
