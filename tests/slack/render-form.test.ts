import { describe, expect, test } from 'vitest';
import { readBody } from '../../adapters/slack/read.ts';
import { message } from '../../dialogs/model/message.ts';
import { blocksOf, carried, homeOf, inputsOf, look, modalOf, postsOf, wrongs } from './block-look.ts';
import { labelOf, optionsOf, readable } from './platform/see.ts';
import { type Body, bodyOf } from './platform/shape.ts';
import { stateOf, withIds } from './platform/state.ts';

const answer = { action: 'antwoord', label: 'Versturen', style: 'primary', submits: true };
const skip = { action: 'sla-over', label: 'Sla over' };
const long = { id: 'wat', kind: 'long-text', label: 'Wat wil je leren?', required: true, maxLength: 12_000 };
const options = ['nu', 'straks', 'morgen'].map((id) => ({ id, label: id.toUpperCase() }));

function form(fields: object[], more: object = {}) {
  return message.parse({ title: 'Leerdoel', fields, buttons: [answer, skip], fallback: 'Leerdoel', ...more });
}

/** What the reader makes of a press on one of these controls. */
function pressed(blocks: Body[], label: string): unknown {
  const one = blocks
    .flatMap((block) => [block.elements ?? []].flat().map(bodyOf))
    .flatMap((element) => {
      if (labelOf(element.text) === label) return [{ ...element, block_id: 'b' }];
      const option = optionsOf(element).find(({ text }) => labelOf(text) === label);
      return option === undefined ? [] : [{ ...element, block_id: 'b', selected_option: option }];
    });
  const body = { type: 'block_actions', trigger_id: 't', user: { id: 'U1' }, channel: { id: 'D1' }, actions: one };
  return bodyOf(bodyOf(readBody(body, 'B')).deed);
}

describe('a form in a conversation', () => {
  test('is a button that opens it, with what will be asked, and the buttons that need no form', () => {
    const given = form([long, { ...long, id: 'hoe', label: 'Hoe?', value: 'geheim' }]);
    expect(wrongs(given)).toEqual([]);
    expect(readable(bodyOf(postsOf(given)[0]))).toBe('Leerdoel\n• Wat wil je leren?\n• Hoe?');
    expect(JSON.stringify([postsOf(given), homeOf(given)])).not.toContain('geheim');
    expect(carried(blocksOf(given)).map(({ label, style }) => [label, style])).toEqual([
      [look.texts.form.open, 'primary'],
      ['Sla over', undefined],
    ]);
    expect(pressed(blocksOf(given), look.texts.form.open)).toMatchObject({ button: { kind: 'open', key: look.key } });
    expect(pressed(blocksOf(given), 'Sla over')).toMatchObject({
      button: { kind: 'act', action: 'sla-over', key: look.key },
      values: {},
    });
  });

  test('says what is wrong, in the conversation and at the field', () => {
    const given = form([{ ...long, value: 'x', error: 'Dat is wel erg kort.' }]);
    expect(readable(bodyOf(postsOf(given)[0]))).toContain('Wat wil je leren? Dat is wel erg kort.');
    expect(readable(modalOf(given))).toBe('Wat wil je leren?\n⚠️ Dat is wel erg kort.');
  });

  test('one short choice is a row of buttons that answer at once', () => {
    const given = form([{ id: 'wanneer', kind: 'choice', label: 'Wanneer?', required: true, options, value: 'nu' }]);
    expect(carried(blocksOf(given)).map(({ label, style }) => [label, style])).toEqual([
      ['NU', 'primary'],
      ['STRAKS', undefined],
      ['MORGEN', undefined],
      ['Sla over', undefined],
    ]);
    expect(pressed(blocksOf(given), 'STRAKS')).toMatchObject({
      button: { kind: 'act', action: 'antwoord', key: look.key },
      values: { wanneer: 'straks' },
    });
  });

  test.each([
    ['an optional one', [{ id: 'a', kind: 'choice', label: 'A', required: false, options }]],
    [
      'with a long option',
      [{ id: 'a', kind: 'choice', label: 'A', required: true, options: [{ id: '1', label: 'x'.repeat(41) }] }],
    ],
    ['with six options', [{ id: 'a', kind: 'choice', label: 'A', required: true, options: many(6) }]],
    ['of several', [{ id: 'a', kind: 'choices', label: 'A', required: true, options }]],
    ['beside another field', [{ id: 'a', kind: 'choice', label: 'A', required: true, options }, long]],
  ])('any other choice is asked in the form: %s', (_, fields) => {
    expect(carried(blocksOf(form(fields)))[0]?.label).toBe(look.texts.form.open);
    expect(wrongs(form(fields))).toEqual([]);
  });

  test('a number that stands there is confirmed with one tap, or changed in the form', () => {
    const given = form([{ id: 'minuten', kind: 'number', label: 'Minuten', required: true, value: '12' }]);
    expect(readable(bodyOf(postsOf(given)[0]))).toBe('Leerdoel\nMinuten: 12');
    expect(carried(blocksOf(given)).map(({ label }) => label)).toEqual(['Versturen', look.texts.form.open, 'Sla over']);
    expect(pressed(blocksOf(given), 'Versturen')).toMatchObject({ values: { minuten: '12' } });
  });

  test('a line of the menu is read like a button', () => {
    const menu = [1, 2].map((at) => ({ action: `m|${at}`, label: `Meer ${at}`, more: true }));
    expect(pressed(blocksOf(form([], { buttons: menu })), 'Meer 2')).toMatchObject({
      button: { kind: 'act', action: 'm|2', key: look.key },
    });
  });
});

describe('a form in a window', () => {
  test('comes back to the reader with what stood in it', () => {
    const given = form([
      { ...long, value: 'Twee regels\nna elkaar' },
      { id: 'kort', kind: 'text', label: 'Kort', required: false, maxLength: 200, hint: 'Eén woord', value: 'ja' },
      { id: 'getal', kind: 'number', label: 'Getal', required: false, value: '15' },
      { id: 'vreemd', kind: 'number', label: 'Getal?', required: false, value: 'een kwartier' },
      { id: 'een', kind: 'choice', label: 'Eén', required: true, options, value: 'straks' },
      { id: 'meer', kind: 'choices', label: 'Meer', required: false, options, value: 'nu,morgen' },
      { id: 'lijst', kind: 'choice', label: 'Lijst', required: false, options: many(36), value: '35' },
      { id: 'lang', kind: 'choices', label: 'Lang', required: false, options: many(250), value: '7,249' },
    ]);
    expect(wrongs(given)).toEqual([]);
    const view = { id: 'V1', ...modalOf(given) };
    const state = { values: stateOf(withIds(modalOf(given).blocks), {}) };
    const body = { type: 'view_submission', user: { id: 'U1' }, trigger_id: 't', view: { ...view, state } };
    expect(readBody(body, 'B')).toMatchObject({
      deed: {
        kind: 'submitted',
        mark: { key: look.key, action: 'antwoord' },
        values: {
          wat: 'Twee regels\nna elkaar',
          kort: 'ja',
          getal: '15',
          vreemd: 'een kwartier',
          een: 'straks',
          meer: 'nu,morgen',
          lijst: '35',
          lang: '7,249',
        },
      },
    });
    expect(inputsOf(view).map(({ element, optional }) => [bodyOf(element).type, optional])).toEqual([
      ['plain_text_input', false],
      ['plain_text_input', true],
      ['number_input', true],
      ['plain_text_input', true],
      ['radio_buttons', false],
      ['checkboxes', true],
      ['static_select', true],
      ['multi_static_select', true],
    ]);
    expect(inputsOf(view).map(({ dispatch_action }) => dispatch_action)).not.toContain(undefined);
  });

  test.each([
    ['Leerdoel', undefined, 'Leerdoel', ''],
    [
      'Wat wil je hierdoor leren?',
      'Feedback nakijken · stap 1 van 5',
      'Feedback nakijken',
      'stap 1 van 5\nWat wil je hierdoor leren?\n',
    ],
    ['Wat wil je hierdoor leren?', undefined, look.texts.form.title, 'Wat wil je hierdoor leren?\n'],
    [undefined, 'Een gesprek met een heel lange naam', look.texts.form.title, 'Een gesprek met een heel lange naam\n'],
  ])('its title fits: %s, %s', (title, context, top, above) => {
    const view = modalOf(form([long], { title, context }));
    expect(labelOf(view.title)).toBe(top);
    expect(readable(view)).toBe(`${above}Wat wil je leren?`);
  });

  test('a long name on the button is cut at a word and stands in full above it', () => {
    const send = { ...answer, label: 'Verstuur naar Opleider Oost' };
    const view = modalOf(
      form([long], { buttons: [send, { ...send, action: 'b', label: 'Wis', style: 'plain' }, skip] }),
    );
    expect(labelOf(view.submit)).toBe('Verstuur naar…');
    expect(readable(view)).toContain('Verstuur naar Opleider Oost');
    expect(carried(view.blocks).map(({ label }) => label)).toEqual(['Wis']);
  });

  test('text that Slack has no room for stands above its field', () => {
    const value = 'Dit schreef ik op een ander kanaal. '.repeat(200).trim();
    const view = modalOf(form([{ ...long, value }]));
    expect(wrongs(form([{ ...long, value }]))).toEqual([]);
    expect(readable(view).replaceAll('\n', ' ')).toContain(value);
    expect(inputsOf(view)[0]).toMatchObject({ element: { max_length: 3000 } });
  });

  test('very long options stand in full above the choice, with a number', () => {
    const label = 'Een punt dat iemand heel precies heeft opgeschreven. '.repeat(7).trim();
    const choice = {
      id: 'a',
      kind: 'choice',
      label: 'Welke?',
      required: true,
      options: [
        { id: '1', label },
        { id: '2', label: 'Kort' },
      ],
    };
    const view = modalOf(form([choice]));
    expect(wrongs(form([choice]))).toEqual([]);
    expect(readable(view).replaceAll('\n', ' ')).toBe(`1. ${label} 2. Kort Welke?`);
    expect(optionsOf(bodyOf(inputsOf(view)[0]?.element)).map(({ text }) => labelOf(text))).toEqual([
      '1. Een punt dat iemand heel precies heeft opgeschreven.…',
      '2. Kort',
    ]);
  });

  test('a message without a form is shown with its buttons and nothing to submit', () => {
    const view = modalOf(form([], { buttons: [skip], blocks: [{ kind: 'text', text: 'Klaar.' }] }));
    expect(view.submit).toBeUndefined();
    expect(carried(view.blocks).map(({ label }) => label)).toEqual(['Sla over']);
  });
});

function many(count: number) {
  return Array.from({ length: count }, (_, at) => ({ id: `${at}`, label: `Optie ${at}` }));
}
