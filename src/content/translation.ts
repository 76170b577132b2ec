import type { z } from 'zod';
import { overlay, type Sourced, translateBlock, translateConversation } from '../../dialogs/content/assemble.ts';
import { checkConversations } from '../../dialogs/content/check.ts';
import { checkWords } from '../../dialogs/content/check-commands.ts';
import { type Finding, finding, type ProblemKey } from '../../dialogs/content/check-keys.ts';
import { checkCommandLimits } from '../../dialogs/content/check-limits.ts';
import { checkPhrases } from '../../dialogs/content/check-phrases.ts';
import { checkTranslation, findTranslated } from '../../dialogs/content/check-translation.ts';
import { commandsFile } from '../../dialogs/content/commands.ts';
import type { BlockFile, ConversationFile } from '../../dialogs/content/conversation.ts';
import { phraseParams } from '../../dialogs/content/phrase-keys.ts';
import { blockTranslation, conversationTranslation } from '../../dialogs/content/translation.ts';
import { wordingLists } from '../../dialogs/text/schema.ts';
import { checkName, type Parts, phrasesFile } from './dutch.ts';
import type { FileKind } from './folder.ts';
import type { Opened } from './open.ts';
import { shaped } from './shape.ts';

type Read = { parts: Parts; findings: Finding[] };

/** Reads and checks another language, filled in from what could be read of the Dutch. */
export function readTranslation(opened: Opened, dutch: Parts, dutchFiles: Opened): Read {
  const findings: Finding[] = [];
  const laid = <T>(kind: FileKind, schema: z.ZodType<T>, under: Sourced<T> | undefined): Sourced<T> | undefined => {
    const file = opened.files.find((one) => one.kind === kind);
    if (!file || !under || file.yaml.data === undefined) return under;
    const result = shaped(schema, file.file, overlay(under.value, file.yaml.data));
    if (result.kind === 'ok') return { file: file.file, value: result.value };
    findings.push(...result.findings);
    return undefined;
  };
  const conversations = fillIn(
    opened,
    dutchFiles,
    'conversation',
    conversationTranslation,
    dutch.conversations,
    translateConversation,
  );
  const blocks = fillIn(opened, dutchFiles, 'block', blockTranslation, dutch.blocks, translateBlock);
  const parts: Parts = {
    conversations: conversations.filled,
    blocks: blocks.filled,
    polls: dutch.polls,
    commands: laid('commands', commandsFile, dutch.commands),
    wording: laid('wording', wordingLists, dutch.wording),
    phrases: laid('phrases', phrasesFile, dutch.phrases),
  };
  findings.push(...conversations.findings, ...blocks.findings, ...checkTexts(parts, opened, dutch));
  return { parts, findings };
}

type Fillable = ConversationFile | BlockFile;

function fillIn<T extends Fillable, U extends { id: string }>(
  { files }: Opened,
  dutchFiles: Opened,
  kind: FileKind,
  schema: z.ZodType<U>,
  dutch: ReadonlyMap<string, Sourced<T>>,
  fill: (under: T, translation: U) => T,
): { filled: Map<string, Sourced<T>>; findings: Finding[] } {
  const filled = new Map(dutch);
  const findings: Finding[] = [];
  for (const one of files.filter((file) => file.kind === kind && file.yaml.data !== undefined)) {
    findings.push(...checkName(one));
    const result = shaped(schema, one.file, one.yaml.data);
    const under = dutch.get(one.name);
    // A Dutch file that is itself broken has been told about already.
    const known = dutchFiles.files.some((file) => file.kind === kind && file.name === one.name);
    if (!known) findings.push(finding(one.file, ['id'], 'translation-file', { id: one.name }));
    if (result.kind === 'broken') findings.push(...result.findings);
    else if (under) {
      findings.push(...checkTranslation({ file: one.file, value: result.value }, under.value));
      filled.set(one.name, { file: one.file, value: fill(under.value, result.value) });
    }
  }
  return { filled, findings };
}

/** What the filled-in whole shows, as far as it stands in the translation's own files. */
function checkTexts({ conversations, blocks, commands, phrases }: Parts, { files }: Opened, dutch: Parts): Finding[] {
  const own = new Map(files.map(({ file, yaml }) => [file, yaml.data]));
  const values = new Map(
    [...conversations.values(), ...blocks.values()].map(({ file, value }): [string, Fillable] => [file, value]),
  );
  const found = checkConversations([...conversations.values()], blocks).filter(({ key }) => isAboutText(key));
  const told = new Set((dutch.commands ? checkWords(dutch.commands) : []).map(({ params }) => params.word));
  const mine = <T>(part: Sourced<T> | undefined) => (part && own.has(part.file) ? part : undefined);
  const said = mine(phrases);
  const typed = mine(commands);
  const written = files.find(({ kind }) => kind === 'phrases')?.yaml.data;
  return [
    ...found.flatMap((one) => findTranslated(one, values.get(one.file), own.get(one.file)) ?? []),
    ...(said ? checkPhrases({ file: said.file, value: onlyKeysOf(said.value, written) }, phraseParams, false) : []),
    ...(typed
      ? [...checkWords(typed).filter(({ params }) => !told.has(params.word)), ...checkCommandLimits(typed)]
      : []),
  ];
}

// The form of a conversation is Dutch, and so are its faults.
function isAboutText(key: ProblemKey): boolean {
  return key.startsWith('placeholder-') || key === 'button-long' || key === 'option-long';
}

function onlyKeysOf<T>(value: Readonly<Record<string, T>>, keys: unknown): Record<string, T> {
  const names = typeof keys === 'object' && keys !== null ? Object.keys(keys) : [];
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}
