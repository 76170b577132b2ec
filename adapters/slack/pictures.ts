import type { types } from '@slack/bolt';
import type { Message } from '../../dialogs/model/message.ts';
import type { SlackLook } from './render.ts';

/** The numbers of the blocks of a message whose pictures are among these. */
export function picturesIn(
  blocks: readonly types.KnownBlock[],
  message: Message,
  urlOf: (index: number) => string | null,
): number[] {
  const urls = blocks.flatMap((block) => (block.type === 'image' && 'image_url' in block ? block.image_url : []));
  return message.blocks.flatMap(({ kind }, at) => {
    const url = kind === 'picture' ? urlOf(at) : null;
    return url !== null && urls.includes(url) ? [at] : [];
  });
}

/** The look in which these blocks are said in words. What stands before the first of them is parted as it was. */
export function withoutPictures(look: SlackLook, unshown: readonly number[]): SlackLook {
  if (unshown.length === 0) return look;
  return { ...look, fileUrl: (key, index) => (unshown.includes(index) ? null : look.fileUrl(key, index)) };
}
