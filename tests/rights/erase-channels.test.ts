import { afterEach, expect, test, vi } from 'vitest';
import { slackProgram } from '../slack/whole-program.ts';
import { startProgram } from '../teams/whole-program.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const until = (look: () => string, words: string) =>
  vi.waitFor(() => expect(look()).toContain(words), { timeout: 8_000 });

test('on Teams: it is said at once, nothing is kept after it, and the next word is answered as ever', async () => {
  const stage = await startProgram();
  closing.push(() => stage.close());
  const [first] = stage.pairs;
  if (first === undefined) throw new Error('nobody');
  const chat = stage.client.chat(first.trainee);
  const read = () =>
    chat
      .messages()
      .map(({ lines, cards }) => [...lines, ...cards.flatMap((card) => card.lines)].join('\n'))
      .join('\n');
  await chat.install();
  await until(read, 'in welke tijdzone');
  await chat.say('gegevens');
  await vi.waitFor(() => chat.tap('Wis mijn gegevens'), { timeout: 8_000 });
  await vi.waitFor(() => chat.tap('Ja, wis alles'), { timeout: 8_000 });
  await until(read, 'Je gegevens zijn gewist.');
  await stage.stop();
  const kept = () => stage.stored((store) => store.list('_', 'teams', null, 99));
  expect(JSON.stringify(await kept())).not.toContain(first.trainee.id);
  const said = await stage.stored((store) =>
    store.outgoing({ of: 'address', to: { channel: 'teams', id: first.trainee.aadObjectId }, after: 0, limit: 99 }),
  );
  expect(said).toEqual([]);
  await stage.start();
  await chat.say('menu');
  await until(read, 'Dag Aios Oost');
  await stage.stop();
  expect(JSON.stringify(await kept())).toContain(first.trainee.id);
  await stage.start();
}, 30_000);

test('on Slack too', async () => {
  const place = await slackProgram();
  closing.push(() => place.close());
  const { slack } = place;
  const who = place.on['aios-oost'];
  const reads = (words: string) => slack.until(() => who.messages().some(({ text }) => text.includes(words)));
  await who.says('gegevens');
  await reads('Wat er over je bewaard is');
  await who.taps('Wis mijn gegevens');
  await reads('Wil je je gegevens wissen?');
  await who.taps('Ja, wis alles');
  await reads('Je gegevens zijn gewist.');
  await place.stop();
  const kept = () => place.inStore((store) => store.list('_', 'slack', null, 99));
  expect(JSON.stringify(await kept())).not.toContain(who.member.id);
  expect(JSON.stringify(await kept())).not.toContain(who.member.email);
  await place.start();
  await who.says('menu');
  await reads('Dag Aios Oost');
}, 30_000);
