import { afterEach, expect, test } from 'vitest';
import type { Person } from './platform/client.ts';
import { slackProgram } from './whole-program.ts';

let place: Awaited<ReturnType<typeof slackProgram>>;
afterEach(() => place.close());

const onMessages = { on: 'messages' } as const;
const ofApp = (who: Person) => who.messages().filter(({ mine }) => !mine);

test.each([
  ['Stop en bewaar', 'al afgerond'],
  ['Stop en gooi weg', 'hoort bij iets wat voorbij is'],
])(
  'words in an open form while the other stops (%s): the window shows them, to copy',
  { timeout: 60_000 },
  async (stop, said) => {
    place = await slackProgram();
    const { slack, on } = place;
    const [trainer, trainee] = [on['opleider-oost'], on['aios-oost']];
    await trainee.says('menu');
    await slack.until(() => ofApp(trainee).length === 1);
    await trainer.command('/leergesprek', 'proces 15');
    await slack.until(() => ofApp(trainee).some(({ buttons }) => buttons.includes('Vul in')));
    await trainee.taps('Vul in', onMessages);
    await slack.until(() => trainee.modal());
    const field = trainee.modal()?.fields[0]?.label ?? '';
    const words = 'Een heel lang verhaal dat ik niet kwijt wil';
    await trainee.fills({ [field]: words });
    await slack.until(() => ofApp(trainer).some(({ buttons }) => buttons.includes('Stop')));
    await trainer.taps('Stop', onMessages);
    await slack.until(() => ofApp(trainer).some(({ buttons }) => buttons.includes(stop)));
    await trainer.taps(stop, onMessages);
    await slack.until(() => !ofApp(trainee).some(({ buttons }) => buttons.includes('Vul in')));
    expect(await trainee.submits()).toMatchObject({ kind: 'updated' });
    expect(trainee.modal()?.text).toContain(words);
    expect(trainee.modal()?.text).toContain(said);
    expect(trainee.modal()?.fields).toEqual([]);
    // They stand nowhere but there.
    await slack.settled();
    expect(JSON.stringify(ofApp(trainee))).not.toContain(words);
    await place.stop();
    const stored = await place.inStore((store) => store.list('demo', 'session', null, 10));
    expect(JSON.stringify(stored)).not.toContain(words);
    expect(slack.world.wrong).toEqual([]);
  },
);
