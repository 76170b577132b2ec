import { signalKind } from '../../dialogs/model/documents.ts';
import { keys } from '../../src/keys.ts';
import { same } from './documents.ts';
import type { Add, Attempt, Standing } from './standing.ts';

/** What is noted, set and erased. */
export function deedsBeside({ place, decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, as, inInstitute, channel } = standing;
  const { polls } = decision;
  for (const { institute, by } of decision.access)
    add(
      'note what was looked at',
      [by === actor?.id && inInstitute(institute) !== null ? 'self' : null],
      `${institute}/${by}`,
    );
  for (const { key, institute } of decision.dues) {
    const here = polls.some((one) => one.institute === institute) ? channel(place === undefined ? [] : [place]) : null;
    add('set a moment', key.startsWith(`${institute}/`) ? [inInstitute(institute), here] : [], key);
  }
  for (const forget of decision.forgets) {
    add('erase oneself', [inInstitute(forget.institute) === null ? null : 'self'], forget.institute);
    for (const id of forget.signals)
      add(
        'remove a signal',
        [as(signalKind, keys.signal(forget.institute, id))?.reporter === actor?.id ? 'reporter' : null],
        id,
      );
    for (const to of forget.to) if (!actor?.addresses.some((one) => same(one, to))) add('erase of another', [], to.id);
  }
}

/** What is said, and to whom. */
export function deedsOnOthers({ from, decision }: Attempt, standing: Standing, add: Add): void {
  const { actor, coordinates, shares, overseesPerson, answersReporter, asksIn, sharesYear } = standing;
  const { persons, placements, polls } = decision;
  for (const { key, to } of decision.said) {
    const isSelf = typeof to === 'string' ? to === actor?.id : to.channel === from.channel && to.id === from.id;
    if (!key.startsWith(actor === null ? '_/' : `${actor.institute}/`)) add('set a moment', [], `message ${key}`);
    if (isSelf) add('say something to oneself', ['self'], key);
    else if (typeof to === 'string') {
      const placedNow = placements.some(
        (one) => coordinates(one.institute) !== null && [one.trainee, ...one.trainers].includes(to),
      );
      add(
        'say something to another',
        [
          ...[shares(to), overseesPerson(to), answersReporter(to), sharesYear(to), ...polls.map(asksIn)],
          placedNow ||
          coordinates(persons.find(({ id, role }) => id === to && role === 'coach')?.institute ?? '') !== null
            ? 'welcomes'
            : null,
        ],
        `${key} to ${to}`,
      );
    } else if (persons.some(({ addresses }) => addresses.some((one) => one.channel === to.channel && one.id === to.id)))
      add(
        'say something to another',
        [coordinates(actor?.institute ?? '') === null ? null : 'welcomes'],
        `${key} to ${to.id}`,
      );
    else add('post in a group', polls.map(asksIn), `${key} to ${to.id}`);
  }
}
