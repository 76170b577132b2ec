import { afterEach, expect, test } from 'vitest';
import { clean } from '../../dialogs/text/clean.ts';
import { startWithChannels } from '../story/channels-program.ts';
import { slackTalker } from '../story/slack-talker.ts';
import { teamsTalker } from '../story/teams-talker.ts';
import { type Talker, tell } from '../story/tell.ts';
import { texts as teamsTexts } from '../teams/stage.ts';
import { texts } from './app.ts';

let stage: Awaited<ReturnType<typeof startWithChannels>>;
afterEach(() => stage.close());

/** Mentions, calls, links, markdown, HTML, right-to-left and what has no width, behind everything that is written. */
const evil =
  '<!channel> <!here|nu> <@U1> <#C1> @here <https://evil.example|klik> https://evil.example [x](https://evil.example) ![p](https://evil.example/p.png) **vet** _a_ `b` <b onclick=x>b</b> <at>Aios</at> &lt;i&gt; a\u202Eodnum\u202C b\u200Bc\u2066d\u2069\uFEFF שלום ; BEGIN:VEVENT';
const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

test('what people write is inert in a whole conversation between Teams and Slack, and in the calendar', {
  timeout: 60_000,
}, async () => {
  stage = await startWithChannels('http');
  const chat = await stage.inTeams('opleider-oost', 'Opleider Oost');
  const person = await stage.inSlack('aios-oost', 'Aios Oost');
  const trainer = teamsTalker(chat, teamsTexts.open);
  const trainee = choosingCleaned(slackTalker(person, texts.form.open));
  await trainee.type('/leergesprek');
  await trainee.until('Dag Aios Oost');

  // Also what stood there for a while: nothing of what people wrote stays in the end.
  const holders = new Set<string>();
  const holding = () => {
    const activities = chat.messages().filter(({ by }) => by === 'bot');
    for (const { cards } of activities)
      for (const { json } of cards) for (const one of holdersOf(json)) holders.add(one);
    return activities;
  };
  const alive = () => [
    ...person
      .messages()
      .filter(({ mine }) => !mine)
      .flatMap((seen) => seen.alive),
    ...(person.home()?.alive ?? []),
  ];
  const said = await tell(
    trainer,
    trainee,
    async (work) => {
      await work();
      expect(alive()).toEqual([]);
      holding();
    },
    evil,
    1,
  );
  for (const talker of [trainer, trainee]) {
    const record = await talker.shownFor('Lees terug');
    for (const words of said) expect(squeezed(record)).toContain(squeezed(clean(words)));
  }
  await person.opensHome();
  await trainee.type(`/leergesprek vraag Hoe zit het met ${evil}?`);
  await trainee.until('Staat op je agenda');
  await trainee.type('/leergesprek plan volgende week dinsdag 10 uur');
  await stage.slack.until(() => [...stage.slack.world.files.values()].some(({ shared }) => shared));

  // Slack: nothing comes to life, on no surface and in no notification.
  expect(alive()).toEqual([]);
  const sent = stage.slack.world.calls.map(({ args }) => args);
  expect(JSON.stringify(sent)).not.toMatch(unseen);
  // Teams: only in runs of text and in the fields themselves, nowhere that is read as Markdown or HTML.
  const activities = holding();
  expect(activities.flatMap(({ text }) => (/evil|channel>/.test(text) ? [text] : []))).toEqual([]);
  expect([...holders].sort()).toEqual(['TextRun']);
  expect(JSON.stringify(activities.map(({ cards }) => cards.map(({ json }) => json)))).not.toMatch(unseen);
  // The calendar file has one appointment, in lines of its own making.
  for (const { bytes } of stage.slack.world.files.values()) {
    const lines = String(bytes).split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(String(bytes)).not.toMatch(/evil\.example|<!channel>/);
    expect(String(bytes)).not.toMatch(unseen);
  }
  expect([stage.slack.world.wrong, stage.slack.world.troubles, stage.connector.unauthorized()]).toEqual([[], [], []]);
});

/** What was written before is chosen as it is shown: without what has no width. */
function choosingCleaned(talker: Talker): Talker {
  const chosen = 'Dit pakken we aan';
  return {
    ...talker,
    tap: (label, fields = {}) =>
      talker.tap(label, chosen in fields ? { ...fields, [chosen]: clean(fields[chosen] ?? '').slice(0, 20) } : fields),
  };
}

/** The types of what holds words of theirs in a card. */
function holdersOf(value: unknown, type = ''): string[] {
  if (typeof value === 'string') return /evil\.example|<!channel>|<@U1>/.test(value) ? [type] : [];
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? value.type : type;
  return Object.values(value).flatMap((one) => holdersOf(one, Array.isArray(value) ? type : own));
}

const squeezed = (text: string) => text.replace(/\s/g, '');
