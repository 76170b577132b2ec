import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Message, message } from '../../dialogs/model/message.ts';
import { anyMessage } from '../cards/any-message.ts';
import { messages as shared } from '../cards/messages.ts';
import { type Collected, everyMessage } from '../teams/every-message.ts';
import { blocksOf, carried, homeOf, look, modalOf, postsOf, wrongs } from './block-look.ts';
import { readable } from './platform/see.ts';
import { bodyOf } from './platform/shape.ts';

const SEED = Number(process.env.SEED ?? 20261119);

describe('every message of every conversation', () => {
  let all: Collected[] = [];
  beforeAll(async () => {
    all = await everyMessage();
  });

  test('is right as a message, as a form and as a page, and nothing of it is lost', () => {
    expect(all.length).toBeGreaterThan(2000);
    expect(all.flatMap(({ from, message }) => wrongs(message).map((wrong) => `${from}: ${wrong}`))).toEqual([]);
  });

  test('has at most five buttons and two menus in a row', () => {
    const crowded = all.filter(({ message }) =>
      blocksOf(message).some(({ type, elements }) => type === 'actions' && [elements].flat().length > 7),
    );
    expect(crowded.map(({ from }) => from)).toEqual([]);
  });

  test('every button leads somewhere, in the conversation or in the form', () => {
    const missing = all.flatMap(({ from, message }) => {
      const values = [...carried(blocksOf(message)), ...carried(modalOf(message).blocks)].map(({ value }) => value);
      const metadata = String(modalOf(message).private_metadata);
      const reached = [...values, metadata].join('\n');
      return message.buttons.flatMap(({ action }) =>
        reached.includes(JSON.stringify(action).slice(1, -1)) ? [] : [`${from}: ${action}`],
      );
    });
    expect(missing).toEqual([]);
  });
});

test.each(Object.entries(shared))('%s', (_, message) => {
  expect(wrongs(message)).toEqual([]);
});

test(`random messages (seed ${SEED})`, () => {
  fc.assert(
    fc.property(anyMessage, (message) => {
      expect(wrongs(message)).toEqual([]);
    }),
    { seed: SEED, numRuns: 100 },
  );
});

describe('a message', () => {
  test('says how far, then the title, then the rest; titles that are questions are a line in bold', () => {
    const given = { context: 'Feedback · stap 1 van 5', blocks: [{ kind: 'text', text: 'Dag' }], fallback: '-' };
    const kinds = (title: string) => blocksOf(message.parse({ ...given, title })).map(({ type }) => type);
    expect(kinds('Feedback')).toEqual(['context', 'header', 'rich_text']);
    expect(kinds('Wat heb je gezien of gehoord? Vertel het zoals een camera het zag.')).toEqual([
      'context',
      'rich_text',
      'rich_text',
    ]);
  });

  test('names who wrote something once, below the last of their words', () => {
    const one = (label: string, by: string) => ({ kind: 'written', label, items: [{ text: `${label}!`, by }] });
    const blocks = [one('A', 'Aios Oost'), one('B', 'Aios Oost'), one('C', 'Opleider Oost')];
    const said = postsOf(message.parse({ blocks, fallback: '-' }))
      .map(readable)
      .join('\n');
    expect(said).toBe('A\nA!\nB\nB!\n— Aios Oost\nC\nC!\n— Opleider Oost');
  });

  test('points that are met say so in words', () => {
    const items = [
      { label: 'Leerdoelen', met: true },
      { label: 'Samenvatting', met: false },
    ];
    const [post] = postsOf(message.parse({ blocks: [{ kind: 'ticks', items }], fallback: '-' }));
    expect(readable(bodyOf(post))).toBe('✓ Leerdoelen (gelukt)\n○ Samenvatting (nog niet)');
  });

  test('a file is a button with a link, or left out where there is none; in a form it is left out', () => {
    const block = { kind: 'file', name: 'a.ics', type: 'text/calendar', label: 'Zet in je agenda', text: 'BEGIN' };
    const file = message.parse({ title: 'Afspraak', blocks: [{ kind: 'text', text: 'Klaar' }, block], fallback: '-' });
    expect(JSON.stringify(blocksOf(file))).toContain(JSON.stringify(look.fileUrl(look.key, 1)));
    const without = JSON.stringify([postsOf(file, { ...look, fileUrl: () => null }), modalOf(file)]);
    expect(without).not.toMatch(/agenda|BEGIN/);
  });

  test('with nothing to say it says its line for notifications', () => {
    expect(postsOf(message.parse({ fallback: 'Gelukt' })).map(readable)).toEqual(['Gelukt']);
  });

  test('five buttons in a row, the rest behind a menu', () => {
    const buttons = Array.from({ length: 11 }, (_, at) => ({ action: `a${at}`, label: `Knop ${at}`, more: at > 6 }));
    const rows = blocksOf(message.parse({ title: 'T', buttons, fallback: '-' })).filter(
      ({ type }) => type === 'actions',
    );
    expect(rows.map(({ elements }) => [elements].flat().map((one) => bodyOf(one).type))).toEqual([
      ['button', 'button', 'button', 'button'],
      ['button', 'button', 'button', 'overflow'],
    ]);
  });

  test('what a menu cannot carry is a row of its own', () => {
    const action = 'x'.repeat(180);
    const buttons = [1, 2].map((at) => ({ action: `${action}${at}`, label: `Knop ${at}`, more: true }));
    const rows = blocksOf(message.parse({ title: 'T', buttons, fallback: '-' })).filter(
      ({ type }) => type === 'actions',
    );
    expect(rows.map(({ elements }) => [elements].flat().map((one) => bodyOf(one).type))).toEqual([
      ['button', 'button'],
    ]);
  });
});

describe('long texts', () => {
  const sentence = 'We spraken af dat je morgens eerst zelf de post doorneemt, daarna kijken we samen. ';
  const long = message.parse({
    title: 'Verslag',
    blocks: [{ kind: 'text', text: sentence.repeat(600) }],
    buttons: [{ action: 'ok', label: 'Goed zo' }],
    fallback: 'Verslag',
  });

  test('come in several messages, cut after a sentence, the buttons in the last', () => {
    const posts = postsOf(long);
    expect(posts.length).toBeGreaterThan(4);
    const texts = posts.map(readable);
    expect(texts.every((text) => text.endsWith('samen.'))).toBe(true);
    expect(texts.join(' ').replace('Verslag\n', '').replaceAll('\n', ' ')).toBe(sentence.repeat(600).trim());
    expect(posts.map(({ blocks }) => carried(blocks).length)).toEqual([...posts.slice(1).map(() => 0), 1]);
  });

  test('are never cut inside a character of several parts', () => {
    const family = '👨‍👩‍👧‍👦';
    const given = message.parse({ blocks: [{ kind: 'text', text: family.repeat(2000) }], fallback: '-' });
    const texts = postsOf(given).map((post) => readable(post).replaceAll('\n', ''));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.every((text) => text.replaceAll(family, '') === '')).toBe(true);
  });

  test('a heading stays with what it stands above', () => {
    const blocks = Array.from({ length: 60 }, (_, at) => [
      { kind: 'text', text: `Kop ${at}`, tone: 'strong' },
      { kind: 'written', items: [{ text: sentence.repeat(4), by: 'Aios Oost' }] },
    ]).flat();
    const last = postsOf(message.parse({ blocks, fallback: '-' })).map((post) => readable(post).split('\n').at(-1));
    expect(last.length).toBeGreaterThan(1);
    expect(new Set(last)).toEqual(new Set(['— Aios Oost']));
  });

  test('on a page and above a form they are cut short at a sentence or word', () => {
    const form: Message = { ...long, fields: [{ id: 'a', kind: 'text', label: 'Wat?', required: true }] };
    for (const view of [homeOf(long), modalOf(form)]) expect(readable(view)).toMatch(/samen\. …/);
    const blocks = modalOf(form).blocks as { type: string }[];
    const field = blocks.findIndex(({ type }) => type === 'input');
    expect(readable({ ...modalOf(form), blocks: blocks.slice(0, field) }).length).toBeLessThan(2_600);
    // Whoever wants to read on finds it below the form.
    expect(readable({ ...modalOf(form), blocks: blocks.slice(field + 1) }).length).toBeGreaterThan(10_000);
  });
});

describe('what people wrote stays letters', () => {
  const evil = [
    '<!channel> <!here> <!everyone> @channel @here',
    '<@U024BE7LH> <#C024BE7LR> <!subteam^S1>',
    '<https://evil.example|klik hier> https://evil.example mailto:a@b.nl www.evil.example',
    '*vet* _schuin_ ~weg~ `code` > citaat :smile: [x](https://evil.example)',
    '<script>alert(1)</script> &lt;b&gt; &amp;',
    'a\u202Eodnum\u202C b\u200Bc\u2066d\u2069 e\u200Ff\uFEFF',
    'שלום עולם',
  ];
  const text = evil.join('\n');
  const everywhere = message.parse({
    title: text.slice(0, 300),
    context: evil[0],
    blocks: [
      ...['normal', 'strong', 'quiet', 'warning', 'good'].map((tone) => ({ kind: 'text', text, tone })),
      { kind: 'written', label: text, items: [{ text, by: text }] },
      { kind: 'columns', columns: [{ title: text, groups: [{ label: text, items: [text] }] }] },
      { kind: 'facts', facts: [{ label: text, value: text }] },
      { kind: 'ticks', items: [{ label: text, met: true }] },
    ],
    fields: [
      { id: 'a', kind: 'text', label: text, required: true, hint: text, error: text, value: text },
      {
        id: 'b',
        kind: 'choices',
        label: 'B',
        required: true,
        options: evil.map((label, at) => ({ id: `${at}`, label })),
      },
    ],
    buttons: [
      { action: 'ok', label: '<!channel> *ok*', submits: true },
      { action: 'no', label: '<@U1>' },
    ],
    fallback: text,
  });

  test('in messages, forms, pages and notifications', () => {
    expect(wrongs(everywhere)).toEqual([]);
    const all = JSON.stringify([postsOf(everywhere), modalOf(everywhere), homeOf(everywhere)]);
    expect(all).not.toContain('mrkdwn');
    expect(all.match(/"type":"plain_text"/g)?.length).toBe(all.match(/"emoji":false/g)?.length);
    expect(all).toContain('שלום עולם');
    expect(String(postsOf(everywhere)[0]?.text)).toMatch(/^&lt;!channel&gt;/);
  });
});
