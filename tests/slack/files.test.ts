import { describe, expect, test } from 'vitest';
import { institute, says, startApp } from './app.ts';
import type { How } from './platform/faults.ts';

async function sender(more: NonNullable<Parameters<typeof startApp>[2]> = {}) {
  const { slack, workspace, trainee } = await institute({ echo: false });
  let at = Date.now();
  const app = await startApp(slack, {}, { ...more, now: () => at });
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  return { slack, app, trainee, to, pass: (ms: number) => (at += ms) };
}

describe('a calendar file', () => {
  const file = {
    kind: 'file' as const,
    name: 'afspraak.ics',
    type: 'text/calendar',
    label: 'In je agenda',
    text: 'BEGIN:VCALENDAR',
  };
  const message = says({ fallback: 'Gepland', blocks: [file] });
  const files = (slack: Awaited<ReturnType<typeof sender>>['slack']) =>
    [...slack.world.files.values()].map(({ name, bytes, shared }) => [name, bytes?.toString(), shared]);

  test('stands below the message where no link can be given, once, whatever happens on the way', async () => {
    const { slack, app, to, trainee, pass } = await sender();
    slack.fail('files.getUploadURLExternal', { kind: 'rate', retryAfter: 5 });
    const delivery = { key: 'k1', to, message, replaces: null };
    expect(await app.channel.send(delivery)).toEqual({ kind: 'later', afterMs: 5_000, begun: true });
    pass(5_000);
    expect(await app.channel.send(delivery)).toMatchObject({ kind: 'sent' });
    expect(files(slack)).toEqual([['afspraak.ics', 'BEGIN:VCALENDAR', true]]);
    expect(trainee.messages().map(({ text }) => text)).toEqual(['Gepland', '']);
    expect(trainee.last()?.message.files).toMatchObject([{ title: 'In je agenda' }]);
    expect(slack.world.wrong).toEqual([]);
  });

  test.each<[string, How, number]>([
    ['the answer got lost', { kind: 'reset', when: 'after' }, 1],
    ['Slack refuses it', { kind: 'error', error: 'missing_scope' }, 0],
  ])('is sent once at the most, and the message is sent: %s', async (_name, how, shared) => {
    const { slack, app, to, trainee } = await sender();
    slack.fail('files.completeUploadExternal', how);
    expect(await app.channel.send({ key: 'k1', to, message, replaces: null })).toMatchObject({ kind: 'sent' });
    expect(files(slack).filter(([, , isShared]) => isShared)).toHaveLength(shared);
    expect(trainee.messages()).toHaveLength(1 + shared);
    expect(app.logs.join()).toContain('slack file not sent');
  });

  test('is a link where there is one', async () => {
    const fileUrl = (key: string, at: number) => `https://leergesprek.example/files/${key}/${at}`;
    const { slack, app, to, trainee } = await sender({ fileUrl });
    await app.channel.send({ key: 'k1', to, message, replaces: null });
    expect(trainee.last()?.buttons).toEqual(['In je agenda']);
    expect(files(slack)).toEqual([]);
  });
});
