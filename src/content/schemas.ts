import { join } from 'node:path';
import { z } from 'zod';
import { type Finding, finding } from '../../dialogs/content/check-keys.ts';
import { commandsFile } from '../../dialogs/content/commands.ts';
import { blockFile, conversationFile } from '../../dialogs/content/conversation.ts';
import { phraseParams } from '../../dialogs/content/phrase-keys.ts';
import { pollFile } from '../../dialogs/content/poll.ts';
import { activitiesFile, nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { blockTranslation, conversationTranslation } from '../../dialogs/content/translation.ts';
import { retentionFile } from '../../dialogs/rights/retention.ts';
import { wordingLists } from '../../dialogs/text/schema.ts';
import { demoFile } from '../demo/people.ts';
import { simulateFile } from '../simulate/texts.ts';
import { checksFile } from './checks-text.ts';
import { type ContentFile, textOf } from './folder.ts';

let made: ReadonlyMap<string, string> | undefined;

/** The JSON schemas that editors read, by file name in `prompts/schema/`, as text. */
export function schemaFiles(): ReadonlyMap<string, string> {
  made ??= makeFiles();
  return made;
}

function makeFiles(): ReadonlyMap<string, string> {
  const whole = {
    conversation: conversationFile,
    block: blockFile,
    commands: commandsFile,
    wording: wordingLists,
    checks: checksFile,
    programme: programmeFile,
    poll: pollFile,
    activities: activitiesFile,
    nudges: nudgesFile,
    retention: retentionFile,
    simulate: simulateFile,
    demo: demoFile,
  };
  const partial = { commands: commandsFile, wording: wordingLists };
  const translated = { conversation: conversationTranslation, block: blockTranslation };
  const written = (name: string, schema: unknown) =>
    [`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`] as const;
  return new Map([
    ...Object.entries(whole).map(([name, schema]) => written(name, jsonSchema(schema))),
    ...Object.entries(translated).map(([name, schema]) => written(`${name}-translation`, jsonSchema(schema))),
    ...Object.entries(partial).map(([name, schema]) =>
      written(`${name}-translation`, withoutRequired(jsonSchema(schema))),
    ),
    written('phrases', jsonSchema(phrases())),
    written('phrases-translation', withoutRequired(jsonSchema(phrases()))),
  ]);
}

/** The first line that makes an editor check a file against its schema. */
export function schemaLine({ kind }: Pick<ContentFile, 'kind'>, code: string): string {
  const up = kind === 'conversation' || kind === 'block' || kind === 'programme' || kind === 'poll' ? '../..' : '..';
  return `# yaml-language-server: $schema=${up}/schema/${kind}${code === 'nl' ? '' : '-translation'}.schema.json`;
}

/** The written schemas that are missing or differ from what the code says now. */
export function checkSchemas(dir: string, top: string): Finding[] {
  return [...schemaFiles()]
    .filter(([name, text]) => textOf(join(dir, 'schema', name)) !== text)
    .map(([name]) => finding(`${top}/schema/${name}`, [], 'schema-stale', {}));
}

// Draft 7 is what the YAML plug-ins of the usual editors understand best.
function jsonSchema(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
}

function phrases(): z.ZodType {
  const shape = Object.entries<readonly string[]>(phraseParams).map(([key, params]) => {
    const text = z.string().min(1);
    return [key, params.length === 0 ? text : text.describe(params.map((name) => `{${name}}`).join(' '))] as const;
  });
  return z.strictObject(Object.fromEntries(shape));
}

/** A translation may hold any part: nothing in it is required. */
function withoutRequired(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRequired);
  if (typeof schema !== 'object' || schema === null) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => !(key === 'required' && Array.isArray(value)));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutRequired(value)]));
}
