import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Group } from '../model/group.ts';
import type { Person } from '../model/person.ts';
import type { Poll } from '../model/poll.ts';
import { groupHere, groupsSeen } from '../polls/own-group.ts';
import { untilWhen } from '../polls/poll-message.ts';
import { resultMessage } from '../polls/result-message.ts';
import { earlierWeeks } from '../polls/trend.ts';
import { button } from '../session/compose.ts';
import { type Context, reply, told } from './context.ts';

/** `uitslag`: what the last poll came to, for who asked it and for who got it, as it was said when it closed. */
export function result(context: Context): Partial<Decision> {
  const { language, state, world, person } = context;
  const { phrases } = language;
  const seen = groupsSeen(context);
  const here = seen.find(({ id }) => id === groupHere(context)?.id);
  const groups = here === undefined ? seen : [here];
  const [last] = groups
    .flatMap((group) => (state.polls ?? []).filter((poll) => poll.group === group.id).map((poll) => ({ group, poll })))
    .filter(({ group, poll }) => poll.state === 'closed' && mayRead(person, group, poll))
    .sort((one, other) => other.poll.closes - one.poll.closes);
  if (last === undefined) {
    const ids = new Set(groups.flatMap(({ open }) => open));
    const running = state.polls?.find(({ id, state: now }) => ids.has(id) && now === 'open');
    const none = say(phrases, 'poll.no-result');
    return told(
      context,
      running === undefined ? none : say(phrases, 'poll.no-result-yet', { until: untilWhen(running, world.now) }),
    );
  }
  const message = resultMessage(language, last.poll, earlierWeeks(state, last.group, last.poll));
  if (last.group.coordinator !== person.id) return reply(context, message);
  const all = encodeAction({ kind: 'poll', verb: 'results', subject: last.group.id, option: '' });
  return reply(context, { ...message, buttons: [button(all, say(phrases, 'poll.button-results'))] });
}

/** Whoever joined a group later does not read what was said to others alone. */
function mayRead({ id, role }: Person, { coordinator }: Group, { places, people }: Poll): boolean {
  return role === 'group' || coordinator === id || places.length > 0 || people.includes(id);
}
