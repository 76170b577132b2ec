import { languageOf } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import type { Decision, Said, State } from '../model/decision.ts';
import type { Undelivered } from '../model/inbound.ts';
import { compose, line } from '../session/compose.ts';
import type { World } from '../session/world.ts';
import { stopPoll } from './close-poll.ts';
import { postKey } from './keys.ts';

/**
 * A question could not be posted in a channel of its group: who asked it hears what to do. Where nobody got it any other way it
 * does not run; else the group's page says where it does not stand. Null when it is about something else.
 */
export function notPosted(world: World, state: State, { id, outcome }: Undelivered): Partial<Decision> | null {
  const poll = state.polls?.find((one) => one.places.some((_, place) => postKey(one, { place }) === id));
  const group = state.groups?.find((one) => one.id === poll?.group);
  if (poll === undefined || group === undefined) return null;
  if (outcome === 'unknown' || poll.state !== 'open') return {};
  const place = poll.places.findIndex((_, at) => postKey(poll, { place: at }) === id);
  const unposted = [...new Set([...(poll.unposted ?? []), place])];
  const isNowhere = unposted.length === poll.places.length && poll.people.length === 0;
  const { said: _, ...stopped } = stopPoll(world, state, poll.id);
  return {
    ...(isNowhere ? stopped : { polls: [{ ...poll, unposted }] }),
    said: world.people.has(group.coordinator) ? [notice(isNowhere)] : [],
  };

  function notice(nowhere: boolean): Said {
    const to = group?.coordinator ?? '';
    const { phrases } = languageOf(world.content, world.people.get(to)?.language ?? 'nl');
    const named = { title: poll?.asked.title ?? '', group: group?.name ?? '' };
    const title = say(phrases, 'poll.not-posted', named);
    const blocks = [
      line(title, 'warning'),
      line(say(phrases, 'poll.not-posted-do')),
      line(say(phrases, nowhere ? 'poll.not-posted-again' : 'poll.not-posted-rest'), 'quiet'),
    ];
    return { key: `${id}/not-posted`, to, message: compose({ blocks, fallback: title }), replaces: null };
  }
}
