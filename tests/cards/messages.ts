import type { CardLook } from '../../adapters/cards/cards-of.ts';
import { type Message, message } from '../../dialogs/model/message.ts';

export const look: CardLook = {
  words: {
    fillIn: 'Vul dit nog in.',
    choose: 'Kies hier nog iets.',
    pick: 'Kies…',
    met: 'gelukt',
    unmet: 'nog niet',
    fileGone: 'Weg.',
    noDownload: 'Niet hier.',
  },
  markdown: false,
};

const long = 'We spraken af dat je morgens eerst zelf de post doorneemt. Daarna kijken we samen.\n\n'.repeat(400);

/** One message per thing a card must show. */
export const messages: Record<string, Message> = Object.fromEntries(
  Object.entries({
    empty: { fallback: 'leeg' },
    heading: { title: 'Procesgesprek', context: 'stap 3 van 11', fallback: 'Procesgesprek' },
    tones: {
      fallback: 'tonen',
      blocks: (['normal', 'strong', 'quiet', 'warning', 'good'] as const).map((tone) => ({
        kind: 'text' as const,
        text: `Een ${tone} regel`,
        tone,
      })),
    },
    written: {
      fallback: 'citaten',
      blocks: [
        {
          kind: 'written',
          label: 'Jullie antwoorden',
          items: [{ text: 'Dat viel me zwaar.', by: 'Aios Oost' }, { text: 'Zonder naam' }, { text: '', by: 'Leeg' }],
        },
      ],
    },
    columns: {
      fallback: 'naast elkaar',
      blocks: [
        {
          kind: 'columns',
          columns: ['Opleider Oost', 'Aios Oost'].map((title) => ({
            title,
            groups: [
              { label: 'Gaat goed', items: ['a', 'b', 'c'] },
              { label: 'Kan beter', items: ['d'] },
            ],
          })),
        },
      ],
    },
    columnsTooMany: {
      fallback: 'vier',
      blocks: [{ kind: 'columns', columns: ['een', 'twee', 'drie', 'vier'].map((title) => ({ title, groups: [] })) }],
    },
    columnsHeavy: {
      fallback: 'zwaar',
      blocks: [
        {
          kind: 'columns',
          columns: ['een', 'twee'].map((title) => ({ title, groups: [{ label: 'Punten', items: [long] }] })),
        },
      ],
    },
    facts: {
      fallback: 'feiten',
      blocks: [
        {
          kind: 'facts',
          facts: [
            { label: 'Wie', value: 'Aios Oost' },
            { label: 'Leeg', value: '' },
            { label: 'Lang', value: long },
          ],
        },
      ],
    },
    ticks: {
      fallback: 'punten',
      blocks: [
        {
          kind: 'ticks',
          items: [
            { label: 'Leerdoelen', met: true },
            { label: 'Samenvatting', met: false },
          ],
        },
      ],
    },
    form: {
      fallback: 'formulier',
      fields: [
        {
          id: 'wat',
          kind: 'text',
          label: 'Wat?',
          required: true,
          maxLength: 200,
          hint: 'Kort is goed',
          error: 'Dit is nog leeg.',
          value: 'Spreekuur',
        },
        { id: 'hoe', kind: 'long-text', label: 'Hoe?', required: false },
        { id: 'minuten', kind: 'number', label: 'Hoeveel minuten?', required: true, value: '15' },
        {
          id: 'vreemd',
          kind: 'number',
          label: 'Hoeveel?',
          required: true,
          value: 'een kwartier',
          error: 'Vul een getal in.',
        },
        {
          id: 'kies',
          kind: 'choice',
          label: 'Welke?',
          required: true,
          options: ['a', 'b'].map((id) => ({ id, label: id })),
          value: 'b',
        },
        {
          id: 'veel',
          kind: 'choices',
          label: 'Welke allemaal?',
          required: false,
          options: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, label: id })),
          value: 'b,c',
        },
      ],
      buttons: [
        { action: 'antwoord', label: 'Klaar', style: 'primary', submits: true },
        { action: 'wis', label: 'Weggooien', style: 'danger' },
        ...['Terug', 'Sla over', 'Pauze', 'Stop', 'Help', 'Uitleg'].map((label) => ({ action: label, label })),
      ],
    },
    heavyForm: {
      fallback: 'zwaar formulier',
      fields: [1, 2, 3, 4].map((n) => ({
        id: `veld${n}`,
        kind: 'long-text',
        label: `Veld ${n}`,
        required: true,
        value: `${n}: ${long.slice(0, 6000)}`,
      })),
      buttons: [{ action: 'klaar', label: 'Klaar', submits: true }],
    },
    longText: {
      title: 'Verslag',
      fallback: 'verslag',
      blocks: [{ kind: 'text', text: long }],
      buttons: [{ action: 'ok', label: 'Goed zo' }],
    },
  }).map(([name, given]) => [name, message.parse(given)]),
);
