import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isZone } from '../../dialogs/dates/zone.ts';
import { loadRules } from '../simulate/load-rules.ts';
import { type Store, StoreError } from '../store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../store/sqlite/open.ts';
import { readAdmin } from './arguments.ts';
import { importPlacements } from './import.ts';

/** Where things are: paths, and the IANA zone of new people. */
export type AdminEnv = { data: string; prompts: string; zone: string };
export type AdminDone = { ok: boolean; text: string };

/** Does what the arguments ask with the data file, which must not be in use. `now` in ms since 1970. */
export async function runAdmin(args: readonly string[], env: AdminEnv, now: number): Promise<AdminDone> {
  const asked = readAdmin(args);
  if (asked.kind === 'problem') return failed(asked.text);
  if (!isZone(env.zone)) return failed('Set LEERGESPREK_ZONE to an IANA time zone, such as Europe/Amsterdam.');
  const bytes = readBytes(asked.file);
  if (typeof bytes === 'string') return failed(bytes);
  const loaded = loadRules(env.prompts);
  if (loaded.kind === 'problems') return failed(loaded.text);
  const programmes = [...new Set(loaded.rules.programmes.map(({ id }) => id))];
  const file = join(env.data, DATABASE_NAME);
  try {
    // A dry run makes no data file either.
    const store = asked.apply || existsSync(file) ? await openSqliteStore({ file }) : emptyStore;
    try {
      const { apply } = asked;
      const given = { programmes, now, zone: env.zone, newId: randomUUID, apply };
      const { kind, lines } = await importPlacements(store, bytes, given);
      return { ok: kind === 'ok', text: lines.join('\n') };
    } finally {
      await store.close();
    }
  } catch (fault) {
    if (!(fault instanceof StoreError)) throw fault;
    return failed(
      fault.code === 'locked'
        ? `${fault.message} The import needs the data to itself: stop Leergesprek, import, and start it again. Nothing was written.`
        : fault.message,
    );
  }
}

const emptyStore: Pick<Store, 'read' | 'commit' | 'close'> = {
  read: async (keys) => keys.map((key) => ({ key, rev: 0, body: null })),
  commit: async () => 'conflict',
  close: async () => undefined,
};

function readBytes(file: string): Uint8Array | string {
  try {
    return readFileSync(file);
  } catch (fault) {
    return `${file} cannot be read (${fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown'}). Check its name and place.`;
  }
}

function failed(text: string): AdminDone {
  return { ok: false, text };
}
