import type { webApi } from '@slack/bolt';
import type { Block } from '../../dialogs/model/message.ts';
import type { Delivery } from '../channel.ts';
import { type Trouble, troubleOf } from './errors.ts';
import type { PostStage } from './scene.ts';

type File = Extract<Block, { kind: 'file' }>;

/** The files of a message that no link leads to, because this installation has no public address. */
export function unlinkedFiles({ key, message }: Delivery, { fileUrl }: Pick<PostStage, 'fileUrl'>): File[] {
  return message.blocks.flatMap((block, at) => (block.kind === 'file' && fileUrl(key, at) === null ? [block] : []));
}

/** Puts a file below the message; null when it is there. */
export async function sendFile(
  client: webApi.WebClient,
  channel: string,
  { name, label, text }: File,
): Promise<Trouble | null> {
  try {
    await client.filesUploadV2({ channel_id: channel, file: Buffer.from(text), filename: name, title: label });
    return null;
  } catch (fault) {
    return troubleOf(fault);
  }
}
