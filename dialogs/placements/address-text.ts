import type { Address } from '../model/inbound.ts';

/** Longer than any platform's id for a chat. */
const longest = 200;

/**
 * An address as it is typed, `channel:id`: `teams:aios@institute.nl`, `slack:U012AB3CD`, `web:aios-oost`. Null when it is none. An
 * e-mail address is lowercase, as the channels give it, so that it is one person however it is written.
 */
export function readAddress(text: string): Address | null {
  const [, name, typed] = /^(\w+)\s*:\s*(\S+)$/.exec(text.trim()) ?? [];
  const channel = name?.toLowerCase();
  const id = typed?.includes('@') ? typed.toLowerCase() : typed;
  if (id === undefined || id.length > longest || (id.includes('@') && !/^[^@]+@[^@]+$/.test(id))) return null;
  return channel === 'web' || channel === 'teams' || channel === 'slack' ? { channel, id } : null;
}

/** The address as it is typed. */
export function sayAddress({ channel, id }: Address): string {
  return `${channel}:${id}`;
}
