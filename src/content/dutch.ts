import { z } from 'zod';
import type { Sourced } from '../../dialogs/content/assemble.ts';
import { checkBlocksUsed, checkConversations, includedIn } from '../../dialogs/content/check.ts';
import { checkCommands, checkWords } from '../../dialogs/content/check-commands.ts';
import { type Finding, finding } from '../../dialogs/content/check-keys.ts';
import { checkCommandLimits } from '../../dialogs/content/check-limits.ts';
import { checkPhrases } from '../../dialogs/content/check-phrases.ts';
import { type Commands, commandsFile } from '../../dialogs/content/commands.ts';
import {
  type BlockFile,
  blockFile,
  type ConversationFile,
  conversationFile,
} from '../../dialogs/content/conversation.ts';
import { phraseParams } from '../../dialogs/content/phrase-keys.ts';
import { checkPoll, type PollFile, pollFile } from '../../dialogs/content/poll.ts';
import { type WordingLists, wordingLists } from '../../dialogs/text/schema.ts';
import type { FileKind } from './folder.ts';
import type { Opened, OpenFile } from './open.ts';
import { shaped } from './shape.ts';

/** What could be read of a language, each thing with its file; conversations and blocks by id. */
export type Parts = {
  conversations: Map<string, Sourced<ConversationFile>>;
  blocks: Map<string, Sourced<BlockFile>>;
  polls: Map<string, Sourced<PollFile>>;
  commands: Sourced<Commands> | undefined;
  wording: Sourced<WordingLists> | undefined;
  phrases: Sourced<Record<string, string>> | undefined;
};

/** A flat list of phrases; which ones is checked apart. */
export const phrasesFile = z.record(z.string(), z.string().trim().min(1));

/** Reads and checks the Dutch content, which must be complete. */
export function readDutch(opened: Opened): { parts: Parts; findings: Finding[] } {
  const findings: Finding[] = [];
  const read = <T>(schema: z.ZodType<T>, { file, yaml }: OpenFile): Sourced<T> | undefined => {
    if (yaml.data === undefined) return undefined;
    const result = shaped(schema, file, yaml.data);
    if (result.kind === 'ok') return { file, value: result.value };
    findings.push(...result.findings);
    return undefined;
  };
  const only = <T>(kind: FileKind & string, schema: z.ZodType<T>): Sourced<T> | undefined => {
    const file = opened.files.find((one) => one.kind === kind);
    if (file) return read(schema, file);
    findings.push(finding(`${opened.folder}/${kind}.yaml`, [], 'file-missing', {}));
    return undefined;
  };
  const many = <T extends { id: string }>(kind: FileKind & string, schema: z.ZodType<T>): Map<string, Sourced<T>> => {
    const files = opened.files.filter((one) => one.kind === kind);
    findings.push(...files.flatMap(checkName));
    const values = files.flatMap((file) => read(schema, file) ?? []);
    return new Map(values.map((one) => [one.value.id, one]));
  };
  const parts: Parts = {
    conversations: many('conversation', conversationFile),
    blocks: many('block', blockFile),
    polls: many('poll', pollFile),
    commands: only('commands', commandsFile),
    wording: only('wording', wordingLists),
    phrases: only('phrases', phrasesFile),
  };
  return { parts, findings: [...findings, ...checkTogether(parts, opened)] };
}

/** A file is named after the id in it. */
export function checkName({ file, name, yaml }: OpenFile): Finding[] {
  const { data } = yaml;
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : name;
  return typeof id !== 'string' || id === name ? [] : [finding(file, ['id'], 'file-name', { id, name })];
}

// What lies across files is judged only where all of those files could be read: else one fault would be told as many.
function checkTogether({ conversations, blocks, polls, commands, phrases }: Parts, { files }: Opened): Finding[] {
  const read = new Set([...conversations.values(), ...blocks.values()].map(({ file }) => file));
  const unread = files.filter(({ kind, file }) => (kind === 'conversation' || kind === 'block') && !read.has(file));
  const missing = new Set(unread.filter(({ kind }) => kind === 'block').map(({ name }) => name));
  const whole = [...conversations.values()];
  const checked = whole.filter(({ value }) => !includedIn(value).some((block) => missing.has(block)));
  const all = unread.every(({ kind }) => kind !== 'conversation');
  return [
    ...checkConversations(checked, blocks),
    ...(all ? checkBlocksUsed(whole, blocks) : []),
    ...(commands
      ? [...(all ? checkCommands(commands, whole) : checkWords(commands)), ...checkCommandLimits(commands)]
      : []),
    ...[...polls.values()].flatMap(checkPoll),
    ...(phrases ? checkPhrases(phrases, phraseParams, true) : []),
  ];
}
