import { decodeAction } from '../../dialogs/action.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import type { Session } from '../../dialogs/model/session.ts';
import type { World } from './standing.ts';
import { wordsIn } from './words.ts';

/** Names in a text that this person has no business with. */
export function strangers(world: World, actor: Person | null, text: string, action: string): string[] {
  const { people, placements, sessions, lookers, ledger } = world;
  const kind = decodeAction(action)?.kind ?? '';
  return wordsIn('nz', text).flatMap((word) => {
    const named = people.get(word);
    if (named === undefined) return [];
    if (actor === null || named.institute !== actor.institute) return [`names ${named.institute}/${named.id}`];
    if (named.id === actor.id) return [];
    const near = placements.filter(({ institute }) => institute === actor.institute);
    const everybody = (one: Placement) => [one.trainee, ...one.trainers, one.coordinator];
    // Who looked at what is told to whom it is about.
    if (kind === 'data' && lookers.has(`${named.institute}/${named.id}`)) return [];
    if (sharesYear(actor, named, action)) return [];
    if (talkedTogether(sessions, actor, named) || wasToldOf(world, actor, named)) return [];
    // What took place stays counted by who did it, also when they left the pair.
    const own = near.filter((one) => [one.trainee, ...one.trainers].includes(actor.id)).map(({ id }) => id);
    if (
      [...ledger.values()].some(({ by, of }) => by === named.id && own.some((id) => of === `${actor.institute}/${id}`))
    )
      return [];
    if (actor.role === 'coordinator') {
      // Whom one can choose for a new pair or a group: everybody of the institute.
      if (choosing.includes(kind === 'command' ? (action.split('|')[1] ?? '') : kind)) return [];
      const isOwn = near.some(
        (one) => (one.coordinator === null || one.coordinator === actor.id) && everybody(one).includes(named.id),
      );
      return isOwn || named.role === 'coordinator' ? [] : [`names ${named.id} of another coordinator's pair`];
    }
    return near.some((one) => everybody(one).includes(actor.id) && everybody(one).includes(named.id))
      ? []
      : [`names ${named.id} of another pair`];
  });
}

/** A coach is shown who shares a year with them now and nobody else; a trainer whom they share with, and whom they can choose. */
function sharesYear(actor: Person, named: Person, action: string): boolean {
  if (actor.role === 'coach')
    return actor.ended === undefined && (named.shares ?? []).some(({ coach }) => coach === actor.id);
  if (actor.role !== 'trainer' || named.role !== 'coach') return false;
  const isShared = (actor.shares ?? []).some(({ coach }) => coach === named.id);
  return isShared || (decodeAction(action)?.kind === 'year' && named.ended === undefined);
}

/** Whom a signal is about stays in it, also when they left the pair. */
function wasToldOf({ signals }: World, reader: Person, named: Person): boolean {
  return signals.some(
    ({ institute, reporter, coordinator, told, others }) =>
      institute === reader.institute &&
      (reporter === reader.id ||
        told.includes(reader.id) ||
        (coordinator === reader.id && reader.role === 'coordinator')) &&
      [reporter, coordinator, ...others].includes(named.id),
  );
}

/** Kinds of button, and commands, with which a coordinator chooses people. */
const choosing = ['pair', 'pair stop', 'coach', 'coach stop', 'poll', 'koppel', 'peiling'];

function talkedTogether(sessions: readonly Session[], one: Person, other: Person): boolean {
  return sessions.some(
    ({ institute, parts }) =>
      institute === one.institute && [one.id, other.id].every((id) => parts.some(({ person }) => person === id)),
  );
}
