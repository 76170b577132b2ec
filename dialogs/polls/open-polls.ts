import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';
import { pollMessage, untilWhen } from './poll-message.ts';

/** What a member can answer now: the one poll that is open, or a choice of them. */
export function openPolls(context: Context): Message {
  const { person, state, language, world } = context;
  const { phrases } = language;
  const groups = (state.groups ?? []).filter(({ members }) => members.includes(person.id)).map(({ id }) => id);
  const open = (state.polls ?? []).filter(
    (poll) => groups.includes(poll.group) && poll.state === 'open' && world.now < poll.closes,
  );
  const [only, ...more] = open;
  if (only !== undefined && more.length === 0)
    return pollMessage(language, only, world.now, { count: Object.keys(only.answers).length });
  const text = say(phrases, only === undefined ? 'poll.none-open' : 'poll.some-open');
  return compose({
    blocks: [
      line(text),
      ...(only === undefined
        ? []
        : [
            {
              kind: 'facts' as const,
              facts: open.map((poll) => ({
                label: poll.asked.title,
                value: say(phrases, 'poll.until', { until: untilWhen(poll, world.now) }),
              })),
            },
          ]),
    ],
    buttons: open.map((poll) =>
      button(encodeAction({ kind: 'poll', verb: 'form', subject: poll.id, option: '' }), poll.asked.title),
    ),
    fallback: text,
  });
}
