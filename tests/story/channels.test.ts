import { afterEach, expect, test } from 'vitest';
import { texts as slackTexts } from '../slack/app.ts';
import { texts as teamsTexts } from '../teams/stage.ts';
import { startWithChannels } from './channels-program.ts';
import { openChat } from './chat.ts';
import { passTime } from './pass-time.ts';
import { slackTalker } from './slack-talker.ts';
import { teamsTalker } from './teams-talker.ts';
import { type Talker, tell } from './tell.ts';

type Stage = Awaited<ReturnType<typeof startWithChannels>>;
type Where = 'teams' | 'slack' | 'page';
let stage: Stage;
afterEach(() => stage.close());

const names = { 'opleider-oost': 'Opleider Oost', 'aios-oost': 'Aios Oost', coordinator: 'Coördinator' };

/** Somebody of the demonstration who is on this channel as well. */
async function personOn(where: Where, id: keyof typeof names): Promise<Talker> {
  if (where === 'page') return openChat(stage.url, id, `${id}-over-two`);
  if (where === 'teams') return teamsTalker(await stage.inTeams(id, names[id]), teamsTexts.open);
  return slackTalker(await stage.inSlack(id, names[id]), slackTexts.form.open);
}

function nothingWrong(): void {
  expect(stage.connector.unauthorized()).toEqual([]);
  expect(stage.slack.world.wrong).toEqual([]);
  expect(stage.slack.world.troubles).toEqual([]);
}

/** Where trainer and trainee are, and how Slack reaches the program. */
const pairs: [Where, Where, 'http' | 'socket'][] = [
  ['teams', 'page', 'http'],
  ['teams', 'teams', 'http'],
  ['teams', 'slack', 'http'],
  ['slack', 'slack', 'http'],
  ['page', 'slack', 'socket'],
];

test.each(pairs)(
  'a process-focused conversation, trainer on %s and trainee on %s (Slack over %s), with a restart halfway',
  {
    timeout: 90_000,
  },
  async (first, second, way) => {
    stage = await startWithChannels(way);
    const trainer = await personOn(first, 'opleider-oost');
    const trainee = await personOn(second, 'aios-oost');
    if (second === 'slack') {
      await trainee.type('/leergesprek');
      await trainee.until('Dag Aios Oost');
    }
    let steps = 0;
    const said = await tell(
      trainer,
      trainee,
      async (work) => {
        if (++steps === 4) await stage.restart();
        await work();
      },
      'samen',
      1,
    );
    for (const talker of [trainer, trainee]) {
      const record = await talker.shownFor('Lees terug');
      for (const words of said) expect(record).toContain(words);
    }
    nothingWrong();
  },
);

const places: [Where, Where, Where, 'http' | 'socket'][] = [
  ['teams', 'page', 'teams', 'http'],
  ['teams', 'slack', 'slack', 'http'],
  ['slack', 'page', 'teams', 'socket'],
];

test.each(places)(
  'nudges to the trainer on %s and the trainee on %s, an escalation to the coordinator on %s (Slack over %s)',
  {
    timeout: 90_000,
  },
  async (first, second, third, way) => {
    stage = await startWithChannels(way);
    const trainer = await personOn(first, 'opleider-oost');
    const trainee = await personOn(second, 'aios-oost');
    const coordinator = await personOn(third, 'coordinator');
    for (const talker of [trainer, trainee, coordinator]) await talker.type('/leergesprek');
    await passTime(stage.url(), () => coordinator.words().includes('Aios Oost & Opleider Oost lopen achter'));
    await trainer.until('Dit gaat naar je coördinator');
    await trainee.until('Dit gaat naar je coördinator');
    await trainer.tap('Eigen regel erbij');
    await trainer.tap('Versturen', { 'In één zin': 'de praktijk verhuist deze maand' });
    await coordinator.tap('Contact gepland', { 'Waar gaat het over?': 'Aios Oost' });
    await Promise.all([trainer, trainee].map((one) => one.until('neemt contact met jullie op')));
    await trainer.type('/leergesprek status');
    await trainer.until('tot en met');
    nothingWrong();
  },
);
