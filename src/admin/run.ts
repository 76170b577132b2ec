import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../dialogs/content/content.ts';
import type { FrequencyRules } from '../../dialogs/content/programme.ts';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { isZone, wallAt } from '../../dialogs/dates/zone.ts';
import { yearlyOf } from '../../dialogs/placements/check-terms.ts';
import { loadContent } from '../content/load.ts';
import { formatProblems } from '../content/problem.ts';
import { publicHolidays } from '../holidays.ts';
import { type Store, StoreError } from '../store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../store/sqlite/open.ts';
import { type AdminRead, readAdmin } from './arguments.ts';
import { importCoaches } from './coaches.ts';
import { exportFigures } from './export.ts';
import { importPlacements } from './import.ts';

/** Where things are: paths, and the IANA zone of new people. */
export type AdminEnv = { data: string; prompts: string; zone: string };
export type AdminDone = { ok: boolean; text: string };

/** Does what the arguments ask with the data file, which must not be in use. `now` in ms since 1970. */
export async function runAdmin(args: readonly string[], env: AdminEnv, now: number): Promise<AdminDone> {
  const asked = readAdmin(args);
  if (asked.kind === 'problem') return failed(asked.text);
  if (!isZone(env.zone)) return failed('Set LEERGESPREK_ZONE to an IANA time zone, such as Europe/Amsterdam.');
  const bytes = asked.kind === 'export' ? null : readBytes(asked.file);
  if (typeof bytes === 'string') return failed(bytes);
  const loaded = loadContent(env.prompts);
  if (loaded.kind === 'problems') return failed(formatProblems(loaded.problems));
  const yearly = yearlyOf(loaded.rules.programmes);
  const programmes = [...new Set(loaded.rules.programmes.map(({ id }) => id))];
  const file = join(env.data, DATABASE_NAME);
  try {
    if (asked.kind === 'export') {
      if (!existsSync(file))
        return failed(`There is no data file ${file}. Set LEERGESPREK_DATA to the directory it is in.`);
      return await exporting(asked, file, { content: loaded.content, rules: loaded.rules, now, zone: env.zone });
    }
    // A dry run makes no data file either.
    const store = asked.apply || existsSync(file) ? await openSqliteStore({ file }) : emptyStore;
    try {
      const { apply } = asked;
      const frequency = { rules: loaded.rules, holidays: await holidaysAround(now, env.zone) };
      const given = {
        programmes,
        yearly,
        content: loaded.content,
        frequency,
        now,
        zone: env.zone,
        newId: randomUUID,
        apply,
      };
      const take = asked.kind === 'coaches' ? importCoaches : importPlacements;
      const { kind, lines } = await take(store, bytes ?? new Uint8Array(), given);
      return { ok: kind === 'ok', text: lines.join('\n') };
    } finally {
      await store.close();
    }
  } catch (fault) {
    if (!(fault instanceof StoreError)) throw fault;
    return failed(
      fault.code === 'locked'
        ? `${fault.message} The ${asked.kind} needs the data to itself: stop Leergesprek, ${asked.kind}, and start it again. Nothing was written.`
        : fault.message,
    );
  }
}

type Rules = { content: Content; rules: FrequencyRules; now: number; zone: string };

async function exporting(
  asked: Extract<AdminRead, { kind: 'export' }>,
  file: string,
  given: Rules,
): Promise<AdminDone> {
  const { content, rules, now, zone } = given;
  const holidays = await holidaysAround(now, zone);
  const store = await openSqliteStore({ file });
  try {
    const frequency = { rules, holidays };
    const all = { content, frequency, now, zone, newId: randomUUID };
    const { kind, lines } = await exportFigures(store, asked.institute, asked.file, all);
    return { ok: kind === 'ok', text: lines.join('\n') };
  } finally {
    await store.close();
  }
}

/** The public holidays of the years in which a placement that matters now may lie. */
function holidaysAround(now: number, zone: string): Promise<ReadonlySet<string>> {
  const { date } = wallAt(now, zone);
  return publicHolidays(addDays(date, -1200), addDays(date, 1200));
}

const emptyStore: Pick<Store, 'read' | 'list' | 'commit' | 'close'> = {
  read: async (keys) => keys.map((key) => ({ key, rev: 0, body: null })),
  list: async () => [],
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
