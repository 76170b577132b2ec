import { personKind, placementKind } from '../../dialogs/model/documents.ts';
import type { Person } from '../../dialogs/model/person.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { keys } from '../../src/keys.ts';
import type { Relation } from './allowed.ts';
import { changedIn, same } from './documents.ts';
import type { Add, Attempt, Standing } from './standing.ts';

/** What is done to people and placements. */
export function deedsOnPeople({ decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, coordinates, shares, reportedAll, isCoachNow } = standing;
  for (const after of decision.persons) {
    const before = as(personKind, keys.person(after.institute, after.id));
    const name = `${after.institute}/${after.id}`;
    if (before === null) {
      add('place somebody, or make somebody known', [coordinates(after.institute)], name);
      continue;
    }
    const changed = changedIn(before, after);
    if (actor !== null && after.id === actor.id && after.institute === actor.institute) {
      add('change own settings, lists and reach', ['self'], name);
      if (changed.some((field) => ['role', 'name', 'institute', 'placements', 'id'].includes(field)))
        add('change own role, name, institute or placements', [], `${name} ${changed.join()}`);
      if (changed.includes('ended')) add('make somebody a coach again, or end that', [], name);
      if (changed.includes('shares')) {
        const added = (after.shares ?? []).filter((one) => !(before.shares ?? []).some((was) => same(was, one)));
        const isOwn = before.role === 'trainer' && added.every(({ coach }) => isCoachNow(coach));
        add('share the own year with a coach, or withdraw it', [isOwn ? 'self' : null], name);
      }
      continue;
    }
    const near = after.institute === actor?.institute ? shares(after.id) : null;
    for (const field of changed) {
      if (['sessions', 'finished', 'seen'].includes(field))
        add('begin or end a conversation in the lists of another', [near], name);
      else if (field === 'signals')
        add(
          'put a signal in the list of the coordinator, or take it out',
          [near, reportedAll(before.signals, after.signals)],
          name,
        );
      else if (field === 'ended')
        add(
          'make somebody a coach again, or end that',
          [before.role === 'coach' ? coordinates(after.institute) : null],
          name,
        );
      else if (field === 'shares')
        add('end what another shares with a coach', [endsShares(decision, before, after, standing)], name);
      else if (field === 'placements')
        add('place somebody, or make somebody known', [coordinates(after.institute)], name);
      else add('change anything else of another', [], `${name} ${field}`);
    }
  }
}

/** Are only shares taken away, of one coach: who erases themselves, or whom a coordinator ends in the same decision? */
function endsShares(
  { persons }: Attempt['decision'],
  before: Person,
  after: Person,
  { actor, coordinates }: Standing,
): Relation | null {
  const left = after.shares ?? [];
  const gone = (before.shares ?? []).filter((one) => !left.some((is) => same(is, one)));
  if (left.length + gone.length !== (before.shares ?? []).length) return null;
  const coaches = new Set(gone.map(({ coach }) => coach));
  const [coach, ...more] = coaches;
  if (coach === undefined || more.length > 0 || after.institute !== actor?.institute) return null;
  if (actor.id === coach && actor.role === 'coach') return 'self';
  const isEnded = persons.some(({ id, ended }) => id === coach && ended !== undefined);
  return isEnded ? coordinates(after.institute) : null;
}

/** What is done to placements, and to what stands on their agendas. */
export function deedsOnPlacements({ decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, coordinates, oversees, pair, tookPart, stoodIn } = standing;
  const { sessions } = decision;
  for (const after of decision.placements) {
    const before = as(placementKind, keys.placement(after.institute, after.id));
    const name = `${after.institute}/${after.id}`;
    if (before === null) {
      add('make a placement', [after.coordinator === actor?.id ? coordinates(after.institute) : null], name);
      continue;
    }
    const talked = sessions.some(
      (one) =>
        one.placement === after.id &&
        one.institute === after.institute &&
        (stoodIn(one.id) === null ? false : tookPart(one) !== null),
    );
    const answered = sessions.find((one) => one.placement === after.id);
    const part: Relation | null =
      talked || (answered !== undefined && tookPart(answered) !== null) ? 'took part' : null;
    for (const field of changedIn(before, after)) {
      if (decision.forgets.length > 0 && takesOutOwn(before, after, actor?.id ?? ''))
        add('erase oneself', ['self'], name);
      else if (['agenda', 'agendaSent', 'planned', 'agreements'].includes(field))
        add(
          'change agenda, agreements and plans of a placement',
          [pair(before), part, oversees(before)],
          `${name} ${field}`,
        );
      else if (field === 'contract' || field === 'instituteDay')
        add(
          'set own days and part of full time',
          [pair(before) !== null && before.trainee === actor?.id ? 'pair' : null],
          name,
        );
      else if (field === 'end' || field === 'programmes') add('end a placement', [oversees(before)], name);
      else add('change the people, programmes or anything else of a placement', [], `${name} ${field}`);
    }
    if (decision.forgets.length > 0) continue;
    for (const item of before.agenda.filter((one) => !one.shared && one.by !== actor?.id))
      if (!after.agenda.some((one) => same(one, item)))
        add('change or remove what another has on the agenda and has not shared', [], `${name} ${item.id}`);
  }
}

/** Is nothing else done than taking out what this person wrote, or agreed with others? */
function takesOutOwn(before: Placement, after: Placement, person: string): boolean {
  const gone = <T>(one: readonly T[], other: readonly T[]) => one.filter((was) => !other.some((is) => same(was, is)));
  const isOwn = (sources: readonly string[]) => (item: Placement['agenda'][number]) =>
    item.by === person || sources.includes(item.source ?? '');
  const agreements = gone(before.agreements, after.agreements);
  const sources = agreements.map(({ session, position }) => `${session}.${position}`);
  return (
    changedIn(before, after).every((field) => field === 'agenda' || field === 'agreements') &&
    gone(after.agenda, before.agenda).length + gone(after.agreements, before.agreements).length === 0 &&
    agreements.every(({ people }) => people.includes(person)) &&
    gone(before.agenda, after.agenda).every(isOwn(sources))
  );
}
