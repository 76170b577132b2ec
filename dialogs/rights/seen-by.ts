import { seenByCoach } from '../coach/seen-by-coach.ts';
import type { Context } from '../commands/context.ts';
import { pairsMeant } from '../commands/pairs-meant.ts';
import { type Access, inCareOf, type Seen, withLook } from '../model/access.ts';
import type { Decision } from '../model/decision.ts';
import type { Input } from '../model/inbound.ts';
import { askedBy, overviewNamed } from '../needs.ts';
import { chosenOf, isHandling } from '../nudges/handle-escalation.ts';
import { oversees } from '../overview/oversees.ts';

/** The decision with a note of what the coordinator or coach looked at, so that whom it is about can see that they did. */
export function withAccess(context: Context, input: Input, decision: Decision): Decision {
  const seen = seenBy(context, input);
  if (seen.length === 0) return decision;
  const { person, state, world } = context;
  const date = new Date(world.now).toISOString().slice(0, 10);
  const isToday = (one: Access) => one.by === person.id && one.date === date;
  const empty: Access = { schema: 1, institute: person.institute, by: person.id, date, seen: [] };
  const before = state.access?.find(isToday) ?? empty;
  const after = seen.reduce((day, one) => withLook(day, one, world.now), before);
  return { ...decision, access: [...decision.access, after] };
}

/** What is looked at. A signal is about who reported it and who was told of it: nobody else learns that there is one. */
function seenBy(context: Context, input: Input): Seen[] {
  const { world, person, state } = context;
  if (person.role !== 'coach' && person.role !== 'coordinator') return [];
  const asked = askedBy(world.content, person.language, input);
  if (person.role === 'coach') return seenByCoach(context, asked);
  const { action } = asked;
  const looked = overviewNamed(asked, person);
  const isShown =
    looked?.kind === 'all' || (looked?.kind === 'maybe' && input.kind === 'text' && pairsMeant(context, input.text));
  if (isShown && action?.kind !== 'overview') return [{ what: 'overview', about: [inCareOf(person.id)] }];
  if (input.kind !== 'act' || action === null) return [];
  if (action.kind === 'signal')
    return state.signals
      .filter(({ id, coordinator }) => id === action.signal && coordinator === person.id)
      .map(({ reporter, told }) => ({ what: 'signal', about: [reporter, ...told] }));
  if (action.kind === 'nudge' && isHandling(action.verb)) {
    const chosen = new Set(chosenOf(action, input.values).map(({ placement }) => placement));
    const about = state.placements.filter(({ id, coordinator }) => chosen.has(id) && coordinator === person.id);
    return about.length === 0 ? [] : [{ what: 'escalation', about: about.map(({ id }) => id) }];
  }
  const named = action.kind === 'overview' ? action.subject : 'placement' in action ? action.placement : '';
  const pairs = state.placements.filter((placement) => placement.id === named && oversees(person, placement));
  if (pairs.length > 0) return pairs.map(({ id }) => ({ what: 'pair', about: [id] }));
  return action.kind === 'overview' ? [{ what: 'overview', about: [inCareOf(person.id)] }] : [];
}
