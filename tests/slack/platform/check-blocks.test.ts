import { describe, expect, test } from 'vitest';
import { checkMessage, checkView } from './check-sent.ts';
import { aliveIn } from './see.ts';

const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (more: object) => ({ type: 'section', text: mrkdwn('t'), ...more });
const button = (more: object = {}) => ({ type: 'button', text: plain('b'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const options = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_, at) => ({ text: plain(`o${at}`), value: `v${at}`, ...more }));
const chooser = (type: string, count: number, more: object = {}) => ({
  type,
  action_id: 'a',
  options: options(count),
  ...more,
});
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('l'), element, ...more });
const typed = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'a', ...more });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] });
const confirm = (more: object = {}) => ({ text: plain('sure?'), ...more });

/** A block that is right at its limits, the same just over one of them, and what Slack says of that (`[json-pointer:/blocks/0` before it). */
const blocks: [string, object, object, string][] = [
  [
    'section text',
    section({ text: mrkdwn(x(3000)) }),
    section({ text: mrkdwn(x(3001)) }),
    'must be less than 3001 characters /text/text',
  ],
  ['empty text', section({}), section({ text: mrkdwn('') }), 'must be more than 0 characters /text/text'],
  [
    'section fields',
    section({ fields: Array(10).fill(plain(x(1000))) }),
    section({ fields: Array(11).fill(plain('f')) }),
    'no more than 10 items allowed /fields',
  ],
  [
    'field text',
    section({ fields: [plain(x(2000))] }),
    section({ fields: [plain(x(2001))] }),
    'must be less than 2001 characters /fields/0/text',
  ],
  [
    'a section of nothing',
    { type: 'section', fields: [plain('f')] },
    { type: 'section' },
    'must define either `text` or `fields` /type',
  ],
  [
    'header',
    { type: 'header', text: plain(x(150)) },
    { type: 'header', text: plain(x(151)) },
    'must be less than 151 characters /text/text',
  ],
  [
    'mrkdwn in a header',
    { type: 'header', text: plain('h') },
    { type: 'header', text: mrkdwn('h') },
    'unsupported type: mrkdwn /text/type',
  ],
  [
    'button text',
    actions(button({ text: plain(x(75)) })),
    actions(button({ text: plain(x(76)) })),
    'must be less than 76 characters /elements/0/text/text',
  ],
  [
    'button value',
    actions(button({ value: x(2000) })),
    actions(button({ value: x(2001) })),
    'must be less than 2001 characters /elements/0/value',
  ],
  [
    'action_id',
    actions(button({ action_id: x(255) })),
    actions(button({ action_id: x(256) })),
    'must be less than 256 characters /elements/0/action_id',
  ],
  [
    'block_id',
    section({ block_id: x(255) }),
    section({ block_id: x(256) }),
    'must be less than 256 characters /block_id',
  ],
  [
    'button style',
    actions(button({ style: 'danger' })),
    actions(button({ style: 'default' })),
    'must be one of: primary, danger /elements/0/style',
  ],
  [
    'elements',
    actions(...Array(25).fill(button())),
    actions(...Array(26).fill(button())),
    'no more than 25 items allowed /elements',
  ],
  [
    'same action_id',
    actions(button({ action_id: 'a' }), button({ action_id: 'b' })),
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '`action_id` "a" already exists /elements/1/action_id',
  ],
  [
    'select',
    actions(chooser('static_select', 100)),
    actions(chooser('static_select', 101)),
    'no more than 100 items allowed /elements/0/options',
  ],
  [
    'radio buttons',
    actions(chooser('radio_buttons', 10)),
    actions(chooser('radio_buttons', 11)),
    'no more than 10 items allowed /elements/0/options',
  ],
  [
    'checkboxes',
    actions(chooser('checkboxes', 10)),
    actions(chooser('checkboxes', 11)),
    'no more than 10 items allowed /elements/0/options',
  ],
  [
    'overflow',
    actions(chooser('overflow', 5)),
    actions(chooser('overflow', 6)),
    'no more than 5 items allowed /elements/0/options',
  ],
  [
    'option text',
    actions(chooser('overflow', 1, { options: options(1, { text: plain(x(75)) }) })),
    actions(chooser('overflow', 1, { options: options(1, { text: plain(x(76)) }) })),
    'must be less than 76 characters /elements/0/options/0/text/text',
  ],
  [
    'option value',
    actions(chooser('radio_buttons', 1, { options: options(1, { value: x(150) }) })),
    actions(chooser('radio_buttons', 1, { options: options(1, { value: x(151) }) })),
    'must be less than 151 characters /elements/0/options/0/value',
  ],
  [
    'initial option',
    actions(chooser('static_select', 2, { initial_option: options(1)[0] })),
    actions(chooser('static_select', 2, { initial_option: { text: plain('o9'), value: 'v9' } })),
    'initial option must match one of the provided options /elements/0/initial_option',
  ],
  [
    'a select without options',
    actions(chooser('static_select', 1)),
    actions({ type: 'static_select', action_id: 'a' }),
    'must define either `options` or `option_groups` /elements/0',
  ],
  [
    'placeholder',
    actions(chooser('static_select', 1, { placeholder: plain(x(150)) })),
    actions(chooser('static_select', 1, { placeholder: plain(x(151)) })),
    'must be less than 151 characters /elements/0/placeholder/text',
  ],
  [
    'confirm',
    actions(button({ confirm: confirm({ title: plain(x(100)) }) })),
    actions(button({ confirm: confirm({ title: plain(x(101)) }) })),
    'must be less than 101 characters /elements/0/confirm/title/text',
  ],
  [
    'context',
    { type: 'context', elements: Array(10).fill(mrkdwn('c')) },
    { type: 'context', elements: Array(11).fill(mrkdwn('c')) },
    'no more than 10 items allowed /elements',
  ],
  [
    'image',
    { type: 'image', alt_text: x(2000), image_url: 'https://x' },
    { type: 'image', alt_text: 'a' },
    'missing required field: image_url ',
  ],
  [
    'an input beside a section',
    section({ accessory: button() }),
    section({ accessory: typed() }),
    'unsupported type: plain_text_input /accessory/type',
  ],
  [
    'a datepicker',
    actions({ type: 'datepicker', initial_date: '2026-11-23' }),
    actions({ type: 'datepicker', initial_date: '23-11-2026' }),
    'must be a valid date /elements/0/initial_date',
  ],
  [
    'input label',
    input(typed(), { label: plain(x(2000)) }),
    input(typed(), { label: plain(x(2001)) }),
    'must be less than 2001 characters /label/text',
  ],
  [
    'initial value',
    input(typed({ initial_value: x(20), max_length: 20 })),
    input(typed({ initial_value: x(21), max_length: 20 })),
    'initial_value is longer than max_length /element/initial_value',
  ],
  [
    'a number',
    input({ type: 'number_input', is_decimal_allowed: false }),
    input({ type: 'number_input' }),
    'missing required field: is_decimal_allowed /element',
  ],
  [
    'rich text',
    rich({ type: 'text', text: 'a', style: { bold: true } }),
    rich({ type: 'text', text: '' }),
    'must be more than 0 characters /elements/0/elements/0/text',
  ],
  [
    'markdown',
    { type: 'markdown', text: x(12_000) },
    { type: 'markdown', text: x(12_001) },
    'must be less than 12001 characters /text',
  ],
  ['an unknown block', { type: 'divider' }, { type: 'ruler' }, 'unsupported type: ruler /type'],
  [
    'an unknown property',
    { type: 'divider' },
    { type: 'divider', color: 'red' },
    'invalid additional property: color ',
  ],
];

describe('a message', () => {
  test.each(blocks)('%s: right at the limit, refused over it', (_, good, bad, said) => {
    expect(checkMessage({ text: 't', blocks: [good] })).toBeNull();
    const [what, below] = [said.slice(0, said.lastIndexOf(' ')), said.slice(said.lastIndexOf(' ') + 1)];
    const refusal = checkMessage({ text: 't', blocks: [bad] });
    expect(refusal).toEqual({ error: 'invalid_blocks', messages: [`${what} [json-pointer:/blocks/0${below}]`] });
  });

  test('has 50 blocks at the most, with ids of their own', () => {
    expect(checkMessage({ text: 't', blocks: Array(50).fill({ type: 'divider' }) })).toBeNull();
    expect(checkMessage({ text: 't', blocks: Array(51).fill({ type: 'divider' }) })?.messages).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    const twice = [section({ block_id: 'a' }), section({ block_id: 'a' })];
    expect(checkMessage({ text: 't', blocks: twice })?.messages).toEqual([
      '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });

  test('carries metadata of plain values only', () => {
    const of = (event_payload: unknown, event_type = 'leergesprek') =>
      checkMessage({ text: 't', metadata: { event_type, event_payload } })?.error;
    expect([
      of({ key: 'k', at: 1 }),
      of({ deep: { a: 1 } }),
      of({ deep: { a: { b: 1 } } }),
      of(null),
      of({}, 'a b'),
    ]).toEqual([
      ...[undefined, undefined, 'invalid_metadata_schema', 'invalid_metadata_format', 'invalid_metadata_format'],
    ]);
  });
});

describe('a view', () => {
  const modal = (more: object = {}) => ({ type: 'modal', title: plain('T'), blocks: [section({})], ...more });
  const cases: [object, 'modal' | 'home', string[]][] = [
    [
      modal({
        title: plain(x(24)),
        close: plain(x(24)),
        submit: plain(x(24)),
        private_metadata: x(3000),
        callback_id: x(255),
      }),
      'modal',
      [],
    ],
    [modal({ blocks: Array(100).fill(section({})) }), 'modal', []],
    [modal({ blocks: [input(typed())], submit: plain('S') }), 'modal', []],
    [{ type: 'home', blocks: [section({}), input(typed())] }, 'home', []],
    [modal({ title: plain(x(25)) }), 'modal', ['must be less than 25 characters [json-pointer:/view/title/text]']],
    [modal({ submit: plain(x(25)) }), 'modal', ['must be less than 25 characters [json-pointer:/view/submit/text]']],
    [
      modal({ private_metadata: x(3001) }),
      'modal',
      ['must be less than 3001 characters [json-pointer:/view/private_metadata]'],
    ],
    [
      modal({ blocks: Array(101).fill(section({})) }),
      'modal',
      ['no more than 100 items allowed [json-pointer:/view/blocks]'],
    ],
    [modal({ blocks: [] }), 'modal', ['no fewer than 1 items allowed [json-pointer:/view/blocks]']],
    [
      modal({ blocks: [section({}), input(typed())] }),
      'modal',
      ['must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]'],
    ],
    [
      modal({ blocks: [{ type: 'markdown', text: 'm' }] }),
      'modal',
      ['unsupported type: markdown [json-pointer:/view/blocks/0/type]'],
    ],
    [modal({ submit_disabled: true }), 'modal', ['invalid additional property: submit_disabled [json-pointer:/view]']],
    [
      { type: 'home', title: plain('T'), blocks: [section({})] },
      'home',
      ['invalid additional property: title [json-pointer:/view]'],
    ],
    [modal(), 'home', ['unsupported type: modal [json-pointer:/view/type]']],
    [
      modal({
        submit: plain('S'),
        blocks: [input(typed({ focus_on_load: true })), input(typed({ focus_on_load: true }))],
      }),
      'modal',
      ['only one element may have `focus_on_load` [json-pointer:/view/blocks]'],
    ],
  ];
  test.each(cases)('%#', (view, surface, messages) => {
    expect(checkView(view, surface)).toEqual(messages.length === 0 ? null : { error: 'invalid_arguments', messages });
  });
});

test('what Slack would bring to life is seen, and what is inert is not', () => {
  const inert = [
    section({ text: plain('<!channel> <@U1> https://x.nl') }),
    section({ text: { ...mrkdwn('&lt;!channel&gt;'), verbatim: true } }),
    rich({ type: 'text', text: '<!here> http://a.b' }),
  ];
  expect(aliveIn({ type: 'message', text: 'hi', blocks: inert })).toEqual([]);
  const alive = [
    section({ text: mrkdwn('<!channel> <@U1> <https://x.nl|x> and http://a.b') }),
    rich({ type: 'user', user_id: 'U2' }, { type: 'link', url: 'https://c.d' }, { type: 'broadcast', range: 'here' }),
  ];
  expect(aliveIn({ type: 'message', text: '<!here>', blocks: alive })).toEqual([
    '!here',
    '!channel',
    '@U1',
    'https://x.nl|x',
    'http://a.b',
    'user:U2',
    'https://c.d',
    'broadcast:here',
  ]);
});
