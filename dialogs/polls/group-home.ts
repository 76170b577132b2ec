import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Group, Weekly } from '../model/group.ts';
import type { Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { sayWeekly } from './moment-fields.ts';
import { untilSoon, untilWhen } from './poll-message.ts';

/** Earlier results to look back at from a button. */
export const resultsListed = 6;

/** What a coordinator can do with a group: what runs and how many answered, what comes back weekly, and what can be asked. */
export function groupHome(context: Context, group: Group, above: string | null): Message {
  const { language, world, state } = context;
  const { phrases } = language;
  const running = (state.polls ?? []).filter(({ id, state: now }) => now === 'open' && group.open.includes(id));
  const title = say(phrases, 'poll.home', { group: group.name });
  const to = (verb: string, subject: string, option = '') => encodeAction({ kind: 'poll', verb, subject, option });
  const facts = [
    { label: say(phrases, 'poll.members'), value: String(group.members.length) },
    ...running.map((poll) => ({
      label: poll.asked.title,
      value: [
        say(phrases, 'poll.running', {
          count: Object.keys(poll.answers).length,
          until: untilWhen(poll, world.now),
        }),
        ...((poll.unposted ?? []).length > 0 ? [say(phrases, 'poll.running-unposted')] : []),
      ].join('; '),
    })),
    ...group.weekly.map((slot) => ({
      label: titleOf(context, slot),
      value: slot.on ? sayWeekly(language, slot) : say(phrases, 'poll.weekly-off'),
    })),
  ];
  return compose({
    title,
    blocks: [
      ...(above === null ? [] : [line(above, 'good')]),
      line(say(phrases, 'poll.home-text')),
      { kind: 'facts', facts },
    ],
    buttons: [
      button(to('choose', group.id), say(phrases, 'poll.button-choose'), { style: 'primary' }),
      button(to('own', group.id), say(phrases, 'poll.button-own')),
      button(to('group', group.id), say(phrases, 'poll.button-group')),
      ...(group.closed.length === 0 ? [] : [button(to('results', group.id), say(phrases, 'poll.button-results'))]),
      ...running.map(({ id, asked }) =>
        button(to('stop', id), say(phrases, 'poll.button-stop', { title: asked.title })),
      ),
      ...group.weekly.flatMap((slot) => [
        button(
          to(slot.on ? 'off' : 'on', group.id, slot.id),
          say(phrases, slot.on ? 'poll.button-off' : 'poll.button-on', { title: titleOf(context, slot) }),
        ),
        button(to('change', group.id, slot.id), say(phrases, 'poll.button-change', { title: titleOf(context, slot) }), {
          more: true,
        }),
      ]),
      button(to('new', ''), say(phrases, 'poll.button-new-group'), { more: true }),
    ],
    fallback: above ?? title,
  });
}

/** The groups to choose from. */
export function groupsMessage({ language: { phrases } }: Context, groups: readonly Group[]): Message {
  const text = say(phrases, 'poll.which-group');
  return compose({
    blocks: [line(text)],
    buttons: [
      ...groups.map(({ id, name }) =>
        button(encodeAction({ kind: 'poll', verb: 'home', subject: id, option: '' }), name),
      ),
      button(
        encodeAction({ kind: 'poll', verb: 'new', subject: '', option: '' }),
        say(phrases, 'poll.button-new-group'),
        { more: true },
      ),
    ],
    fallback: text,
  });
}

/** The last results of a group, to open one by one. */
export function resultsMessage({ language: { phrases }, state, world }: Context, group: Group): Message {
  const closed = group.closed
    .flatMap(({ poll }) => state.polls?.find(({ id }) => id === poll) ?? [])
    .slice(0, resultsListed);
  const text = say(phrases, closed.length === 0 ? 'poll.no-results' : 'poll.results', { group: group.name });
  return compose({
    blocks: [line(text)],
    buttons: closed.map((poll) =>
      button(
        encodeAction({ kind: 'poll', verb: 'result', subject: poll.id, option: '' }),
        say(phrases, 'poll.button-result', { title: poll.asked.title, when: untilSoon(poll, world.now) }),
      ),
    ),
    fallback: text,
  });
}

/** What a weekly poll is called: by its own words, or by the content as it is now. */
export function titleOf({ language }: Pick<Context, 'language'>, { asked, poll }: Weekly): string {
  return asked?.title ?? language.polls.get(poll)?.title ?? poll;
}
