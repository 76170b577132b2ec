import { type Language, languageOf } from '../content/content.ts';
import type { PhraseKey } from '../content/phrase-keys.ts';
import { say } from '../content/phrases.ts';
import type { Decision, Said, State } from '../model/decision.ts';
import { closedKept, type Group } from '../model/group.ts';
import type { Poll } from '../model/poll.ts';
import { compose, line } from '../session/compose.ts';
import type { World } from '../session/world.ts';
import { pollDue, postKey, reminderKey, shownKey } from './keys.ts';
import { groupLanguage } from './open-poll.ts';
import { question } from './poll-message.ts';
import { resultOf } from './result.ts';
import { resultMessage } from './result-message.ts';
import { earlierWeeks } from './trend.ts';

type Ending = { poll: Poll; group: Group };

/**
 * A poll closes: its answers become one result and are gone in the same commit. The posts say that it is over, and the result
 * goes where the question went.
 */
export function closePoll(world: World, state: State, id: string, newId: () => string): Partial<Decision> {
  const ending = openIn(state, id);
  if (ending === null || world.now < ending.poll.closes) return {};
  const { poll, group } = ending;
  const closed: Poll = { ...emptied(poll), state: 'closed', result: resultOf(poll, newId) };
  const weeks = earlierWeeks(state, group, closed);
  const { closed: before } = group;
  return {
    polls: [closed],
    groups: [
      {
        ...without(group, id),
        closed: [{ poll: id, of: poll.of, at: poll.opens }, ...before].slice(0, closedKept),
      },
    ],
    dues: over(poll),
    said: [
      ...endedPosts(world, poll, 'poll.over'),
      // Who was taken out of the group meanwhile does not read what it said.
      ...destinations(world, { ...poll, people: poll.people.filter((one) => group.members.includes(one)) }).map(
        ({ key, to, language }) => ({
          key: `${key}/result`,
          to,
          message: resultMessage(language, closed, weeks),
          replaces: null,
        }),
      ),
      ...toldCoordinator(world, group, closed, weeks),
    ],
  };
}

/** Who asked it sees no post of a group without a channel, or of one where it could not be posted: they hear it from us. */
function toldCoordinator(world: World, { name, coordinator }: Group, closed: Poll, weeks: readonly Poll[]): Said[] {
  const isPosted = closed.places.some((_, place) => !(closed.unposted ?? []).includes(place));
  if (isPosted || world.people.get(coordinator)?.role !== 'coordinator') return [];
  const language = languageIn(world, coordinator);
  const result = resultMessage(language, closed, weeks);
  const word = language.commands.commands.result?.words[0] ?? '';
  const text = say(language.phrases, 'poll.closed-told', { group: name, word });
  const key = `${postKey(closed, { person: coordinator })}/result`;
  return [{ key, to: coordinator, message: { ...result, blocks: [line(text), ...result.blocks] }, replaces: null }];
}

/** A coordinator stops a poll: nothing of what was answered is kept or shown. */
export function stopPoll(world: World, state: State, id: string): Partial<Decision> {
  const ending = openIn(state, id);
  if (ending === null) return {};
  const { poll, group } = ending;
  return {
    polls: [{ ...emptied(poll), state: 'stopped' }],
    groups: [without(group, id)],
    dues: [pollDue(poll, 'close', null), ...over(poll)],
    said: endedPosts(world, poll, 'poll.stopped'),
  };
}

function openIn(state: State, id: string): Ending | null {
  const poll = state.polls?.find((one) => one.id === id);
  const group = state.groups?.find((one) => one.id === poll?.group);
  return poll === undefined || group === undefined || poll.state !== 'open' ? null : { poll, group };
}

function emptied(poll: Poll): Poll {
  return { ...poll, answers: {}, reminded: [], counting: false };
}

function without(group: Group, id: string): Group {
  return { ...group, open: group.open.filter((one) => one !== id) };
}

function over(poll: Poll) {
  return [pollDue(poll, 'remind', null), pollDue(poll, 'count', null)];
}

/** Every post and reminder, without its buttons. */
function endedPosts(world: World, poll: Poll, why: Extract<PhraseKey, 'poll.over' | 'poll.stopped'>): Said[] {
  const reminders = poll.reminded.map((id) => ({
    key: reminderKey(poll, id),
    last: reminderKey(poll, id),
    to: id,
    language: languageIn(world, id),
  }));
  return [...destinations(world, poll), ...reminders].map(({ key, last, to, language }) => {
    const text = say(language.phrases, why);
    return {
      key: `${key}/over`,
      to,
      message: compose({
        title: poll.asked.title,
        blocks: [...question(poll.asked, 'normal'), line(text, 'quiet')],
        fallback: text,
      }),
      replaces: last,
    };
  });
}

/** Where the question went: `key` of the first post there, `last` of the one that stands there now. */
function destinations(world: World, poll: Poll) {
  return [
    ...poll.places.map((to, place) => ({
      key: postKey(poll, { place }),
      last: shownKey(poll, place),
      to,
      language: groupLanguage(world),
    })),
    ...poll.people.map((to) => ({
      key: postKey(poll, { person: to }),
      last: postKey(poll, { person: to }),
      to,
      language: languageIn(world, to),
    })),
  ];
}

function languageIn({ content, people }: World, id: string): Language {
  return languageOf(content, people.get(id)?.language ?? 'nl');
}
