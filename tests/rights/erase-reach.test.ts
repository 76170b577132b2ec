import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keptPeople } from '../../adapters/slack/people.ts';
import { writeReference } from '../../adapters/teams/reference.ts';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { groupKind, personKind, placementKind, pollKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Group } from '../../dialogs/model/group.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Poll } from '../../dialogs/model/poll.ts';
import { usualRetention } from '../../dialogs/rights/retention.ts';
import { keptIn } from '../../src/kept.ts';
import { keys } from '../../src/keys.ts';
import { retain } from '../../src/retention.ts';
import type { Key, Write } from '../../src/store/port.ts';
import { writesOnly } from '../../src/store/writes-only.ts';
import { pair } from '../hall/conversation.ts';
import { type House, onDisk, openHouse, zone } from '../hall/house.ts';

const [trainer, trainee] = pair;
let house: House;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const onTeams = (who: string): Address => ({ channel: 'teams', id: `konto-${who}` });
const onSlack = (who: string): Address => ({ channel: 'slack', id: `T1:U-${who}` });

async function put(key: Key, change: (body: unknown) => unknown): Promise<void> {
  const [stored] = await house.store().read([key]);
  const write: Write = { key, rev: stored?.rev ?? 0, body: change(stored?.body ?? null) };
  await house.store().commit(writesOnly(house.newId(), 1, [write]));
}

/** Somebody is on Teams and Slack too, and those keep how to reach them; at first they were known by their e-mail address. */
async function putOnChannels(who: string): Promise<void> {
  await put(keys.person('demo', who), (body) => {
    const person = readDocument(personKind, body);
    return { ...person, addresses: [...person.addresses, onTeams(who), onSlack(who)] };
  });
  const owner = { institute: 'demo', person: who };
  for (const address of [onTeams(who), onSlack(who), { channel: 'teams' as const, id: `${who}@naam` }])
    await put(keys.address(address), () => owner);
  const kept = (channel: Address['channel']) => keptIn(house.store(), channel, house.newId, () => 1);
  const reference = { version: 1 as const, serviceUrl: 'https://x', tenant: 't', bot: 'b', unreachable: null };
  await writeReference(kept('teams'), onTeams(who), {
    ...{ ...reference, known: true, asked: null, aliases: [], departures: 0, told: [] },
    ...{ user: `29:${who}`, conversation: `a:gesprek-${who}` },
  });
  await keptPeople(kept('slack')).keep(onSlack(who).id, { dm: `D-${who}`, aliases: [`${who}@adres`] });
}

const traces = (who: string) => [`29:${who}`, `a:gesprek-${who}`, `D-${who}`, `${who}@adres`];
const left = (words: readonly string[]) => words.filter((one) => onDisk(house.dir, one));

/** A group with both in it, and three polls: open and answered by both, open and answered from before they were known, and closed. */
async function putPolls(): Promise<void> {
  const asked = {
    title: 'Week',
    ask: 'Hoe was het?',
    options: [{ id: 'goed', label: 'Goed', score: 1 }],
    comment: '?',
  };
  const poll = (id: string, part: Partial<Poll>): Poll => ({
    ...{ schema: 1, id, institute: 'demo', group: 'g', of: id, asked, opens: 1, closes: 9e15, zone, places: [] },
    ...{
      people: [trainee, trainer],
      state: 'open',
      answers: {},
      reminded: [],
      counting: false,
      shown: 0,
      result: null,
    },
    ...part,
  });
  const answer = (text: string) => ({ option: 'goed', text });
  const polls = [
    poll('p1', {
      answers: { [trainee]: answer('kanarie-een'), [trainer]: answer('van de ander') },
      reminded: [trainee],
    }),
    poll('p2', { people: [], answers: { [`slack:${onSlack(trainee).id}`]: answer('kanarie-twee') } }),
    poll('p3', { state: 'closed', result: { answered: 5, counts: { goed: 5 }, comments: null } }),
  ];
  const group: Group = {
    ...{ schema: 1, id: 'g', institute: 'demo', name: 'Groep', places: [], coordinator: 'coordinator', weekly: [] },
    ...{ members: [trainee, trainer], removed: [], open: ['p1', 'p2'], closed: [{ poll: 'p3', of: 'p3', at: 1 }] },
  };
  await put(keys.group('demo', 'g'), () => group);
  for (const one of polls) await put(keys.poll('demo', one.id), () => one);
}

async function asNamed() {
  const [group] = await house.store().read([keys.group('demo', 'g')]);
  const polls = await house.store().read(['p1', 'p2', 'p3'].map((id) => keys.poll('demo', id)));
  const { members } = readDocument(groupKind, group?.body);
  return {
    members,
    polls: polls.map(({ body }) => {
      const { people, reminded, answers } = readDocument(pollKind, body);
      return { people, reminded, answers: Object.keys(answers) };
    }),
  };
}

describe('after somebody erased their data', () => {
  test('no channel keeps how to reach them; how the other is reached stays', async () => {
    await putOnChannels(trainee);
    await putOnChannels(trainer);
    expect(left(traces(trainee))).toEqual(traces(trainee));

    await house.tap(trainee, 'd|erase-sure');

    expect(left(traces(trainee))).toEqual([]);
    expect(left(traces(trainer))).toEqual(traces(trainer));
    // Who they are is the institute's: they are known when they come back.
    await house.turn({ id: 'back', from: onTeams(trainee), input: { kind: 'text', text: 'menu' } });
    const said = await house.store().outgoing({ of: 'address', to: onTeams(trainee), after: 0, limit: 9 });
    expect(JSON.stringify(said[0]?.message)).toContain('Aios Oost');
  });

  test('they are in no group and no poll, and their answers are gone from the disk', async () => {
    await putOnChannels(trainee);
    await putPolls();
    await house.tap(trainee, 'd|erase-sure');
    expect(await asNamed()).toEqual({
      members: [trainer],
      polls: [
        { people: [trainer], reminded: [], answers: [trainer] },
        { people: [], reminded: [], answers: [] },
        { people: [trainer], reminded: [], answers: [] },
      ],
    });
    expect(left(['kanarie-een', 'kanarie-twee', 'van de ander'])).toEqual(['van de ander']);
  });
});

describe('after the counts of their last placement are gone', () => {
  test('somebody is nowhere: no name by which they were added, no way to reach them, no group, no poll', async () => {
    await putOnChannels(trainee);
    await putPolls();
    // Long before this every poll is over.
    for (const id of ['p1', 'p2'])
      await put(keys.poll('demo', id), (body) => ({ ...readDocument(pollKind, body), state: 'closed', answers: {} }));
    const placements = (await house.store().list('demo', 'placement', null, 9)).map(({ body }) =>
      readDocument(placementKind, body),
    );
    const own = placements.find((one) => one.trainee === trainee);
    const year = Number(own?.end.slice(0, 4));
    house.clock.set(instantOf({ date: addDays(`${year + 2}-01-01`, 1), time: '03:00' }, zone));
    const addresses = [onTeams(trainee).id, onSlack(trainee).id, `${trainee}@naam`];
    expect(left(addresses)).toEqual(addresses);
    await retain({
      ...{ store: house.store(), retention: usualRetention, now: house.clock.now, zone, newId: house.newId },
      log: (event) => {
        throw new Error(event);
      },
    });
    expect(left([...addresses, ...traces(trainee)])).toEqual([]);
    const { members, polls } = await asNamed();
    expect([...members, ...polls.flatMap(({ people, reminded }) => [...people, ...reminded])]).not.toContain(trainee);
  });
});
