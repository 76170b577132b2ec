import type { Address } from '../dialogs/model/inbound.ts';
import type { Key } from './store/port.ts';

/** Where a person, placement, session or address stands in the store. */
export const keys = {
  person: (institute: string, id: string): Key => `${institute}/person/${id}`,
  placement: (institute: string, id: string): Key => `${institute}/placement/${id}`,
  /** What is remembered about a placement's reminders. */
  frequency: (institute: string, placement: string): Key => `${institute}/frequency/${placement}`,
  session: (institute: string, id: string): Key => `${institute}/session/${id}`,
  /** What one person looked at on one day (YYYY-MM-DD). */
  access: (institute: string, date: string, by: string): Key => `${institute}/access/${date}/${by}`,
  signal: (institute: string, id: string): Key => `${institute}/signal/${id}`,
  group: (institute: string, id: string): Key => `${institute}/group/${id}`,
  poll: (institute: string, id: string): Key => `${institute}/poll/${id}`,
  /** The group that a channel or group chat belongs to: `{institute, group}`. */
  place: ({ channel, id }: Address): Key => `_/place/${channel}:${id}`,
  /** Whose address this is: `{institute, person}`. Addresses are known to the whole installation, before any institute is. */
  address: ({ channel, id }: Address): Key => `_/address/${channel}:${id}`,
  /** What a channel keeps for itself: how to reach somebody, who installed it. */
  kept: (channel: Address['channel'], id: string): Key => `_/${channel}/${id}`,
  fileSecret: (): Key => '_/secret/files',
  demoClock: (): Key => '_/demo/clock',
};
