import { webApi } from '@slack/bolt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupAddress, readAddress, type SlackTarget, slackAddress } from '../../adapters/slack/address.ts';
import { troubleOf } from '../../adapters/slack/errors.ts';
import { createPace } from '../../adapters/slack/pace.ts';
import { lookUp } from '../../adapters/slack/people.ts';
import { plainText } from '../../adapters/slack/plain-text.ts';
import { readValues } from '../../adapters/slack/values.ts';
import { readButton, readMark, writeButton, writeMark } from '../../adapters/slack/wire.ts';

test.each([
  ['a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
  ['&amp;lt;', '&lt;'],
  ['<@UBOT> status', 'status'],
  ['<@UBOT|leergesprek> status <@UBOT>', 'status'],
  ['met <@U2|opleider> en <@U3>', 'met @opleider en @U3'],
  ['in <#C1|praktijk> <!here> <!channel> <!subteam^S1|@artsen>', 'in #praktijk @here @channel @artsen'],
  ['<https://nhg.org>', 'https://nhg.org'],
  ['<https://nhg.org|nhg.org>', 'https://nhg.org'],
  ['<https://nhg.org/x|de richtlijn>', 'de richtlijn (https://nhg.org/x)'],
  ['<mailto:a@b.nl|a@b.nl>', 'a@b.nl'],
  ['<!date^1392734382^{date}|18 februari>', '18 februari'],
  ['  <  ', '<'],
])('%j is said as %j', (slack, plain) => {
  expect(plainText(slack, 'UBOT')).toBe(plain);
});

test('a long text of marks takes no time', () => {
  const start = performance.now();
  plainText('<'.repeat(40_000) + '>'.repeat(40_000), 'UBOT');
  expect(performance.now() - start).toBeLessThan(500);
});

test.each<[string, SlackTarget | null]>([
  ['T1:U2', { kind: 'person', workspace: 'T1', user: 'U2' }],
  ['E1:W2', { kind: 'person', workspace: 'E1', user: 'W2' }],
  ['T1:C2', { kind: 'group', workspace: 'T1', channel: 'C2' }],
  ['E1:G2', { kind: 'group', workspace: 'E1', channel: 'G2' }],
  ['T1:D2', null],
  ['opleider@example.org', null],
  ['T1:', null],
  ['T1:U2:U3', null],
  ['', null],
])('address %j', (id, read) => {
  expect(readAddress(id)).toEqual(read);
  if (read?.kind === 'person') expect(slackAddress(read)).toEqual({ channel: 'slack', id });
  if (read?.kind === 'group') expect(groupAddress(read.workspace, read.channel)).toEqual({ channel: 'slack', id });
});

test('every kind of field, and none for what is no field', () => {
  const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
  const values = {
    'f:text': { v: { type: 'plain_text_input', value: 'a' } },
    'f:empty': { v: { type: 'plain_text_input', value: null } },
    'f:number': { v: { type: 'number_input', value: '3' } },
    'f:choice': { v: { type: 'radio_buttons', selected_option: option('x') } },
    'f:nothing': { v: { type: 'static_select', selected_option: null } },
    'f:choices': { v: { type: 'checkboxes', selected_options: [option('x'), option('y')] } },
    'f:none': { v: { type: 'checkboxes', selected_options: [] } },
    'f:odd': { v: null },
    other: { v: { value: 'z' } },
  };
  expect(readValues({ values })).toEqual({
    text: 'a',
    empty: '',
    number: '3',
    choice: 'x',
    nothing: '',
    choices: 'x,y',
    none: '',
  });
});

test('what buttons and forms carry comes back, and nothing else does', () => {
  const action = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(action, fc.string(), (name, key) => {
      expect(readButton(writeButton({ kind: 'act', action: name, key }))).toEqual({ kind: 'act', action: name, key });
      expect(readButton(writeButton({ kind: 'open', key }))).toEqual({ kind: 'open', key });
      for (const channel of [null, 'C1'])
        expect(readMark(writeMark({ key, action: name, channel }))).toEqual({ key, action: name, channel });
    }),
    { seed: 5 },
  );
  for (const text of [null, undefined, '', 'x', 'null', '{}', '{"a":1,"k":"x"}', '{"o":2,"k":"x"}', '[]'])
    expect(readButton(text)).toBeNull();
});

test('never more to one conversation than the burst and one a second', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 60 }), (gaps) => {
      const pace = createPace();
      const taken: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        const wait = pace.take('D1', now);
        if (wait === 0) taken.push(now);
        else expect(pace.take('D2', now) === 0 || wait <= 3_000).toBe(true);
      }
      for (const from of taken)
        for (const to of taken.filter((at) => at >= from)) {
          const count = taken.filter((at) => at >= from && at <= to).length;
          expect(count).toBeLessThanOrEqual(3 + Math.floor((to - from) / 1_000));
        }
    }),
    { seed: 7 },
  );
});

describe('who somebody is', () => {
  const own = { id: 'U1', team_id: 'T1', profile: { email: 'Aios.Oost@Example.org' } };
  test.each([
    ['a colleague', own, { kind: 'member', aliases: ['aios.oost@example.org'] }],
    ['without an address', { ...own, profile: {} }, { kind: 'member', aliases: [] }],
    ['with an address that is not confirmed', { ...own, is_email_confirmed: false }, { kind: 'member', aliases: [] }],
    [
      'of the same organization',
      { ...own, team_id: 'T9', enterprise_user: { enterprise_id: 'E1' } },
      { kind: 'member', aliases: ['aios.oost@example.org'] },
    ],
    ['of another workspace', { ...own, team_id: 'T9' }, { kind: 'stranger' }],
    ['a stranger', { ...own, is_stranger: true }, { kind: 'stranger' }],
    ['a bot', { ...own, is_bot: true }, { kind: 'stranger' }],
    ['unreadable', 'x', { kind: 'unknown', code: 'unreadable' }],
  ])('%s', async (_name, user, known) => {
    const fetch = async () => new Response(JSON.stringify({ ok: true, user }));
    const client = new webApi.WebClient('xoxb-1', { fetch, retryConfig: { retries: 0 } });
    const workspace = { id: 'T1', teams: ['T1', 'E1'], whole: false, botUser: 'UBOT', client };
    expect(await lookUp(workspace, 'T1:U1')).toEqual(known);
  });
});

describe('what a failed call means', () => {
  const cause = (code: string) =>
    new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
  test.each<[string, unknown, object]>([
    ['no such host', cause('ENOTFOUND'), { kind: 'unsent', slack: 'ENOTFOUND' }],
    ['refused', cause('ECONNREFUSED'), { kind: 'unsent' }],
    ['no connection in time', cause('UND_ERR_CONNECT_TIMEOUT'), { kind: 'unsent' }],
    ['another certificate', cause('DEPTH_ZERO_SELF_SIGNED_CERT'), { kind: 'unsent' }],
    ['broken off', cause('ECONNRESET'), { kind: 'unsure', slack: 'ECONNRESET' }],
    [
      'no answer in time',
      new webApi.WebAPIRequestError(new DOMException('x', 'TimeoutError')),
      { kind: 'unsure', slack: 'TimeoutError' },
    ],
    [
      'a page instead of an answer',
      new webApi.WebAPIPlatformError({ ok: false, error: '<html>' }),
      { kind: 'unsure', slack: 'unreadable' },
    ],
    ['a limit', new webApi.WebAPIRateLimitedError(0), { kind: 'limited', afterMs: 1_000 }],
    [
      'a limit without how long',
      new Error('Retry header did not contain a valid timeout'),
      { kind: 'limited', afterMs: 30_000 },
    ],
    ['nothing we know', 'x', { kind: 'unsure', slack: 'unknown' }],
  ])('%s', (_name, error, trouble) => {
    expect(troubleOf(error)).toMatchObject(trouble);
  });
});
