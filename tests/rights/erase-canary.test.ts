import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyMemory } from '../../dialogs/frequency/memory.ts';
import { placementKind, readDocument, sessionKind } from '../../dialogs/model/documents.ts';
import type { Signal } from '../../dialogs/model/signal.ts';
import { keys } from '../../src/keys.ts';
import { pair } from '../hall/conversation.ts';
import { type House, onDisk, openHouse } from '../hall/house.ts';
import { message } from '../store/sample.ts';
import { canaryOf, playWithCanaries } from './canary.ts';

const [trainer, trainee] = pair;
const dialogs = [
  ['persoon', '15'],
  ['proces', '15'],
  ['drie', '15'],
  ['taak-consult', '15'],
  ['taak-thema', '15'],
] as const;

let house: House;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

async function placementOf() {
  const [stored] = await house.store().list('demo', 'placement', null, 1);
  if (stored === undefined) throw new Error('no placement');
  return { stored, placement: readDocument(placementKind, stored.body) };
}

/** Everything that holds words besides conversations: an agenda, lines about something missed, a signal, and what was told of them. */
async function putElsewhere(): Promise<void> {
  const words = `Dit lukte niet door de griep, ${canaryOf(trainee)}-regel`;
  const { placement } = await placementOf();
  const signal: Signal = {
    schema: 1,
    id: 'sig1',
    institute: 'demo',
    placement: placement.id,
    reporter: trainee,
    coordinator: 'coordinator',
    others: [trainer],
    told: [],
    kind: 'cooperation',
    seen: `${canaryOf(trainee)}-signaal`,
    since: 'september',
    tried: '',
    discussed: 'unsafe',
    on: null,
    help: '',
    at: house.clock.now(),
    state: 'sent',
    changedAt: house.clock.now(),
  };
  const memory = { ...emptyMemory(), lines: { eis: { by: trainee, text: words } } };
  await house.store().commit({
    event: 'elsewhere',
    at: house.clock.now(),
    writes: [
      { key: keys.signal('demo', 'sig1'), rev: 0, body: signal },
      { key: keys.frequency('demo', placement.id), rev: 0, body: memory },
    ],
    entries: [],
    dues: [],
    outgoing: [
      {
        key: 'demo/x/coordinator/0',
        to: { channel: 'web', id: 'coordinator' },
        message: message(words),
        replaces: null,
      },
      {
        key: 'demo/x/coordinator/1',
        to: { channel: 'web', id: 'coordinator' },
        message: message('iets anders'),
        replaces: null,
      },
    ],
  });
  await house.say(trainee, `vraag Hoe vertel ik slecht nieuws ${canaryOf(trainee)}-vraag`);
  await house.say(trainer, `vraag Wanneer kijken we mee ${canaryOf(trainer)}-vraag`);
  await house.tap(trainee, `a|send|${placement.id}|`);
}

describe('after somebody erased their data', () => {
  test('no word of theirs is on the disk, in no file and no message, and the words of the other are', async () => {
    for (const [dialog, length] of dialogs) await playWithCanaries(house, dialog, length);
    await putElsewhere();
    // One that still runs, with an answer that was changed and a draft.
    await house.tap(trainer, 'b|drie|5');
    await house.say(trainer, `Je belt terug, ${canaryOf(trainer)}-los`);
    await house.say(trainee, `Ik kan binnenlopen, ${canaryOf(trainee)}-los`);
    await house.say(trainee, 'terug');
    await house.say(trainee, `Ik mag binnenlopen, ${canaryOf(trainee)}-veranderd`);
    expect(onDisk(house.dir, canaryOf(trainee))).toBe(true);

    await house.tap(trainee, 'd|erase-sure');

    expect(onDisk(house.dir, canaryOf(trainee))).toBe(false);
    expect(onDisk(house.dir, `${canaryOf(trainer)}-proces`)).toBe(true);
    expect(onDisk(house.dir, `${canaryOf(trainer)}-vraag`)).toBe(true);
    expect(onDisk(house.dir, `${canaryOf(trainer)}-los`)).toBe(true);
    expect(onDisk(house.dir, 'iets anders')).toBe(true);
    await house.reopen();
    expect(onDisk(house.dir, canaryOf(trainee))).toBe(false);
  });

  test('counts, the placement and the records of the other stay, and nothing runs on', async () => {
    await playWithCanaries(house, 'proces', '15');
    const before = await house.store().entries('demo', 0);
    await house.tap(trainer, 'b|drie|5');

    await house.tap(trainee, 'd|erase-sure');

    expect(await house.store().entries('demo', 0)).toEqual(before);
    const { placement } = await placementOf();
    expect(placement.trainee).toBe(trainee);
    const sessions = (await house.store().list('demo', 'session', null, 10)).map(({ body }) =>
      readDocument(sessionKind, body),
    );
    expect(sessions.map(({ status, parts }) => [status, parts.map(({ person }) => person)])).toEqual([
      ['finished', [trainer]],
    ]);
    expect(sessions.every(({ parts }) => parts.every(({ person }) => person !== trainee))).toBe(true);
    // Everything afterwards still works for both.
    await house.say(trainee, 'menu');
    await house.say(trainer, 'verslagen');
    await house.tap(trainer, 'b|drie|5');
    await house.say(trainee, 'Ik mag altijd even bellen');
    expect(house.logged).toEqual([]);
  });

  test('a session that no list names any more is found all the same', async () => {
    await playWithCanaries(house, 'proces', '15');
    const [stored] = await house.store().read([keys.person('demo', trainee)]);
    const body = { ...(stored?.body as object), finished: [] };
    await house.store().commit({
      event: 'old',
      at: 1,
      writes: [{ key: keys.person('demo', trainee), rev: stored?.rev ?? 0, body }],
      entries: [],
      dues: [],
      outgoing: [],
    });
    await house.tap(trainee, 'd|erase-sure');
    expect(onDisk(house.dir, canaryOf(trainee))).toBe(false);
  });

  test('the same tap delivered twice has one effect', async () => {
    const first = await house.tap(trainee, 'd|erase-sure', {}, 'twice');
    expect(JSON.stringify(first)).toContain('Je gegevens zijn gewist.');
    const said = () =>
      house.store().outgoing({ of: 'address', to: { channel: 'web', id: trainee }, after: 0, limit: 9 });
    expect(await said()).toEqual([]);
    await house.say(trainee, 'menu');
    const after = await said();
    expect(after.length).toBeGreaterThan(0);
    expect(await house.tap(trainee, 'd|erase-sure', {}, 'twice')).toEqual(first);
    expect(await said()).toEqual(after);
  });
});
