import type { Content } from '../../dialogs/content/content.ts';
import { groupKind, personKind, placementKind, readDocument } from '../../dialogs/model/documents.ts';
import type { Group } from '../../dialogs/model/group.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { wordOf } from './words.ts';

/** Two institutes in one installation. People and placements carry the same ids in both, so that nothing hangs on ids alone. */
export const institutes = ['noord', 'zuid'] as const;

/** Everybody and everything there is at the start. */
export type Seeds = { people: Person[]; placements: Placement[]; groups: Group[] };

/** First and last day of most placements. */
const [start, end] = ['2026-09-07', '2027-08-27'];

/**
 * Both institutes with so many pairs each. The first pair is a duo; the second and third share a trainer; each fourth has the
 * other coordinator and the fifth has none. `noord` has pair 1 for itself, `zuid` the last one.
 */
export function seedsOf(content: Content, programmes: readonly string[], pairs: number): Seeds {
  const seeds: Seeds = { people: [], placements: [], groups: [] };
  for (const institute of institutes) {
    const first = institute === 'noord' ? 1 : 2;
    for (const id of ['coordinator', 'tweede', 'voormalig'])
      seeds.people.push(personOf(institute, id, 'coordinator', []));
    for (const id of ['coach', 'oud-coach']) seeds.people.push(personOf(institute, id, 'coach', []));
    seeds.people.push(personOf(institute, 'groep', 'group', []), personOf(institute, 'los', 'trainer', []));
    const members: string[] = [];
    for (let n = first; n < first + pairs; n += 1) {
      const trainer = n === 3 ? 'opleider-2' : `opleider-${n}`;
      const trainers = n === 1 || n === 2 + pairs ? [trainer, `duo-${n}`] : n === 4 ? [trainer, 'duo-4'] : [trainer];
      seeds.placements.push(
        readDocument(placementKind, {
          schema: 1,
          id: `p${n}`,
          institute,
          trainee: `aios-${n}`,
          trainers,
          programmes: [programmes[n % programmes.length] ?? ''],
          start,
          end,
          year: n % 2 === 0 ? 1 : 3,
          coordinator: n % 7 === 5 ? null : n % 4 === 0 ? 'tweede' : n % 6 === 3 ? 'voormalig' : 'coordinator',
        }),
      );
      members.push(`aios-${n}`, ...trainers);
    }
    const placed = seeds.placements.filter((one) => one.institute === institute);
    for (const id of new Set(members)) {
      const own = placed.filter(({ trainee, trainers }) => trainee === id || trainers.includes(id));
      seeds.people.push(
        personOf(
          institute,
          id,
          id.startsWith('aios') ? 'trainee' : 'trainer',
          own.map((one) => one.id),
        ),
      );
    }
    const [poll] = content.nl.polls.keys();
    seeds.groups.push(
      readDocument(groupKind, {
        schema: 1,
        id: 'groep-1',
        institute,
        name: 'Groep een',
        places: [placeOf(institute), addressOf(institute, 'groep')],
        members: [...new Set(members)].slice(0, 10),
        removed: [],
        coordinator: 'coordinator',
        weekly: [
          {
            ...{ id: 'week', poll: poll ?? '', asked: null, weekday: 2, time: '12:00', zone: 'Europe/Amsterdam' },
            ...{ hours: 48, holidays: 'move', on: true },
          },
        ],
        open: [],
        closed: [],
      }),
    );
  }
  return seeds;
}

/** Where somebody is reached: one in three on each channel. */
export function addressOf(institute: string, id: string): Address {
  const n = Number(/\d+$/.exec(id)?.[0] ?? 0);
  const channel = n % 3 === 1 ? 'slack' : n % 3 === 2 ? 'teams' : 'web';
  return { channel, id: `${institute}:${id}` };
}

/** The channel of an institute's group. */
export function placeOf(institute: string): Address {
  return { channel: 'slack', id: `${institute}:C1` };
}

/** What somebody is called: a word that is found back in no other text. */
export function nameOf(institute: string, id: string): string {
  return `${id.startsWith('aios') ? 'Aios' : 'Opleider'} ${wordOf('nz', `${institute}/${id}`)}`;
}

function personOf(institute: string, id: string, role: Person['role'], placements: string[]): Person {
  return readDocument(personKind, {
    schema: 1,
    id,
    institute,
    name: nameOf(institute, id),
    role,
    addresses: [addressOf(institute, id)],
    placements,
  });
}
