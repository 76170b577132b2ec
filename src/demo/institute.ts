import { webAddress } from '../../adapters/web/address.ts';
import { addDays } from '../../dialogs/dates/calendar.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { keys } from '../keys.ts';
import type { Store, Write } from '../store/port.ts';
import type { DemoFile } from './people.ts';

/** The institute of the demonstration. */
const demoInstitute = 'demo';

/** Puts the demonstration's people and placements in the store, once: what is there already stays as it is. `now` in ms, `zone` IANA. */
export async function seedDemo(store: Store, file: DemoFile, now: number, zone: string): Promise<void> {
  const placements = placementsOf(file, wallAt(now, zone).date);
  const people = file.people.map(
    (one): Person => ({
      schema: 1,
      id: one.id,
      institute: demoInstitute,
      name: one.name,
      role: one.role,
      language: 'nl',
      zone,
      addresses: [webAddress(one.id)],
      placements: placements
        .filter(({ trainee, trainers }) => trainee === one.id || trainers.includes(one.id))
        .map(({ id }) => id),
      sessions: [],
      finished: [],
      seen: [],
      weekdays: [1, 2, 3, 4, 5],
      away: [],
    }),
  );
  const wanted: Write[] = [
    ...people.map((person): Write => ({ key: keys.person(demoInstitute, person.id), rev: 0, body: person })),
    ...people.map(
      (person): Write => ({
        key: keys.address(webAddress(person.id)),
        rev: 0,
        body: { institute: demoInstitute, person: person.id },
      }),
    ),
    ...placements.map(
      (placement): Write => ({ key: keys.placement(demoInstitute, placement.id), rev: 0, body: placement }),
    ),
  ];
  const there = await store.read(wanted.map(({ key }) => key));
  const missing = wanted.filter((_, index) => there[index]?.rev === 0);
  if (missing.length === 0) return;
  await store.commit({
    event: `seed:${missing.map(({ key }) => key).join(',')}`,
    at: now,
    writes: missing,
    entries: [],
    dues: [],
    outgoing: [],
  });
}

/** A year of training around today, for each pair. */
function placementsOf({ people }: DemoFile, today: string): Placement[] {
  const pairs = [...new Set(people.flatMap(({ pair }) => pair ?? []))];
  return pairs.flatMap((pair): Placement[] => {
    const trainee = people.find((one) => one.pair === pair && one.role === 'trainee');
    const trainers = people.filter((one) => one.pair === pair && one.role === 'trainer').map(({ id }) => id);
    if (trainee === undefined || trainers.length === 0) return [];
    return [
      {
        schema: 1,
        id: pair,
        institute: demoInstitute,
        trainee: trainee.id,
        trainers,
        programmes: [],
        start: addDays(today, -60),
        end: addDays(today, 305),
        year: null,
        instituteDay: null,
        contract: 1,
        agreements: [],
        parked: [],
      },
    ];
  });
}
