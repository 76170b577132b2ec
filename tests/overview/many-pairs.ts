import { join } from 'node:path';
import { addDays, mondayOf } from '../../dialogs/dates/calendar.ts';
import { dayOf } from '../../dialogs/frequency/days.ts';
import { type Escalation, emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import { person } from '../../dialogs/model/person.ts';
import { placement } from '../../dialogs/model/placement.ts';
import { keys } from '../../src/keys.ts';
import type { Write } from '../../src/store/port.ts';
import { DATABASE_NAME, openSqliteStore } from '../../src/store/sqlite/open.ts';

const institute = 'demo';
const coordinator = 'coordinator';
/** Pairs are called by role and the place where they might be. */
const places =
  'Noord Zuid Kust Duin Polder Veld Bos Heide Rivier Haven Kade Plein Brug Dijk Meer Eiland Stad Dorp Akker Weide Molen Sluis Terp Berg'.split(
    ' ',
  );
/** How often each requirement of the programme goes well, in a hundred. */
const going = { 'leergesprek-werkdag': 45, 'leergesprekken-week': 78, 'procesgesprek-kwartaal': 90 };
const weeks = 12;

/** Puts many pairs in the demonstration's institute, each with a past of twelve weeks up to `now` (ms). */
export async function fillInstitute(data: string, now: number): Promise<void> {
  const store = await openSqliteStore({ file: join(data, DATABASE_NAME) });
  const today = new Date(now).toISOString().slice(0, 10);
  const writes = places.flatMap((place, nth): Write[] => {
    const id = place.toLowerCase();
    const pair = { trainee: `aios-${id}`, trainer: `opleider-${id}` };
    const one = placement.parse({
      schema: 1,
      id,
      institute,
      trainee: pair.trainee,
      trainers: [pair.trainer],
      programmes: nth % 4 === 3 ? ['coschap-amc', 'leergesprekken-amsterdam'] : ['leergesprekken-amsterdam'],
      start: addDays(mondayOf(today), -7 * weeks),
      end: addDays(mondayOf(today), 7 * weeks),
      coordinator,
    });
    const names = { [pair.trainee]: `Aios ${place}`, [pair.trainer]: `Opleider ${place}` };
    return [
      ...Object.entries(names).map(([who, name]): Write => {
        const role = who === pair.trainee ? 'trainee' : 'trainer';
        const reach = nth === 9 && role === 'trainer' ? { state: 'unreachable', code: 'blocked', since: now } : null;
        const addresses = [{ channel: 'teams', id: who }];
        const body = person.parse({ schema: 1, id: who, institute, name, role, addresses, placements: [id], reach });
        return { key: keys.person(institute, who), rev: 0, body };
      }),
      { key: keys.placement(institute, id), rev: 0, body: one },
      { key: keys.frequency(institute, id), rev: 0, body: memoryOf(nth, today, now) },
    ];
  });
  await store.commit({ event: 'many-pairs', at: now, writes, entries: [], dues: [], outgoing: [] });
  await store.close();
}

function memoryOf(nth: number, today: string, now: number): Memory {
  const until = dayOf(mondayOf(today));
  const rows = Object.entries(going).map(([id, percent], row) => {
    const isLong = id === 'procesgesprek-kwartaal';
    // Whoever does well does so in all of it: a pair's luck is the same each time the pictures are taken.
    const signs = Array.from({ length: weeks }, (_, week) => {
      if (isLong && week !== weeks - 1) return '.';
      if (week === 4) return row === 1 ? 'w' : '.';
      // The first four were passed on for what they missed.
      if (nth < 4 && row === 1 && week > weeks - 4) return 'x';
      const isCalm = nth > 6 && week > weeks - 3;
      return isCalm || (nth * 37 + week * 53 + row * 11) % 100 < percent + week * 2 ? 'm' : 'x';
    });
    return [id, signs.join('')] as const;
  });
  const state = (['open', 'open', 'acknowledged', 'contact-planned'] as const)[nth];
  if (state === undefined) return { ...emptyMemory(), weeks: { until, counted: 0, rows: Object.fromEntries(rows) } };
  const escalation: Escalation = {
    order: until - 7,
    since: addDays(mondayOf(today), -21 - 7 * nth),
    window: { from: addDays(mondayOf(today), -7), to: addDays(mondayOf(today), -1) },
    notBefore: mondayOf(today),
    state,
    previews: {},
    sentAt: now - 86_400_000,
    told: null,
    reminders: 4 + nth,
    line: nth === 0 ? { by: 'aios-noord', text: 'De praktijk verhuisde, vanaf volgende week lukt het weer' } : null,
  };
  const escalations = { 'leergesprekken-week': escalation };
  return { ...emptyMemory(), weeks: { until, counted: 0, rows: Object.fromEntries(rows) }, escalations };
}
