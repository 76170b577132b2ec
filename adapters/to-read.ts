import type { Message } from '../dialogs/model/message.ts';

/**
 * Is this what people wrote, shown once more and nothing to fill in? A chat keeps what stands in it for good, so it is shown in a
 * window that leaves nothing behind, where the platform has one.
 */
export function isToRead({ blocks, fields }: Message): boolean {
  return fields.length === 0 && blocks.some(({ kind }) => kind === 'written');
}
