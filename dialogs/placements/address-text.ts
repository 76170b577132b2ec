import type { Address } from '../model/inbound.ts';

/** Longer than any platform's id for a chat. */
const longest = 200;

/** An address as it is typed, `channel:id`: `teams:29:1AbC`, `slack:U012AB3CD`, `web:aios-oost`. Null when it is none. */
export function readAddress(text: string): Address | null {
  const [, name, id] = /^(\w+)\s*:\s*(\S+)$/.exec(text.trim()) ?? [];
  const channel = name?.toLowerCase();
  if (id === undefined || id.length > longest) return null;
  return channel === 'web' || channel === 'teams' || channel === 'slack' ? { channel, id } : null;
}

/** The address as it is typed. */
export function sayAddress({ channel, id }: Address): string {
  return `${channel}:${id}`;
}
