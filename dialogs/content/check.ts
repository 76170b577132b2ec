import { placedQuality, placedSteps, type Sourced } from './assemble.ts';
import { checkIds, checkIncludes } from './check-ids.ts';
import { type Finding, finding } from './check-keys.ts';
import { checkLengths } from './check-lengths.ts';
import { checkLimits } from './check-limits.ts';
import { checkPlaceholders, checkPlainTexts } from './check-placeholders.ts';
import { checkReferences } from './check-references.ts';
import { checkSteps } from './check-steps.ts';
import type { BlockFile, ConversationFile } from './conversation.ts';

type Blocks = ReadonlyMap<string, Sourced<BlockFile>>;

/** Everything that the shape of one file cannot tell about conversations with the blocks they include. */
export function checkConversations(conversations: readonly Sourced<ConversationFile>[], blocks: Blocks): Finding[] {
  return distinct(conversations.flatMap((conversation) => checkConversation(conversation, blocks)));
}

/** Blocks that no conversation includes; give all conversations of the language. */
export function checkBlocksUsed(conversations: readonly Sourced<ConversationFile>[], blocks: Blocks): Finding[] {
  const used = new Set(conversations.flatMap(({ value }) => includedIn(value)));
  const unused = [...blocks].filter(([id]) => !used.has(id));
  return unused.map(([id, { file }]) => finding(file, ['id'], 'block-unused', { block: id }));
}

/** The blocks that a conversation includes. */
export function includedIn(conversation: ConversationFile): string[] {
  return conversation.steps.flatMap((step) => ('include' in step ? [step.include] : []));
}

function checkConversation(conversation: Sourced<ConversationFile>, blocks: Blocks): Finding[] {
  const steps = placedSteps(conversation, blocks);
  const quality = placedQuality(conversation, blocks);
  return [
    ...checkIncludes(conversation, blocks),
    ...checkIds(steps, quality),
    ...checkReferences(steps, quality),
    ...checkLengths(conversation, steps),
    ...checkSteps(conversation, steps),
    ...checkPlaceholders(conversation, steps),
    ...checkPlainTexts(conversation, steps, quality),
    ...checkLimits(conversation, steps),
  ];
}

// A block's own fault would otherwise be reported once for every conversation that includes it.
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}
