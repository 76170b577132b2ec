import { afterEach, expect, test } from 'vitest';
import { keys } from '../../src/keys.ts';
import { texts } from './app.ts';
import type { Person } from './platform/client.ts';
import type { Conversation } from './platform/world.ts';
import { slackProgram } from './whole-program.ts';

let place: Awaited<ReturnType<typeof slackProgram>>;
afterEach(() => place.close());

const reads = (who: Person, words: string, where?: { in: Conversation }) =>
  place.slack.until(() => who.messages(where).some(({ text, mine }) => !mine && text.includes(words)));

test('a poll in a channel: six answer, two of them unknown, one changes; nobody sees what another chose', {
  timeout: 60_000,
}, async () => {
  place = await slackProgram();
  const { slack, workspace, on } = place;
  const { coordinator, ...known } = on;
  const strangers = ['Huisarts Noord', 'Huisarts Ver'].map((name) => slack.person(workspace, name));
  const members = [
    known['opleider-oost'],
    known['aios-oost'],
    known['opleider-west'],
    known['coassistent-west'],
    ...strangers,
  ];
  const group = slack.channel(workspace, 'opleidersgroep', [...members, coordinator]);

  // Said in the channel, it becomes a group; what the coordinator reads of it stands in their own conversation.
  await coordinator.mentions(group, 'peiling');
  await reads(coordinator, 'Dit kanaal is nu een groep');
  await coordinator.taps('Eigen vraag');
  await reads(coordinator, 'Een eigen vraag aan');
  await coordinator.taps(texts.form.open);
  await slack.until(() => coordinator.modal());
  const fields = coordinator.modal()?.fields ?? [];
  const field = (words: string) => fields.find(({ label }) => label.startsWith(words))?.label ?? '';
  const done = await coordinator.submits({
    [field('Je vraag')]: 'Hoe vol was je week?',
    [field('De antwoorden')]: 'Rustig\nPrecies goed\nTe vol',
    [field('Wanneer')]: 'Nu, één keer',
    [field('Mag er')]: 'Ja',
  });
  expect(done).toMatchObject({ kind: 'cleared' });
  await reads(coordinator, 'Hoe vol was je week?', { in: group });

  const seen = (who: Person) => who.messages({ in: group }).filter(({ mine }) => !mine);
  const said = (who: Person) => seen(who).filter(({ ephemeral }) => ephemeral);
  const chosen = ['Rustig', 'Rustig', 'Te vol', 'Te vol', 'Precies goed', 'Te vol'];
  for (const [at, member] of members.entries()) {
    await member.taps(chosen[at] ?? '', { in: group });
    await slack.until(() => said(member).length === 1);
    expect(said(member)[0]?.text).toContain('Je antwoord telt mee');
  }
  // One thinks better of it, with words of their own, in a window; the words of another are refused.
  const [first, , , , stranger] = members;
  if (first === undefined || stranger === undefined) throw new Error('nobody');
  await first.taps('Precies goed', { in: group });
  await slack.until(() => said(first).length === 2);
  await stranger.taps('Met toelichting', { in: group });
  await slack.until(() => stranger.modal());
  const comment = stranger.modal()?.fields.at(-1)?.label ?? '';
  const choice = stranger.modal()?.fields[0]?.label ?? '';
  await stranger.submits({ [choice]: 'Te vol', [comment]: 'mevrouw Jansen, BSN 111222333' });
  expect(stranger.modal()?.text).not.toContain('Je antwoord telt mee');
  await stranger.submits({ [choice]: 'Te vol', [comment]: 'Veel spoed.' });
  expect(stranger.modal()?.text).toContain('Je antwoord telt mee');
  await stranger.closes('cross');

  // Everybody sees the one post and what was said back to themselves.
  for (const member of [...members, coordinator])
    for (const { text } of seen(member).filter(({ ephemeral }) => !ephemeral))
      expect(text).not.toMatch(/telt mee|spoed|Jansen/);
  expect(members.map((member) => said(member).length)).toEqual([2, 1, 1, 1, 1, 1]);
  expect(said(coordinator).map(({ text }) => text)).toEqual([texts.channel.answered]);
  await coordinator.taps('Te vol', { in: group });
  await slack.until(() => said(coordinator).length === 2);
  expect(said(coordinator).at(-1)?.text).toContain('je eigen antwoord telt niet mee');

  await place.stop();
  const polls = await place.inStore(async (store) =>
    (await store.list('demo', 'poll', null, 50)).map(({ body }) => body),
  );
  const mine = polls.find((poll) => JSON.stringify(poll).includes('Hoe vol was je week?')) as {
    answers: Record<string, { option: string; text: string }>;
  };
  expect(Object.values(mine.answers).map(({ option }) => option)).toEqual(
    expect.arrayContaining(['k2', 'k1', 'k3', 'k3', 'k3', 'k3']),
  );
  expect(Object.keys(mine.answers)).toHaveLength(6);
  expect(mine.answers[`slack:${workspace.id}:${stranger.member.id}`]).toEqual({ option: 'k3', text: 'Veel spoed.' });
  // What was said back stands nowhere: no message that was sent holds it, and what was refused is not there at all.
  const all = await place.inStore((store) => store.list('demo', 'group', null, 50));
  expect(all.length).toBeGreaterThan(0);
  expect(JSON.stringify([...polls, all])).not.toMatch(/Jansen|111222333/);
  const found = await place.inStore((store) =>
    store.read([keys.place({ channel: 'slack', id: `${workspace.id}:${group.id}` })]),
  );
  expect(found[0]?.body).toMatchObject({ institute: 'demo' });
  expect(slack.world.wrong).toEqual([]);
  expect(slack.world.troubles).toEqual([]);
});

test('typed patient data: what is wrong is shown with a button to the words, which stand nowhere else', {
  timeout: 30_000,
}, async () => {
  place = await slackProgram();
  const { slack, on } = place;
  const aios = on['aios-oost'];
  const said = 'vraag Mevrouw Jansen, BSN 111222333, had koorts';
  await aios.says(`/leergesprek ${said}`);
  await slack.until(() => aios.last()?.buttons.includes(texts.form.open));
  expect(aios.last()).toMatchObject({ ephemeral: true });
  expect(aios.last()?.text).not.toContain('111222333');
  await aios.taps(texts.form.open);
  await slack.until(() => aios.modal());
  expect(JSON.stringify(aios.modal()?.fields)).toContain('Jansen');
  const label = aios.modal()?.fields[0]?.label ?? '';
  await aios.submits({ [label]: 'Wanneer prik ik CRP bij koorts?' });
  await reads(aios, 'Staat op je agenda');
  // The same by command opens the form at once.
  await aios.command('/leergesprek', said);
  await slack.until(() => aios.modal());
  expect(JSON.stringify(aios.modal()?.fields)).toContain('Jansen');
  await place.restart();
  await aios.closes('cross');
  await aios.taps(texts.form.open);
  await reads(aios, texts.form.gone);
  await place.stop();
  const calls = slack.world.calls.filter(({ method }) => method === 'chat.postMessage');
  expect(JSON.stringify(calls)).not.toMatch(/Jansen|111222333/);
  const outgoing = await place.inStore((store) => store.list('demo', 'person', null, 50));
  expect(JSON.stringify(outgoing)).not.toMatch(/Jansen|111222333/);
  expect(slack.world.wrong).toEqual([]);
});

test.each(['put out', 'archived'])(
  'a channel that we are %s of: who asks hears that the poll does not run, and what to do',
  {
    timeout: 60_000,
  },
  async (how) => {
    place = await slackProgram();
    const { slack, workspace, on, install } = place;
    const { coordinator } = on;
    const group = slack.channel(workspace, 'opleidersgroep', [on['opleider-oost'], on['aios-oost'], coordinator]);
    await coordinator.mentions(group, 'peiling');
    await reads(coordinator, 'Dit kanaal is nu een groep');
    // Without an event that reached us.
    if (how === 'archived') group.archived = true;
    else group.members.delete(install.botUserId);
    const asks = async () => {
      await coordinator.taps('Eigen vraag', { on: 'messages' });
      await slack.until(() => coordinator.last()?.buttons.includes(texts.form.open));
      await coordinator.taps(texts.form.open, { on: 'messages' });
      await slack.until(() => coordinator.modal());
      const fields = coordinator.modal()?.fields ?? [];
      const field = (words: string) => fields.find(({ label }) => label.startsWith(words))?.label ?? '';
      await coordinator.submits({
        [field('Je vraag')]: 'Hoe vol was je week?',
        [field('De antwoorden')]: 'Rustig\nTe vol',
        [field('Wanneer')]: 'Nu, één keer',
      });
    };
    await asks();
    await reads(coordinator, 'ik kan daar niets plaatsen');
    expect(coordinator.last()?.text).toContain('/invite @Leergesprek');
    if (how === 'archived') group.archived = false;
    await coordinator.brings(group);
    await slack.settled();
    await asks();
    await reads(coordinator, 'Hoe vol was je week?', { in: group });
    expect(slack.world.wrong).toEqual([]);
    await place.stop();
    const polls = await place.inStore((store) => store.list('demo', 'poll', null, 10));
    const states = polls.map(({ body }) => body as { state: string; asked: { title: string } });
    const ours = states.filter(({ asked }) => asked.title === 'Hoe vol was je week?');
    expect(ours.map(({ state }) => state).sort()).toEqual(['open', 'stopped']);
  },
);
