import { describe, expect, test } from 'vitest';
import { bolt, buttons, codeOf, modal, plain, question, section, slackWithPeople } from './people.ts';
import type { SlackOptions } from './slack.ts';

describe('modals', () => {
  async function withModal(more: SlackOptions = {}) {
    const base = await slackWithPeople(more);
    const replies: object[] = [];
    const bodies: Record<string, unknown>[] = [];
    const triggers: string[] = [];
    await bolt(base.slack, base.install.token, (app) => {
      app.command('/form', async ({ ack, command, client }) => {
        triggers.push(command.trigger_id);
        await ack();
        const view = modal(
          'Form',
          section('Tell'),
          question('q1', 'What?', { min_length: 3 }),
          question('q2', 'Why?', { initial_value: 'so' }),
        );
        await client.views.open({ trigger_id: command.trigger_id, view: { ...view, notify_on_close: true } });
      });
      const keep = async ({ ack, body }: { ack: (reply?: never) => Promise<void>; body: object }) => {
        bodies.push(structuredClone(body) as Record<string, unknown>);
        await ack(replies.shift() as never);
      };
      app.view('form', keep);
      app.view({ callback_id: 'form', type: 'view_closed' }, keep);
      app.action(/.*/, async ({ ack, body }) => {
        triggers.push((body as { trigger_id: string }).trigger_id);
        await ack();
      });
    });
    await base.trainee.command('/form');
    return { ...base, replies, bodies, triggers };
  }

  test('asks for what is missing, shows errors at the fields, keeps what was filled in, and closes', async () => {
    const { slack, trainee, replies, bodies } = await withModal();
    expect(await trainee.submits({ 'What?': 'ab' })).toEqual({
      kind: 'incomplete',
      errors: { 'What?': 'at least 3 characters' },
    });
    expect(bodies).toEqual([]);
    replies.push({ response_action: 'errors', errors: { q1: 'too vague' } });
    expect(await trainee.submits({ 'What?': '<b> & more' })).toEqual({ kind: 'errors', errors: { q1: 'too vague' } });
    expect(trainee.modal()?.fields.map(({ label, error, value }) => [label, error, value.value])).toEqual([
      ['What?', 'too vague', '<b> & more'],
      ['Why?', null, 'so'],
    ]);
    expect(bodies[0]).toMatchObject({
      view: { state: { values: { q1: { answer: { value: '<b> & more' } } } }, callback_id: 'form' },
    });
    expect(await trainee.submits()).toEqual({ kind: 'closed' });
    expect(trainee.modal()).toBeNull();
    expect(slack.world.wrong).toEqual([]);
  });

  test('changes, piles up three deep, goes back, and clears', async () => {
    const { trainee, slack, replies, bodies } = await withModal();
    await trainee.fills({ 'What?': 'first' });
    replies.push({
      response_action: 'update',
      view: modal('Form 2', question('q1', 'What?'), question('q3', 'More?', { initial_value: 'new' })),
    });
    expect(await trainee.submits()).toEqual({ kind: 'updated' });
    expect(trainee.modal()?.fields.map(({ value }) => value.value)).toEqual(['first', 'new']);
    replies.push({ response_action: 'push', view: { ...modal('Second', section('x')), notify_on_close: true } });
    expect(await trainee.submits()).toEqual({ kind: 'pushed' });
    replies.push({ response_action: 'push', view: modal('Third', section('x')) });
    await trainee.submits();
    expect(trainee.modal()).toMatchObject({ title: 'Third', depth: 3 });
    replies.push({ response_action: 'push', view: modal('Fourth', section('x')) });
    expect(await trainee.submits()).toMatchObject({ kind: 'trouble' });
    expect(await trainee.closes()).toBeNull();
    expect(await trainee.closes()).toMatchObject({ status: 200 });
    expect(bodies.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: false, view: { title: plain('Second') } });
    expect(trainee.modal()?.title).toBe('Form 2');
    replies.push({ response_action: 'clear' });
    expect(await trainee.submits()).toEqual({ kind: 'cleared' });
    expect(slack.world.wrong).toMatchObject([{ messages: ['push_limit_reached'] }]);
  });

  test('shows a wrong answer as trouble and stays open', async () => {
    const { trainee, slack, replies } = await withModal();
    await trainee.fills({ 'What?': 'first' });
    replies.push(
      { response_action: 'errors', errors: { nowhere: 'x' } },
      { response_action: 'update', view: { type: 'modal' } },
      { ok: true },
    );
    for (const _ of [1, 2, 3]) expect(await trainee.submits()).toMatchObject({ kind: 'trouble' });
    expect(trainee.modal()?.title).toBe('Form');
    expect(slack.world.wrong.flatMap(({ messages }) => messages)).toEqual([
      'no input with block_id nowhere',
      'missing required field: title [json-pointer:/view]',
      'missing required field: blocks [json-pointer:/view]',
      'must be an array [json-pointer:/view/blocks]',
      'unknown response_action',
    ]);
    expect(trainee.troubles()).toHaveLength(3);
    await trainee.closes('cross');
  });

  test('takes a trigger once, for three seconds', async () => {
    let at = Date.now();
    const { trainee, client, triggers } = await withModal({ now: () => at });
    const view = modal('Late', section('x'));
    const again = (trigger_id = '') => client.views.open({ trigger_id, view }).catch(codeOf);
    expect(await again(triggers[0])).toBe('exchanged_trigger_id');
    await trainee.closes();
    await client.chat.postMessage({ channel: trainee.member.id, text: 'x', blocks: [buttons('Go')] });
    await trainee.taps('Go');
    at += 3001;
    expect(await again(triggers[1])).toBe('expired_trigger_id');
    await trainee.taps('Go');
    at += 2999;
    expect(await again(triggers[2])).toMatchObject({ ok: true, view: { root_view_id: expect.any(String) } });
    expect(trainee.modal()?.title).toBe('Late');
    const open = trainee.modal()?.view;
    const stale = { view_id: String(open?.id), view };
    expect(await client.views.update({ ...stale, hash: 'old' }).catch(codeOf)).toBe('hash_conflict');
    expect(await client.views.update({ ...stale, hash: String(open?.hash) })).toMatchObject({ ok: true });
  });

  test('tells the app while it is filled in, where it asked for that, and keeps silent when it closes', async () => {
    const { slack, trainee, install, client } = await slackWithPeople();
    const heard: unknown[] = [];
    await bolt(slack, install.token, (app) => {
      app.action(/.*/, async ({ ack, body }) => {
        const { view, actions } = body as unknown as {
          view: { state: { values: unknown } };
          actions: { value: string }[];
        };
        heard.push([actions[0]?.value, view.state.values]);
        await ack();
      });
      app.shortcut('note', async ({ ack, shortcut }) => {
        await ack();
        const config = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
        const blocks = [
          { ...question('loud', 'Loud', config), dispatch_action: true },
          { ...question('enter', 'Enter'), dispatch_action: true },
          question('quiet', 'Quiet'),
        ];
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: { ...modal('Note', ...blocks), notify_on_close: true },
        });
      });
      app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, view }) => {
        heard.push(view.state.values);
        await ack();
      });
    });
    await trainee.shortcut('note');
    expect(await trainee.fills({ Quiet: 'q', Enter: 'e', Loud: 'l' })).toHaveLength(1);
    await expect(trainee.fills({ Deaf: 'd' })).rejects.toThrow('no question "Deaf", only: Loud, Enter, Quiet');
    await trainee.closes('cross');
    const value = (words: string) => ({ answer: { type: 'plain_text_input', value: words } });
    expect(heard).toEqual([['l', { loud: value('l'), enter: value('e'), quiet: value('q') }], {}]);
  });
});
