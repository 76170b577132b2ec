import { webAddress } from '../../adapters/web/address.ts';
import { addDays, mondayOf } from '../../dialogs/dates/calendar.ts';
import { wallAt } from '../../dialogs/dates/zone.ts';
import type { Group } from '../../dialogs/model/group.ts';
import { person as personSchema } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { lookAt } from '../../dialogs/nudges/look-again.ts';
import { nextOpening, openingDue } from '../../dialogs/polls/schedule.ts';
import { keys } from '../keys.ts';
import type { Store, Write } from '../store/port.ts';
import type { DemoFile } from './people.ts';

/** The institute of the demonstration. */
const demoInstitute = 'demo';

/** Puts the demonstration's people and placements in the store, once: what is there already stays as it is. `now` in ms, `zone` IANA. */
export async function seedDemo(store: Store, file: DemoFile, now: number, zone: string): Promise<void> {
  const placements = placementsOf(file, wallAt(now, zone).date);
  const groups = groupsOf(file, zone);
  const people = file.people.map((one) =>
    personSchema.parse({
      schema: 1,
      id: one.id,
      institute: demoInstitute,
      name: one.name,
      role: one.role,
      zone,
      addresses: [webAddress(one.id)],
      placements: placements
        .filter(({ trainee, trainers }) => trainee === one.id || trainers.includes(one.id))
        .map(({ id }) => id),
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
    ...groups.flatMap((group): Write[] => [
      { key: keys.group(demoInstitute, group.id), rev: 0, body: group },
      ...group.places.map(
        (place): Write => ({ key: keys.place(place), rev: 0, body: { institute: demoInstitute, group: group.id } }),
      ),
    ]),
  ];
  const there = await store.read(wanted.map(({ key }) => key));
  const missing = wanted.filter((_, index) => there[index]?.rev === 0);
  if (missing.length === 0) return;
  await store.commit({
    event: `seed:${missing.map(({ key }) => key).join(',')}`,
    at: now,
    writes: missing,
    entries: [],
    dues: [
      ...placements.filter(({ programmes }) => programmes.length > 0).map((placement) => lookAt(placement, now)),
      // When the moment comes it is asked again whether that day is a holiday.
      ...groups.flatMap((group) =>
        group.weekly.map((slot) => openingDue(group, slot, nextOpening(slot, now, new Set()))),
      ),
    ],
    outgoing: [],
  });
}

/** The groups, with what is asked in them every week. */
function groupsOf({ groups }: DemoFile, zone: string): Group[] {
  return Object.entries(groups).map(([id, { name, place, members, coordinator, weekly }]) => ({
    schema: 1,
    id,
    institute: demoInstitute,
    name,
    places: [webAddress(place)],
    members,
    removed: [],
    coordinator,
    weekly: weekly.map((slot, index) => ({
      ...slot,
      id: `${id}-${index + 1}`,
      asked: null,
      zone,
      holidays: 'move' as const,
      on: true,
    })),
    open: [],
    closed: [],
  }));
}

/** For each pair its training, begun on the Monday of this week, so that nothing lies behind it yet. */
function placementsOf({ people, pairs: trainings }: DemoFile, today: string): Placement[] {
  const pairs = [...new Set(people.flatMap(({ pair }) => pair ?? []))];
  return pairs.flatMap((pair): Placement[] => {
    const trainee = people.find((one) => one.pair === pair && one.role === 'trainee');
    const trainers = people.filter((one) => one.pair === pair && one.role === 'trainer').map(({ id }) => id);
    const training = trainings[pair];
    if (trainee === undefined || trainers.length === 0 || training === undefined) return [];
    const start = mondayOf(today);
    return [
      {
        schema: 1,
        id: pair,
        institute: demoInstitute,
        trainee: trainee.id,
        trainers,
        programmes: training.programmes,
        start,
        // A week that was already under way counts from today on.
        added: today,
        end: addDays(start, training.weeks * 7 - 1),
        year: training.year,
        instituteDay: null,
        contract: 1,
        coordinator: training.coordinator,
        agreements: [],
        agenda: [],
        agendaSent: null,
        planned: [],
      },
    ];
  });
}
