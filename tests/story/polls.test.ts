import { afterEach, expect, test } from 'vitest';
import { texts as slackTexts } from '../slack/app.ts';
import { texts as teamsTexts } from '../teams/stage.ts';
import { startWithChannels } from './channels-program.ts';
import { openChat } from './chat.ts';
import { passTime } from './pass-time.ts';
import { slackTalker } from './slack-talker.ts';
import { teamsTalker } from './teams-talker.ts';

let stage: Awaited<ReturnType<typeof startWithChannels>>;
afterEach(() => stage.close());

const question = 'Was er deze week tijd voor een leergesprek?';
const webMembers = ['aios-oost', 'opleider-oost', 'coassistent-west', 'opleider-west'];

/** A group in a Teams channel, in a Slack channel and on the page, and a question that its coordinator asks there. */
async function askEverywhere(perChannel: number) {
  stage = await startWithChannels();
  const { client, slack, workspace } = stage;
  const ownChat = await stage.inTeams('coordinator', 'Coördinator');
  const coordinator = teamsTalker(ownChat, teamsTexts.open);
  const inSlack = await stage.inSlack('coordinator', 'Coördinator');
  const gps = Array.from({ length: perChannel }, (_, at) => `Huisarts ${at + 1}`);
  const teamsPeople = gps.map((name) => client.person(name));
  const room = client.channel('Opleidingsgroep', [ownChat.person, ...teamsPeople]);
  await room.as(ownChat.person).install();
  await room.as(ownChat.person).say('@bot peiling Opleidingsgroep');
  const slackPeople = gps.map((name, at) => slack.person(workspace, name, `huisarts-${at}@praktijk.example`));
  const channel = slack.channel(workspace, 'opleidingsgroep', [inSlack, ...slackPeople], { withApp: true });
  await inSlack.mentions(channel, 'peiling Opleidingsgroep');
  await coordinator.type('/leergesprek peiling');
  await coordinator.tap('Eigen vraag');
  await coordinator.tap('Vraag het', {
    'Je vraag': question,
    'De antwoorden om uit te kiezen': 'Ja, genoeg\nTe weinig',
    'Wanneer?': 'Nu, één keer',
    'Hoe lang open?': '4 uur',
  });
  const inTeams = teamsPeople.map((person) => teamsTalker(room.as(person), teamsTexts.open));
  const channelInSlack = slackPeople.map((person) => slackTalker(person, slackTexts.form.open, channel));
  const onPage = webMembers.slice(0, perChannel).map((id) => openChat(stage.url, id, `${id}-answers`));
  return { inTeams, channelInSlack, onPage, all: [...inTeams, ...channelInSlack, ...onPage] };
}

test('twelve people in Teams, Slack and on the page answer one question and see one result', {
  timeout: 90_000,
}, async () => {
  const { all, inTeams, channelInSlack, onPage } = await askEverywhere(4);
  for (const [at, talker] of all.entries()) await talker.tap(at % 3 === 0 ? 'Te weinig' : 'Ja, genoeg');
  // One thinks better of it.
  await all[0]?.tap('Ja, genoeg');
  const [first] = inTeams;
  await passTime(stage.url(), () => (first?.words() ?? '').includes('Uitslag'));
  for (const talker of [inTeams[0], channelInSlack[0], onPage[0]]) {
    await talker?.until('Van 12 antwoorden: Ja, genoeg: 9; Te weinig: 3');
  }
  expect(stage.connector.unauthorized()).toEqual([]);
  expect(stage.slack.world.wrong).toEqual([]);
});

test('four people see nothing but that there were too few', { timeout: 90_000 }, async () => {
  const { inTeams, channelInSlack, onPage } = await askEverywhere(2);
  const four = [...inTeams, ...channelInSlack];
  for (const talker of four) await talker.tap('Ja, genoeg');
  await passTime(stage.url(), () => (inTeams[0]?.words() ?? '').includes('minder dan 5'));
  for (const talker of [...four, ...onPage]) expect(talker.words()).not.toMatch(/Ja, genoeg: \d/);
});
