import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { PART } from '../../adapters/cards/card.ts';
import { renderDialog } from '../../adapters/teams/dialog.ts';
import { renderCard, renderMessage, renderPost, type TeamsLook } from '../../adapters/teams/render.ts';
import { type Message, message } from '../../dialogs/model/message.ts';
import { anyMessage } from '../cards/any-message.ts';
import { messages as shared } from '../cards/messages.ts';
import { textsOf } from '../cards/read-card.ts';
import { faults } from '../cards/valid.ts';
import { samples } from '../web/samples.ts';
import { look } from './card-look.ts';
import { type Collected, everyMessage } from './every-message.ts';

const SEED = Number(process.env.SEED ?? 20261119);
/** More with `npm run test:fuzz-teams`. */
const RUNS = Number(process.env.FUZZ ?? 2_000) / 20;
/** Bytes on the wire; the envelope (sender, recipient, conversation, tenant) is about 1,500 of them. */
const LIMIT = 25_000;
const ENVELOPE = 1_500;

describe('every message of every conversation', () => {
  let all: Collected[] = [];
  beforeAll(async () => {
    all = await everyMessage();
  });

  test('there are thousands, also forms that came back with errors', () => {
    expect(all.length).toBeGreaterThan(2000);
    expect(all.filter(({ how }) => how === 'again').length).toBeGreaterThan(50);
    const kinds = new Set(all.flatMap(({ message }) => message.blocks.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(['columns', 'download', 'facts', 'file', 'picture', 'text', 'ticks', 'written']);
  });

  test('is right as a message, as an answer in place and as a dialog', () => {
    expect(all.flatMap(({ from, message }) => wrongs(message).map((wrong) => `${from}: ${wrong}`))).toEqual([]);
  });

  test('no field is called what a button carries', () => {
    const ids = new Set(all.flatMap(({ message }) => message.fields.map(({ id }) => id)));
    expect(['action', 'key', 'msteams'].filter((name) => ids.has(name))).toEqual([]);
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
    { seed: SEED, numRuns: RUNS },
  );
});

describe('in the chat', () => {
  test('a form of short answers is filled in there', () => {
    const card = lastCard(shared.form ? { ...shared.form, fields: shared.form.fields.filter(short) } : empty);
    expect(inputsOf(card).length).toBe(5);
    expect(card.actions.slice(0, 3)).toEqual([
      {
        type: 'Action.Execute',
        title: 'Klaar',
        verb: 'act',
        data: { action: 'antwoord', key: look.key },
        associatedInputs: 'auto',
        style: 'positive',
      },
      expect.objectContaining({ title: 'Weggooien', associatedInputs: 'none', style: 'destructive' }),
      expect.objectContaining({ title: 'Terug', associatedInputs: 'none' }),
    ]);
    expect(card.actions.map(({ mode }) => mode)).toEqual([...Array(6).fill(undefined), 'secondary', 'secondary']);
  });

  test('longer text is asked in a dialog: the question, what will be asked, and no field in the chat', () => {
    const card = lastCard(message.parse(samples.points));
    expect(inputsOf(card)).toEqual([]);
    const texts = textsOf([JSON.parse(JSON.stringify(card))]);
    expect(texts).toContain('• Wat loopt er goed?\n• Wat kan beter?');
    expect(card.actions.map(({ title, data, type }) => ({ title, data, type }))).toEqual([
      { title: look.texts.open, data: { msteams: { type: 'task/fetch' }, key: look.key }, type: 'Action.Submit' },
      { title: 'Pauze', data: { action: 'pauze', key: look.key }, type: 'Action.Execute' },
      { title: 'Stop', data: { action: 'stop', key: look.key }, type: 'Action.Execute' },
    ]);
  });

  test('what was written stays out of the chat, what is wrong with it does not', () => {
    const again = message.parse({
      ...samples.points,
      fields: [{ id: 'goed', kind: 'long-text', label: 'Wat?', required: true, value: 'geheim', error: 'Te kort.' }],
    });
    for (const shown of [JSON.stringify(renderMessage(again, look)), JSON.stringify(renderCard(again, look))]) {
      expect(shown).not.toContain('geheim');
      expect(shown).toContain('Wat? Te kort.');
    }
  });

  test('a file is a link, or left out where there is none', () => {
    const block = { kind: 'file', name: 'a.ics', type: 'text/calendar', label: 'Zet in je agenda', text: 'BEGIN' };
    const file = message.parse({ title: 'Afspraak', blocks: [{ kind: 'text', text: 'Klaar' }, block], fallback: '-' });
    const action = { type: 'Action.OpenUrl', title: 'Zet in je agenda', url: look.fileUrl(look.key, 1) };
    expect(lastCard(file).body.at(-1)).toMatchObject({ actions: [action] });
    const without = JSON.stringify(renderMessage(file, { ...look, fileUrl: () => null }));
    expect(without).not.toMatch(/agenda|BEGIN/);
  });

  test('a few lines with nothing to tap are a chat message, with words to go on with', () => {
    const lines = message.parse({
      blocks: [
        { kind: 'text', text: 'Bewaard. <b>*x*</b>' },
        { kind: 'text', text: 'Tot dan.', tone: 'quiet' },
      ],
      fallback: 'Bewaard.',
    });
    expect(renderMessage(lines, look)).toEqual([
      {
        type: 'message',
        text: 'Bewaard. <b>*x*</b>\n\nTot dan.',
        textFormat: 'plain',
        summary: 'Bewaard.',
        suggestedActions: {
          to: [],
          actions: look.texts.suggestions.map((word) => ({ type: 'imBack', title: word, value: word })),
        },
      },
    ]);
    const tapped = { ...lines, buttons: [{ action: 'a', label: 'A', style: 'plain', submits: false, more: false }] };
    expect(renderMessage(message.parse(tapped), look)[0]).not.toHaveProperty('text');
  });

  test('a message too heavy for one card comes in several, each with its line for notifications', () => {
    const sent = renderMessage(shared.longText ?? empty, look);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.map(({ summary }) => summary)).toEqual(sent.map(() => 'verslag'));
    expect(sent.map((activity) => cardOf(activity.attachments?.[0]).actions.length)).toEqual([
      ...Array(sent.length - 1).fill(0),
      1,
    ]);
  });

  test('ordinary titles of options have no backslashes; what Markdown would change has', () => {
    const choice = (labels: string[]) =>
      message.parse({
        fields: [
          {
            id: 'k',
            kind: 'choice',
            label: 'Wat?',
            required: true,
            options: labels.map((label) => ({ id: label, label })),
          },
        ],
        fallback: '-',
      });
    const plain = ['Na het consult (samen), 2 x p.w.', 'diabetes & COPD', '< 5 minuten - of meer!', '#1: e-mail'];
    expect(titlesOf(choice(plain.slice(0, 3)))).toEqual(plain.slice(0, 3));
    expect(titlesOf(choice(['[klik](https://x.test)', '1. eerst', '**vet**']))).toEqual([
      '\\[klik\\]\\(https\\:\\/\\/x\\.test\\)'.replaceAll('\\/', '/'),
      '1\\. eerst',
      '\\*\\*vet\\*\\*',
    ]);
    // A drop-down reads no Markdown.
    const many = ['**a**', '_b_', 'c', 'd', 'e', 'f'];
    expect(titlesOf(choice(many))).toEqual(many);
  });
});

describe('in the dialog', () => {
  test('the whole form with its values, errors and hints, and only the buttons that submit it', () => {
    const { title, card, width, height } = renderDialog(message.parse(samples.planWrong), look);
    const { fields } = message.parse(samples.planWrong);
    expect([title, width, height]).toEqual(['Maak er een plan van', 'medium', 'large']);
    expect(inputsOf(cardOf(card)).map(({ id }) => id)).toEqual(fields.map(({ id }) => id));
    expect(JSON.stringify(card)).toContain('Die datum ligt in het verleden.');
    expect(cardOf(card).actions).toEqual([
      {
        type: 'Action.Submit',
        title: 'Plan opslaan',
        data: { action: 'antwoord', key: look.key },
        associatedInputs: 'auto',
        style: 'positive',
      },
    ]);
  });

  test('a long title stands in the card, and the context at the top', () => {
    const long = message.parse({
      ...samples.points,
      title: 'Wat gaat er goed tussen jullie, en wat zou je graag anders zien?',
    });
    const { title, card } = renderDialog(long, look);
    expect(title).toBe(long.context);
    expect(JSON.stringify(card)).toContain(long.title);
    expect(JSON.stringify(card)).not.toContain(long.context);
  });

  test('what stands above the form is cut short, the form is not', () => {
    const quoted = message.parse({
      ...samples.points,
      blocks: [{ kind: 'written', items: [{ text: 'Een lang verhaal. '.repeat(600), by: 'Aios Oost' }] }],
    });
    const { card } = renderDialog(quoted, look);
    expect(JSON.stringify(card)).toContain('Een lang verhaal. …');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(6_000);
    expect(inputsOf(cardOf(card)).length).toBe(2);
  });

  test('values stay in their fields as long as they fit; the longest gives way, with a line that says so', () => {
    const field = (id: string, length: number) => ({
      id,
      kind: 'long-text',
      label: id,
      required: true,
      maxLength: 12_000,
      value: 'x'.repeat(length),
    });
    const form = (lengths: number[]) =>
      message.parse({ fields: lengths.map((length, at) => field(`v${at}`, length)), fallback: '-' });
    const fits = inputsOf(cardOf(renderDialog(form([6_000, 5_000]), look).card));
    expect(fits.map(({ value, maxLength }) => [String(value).length, maxLength])).toEqual([
      [6_000, 7_000],
      [5_000, 7_000],
    ]);
    const heavy = renderDialog(form([9_000, 11_000]), look).card;
    expect(inputsOf(cardOf(heavy)).map(({ value }) => String(value ?? '').length)).toEqual([9_000, 0]);
    expect(JSON.stringify(heavy)).toContain(look.texts.tooLong);
    // What was refused for its length comes back, to be cut by who wrote it.
    expect(inputsOf(cardOf(renderDialog(form([13_000]), look).card))[0]).toMatchObject({ maxLength: 13_000 });
  });
});

const empty = message.parse({ fallback: '-' });

type Loose = Record<string, unknown>;
type Card = { body: Loose[]; actions: Loose[] };

/** What is not as it should be with a message as Teams would get it; empty when all is well. */
function wrongs(given: Message, shown: TeamsLook = look): string[] {
  const sent = renderMessage(given, shown);
  const posts = renderPost(given, shown);
  const dialog = renderDialog(given, shown);
  const attachments = [...sent, ...posts].flatMap((activity) => activity.attachments ?? []);
  const cards = [...attachments, renderCard(given, shown), dialog.card].map(cardOf);
  return [
    ...[...sent, ...posts].flatMap((activity) =>
      bytes(activity) + ENVELOPE < LIMIT ? [] : [`too heavy: ${bytes(activity)}`],
    ),
    ...[renderCard(given, shown), dialog.card].flatMap((one) =>
      bytes(one) + ENVELOPE < LIMIT ? [] : [`answer too heavy: ${bytes(one)}`],
    ),
    ...posts.flatMap(({ suggestedActions, attachments }) => [
      ...(suggestedActions ? ['words to go on with in a group'] : []),
      ...((attachments ?? []).some((one) => inputsOf(cardOf(one)).length > 0) ? ['a form in a group'] : []),
    ]),
    ...[...sent, ...posts].flatMap(({ summary, text, textFormat }) => [
      ...(summary ? [] : ['no line for notifications']),
      ...(text !== undefined && textFormat !== 'plain' ? ['text that may be read as Markdown'] : []),
    ]),
    ...sent.slice(0, -1).flatMap(({ attachments }) => {
      const card = cardOf(attachments?.[0]);
      return card.actions.length + inputsOf(card).length > 0 ? ['a form or buttons before the last card'] : [];
    }),
    ...(dialog.title.length > 0 && dialog.title.length <= 45 ? [] : [`dialog title: ${dialog.title}`]),
    ...missingFields(given, cardOf(dialog.card)),
    ...cards.flatMap(wrongCard),
    ...('entities' in Object.assign({}, ...sent) ? ['entities'] : []),
  ];
}

function missingFields({ fields }: Message, card: Card): string[] {
  const there = inputsOf(card).map(({ id }) => id);
  const missing = fields.map(({ id }) => id).filter((id) => !there.includes(id));
  const left = fields.flatMap(({ id, kind, value }) => {
    const input = inputsOf(card).find((one) => one.id === id);
    const lost = value && (kind === 'text' || kind === 'long-text') && input?.value !== value;
    return lost && !JSON.stringify(card).includes(look.texts.tooLong) ? [`${id} lost what stood in it`] : [];
  });
  return [...missing, ...left];
}

function wrongCard(card: Card): string[] {
  const { actions, ...rest } = card;
  const parts = partsOf(card);
  const ids = parts.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return [
    ...faults(actions.length > 0 ? card : rest),
    ...(new Set(ids).size === ids.length ? [] : [`ids twice: ${ids}`]),
    ...parts.flatMap(({ type }) => (type === 'TextBlock' || type === 'FactSet' ? [`${type} reads Markdown`] : [])),
    ...inputsOf(card).flatMap(({ id, label, errorMessage }) => [
      ...(label ? [] : [`${id} has no label`]),
      ...(errorMessage ? [] : [`${id} has no error message`]),
      ...(String(id).startsWith(PART) ? [`${id} is called as our own parts`] : []),
    ]),
    ...actions.flatMap(({ title, data }) => {
      const carried = Object.keys(Object(data)).sort().join();
      return title && ['action,key', 'key,msteams', 'action,key,msteams'].includes(carried)
        ? []
        : [`button «${title}» carries ${carried}`];
    }),
    ...(actions.filter(({ mode }) => mode !== 'secondary').length > 6 ? ['more than six buttons in sight'] : []),
  ];
}

function partsOf(part: unknown): Loose[] {
  if (part === null || typeof part !== 'object') return [];
  const own = 'type' in part ? [Object.assign({}, part)] : [];
  return [...own, ...Object.values(part).flatMap(partsOf)];
}

function inputsOf(card: Card): Loose[] {
  return partsOf(card.body).filter(({ type }) => String(type).startsWith('Input.'));
}

function titlesOf(given: Message): unknown[] {
  return inputsOf(lastCard(given)).flatMap(({ choices }) =>
    Object.values(Object(choices)).map((one) => Object(one).title),
  );
}

function lastCard(given: Message): Card {
  return cardOf(renderMessage(given, look).at(-1)?.attachments?.[0]);
}

function cardOf(attachment: { content?: unknown } | undefined): Card {
  const card = JSON.parse(JSON.stringify(attachment?.content ?? { body: [] }));
  return { ...card, actions: card.actions ?? [] };
}

function bytes(piece: unknown): number {
  return Buffer.byteLength(JSON.stringify(piece), 'utf8');
}

function short({ kind }: { kind: string }): boolean {
  return kind !== 'long-text';
}
