import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import type { Address } from '../model/inbound.ts';

/** How `peiling` is said in a group or channel of this platform: there we hear only what is said to us by name. */
export function callThere({ phrases, commands }: Language, { channel }: Pick<Address, 'channel'>): string {
  return say(phrases, `call.${channel}`, { word: commands.commands.poll?.words[0] ?? '' });
}
