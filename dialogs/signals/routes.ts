import type { Context } from '../commands/context.ts';
import { partners } from '../commands/partners.ts';
import type { Placement } from '../model/placement.ts';

/** A placement whose signals have somewhere to go: `others` are the rest of it as seen by the reporter. */
export type Route = { placement: Placement; coordinator: string; others: string[] };

/** Where the reporter's signals can go. A coordinator who is one of the pair is none: the other would read along. */
export function routesOf(context: Context): Route[] {
  return partners(context).flatMap((placement): Route[] => {
    const { coordinator, trainee, trainers } = placement;
    const pair = [trainee, ...trainers];
    if (coordinator === null || pair.includes(coordinator) || !context.world.people.has(coordinator)) return [];
    return [{ placement, coordinator, others: pair.filter((id) => id !== context.person.id) }];
  });
}
