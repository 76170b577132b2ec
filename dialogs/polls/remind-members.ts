import { say } from '../content/phrases.ts';
import type { Decision, State } from '../model/decision.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { sentTo, slotFor } from '../nudges/unasked.ts';
import { line } from '../session/compose.ts';
import { languageFor, type World } from '../session/world.ts';
import { pollDue, reminderKey } from './keys.ts';
import { membersIn } from './open-poll.ts';
import { pollMessage, untilWhen } from './poll-message.ts';

/**
 * Members who did not answer are asked once more, privately, each at the first moment that bears it: on an own working day, within
 * hours, not away, within what a day and a week bear. Who has no such moment before the poll closes is left alone.
 */
export function remindMembers(world: World, state: State, id: string, frequency: Frequency | null): Partial<Decision> {
  const poll = state.polls?.find((one) => one.id === id);
  const group = state.groups?.find((one) => one.id === poll?.group);
  if (poll === undefined || group === undefined || poll.state !== 'open' || world.now >= poll.closes) return {};
  const slots = membersIn(world, group)
    .filter((person) => person.role !== 'coordinator' && person.role !== 'group')
    .filter((person) => poll.answers[person.id] === undefined && !poll.reminded.includes(person.id))
    .flatMap((person) => {
      const at = frequency === null ? world.now : slotFor(state, frequency, person, world.now, 'return');
      return at === null || at >= poll.closes ? [] : [{ person, at }];
    });
  const ready = slots.filter(({ at }) => at <= world.now).map(({ person }) => person);
  const later = slots.flatMap(({ at }) => (at > world.now ? [at] : []));
  return {
    polls: ready.length === 0 ? [] : [{ ...poll, reminded: [...poll.reminded, ...ready.map((person) => person.id)] }],
    dues: later.length === 0 ? [] : [pollDue(poll, 'remind', Math.min(...later))],
    frequency: frequency === null ? [] : sentTo(state, ready, null, world.now),
    said: ready.map((person) => {
      const language = languageFor(world, person.id);
      const text = say(language.phrases, 'poll.remind', { group: group.name, until: untilWhen(poll, world.now) });
      return {
        key: reminderKey(poll, person.id),
        to: person.id,
        message: pollMessage(language, poll, world.now, { above: [line(text)] }),
        replaces: null,
      };
    }),
  };
}
