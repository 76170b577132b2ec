import { decodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import type { Seen } from '../model/access.ts';
import type { Input } from '../model/inbound.ts';
import { sharedBy } from './shares.ts';

/** What a coach looks at: a year that is opened and shared now. That others share one is no look at anybody. */
export function seenByCoach({ person, state }: Context, input: Input): Seen[] {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind !== 'year' || action.verb !== 'open') return [];
  const found = sharedBy(person, state.people, action.subject, Number(action.year));
  return found === null ? [] : [{ what: 'year', about: [found.trainer.id] }];
}
