import { type Context, toActor } from '../commands/context.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import type { Memory } from '../frequency/memory.ts';
import type { Decision } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { compose, line } from '../session/compose.ts';

/** Somebody's tap on a reminder, with all that decides about it. `memory`: as it is once the tap counts as an answer. */
export type Act = { context: Context; placement: Placement; input: NudgeInput; memory: Memory };

/** What is remembered from now on, and a line about it to who tapped. */
export function kept(
  { context, placement }: Pick<Act, 'context' | 'placement'>,
  memory: Memory,
  text: string,
  buttons: Message['buttons'] = [],
): Partial<Decision> {
  return {
    frequency: [{ institute: placement.institute, placement: placement.id, memory }],
    said: [toActor(context, compose({ blocks: [line(text)], buttons, fallback: text }))],
  };
}
