import type { Context } from '../commands/context.ts';
import type { Seen } from '../model/access.ts';
import { type Asked, yearNamed } from '../needs.ts';
import { sharedBy } from './shares.ts';

/** What a coach looks at: a year that is opened and shared now. That others share one is no look at anybody. */
export function seenByCoach({ person, state }: Context, asked: Asked): Seen[] {
  const named = yearNamed(asked);
  const found = named === null ? null : sharedBy(person, state.people, named.trainer, named.year);
  return found === null ? [] : [{ what: 'year', about: [found.trainer.id] }];
}
