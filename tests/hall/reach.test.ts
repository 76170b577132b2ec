import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../adapters/channel.ts';
import type { Address, Inbound } from '../../dialogs/model/inbound.ts';
import { newPerson } from '../../dialogs/placements/place.ts';
import { keptIn } from '../../src/kept.ts';
import { keys } from '../../src/keys.ts';
import { createUndelivered } from '../../src/undelivered.ts';
import { commitOf } from '../store/sample.ts';
import { type House, openHouse, realContent, zone } from './house.ts';
import { delivery, platform } from './platform.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const onTeams = (id: string): Address => ({ channel: 'teams', id });
const named = onTeams('aios.zuid@instituut.example');
const hers = onTeams('0b9e-object-id');
let events = 0;
const from = (from: Address, text: string, aliases: string[] = []): Inbound => ({
  id: `t${++events}`,
  from,
  aliases,
  input: { kind: 'text', text },
});

/** Somebody an institute named by e-mail address only. */
async function nameSomebody(): Promise<void> {
  const person = newPerson({ name: 'Aios Zuid', address: named, role: 'trainee' }, 'zuid', 'demo', zone);
  const writes = [
    { key: keys.person('demo', 'zuid'), rev: 0, body: person },
    { key: keys.address(named), rev: 0, body: { institute: 'demo', person: 'zuid' } },
  ];
  await house.store().commit(commitOf('zuid', { writes }));
}

async function personAt(id: string) {
  const [stored] = await house.store().read([keys.person('demo', id)]);
  return stored?.body as { addresses: Address[]; reach: unknown; placements: string[] };
}

const textsFor = async (to: Address) =>
  (await house.store().outgoing({ of: 'address', to, after: 0, limit: 100 })).map(({ message }) =>
    [message.title, ...message.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []))].join(' | '),
  );

describe('somebody named by an e-mail address', () => {
  test('is known at first contact, and found by the platform id alone from then on', async () => {
    await nameSomebody();
    await house.turn(from(hers, 'menu', ['aios.zuid@instituut.example', 'upn@instituut.example']));
    expect((await textsFor(hers))[0]).toContain('Dag Aios Zuid');
    expect((await personAt('zuid')).addresses).toEqual([hers]);
    await house.turn(from(hers, 'hulp'));
    expect(await textsFor(hers)).toHaveLength(2);
    expect(await textsFor(named)).toEqual([]);
  });

  test('also when the first thing they do is look at their own page', async () => {
    await nameSomebody();
    const reply = await house.turn({ id: 'home', from: hers, aliases: [named.id], input: { kind: 'home' } });
    expect(reply).toMatchObject({ kind: 'again', message: { title: 'Dag Aios Zuid' } });
    await house.turn(from(hers, 'menu'));
    expect((await textsFor(hers))[0]).toContain('Dag Aios Zuid');
  });

  test('nobody becomes somebody by an alias of another channel, or once the id is somebody else', async () => {
    await nameSomebody();
    await house.turn({ ...from({ channel: 'slack', id: 'U1' }, 'menu'), aliases: [named.id] });
    expect((await textsFor({ channel: 'slack', id: 'U1' }))[0]).toContain('Ik ken je nog niet');
    await house.turn(from(hers, 'menu', [named.id]));
    await house.turn(from(hers, 'menu', ['iemand@anders.example']));
    expect((await personAt('zuid')).addresses).toEqual([hers]);
  });
});

describe('somebody on two channels', () => {
  test('is answered where they last spoke, and reached there afterwards', async () => {
    await nameSomebody();
    await house.turn(from(hers, 'menu', [named.id]));
    const [stored] = await house.store().read([keys.person('demo', 'zuid')]);
    const slack: Address = { channel: 'slack', id: 'T1:U1' };
    const body = { ...(stored?.body as object), addresses: [hers, slack] };
    const address = { key: keys.address(slack), rev: 0, body: { institute: 'demo', person: 'zuid' } };
    const writes = [{ key: keys.person('demo', 'zuid'), rev: stored?.rev ?? 0, body }, address];
    await house.store().commit(commitOf('two', { writes }));
    await house.turn(from(slack, 'menu'));
    expect(await textsFor(slack)).toHaveLength(1);
    expect((await personAt('zuid')).addresses).toEqual([slack, hers]);
  });
});

describe('a group that the assistant is put in or taken out of', () => {
  const group: Address = { channel: 'teams', id: 'group:1' };
  const event = (kind: 'arrived' | 'left' | 'deleted', by: Address): Inbound => ({
    id: `g${++events}`,
    from: by,
    group,
    input: { kind },
  });

  test('says nothing of anybody, and only a coordinator hears what to do there', async () => {
    await nameSomebody();
    await house.turn(from(hers, 'menu', [named.id]));
    for (const kind of ['arrived', 'left', 'deleted'] as const) await house.turn(event(kind, hers));
    await house.turn(event('arrived', onTeams('wie')));
    expect(await textsFor(hers)).toHaveLength(1);
    expect(await textsFor(onTeams('wie'))).toEqual([]);
    expect((await personAt('zuid')).reach).toBeNull();
    await house.turn({ ...event('arrived', { channel: 'web', id: 'coordinator' }) });
    expect((await textsFor({ channel: 'web', id: 'coordinator' })).at(-1)).toContain('peiling');
  });
});

describe('what does not arrive', () => {
  const trainer: Address = { channel: 'web', id: 'opleider-oost' };
  const coordinator: Address = { channel: 'web', id: 'coordinator' };
  const lost = () => {
    const hall = { store: house.store(), content: realContent(), clock: house.clock, newId: house.newId };
    return createUndelivered({ ...hall, deliver: () => undefined });
  };
  const refused = (code: string, id = 'm1') => lost()({ id, to: trainer, outcome: 'refused', code });

  test.each([
    ['blocked', 'geblokkeerd', 'blokkade op te heffen'],
    ['not-installed', 'heeft Leergesprek nu niet', 'laat de beheerder'],
    ['gone', 'bestaat niet meer', 'account'],
    ['disabled', 'staat uit', 'beheerder'],
  ])('%s: the coordinator hears why and what to do, once', async (code, why, remedy) => {
    await refused(code);
    await refused(code);
    await refused(code, 'm2');
    const told = await textsFor(coordinator);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Opleider Oost is niet bereikbaar');
    expect(told[0]).toContain(why);
    expect(told[0]).toContain(remedy);
    await house.say('coordinator', 'overzicht');
    await house.say('opleider-oost', 'menu');
    expect((await textsFor(coordinator)).at(-1)).toContain('Opleider Oost is weer bereikbaar');
    expect((await personAt('opleider-oost')).reach).toBeNull();
  });

  test('who is known by an e-mail address only stands in the overview, without a message each', async () => {
    await nameSomebody();
    await lost()({ id: 'm', to: named, outcome: 'refused', code: 'not-installed' });
    expect(await textsFor(coordinator)).toEqual([]);
    expect((await personAt('zuid')).reach).toMatchObject({ state: 'unreachable' });
  });

  test('nor is it said that they are back, who were never said to be gone', async () => {
    const [stored] = await house.store().read([keys.person('demo', 'opleider-oost')]);
    const isNamed = onTeams('opleider.oost@instituut.example');
    const body = { ...(stored?.body as object), addresses: [isNamed] };
    const address = { key: keys.address(isNamed), rev: 0, body: { institute: 'demo', person: 'opleider-oost' } };
    const person = { key: keys.person('demo', 'opleider-oost'), rev: stored?.rev ?? 0, body };
    await house.store().commit(commitOf('named', { writes: [person, address] }));
    await lost()({ id: 'm', to: isNamed, outcome: 'refused', code: 'not-installed' });
    expect((await personAt('opleider-oost')).reach).toMatchObject({ state: 'unreachable' });
    await house.turn(from(hers, 'menu', [isNamed.id]));
    expect((await personAt('opleider-oost')).reach).toBeNull();
    expect(await textsFor(coordinator)).toEqual([]);
  });

  test('what may not have arrived is said to the person, at their next word, once', async () => {
    await lost()({ id: 'm', to: trainer, outcome: 'unknown', code: 'timeout' });
    await house.say('opleider-oost', 'menu');
    await house.say('opleider-oost', 'menu');
    const told = await textsFor(trainer);
    expect(told.filter((text) => text.includes('mogelijk niet verstuurd'))).toHaveLength(1);
    expect(told[0]).toContain('mogelijk niet verstuurd');
    expect(await textsFor(coordinator)).toEqual([]);
  });

  test('nobody is told of an address that is nobody', async () => {
    await lost()({ id: 'm', to: onTeams('wie'), outcome: 'refused', code: 'blocked' });
    expect(await textsFor(coordinator)).toEqual([]);
  });

  test.each<[Outcome, string[]]>([
    [{ kind: 'refused', code: 'blocked' }, ['a refused blocked']],
    [{ kind: 'unknown', code: 'reset' }, ['a unknown reset']],
    [{ kind: 'refused', code: 'too-big' }, []],
    [{ kind: 'sent', ref: '1' }, []],
  ])('of %o the delivery tells %o', async (outcome, expected) => {
    const message = {
      key: 'a',
      to: trainer,
      message: { blocks: [], fields: [], buttons: [], fallback: 'x' },
      replaces: null,
    };
    await house.store().commit(commitOf('put', { outgoing: [message] }));
    const made = delivery([platform(() => outcome).channel], house.store());
    await made.recover();
    await made.idle();
    expect(made.lost).toEqual(expected);
  });
});

describe('what a channel keeps', () => {
  test('is read back after a restart, the last write wins, apart per channel', async () => {
    const kept = () => keptIn(house.store(), 'teams', house.newId, () => 1);
    expect(await kept().read('a')).toBeNull();
    await Promise.all([1, 2, 3, 4, 5].map((n) => kept().write('a', { n })));
    await kept().write('a', { n: 6 });
    await house.reopen();
    expect(await kept().read('a')).toEqual({ n: 6 });
    expect(await keptIn(house.store(), 'slack', house.newId, () => 1).read('a')).toBeNull();
    await kept().remove('a');
    await kept().remove('a');
    expect(await kept().read('a')).toBeNull();
  });

  test('a message is given to whom it was for only', async () => {
    await house.say('opleider-oost', 'menu');
    const to: Address = { channel: 'web', id: 'opleider-oost' };
    const [said] = await house.store().outgoing({ of: 'address', to, after: 0, limit: 1 });
    const kept = keptIn(house.store(), 'web', house.newId, () => 1);
    expect(await kept.message(said?.key ?? '', to)).toMatchObject({ title: 'Dag Opleider Oost' });
    expect(await kept.message(said?.key ?? '', { channel: 'web', id: 'aios-oost' })).toBeNull();
    expect(await kept.message('niets', to)).toBeNull();
  });
});
