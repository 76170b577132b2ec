import type { Decision, State } from '../model/decision.ts';
import type { World } from '../session/world.ts';
import { shownKey } from './keys.ts';
import { canTap, groupLanguage } from './open-poll.ts';
import { pollMessage } from './poll-message.ts';

/** The posts of an open poll once more, with how many answered by now and nothing else. */
export function showCount(world: World, state: State, id: string): Partial<Decision> {
  const poll = state.polls?.find((one) => one.id === id);
  if (poll === undefined || poll.state !== 'open' || world.now >= poll.closes) return {};
  const shown = { ...poll, counting: false, shown: poll.shown + 1 };
  const count = Object.keys(poll.answers).length;
  return {
    polls: [shown],
    said: poll.places.map((to, place) => ({
      key: shownKey(shown, place),
      to,
      message: pollMessage(groupLanguage(world), poll, world.now, { taps: canTap(to), count }),
      replaces: shownKey(poll, place),
    })),
  };
}
