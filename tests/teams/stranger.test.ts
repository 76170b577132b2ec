import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TEAMS_LIMITS } from '../../adapters/teams/limits.ts';
import { message } from '../../dialogs/model/message.ts';
import { refuse } from './connector/faults.ts';
import { refusals } from './connector/refusals.ts';
import { quietSdk } from './quiet.ts';
import { asked, openTeams, type Stage, saying, texts } from './stage.ts';

let stage: Stage;

quietSdk();
beforeAll(async () => {
  stage = await openTeams();
});
afterAll(() => stage.close());
beforeEach(() => stage.afresh());

/** From now on the hall knows nobody, or everybody. */
const knows = (everybody: boolean) => {
  stage.receive = async () => (everybody ? { kind: 'done' } : { kind: 'done', stranger: true });
};

/** Somebody who has the app before any institute named them. */
async function early() {
  knows(false);
  return stage.newcomer();
}

const lastAliases = () => stage.received.at(-1)?.aliases;

test('whoever is a stranger is handed in with their addresses each time, and looked up again after an hour', async () => {
  const { chat, person } = await early();
  const looked = asked(stage, 'member').length;
  await chat.say('een');
  expect(lastAliases()).toEqual([person.userPrincipalName]);
  expect(asked(stage, 'member')).toHaveLength(looked);
  stage.clock.now += TEAMS_LIMITS.lookupAgain;
  await chat.say('twee');
  expect(asked(stage, 'member')).toHaveLength(looked + 1);
  knows(true);
  await chat.say('drie');
  expect(lastAliases()).toEqual([person.userPrincipalName]);
  await chat.say('vier');
  expect(lastAliases()).toBeUndefined();
});

test('who was known and is not any more, as after an earlier release, is looked up again', async () => {
  const { chat, person } = await stage.newcomer();
  knows(false);
  await chat.say('een');
  await chat.say('twee');
  expect(lastAliases()).toEqual([person.userPrincipalName]);
});

test('a reinstallation does not make anybody known', async () => {
  const { chat, person } = await early();
  await chat.uninstall();
  expect([...stage.store.documents.values()].join()).not.toContain(person.userPrincipalName);
  await chat.install();
  expect(lastAliases()).toEqual([person.userPrincipalName]);
});

test('whoever an institute names later can be written to at once, and opens the form that was sent to their address', async () => {
  const { chat, person } = await early();
  const form = message.parse({
    fallback: 'Vul in',
    fields: [{ id: 'goal', kind: 'long-text', label: 'Doel', required: true }],
    buttons: [{ action: 'goal:save', label: 'Bewaar', submits: true }],
  });
  expect(await stage.send(person.userPrincipalName, form)).toMatchObject({ kind: 'sent' });
  knows(true);
  const { dialog } = await chat.tap(texts.open);
  expect(dialog?.card.inputs).toMatchObject([{ id: 'goal' }]);
  await dialog?.submit('Bewaar', { goal: 'rust' });
  expect(stage.received.at(-1)).toMatchObject({
    from: { id: person.aadObjectId },
    aliases: [person.userPrincipalName],
  });
  // Known by their own id from now on, and the form can still be opened.
  expect((await chat.tap(texts.open)).dialog?.card.inputs).toHaveLength(1);
  expect([...stage.store.documents.keys()].join()).not.toContain(person.userPrincipalName);
});

test('an address that became somebody else’s brings nothing to who had it', async () => {
  const { chat, person } = await early();
  const address = person.userPrincipalName;
  person.userPrincipalName = 'anders@instituut.nl';
  person.email = 'anders@instituut.nl';
  expect(await stage.send(address, saying('Voor een ander'))).toEqual({ kind: 'refused', code: 'not-installed' });
  expect(chat.messages().filter(({ by }) => by === 'bot')).toEqual([]);
});

test('an address of longer ago is vouched for no more while Teams does not tell', async () => {
  const { chat, person } = await early();
  const before = person.userPrincipalName;
  await chat.say('een');
  expect(lastAliases()).toContain(before);
  stage.clock.now += 365 * 86_400_000;
  stage.connector.faults.plant(refuse(refusals.serverError), { on: 'member', times: 9 });
  await chat.say('twee');
  expect(lastAliases() ?? []).not.toContain(before);
});

test('while Teams does not say whose an address is, what goes to it waits', async () => {
  const { chat, person } = await early();
  stage.connector.faults.plant(refuse(refusals.serverError), { on: 'member' });
  const given = { key: 'wacht' };
  expect(await stage.send(person.userPrincipalName, saying('Welkom'), given)).toMatchObject({ kind: 'later' });
  expect(await stage.send(person.userPrincipalName, saying('Welkom'), given)).toMatchObject({ kind: 'sent' });
  expect(chat.last().lines).toContain('Welkom');
});

test('nobody is written to who took us out', async () => {
  const { chat, person } = await early();
  await chat.uninstall();
  expect(await stage.send(person.userPrincipalName, saying('Dag'))).toEqual({ kind: 'refused', code: 'not-installed' });
});
