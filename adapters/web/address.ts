import type { Address } from '../../dialogs/model/inbound.ts';

/** The chat of one person of the demonstration. */
export function webAddress(person: string): Address {
  return { channel: 'web', id: person };
}
