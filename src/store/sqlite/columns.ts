import type { SQLOutputValue } from 'node:sqlite';
import type { Address } from '../../../dialogs/model/inbound.ts';
import { type Key, type OutgoingState, StoreError } from '../port.ts';

/** A column as the engine gives it; undefined when the query has no such column. */
type Column = SQLOutputValue | undefined;

// Records rather than lists, so that the compiler asks for a new state or channel here too.
const STATES: Record<OutgoingState, true> = { waiting: true, sending: true, sent: true, refused: true, unknown: true };
const CHANNELS: Record<Address['channel'], true> = { web: true, teams: true, slack: true };

/** A text column. Like all of these it throws StoreError `damaged` where something else stands. */
export function text(column: Column): string {
  return typeof column === 'string' ? column : unexpected('text');
}

export function textOrNull(column: Column): string | null {
  return column === null ? null : text(column);
}

export function integer(column: Column): number {
  return typeof column === 'number' ? column : unexpected('a number');
}

export function key(column: Column): Key {
  return isKey(column) ? column : unexpected('a document key');
}

export function state(column: Column): OutgoingState {
  return isState(column) ? column : unexpected('a message state');
}

export function channel(column: Column): Address['channel'] {
  return isChannel(column) ? column : unexpected('a channel');
}

function isKey(column: Column): column is Key {
  return typeof column === 'string' && /^[^/]*\/[^/]*\//.test(column);
}

function isState(column: Column): column is OutgoingState {
  return typeof column === 'string' && Object.hasOwn(STATES, column);
}

function isChannel(column: Column): column is Address['channel'] {
  return typeof column === 'string' && Object.hasOwn(CHANNELS, column);
}

// The value itself stays out of the message: it may be what somebody wrote.
function unexpected(wanted: string): never {
  throw new StoreError('damaged', `The data file holds a row without ${wanted} where it belongs. Restore a backup.`);
}
