import type { Path } from './check-keys.ts';
import type { QualityPoint, Step } from './conversation.ts';
import {
  type BlockFile,
  blockFile,
  type Conversation,
  type ConversationFile,
  conversationFile,
} from './conversation.ts';
import { type BlockTranslation, type ConversationTranslation, translatedKeys } from './translation.ts';

/** A value and the file it was read from, under whatever name the caller knows that file by. */
export type Sourced<T> = { file: string; value: T };
/** A part of an assembled conversation and where it stands. */
export type Placed<T> = Sourced<T> & { path: Path };
type Blocks = ReadonlyMap<string, Sourced<BlockFile>>;

/** The conversation as it runs, without its version: the included blocks put in. An unknown block adds nothing. */
export function assemble(conversation: ConversationFile, blocks: Blocks): Omit<Conversation, 'version'> {
  const source = { file: '', value: conversation };
  return {
    ...conversation,
    steps: placedSteps(source, blocks).map(({ value }) => value),
    quality: placedQuality(source, blocks).map(({ value }) => value),
  };
}

/** All steps in the order in which they are asked, each knowing its own file. */
export function placedSteps({ file, value }: Sourced<ConversationFile>, blocks: Blocks): Placed<Step>[] {
  return value.steps.flatMap((entry, index): Placed<Step>[] => {
    if (!('include' in entry)) return [{ file, path: ['steps', index], value: entry }];
    const block = blocks.get(entry.include);
    return (block?.value.steps ?? []).map((step, at) => ({
      file: block?.file ?? file,
      path: ['steps', at],
      value: step,
    }));
  });
}

/** The quality points of the included blocks. */
export function placedQuality({ value }: Sourced<ConversationFile>, blocks: Blocks): Placed<QualityPoint>[] {
  return value.steps.flatMap((entry): Placed<QualityPoint>[] => {
    const block = 'include' in entry ? blocks.get(entry.include) : undefined;
    if (!block) return [];
    return block.value.quality.map((point, at) => ({ file: block.file, path: ['quality', at], value: point }));
  });
}

/** A conversation file in another language; Dutch where the translation is silent. */
export function translateConversation(dutch: ConversationFile, translation: ConversationTranslation): ConversationFile {
  return conversationFile.parse(overlay(dutch, translation, translatedKeys));
}

/** A block in another language; Dutch where the translation is silent. */
export function translateBlock(dutch: BlockFile, translation: BlockTranslation): BlockFile {
  return blockFile.parse(overlay(dutch, translation, translatedKeys));
}

/**
 * Lays a translation over Dutch data: objects are filled in key by key, lists and texts replaced whole. With `keys`,
 * only those keys are taken, and lists are filled in thing by thing, by id.
 */
export function overlay(dutch: unknown, translation: unknown, keys?: ReadonlySet<string>): unknown {
  if (translation === undefined || translation === null) return dutch;
  if (keys && Array.isArray(dutch) && Array.isArray(translation)) {
    const byId = new Map(translation.map((item) => [idOf(item), item]));
    return dutch.map((item) => (idOf(item) === undefined ? item : overlay(item, byId.get(idOf(item)), keys)));
  }
  if (!isRecord(dutch) || !isRecord(translation)) return translation;
  const taken = Object.entries(translation).filter(([key]) => keys === undefined || keys.has(key));
  return { ...dutch, ...Object.fromEntries(taken.map(([key, value]) => [key, overlay(dutch[key], value, keys)])) };
}

function idOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value.id === 'string' ? value.id : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
