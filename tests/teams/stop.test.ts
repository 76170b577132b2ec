import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { teamsClient } from './connector/client.ts';
import { hold } from './connector/faults.ts';
import { openPlace } from './whole-program.ts';

let place: Awaited<ReturnType<typeof openPlace>>;
beforeEach(async () => {
  place = await openPlace();
});
afterEach(() => place.close());

/** Messages of each: as many as Teams lets us answer in a second. */
const each = 7;
const waits = { timeout: 20_000, interval: 100 };

/** The program in a process of its own. */
async function startChild() {
  const { bot, url, login } = place.connector;
  const args = [url, bot.appId, bot.tenantId, bot.secret, login.token(), place.data];
  const child = fork(new URL('program-child.ts', import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.stderr?.resume();
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const [said] = await Promise.race([
    once(child, 'message'),
    ended.then((code) => Promise.reject(new Error(`the program ended with ${code}`))),
  ]);
  child.disconnect();
  return { child, ended, endpoint: `${String(said).replace('localhost', '127.0.0.1')}/api/messages` };
}

test('SIGTERM in the middle of work: it ends in time, and what was acknowledged is there', async () => {
  const one = await startChild();
  const { chat: chatAt, deliver } = teamsClient(place.connector, one.endpoint);
  // One of each pair: what the other one counts as well is asked about.
  const people = place.pairs.map(({ trainee }) => trainee);
  const chats = people.map((person) => chatAt(person));
  for (const chat of chats) await chat.install();
  // The platform gives one of them no answer, so that a message is under way for as long as it may be.
  const [held] = chats;
  const at = (index: number) => {
    const person = people[index];
    if (person === undefined) throw new RangeError('nobody');
    return person;
  };
  const planted = place.connector.faults.plant(hold('before'), {
    conversation: held?.conversation.id ?? '',
    type: 'message',
    times: 99,
  });
  // Amounts tell them apart; each is said while the ones before it are still being answered.
  const said = chats.flatMap((chat, at) =>
    Array.from({ length: each }, (_, nth) => chat.compose(`log ${at * each + nth + 1} patiënten`)),
  );
  const acknowledged: number[] = [];
  let stopping = 0;
  const work = said.map(async (activity, at) => {
    const { status } = await deliver(activity);
    if (status === 200) acknowledged.push(at + 1);
    if (acknowledged.length === 6 && stopping === 0) {
      stopping = performance.now();
      one.child.kill('SIGTERM');
    }
  });
  await Promise.allSettled(work);
  expect(await one.ended).toBe(0);
  expect(performance.now() - stopping).toBeLessThan(10_000);
  expect(acknowledged.length).toBeGreaterThanOrEqual(6);
  const entries = await place.stored((store) => store.entries('noord', 0));
  const amounts = entries.map(({ amount }) => amount);
  expect(new Set(amounts).size).toBe(amounts.length);
  expect(acknowledged.filter((amount) => !amounts.includes(amount))).toEqual([]);
  // What had not gone out yet goes out at the next start, each once. Of the one that was under way nobody knows: it is said so.
  planted.remove();
  planted.release();
  const two = await startChild();
  const again = teamsClient(place.connector, two.endpoint);
  const answers = (index: number) =>
    again
      .chat(at(index))
      .messages()
      .filter(({ by }) => by === 'bot')
      .map(({ lines }) => lines.join(' '));
  const counted = (index: number) => answers(index).filter((line) => line.includes('Genoteerd: '));
  for (const index of [1, 2]) {
    const own = amounts.filter((amount) => Math.floor((amount - 1) / each) === index).length;
    await vi.waitFor(() => expect(counted(index).length).toBeGreaterThanOrEqual(own - 1), waits);
    await again.chat(at(index)).say('help');
    await vi.waitFor(() => expect(answers(index).join()).toContain('Zo werkt het'), waits);
    expect(new Set(counted(index)).size).toBe(counted(index).length);
    const isTold = answers(index).some((line) => line.includes('mogelijk niet verstuurd'));
    expect([index, counted(index).length]).toEqual([index, own - (isTold ? 1 : 0)]);
  }
  two.child.kill('SIGTERM');
  expect(await two.ended).toBe(0);
}, 60_000);
