import type { Address } from '../dialogs/model/inbound.ts';
import type { Key } from './store/port.ts';

/** Where a person, placement, session or address stands in the store. */
export const keys = {
  person: (institute: string, id: string): Key => `${institute}/person/${id}`,
  placement: (institute: string, id: string): Key => `${institute}/placement/${id}`,
  /** What is remembered about a placement's reminders. */
  frequency: (institute: string, placement: string): Key => `${institute}/frequency/${placement}`,
  session: (institute: string, id: string): Key => `${institute}/session/${id}`,
  signal: (institute: string, id: string): Key => `${institute}/signal/${id}`,
  /** Whose address this is: `{institute, person}`. Addresses are known to the whole installation, before any institute is. */
  address: ({ channel, id }: Address): Key => `_/address/${channel}:${id}`,
  demoClock: (): Key => '_/demo/clock',
};
