import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../adapters/channel.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { institute, says, startApp } from './app.ts';

const chart = { kind: 'bars' as const, title: 'Uitslag', of: 4, bars: [{ label: 'Ja', value: 3 }] };
const picture = (alt: string) => ({ kind: 'picture' as const, chart, alt });
const line = (text: string) => ({ kind: 'text' as const, text, tone: 'normal' as const });
const refused = { kind: 'error', error: 'invalid_blocks' } as const;

async function sender() {
  const { slack, workspace, trainee } = await institute({ echo: false });
  let at = Date.now();
  const fileUrl = (key: string, index: number) => `https://leergesprek.example/files/${key}/${index}`;
  const app = await startApp(slack, {}, { fileUrl, now: () => at });
  const to = { channel: 'slack' as const, id: `${workspace.id}:${trainee.member.id}` };
  /** As the hall does: again after each `later`, with the clock moved on. */
  const deliver = async (blocks: Message['blocks'], replaces: { key: string; ref: string | null } | null = null) => {
    for (let tries = 0; ; tries++) {
      const message = { ...says({ fallback: 'Uitslag' }), blocks };
      const outcome: Outcome = await app.channel.send({ key: `k${at}`, to, message, replaces });
      if (outcome.kind !== 'later' || tries > 20) return outcome;
      at += outcome.afterMs;
    }
  };
  const posts = () => slack.world.calls.filter(({ method }) => method === 'chat.postMessage');
  const seen = () => trainee.messages().map(({ message }) => JSON.stringify(message.blocks));
  return { slack, app, deliver, posts, seen };
}

describe('a picture that Slack cannot fetch', () => {
  test('is said in words, in a second try, once', async () => {
    const { slack, app, deliver, posts, seen } = await sender();
    slack.fail('chat.postMessage', refused);
    expect(await deliver([line('Dit is het geworden.'), picture('Drie van de vier zeggen ja.')])).toMatchObject({
      kind: 'sent',
    });
    expect(posts()).toHaveLength(2);
    expect(JSON.stringify(posts()[0]?.args.blocks)).toContain('/files/');
    const [shown = '', ...more] = seen();
    expect(more).toEqual([]);
    expect(shown).toContain('Dit is het geworden.');
    expect(shown).toContain('Drie van de vier zeggen ja.');
    expect(shown).not.toContain('image');
    expect(app.logs.join()).toContain('slack picture not shown');
  });

  test('also where it takes the place of an earlier message', async () => {
    const { slack, deliver, seen } = await sender();
    const first = await deliver([line('Even wachten.')]);
    slack.fail('chat.update', refused);
    const ref = first.kind === 'sent' ? first.ref : null;
    expect(await deliver([picture('Drie van de vier.')], { key: 'k', ref })).toEqual({ kind: 'sent', ref });
    expect(seen()).toHaveLength(1);
    expect(seen()[0]).toContain('Drie van de vier.');
  });

  test('leaves the pictures of other parts as they are, and nothing comes twice', async () => {
    const { slack, deliver, seen } = await sender();
    const long = (name: string) => Array.from({ length: 5 }, (_, at) => line(`${name}${at} ${'woord '.repeat(400)}`));
    const stop = slack.fail('chat.postMessage', { kind: 'rate', retryAfter: 1 });
    const going = deliver([picture('Eerste.'), ...long('a'), picture('Tweede.'), ...long('b')]);
    slack.fail('chat.postMessage', { kind: 'status', status: 500, when: 'after' });
    slack.fail('chat.postMessage', refused);
    expect(await going).toMatchObject({ kind: 'sent' });
    expect(stop.used()).toBe(1);
    const all = seen().join();
    for (const name of ['a0', 'a4', 'b0', 'b4']) expect(all.split(`${name} `)).toHaveLength(2);
    expect([all.match(/\/files\//g)?.length, all.includes('Tweede.')]).toEqual([1, true]);
  });

  test('what is wrong without it too is refused after one more try', async () => {
    const { slack, deliver, posts } = await sender();
    slack.fail('chat.postMessage', refused, { times: 9 });
    expect(await deliver([picture('Drie van de vier.')])).toEqual({ kind: 'refused', code: 'invalid' });
    expect(posts()).toHaveLength(2);
    expect(await deliver([line('Dag')])).toEqual({ kind: 'refused', code: 'invalid' });
    expect(posts()).toHaveLength(3);
  });
});
