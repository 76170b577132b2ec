import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Person } from './platform/client.ts';
import type { How } from './platform/faults.ts';
import { slackProgram } from './whole-program.ts';

let place: Awaited<ReturnType<typeof slackProgram>>;
afterEach(() => place.close());

const ofApp = (who: Person) => who.messages().filter(({ mine }) => !mine);
const count = (all: readonly string[], words: string) => all.filter((text) => text.includes(words)).length;
const kept = '✓ Staat op ';

/** Of their own, because a pair reads one agenda. */
const wordsOf = (who: Person, round: number) => `Vraag ${round} van ${who.member.name}?`;

const seed = Number(process.env.SEED ?? 20261123);

test(`4 deliveries of each event in any order, with failures and over restarts: one effect (seed ${seed})`, {
  timeout: 120_000,
}, async () => {
  place = await slackProgram();
  const { slack, on } = place;
  const people = [on['aios-oost'], on['opleider-oost'], on['coassistent-west'], on['opleider-west']];
  let round = 0;
  /** 3 more deliveries of each event; before some of them the program stops, and it comes back before others. */
  const step = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('0', '1', '2', '3', '0+1', '2+3') },
    { weight: 1, arbitrary: fc.constant('stop') },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), fc.boolean(), async (steps, downAtFirst) => {
      round += 1;
      if (downAtFirst) await place.stop();
      const sent = await Promise.all(people.map((who) => who.says(`/leergesprek vraag ${wordsOf(who, round)}`)));
      if (downAtFirst) await place.start();
      let runs = true;
      const again = async (at: string) => {
        const event = sent[Number(at)];
        if (event) await slack.events.again(event);
      };
      for (const one of steps) {
        if (one === 'stop') {
          await (runs ? place.stop() : place.start());
          runs = !runs;
        } else await Promise.all(one.split('+').map(again));
      }
      if (!runs) await place.start();
      // Slack goes on until each was taken, and once more for good measure.
      await Promise.all(['0', '1', '2', '3'].map(again));
      await Promise.all(['0', '1', '2', '3'].map(again));
      for (const [at, who] of people.entries()) {
        expect(sent[at]?.answers.at(-1)?.status).toBe(200);
        await slack.until(
          () =>
            count(
              ofApp(who).map(({ text }) => text),
              kept,
            ) === round,
        );
      }
    }),
    { seed, numRuns: 5 },
  );
  // Each was said back once, and stands on the agenda once.
  for (const who of people) {
    await who.says('/leergesprek agenda');
    await slack.until(() => ofApp(who).some(({ text }) => text.startsWith('Agenda met')));
    const agenda = ofApp(who).findLast(({ text }) => text.startsWith('Agenda met'))?.text ?? '';
    for (let at = 1; at <= round; at++) expect(agenda.split(wordsOf(who, at))).toHaveLength(2);
    expect(
      count(
        ofApp(who).map(({ text }) => text),
        kept,
      ),
    ).toBe(round);
  }
  expect(slack.world.wrong).toEqual([]);
});

const doubts: How[] = [
  { kind: 'reset', when: 'after' },
  { kind: 'reset', when: 'before' },
  { kind: 'status', status: 500, when: 'after' },
  { kind: 'status', status: 503, when: 'before' },
  { kind: 'rate', retryAfter: 1 },
  { kind: 'error', error: 'fatal_error' },
];

test('sends of which nobody knows whether they arrived: one message each', { timeout: 60_000 }, async () => {
  place = await slackProgram();
  const { slack, on } = place;
  const people = [
    on['aios-oost'],
    on['opleider-oost'],
    on['coassistent-west'],
    on['opleider-west'],
    on['opleider-zuid'],
    on.coordinator,
  ];
  for (const who of people) await who.says('help');
  await slack.until(() => people.every((who) => ofApp(who).length === 1));
  for (const [at, who] of people.entries()) {
    const how = doubts[at % doubts.length];
    if (how !== undefined) slack.fail('chat.postMessage', how, { channel: who.direct().id });
  }
  await Promise.all(people.map((who) => who.says('help')));
  await slack.until(() => people.every((who) => ofApp(who).length === 2), 15_000);
  await place.stop();
  for (const who of people) {
    const [one, two, ...more] = ofApp(who).map(({ text }) => text);
    expect([one === two, more]).toEqual([true, []]);
  }
  expect(slack.world.wrong).toEqual([]);
});

test('the program ends while nobody knows whether a message arrived: one message, also without an end in order', {
  timeout: 60_000,
}, async () => {
  place = await slackProgram();
  const { slack, on } = place;
  const [there, away] = [on['aios-oost'], on['opleider-oost']];
  for (const who of [there, away]) await who.says('help');
  await slack.until(() => [there, away].every((who) => ofApp(who).length === 1));
  const lost = [
    slack.fail('chat.postMessage', { kind: 'reset', when: 'after' }, { channel: there.direct().id }),
    slack.fail('chat.postMessage', { kind: 'status', status: 503, when: 'before' }, { channel: away.direct().id }),
  ];
  slack.fail('conversations.history', { kind: 'rate', retryAfter: 3 }, { times: 2 });
  for (const who of [there, away]) await who.says('menu');
  await slack.until(() => lost.every((one) => one.used() === 1));
  await place.restart();
  await slack.until(() => [there, away].every((who) => ofApp(who).length === 2), 15_000);
  for (const who of [there, away]) await who.says('help');
  await slack.until(() => [there, away].every((who) => ofApp(who).length >= 3), 15_000);
  await place.stop();
  for (const who of [there, away]) {
    const [help, menu, again, ...more] = ofApp(who).map(({ text }) => text);
    expect([help === again, help === menu, more]).toEqual([true, false, []]);
  }
  expect(slack.world.wrong).toEqual([]);
});

test('an app that is taken out: the program lives on, leaves Slack alone, and goes on when it is back', {
  timeout: 60_000,
}, async () => {
  place = await slackProgram();
  const { slack, on, install } = place;
  const [trainer, trainee] = [on['opleider-oost'], on['aios-oost']];
  for (const who of [trainer, trainee]) await who.says('help');
  await slack.until(() => [trainer, trainee].every((who) => ofApp(who).length === 1));
  const before = ofApp(trainee).length;
  // The command is taken while the token still works; its answers meet a token that does not.
  slack.fail('chat.postMessage', { kind: 'rate', retryAfter: 1 }, { times: 2 });
  await trainer.says('/leergesprek proces');
  await slack.uninstall(install);
  const refused = () => slack.world.calls.filter(({ answer }) => answer === 'account_inactive');
  await slack.until(() => refused().length > 0);
  const health = await fetch(`http://127.0.0.1:${place.env.port}/health`);
  expect(health.status).toBe(200);
  const posts = () => slack.world.calls.filter(({ method }) => method === 'chat.postMessage').length;
  const then = posts();
  await place.restart();
  expect(posts() - then).toBeLessThanOrEqual(1);
  install.state = 'live';
  await place.restart();
  await trainee.says('help');
  await slack.until(() => ofApp(trainee).length > before);
  expect(slack.world.wrong).toEqual([]);
});
