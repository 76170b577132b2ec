import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../adapters/cards/card.ts';
import { cardsOf } from '../../adapters/cards/cards-of.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { anyMessage, userTexts } from './any-message.ts';
import { look, messages } from './messages.ts';
import { elementsOf, textsOf } from './read-card.ts';
import { faults } from './valid.ts';

const SEED = Number(process.env.SEED ?? 20261119);

describe('every message', () => {
  test.each(Object.entries(messages))('%s is valid and light enough', (_, message) => {
    const cards = cardsOf(message, look);
    expect(cards.flatMap(faults)).toEqual([]);
    expect(cards.every((card) => bytesOf(card) < 20_000)).toBe(true);
    for (const card of cards.slice(0, -1)) expect([card.actions, fieldIds(card)]).toEqual([undefined, []]);
  });

  test('the schema does refuse what is no card', () => {
    expect(faults({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextRun', text: 'los' }] })).not.toEqual([]);
    expect(faults({ ...cardsOf(of('form'), look)[0], verzonnen: 1 })).not.toEqual([]);
  });

  test(`random messages (seed ${SEED})`, () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const cards = cardsOf(message, look);
        expect(cards.flatMap(faults)).toEqual([]);
        expect(cards.map(bytesOf).filter((bytes) => bytes >= 20_000)).toEqual([]);
        expect(JSON.stringify(cards)).not.toMatch(/"type":"(TextBlock|FactSet)"/);
        const shown = squeezed(textsOf(cards).join(' '));
        for (const text of userTexts(message)) expect(occurrences(shown, squeezed(text))).toBe(1);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe('what stands where', () => {
  test('tones have a sign as well as a colour', () => {
    expect(textsOf(cardsOf(of('tones'), look))).toEqual([
      'Een normal regel',
      'Een strong regel',
      'Een quiet regel',
      '!',
      'Een warning regel',
      '✓',
      'Een good regel',
    ]);
  });

  test('ticks say in words what the sign says', () => {
    expect(textsOf(cardsOf(of('ticks'), look))).toEqual(['✓', 'Leerdoelen (gelukt)', '○', 'Samenvatting (nog niet)']);
  });

  test('quotations stand in a box with their author', () => {
    const [card] = cardsOf(of('written'), look);
    const boxes = card?.body.flatMap((element) =>
      element.type === 'Container' ? [[element.style, ...textsOf([{ ...card, body: [element] }])]] : [],
    );
    expect(boxes).toEqual([
      ['emphasis', 'Dat viel me zwaar.', 'Aios Oost'],
      ['emphasis', 'Zonder naam'],
    ]);
    expect(textsOf(cardsOf(of('written'), look)).at(-1)).toBe('Leeg');
  });

  test('two columns stand abreast, four or very full ones below each other', () => {
    expect(abreast(of('columns'))).toEqual([2]);
    expect(abreast(of('columnsTooMany'))).toEqual([]);
    expect(abreast(of('columnsHeavy'))).toEqual([]);
    expect(cardsOf(of('columnsHeavy'), look).length).toBeGreaterThan(2);
  });

  test('fields', () => {
    const inputs = cardsOf(of('form'), look)
      .flatMap(elementsOf)
      .filter(({ type }) => type.startsWith('Input.'));
    const required = { isRequired: true, errorMessage: 'Vul dit nog in.', spacing: 'small' };
    expect(inputs).toEqual([
      {
        ...required,
        type: 'Input.Text',
        id: 'wat',
        label: 'Wat?',
        isMultiline: false,
        maxLength: 200,
        value: 'Spreekuur',
      },
      { ...required, type: 'Input.Text', id: 'hoe', label: 'Hoe?', isRequired: false, isMultiline: true },
      { ...required, type: 'Input.Number', id: 'minuten', label: 'Hoeveel minuten?', value: 15 },
      { ...required, type: 'Input.Text', id: 'vreemd', label: 'Hoeveel?', isMultiline: false, value: 'een kwartier' },
      expect.objectContaining({
        type: 'Input.ChoiceSet',
        id: 'kies',
        style: 'expanded',
        isMultiSelect: false,
        value: 'b',
        errorMessage: 'Kies hier nog iets.',
      }),
      expect.objectContaining({
        type: 'Input.ChoiceSet',
        id: 'veel',
        style: 'compact',
        isMultiSelect: true,
        value: 'b,c',
        placeholder: 'Kies…',
      }),
    ]);
  });

  test('an error stands above its field, the hint below it', () => {
    const [field] = cardsOf(of('form'), look).flatMap(elementsOf);
    expect(field).toMatchObject({
      id: 'part:field:wat',
      style: 'attention',
      items: [
        { id: 'part:error:wat', inlines: [{ text: 'Dit is nog leeg.', color: 'attention' }] },
        { id: 'wat' },
        { id: 'part:hint:wat' },
      ],
    });
  });

  test('buttons: only one that submits takes the form along, and after six, or when they may wait, they fold away', () => {
    const actions = cardsOf(of('form'), look).at(-1)?.actions ?? [];
    expect(actions.map(({ associatedInputs }) => associatedInputs)).toEqual(['auto', ...Array(7).fill('none')]);
    expect(actions.slice(0, 3).map(({ style, data }) => [style, data])).toEqual([
      ['positive', { action: 'antwoord' }],
      ['destructive', { action: 'wis' }],
      [undefined, { action: 'Terug' }],
    ]);
    expect(actions.map(({ mode }) => mode)).toEqual([...Array(6).fill(undefined), 'secondary', 'secondary']);
    const [first, ...others] = of('form').buttons.map((button, at) => ({ ...button, more: at === 0 }));
    if (!first) throw new Error('no buttons');
    const modes = cardsOf({ ...of('form'), buttons: [first, ...others] }, look)
      .at(-1)
      ?.actions?.map(({ mode }) => mode);
    expect(modes).toEqual(['secondary', ...Array(6).fill(undefined), 'secondary']);
  });

  test('a form too heavy for one card shows what was written above it', () => {
    const cards = cardsOf(of('heavyForm'), look);
    const last = cards.at(-1);
    expect(last && fieldIds(last)).toEqual(['veld1', 'veld2', 'veld3', 'veld4']);
    expect(last?.actions).toHaveLength(1);
    for (const { value } of of('heavyForm').fields)
      expect(squeezed(textsOf(cards).join(' '))).toContain(squeezed(value ?? ''));
  });
});

describe('what a person wrote stays what they wrote', () => {
  const tricky = '[klik](https://voorbeeld.test) **vet** <at>iedereen</at> {{DATE(2026-11-19T09:00:00Z)}}';

  test('it stands in runs, and a date macro is parted', () => {
    const message: Message = {
      blocks: [{ kind: 'text', text: tricky, tone: 'normal' }],
      fields: [],
      buttons: [],
      fallback: '-',
    };
    const [block] = cardsOf(message, look)[0]?.body ?? [];
    expect(block).toMatchObject({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun' }, { text: '{DATE(2026-11-19T09:00:00Z)}}' }],
    });
    expect(textsOf(cardsOf(message, look))).toEqual([tricky]);
  });

  test('titles of options are escaped for a host that reads Markdown, and only there', () => {
    const field = {
      id: 'p',
      kind: 'choice' as const,
      label: 'Welk punt?',
      required: true,
      options: [{ id: '1', label: tricky }],
    };
    const message: Message = { blocks: [], fields: [field], buttons: [], fallback: '-' };
    expect(textsOf(cardsOf(message, look))).toContain(tricky);
    const [, escaped = ''] = textsOf(cardsOf(message, { ...look, markdown: true }));
    expect(escaped).not.toMatch(/(?<!\\)[[\]()*<>]/);
    expect(escaped.replace(/\\(?=[^\w\s])/g, '')).toBe(tricky);
  });
});

function of(name: string): Message {
  const message = messages[name];
  if (!message) throw new Error(`no message ${name}`);
  return message;
}

function fieldIds(card: Parameters<typeof elementsOf>[0]): string[] {
  return elementsOf(card).flatMap((element) =>
    element.type.startsWith('Input.') && 'id' in element ? [element.id ?? ''] : [],
  );
}

function abreast(message: Message): number[] {
  return cardsOf(message, look).flatMap(({ body }) =>
    body.flatMap((element) => (element.type === 'ColumnSet' && element.id ? [element.columns.length] : [])),
  );
}

/** White space may change where a text is cut; nothing else may. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

function occurrences(text: string, part: string): number {
  return text.split(part).length - 1;
}
