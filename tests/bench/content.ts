import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { commandsFile } from '../../dialogs/content/commands.ts';
import type { Content } from '../../dialogs/content/content.ts';
import { type Conversation, step } from '../../dialogs/content/conversation.ts';
import type { Phrases } from '../../dialogs/content/phrases.ts';
import { wordingLists } from '../../dialogs/text/schema.ts';
import { questions } from './script.ts';

/** The ten questions as content, with the product's own phrases, commands and word lists around them. */
export function benchContent(): Content {
  return {
    nl: {
      code: 'nl',
      conversations: new Map([[conversation.id, conversation]]),
      phrases: yaml('phrases') as Phrases,
      commands: commandsFile.parse(yaml('commands')),
      wording: wordingLists.parse(yaml('wording')),
      activities: {},
      polls: new Map(),
    },
    others: {},
  };
}

const conversation: Conversation = {
  id: 'bench',
  title: 'Tien vragen',
  command: 'bench',
  counts: 'person',
  participants: 'solo',
  aim: 'Tien vragen voor jezelf.',
  readers: 'Alleen jij leest dit.',
  lengths: { 5: 'Tien vragen.', 15: 'Tien vragen.', 30: 'Tien vragen.' },
  version: '1',
  quality: [],
  steps: questions.map(({ keep, ask }) =>
    step.parse({
      kind: 'question',
      id: keep,
      who: 'together',
      ask,
      fields: [{ kind: 'text', id: 'tekst', label: 'Antwoord', long: true }],
    }),
  ),
};

function yaml(name: string): unknown {
  return parse(readFileSync(new URL(`../../prompts/nl/${name}.yaml`, import.meta.url), 'utf8'));
}
