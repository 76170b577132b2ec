import { createHash } from 'node:crypto';
import { z } from 'zod';
import { assemble } from '../../dialogs/content/assemble.ts';
import type { Content, Language } from '../../dialogs/content/content.ts';
import { phraseParams } from '../../dialogs/content/phrase-keys.ts';
import type { Activities } from '../../dialogs/content/programme.ts';
import { namesOf } from './checks-text.ts';
import type { Parts } from './dutch.ts';

type Read = { code: string; parts: Parts };
type Assembled = ReturnType<typeof assemble>;

const allPhrases = z.record(z.enum(namesOf(phraseParams)), z.string());

/**
 * The content as the program uses it, from parts without findings. A conversation has one version in all languages,
 * because its two people may each read their own. Throws when a part is missing, which a check should have told.
 */
export function buildContent(dutch: Read, others: readonly Read[], activities: Activities): Content {
  const all = [dutch, ...[...others].sort((one, other) => (one.code < other.code ? -1 : 1))].map((read) => ({
    read,
    assembled: assembleAll(read),
  }));
  const versionOf = (id: string) => digest(all.map(({ assembled }) => assembled.get(id)));
  const [nl, ...rest] = all.map(({ read, assembled }) => language(read, assembled, versionOf, activities));
  if (!nl) throw new Error('no Dutch content');
  return { nl, others: Object.fromEntries(rest.map((one) => [one.code, one])) };
}

function assembleAll({ parts }: Read): ReadonlyMap<string, Assembled> {
  return new Map([...parts.conversations].map(([id, { value }]) => [id, assemble(value, parts.blocks)]));
}

function language(
  { code, parts }: Read,
  assembled: ReadonlyMap<string, Assembled>,
  versionOf: (id: string) => string,
  activities: Activities,
): Language {
  const { commands, wording, phrases } = parts;
  if (!commands || !wording || !phrases) throw new Error(`content of ${code} is not complete`);
  const conversations = [...assembled].map(
    ([id, conversation]) => [id, { ...conversation, version: versionOf(id) }] as const,
  );
  return {
    code,
    conversations: new Map(conversations),
    phrases: allPhrases.parse(phrases.value),
    commands: commands.value,
    wording: wording.value,
    activities,
    polls: new Map([...parts.polls].map(([id, { value }]) => [id, value])),
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
