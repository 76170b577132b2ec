import { type Phrases, say } from '../content/phrases.ts';
import type { Address } from '../model/inbound.ts';
import type { Person } from '../model/person.ts';

/** The key of what a coordinator is told about somebody who cannot be reached since this moment (ms). */
export function noticeKey({ institute, id }: Person, since: number, coordinator: string): string {
  return `${institute}/reach/${id}/${since}/${coordinator}`;
}

/** Why somebody cannot be reached and what the coordinator can do, by the channel's code; the last one also stands for codes we do not know. */
export function reasonOf(code: string) {
  switch (code) {
    case 'blocked':
      return { why: 'reach.blocked', remedy: 'reach.blocked-do' } as const;
    case 'gone':
      return { why: 'reach.gone', remedy: 'reach.gone-do' } as const;
    case 'disabled':
      return { why: 'reach.disabled', remedy: 'reach.disabled-do' } as const;
    default:
      return { why: 'reach.not-installed', remedy: 'reach.not-installed-do' } as const;
  }
}

/** What people call a channel. */
export function channelName(phrases: Phrases, { channel }: Address): string {
  return say(phrases, `channel.${channel}`);
}

export function sameAddress(one: Address, other: Address): boolean {
  return one.channel === other.channel && one.id === other.id;
}

/** Named by an institute and not seen yet: an e-mail address rather than a platform's own id. */
export function isOnlyNamed({ id }: Address): boolean {
  return id.includes('@');
}
