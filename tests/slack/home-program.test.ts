import { afterEach, expect, test } from 'vitest';
import type { Person } from './platform/client.ts';
import { slackProgram } from './whole-program.ts';

let place: Awaited<ReturnType<typeof slackProgram>>;
afterEach(() => place.close());

const onHome = { on: 'home' } as const;
const ofApp = (who: Person) => who.messages().filter(({ mine }) => !mine);

test('a form that is said to a press on the own page opens there at once, and stands in the conversation too', {
  timeout: 60_000,
}, async () => {
  place = await slackProgram();
  const { slack, on } = place;
  const trainee = on['aios-oost'];
  await trainee.says('menu');
  await slack.until(() => ofApp(trainee).length > 0);
  await trainee.opensHome();
  await slack.until(() => trainee.home());
  await trainee.taps('Noteren', onHome);
  await slack.until(() => trainee.modal());
  await slack.until(() => ofApp(trainee).some(({ buttons }) => buttons.includes('Vul in')));
  const [field] = trainee.modal()?.fields ?? [];
  expect(field).toBeDefined();
  await trainee.closes();
  // What is no form stands in the conversation, as the page itself says.
  const before = ofApp(trainee).length;
  await trainee.taps('Stand van zaken', onHome);
  await slack.until(() => ofApp(trainee).length > before);
  expect(trainee.modal()).toBeNull();
  expect(trainee.home()?.text).toContain('onder Berichten');
  expect(slack.world.wrong).toEqual([]);
});
