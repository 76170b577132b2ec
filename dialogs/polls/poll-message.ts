import { encodeAction } from '../action.ts';
import type { Language } from '../content/content.ts';
import { say } from '../content/phrases.ts';
import { sayWhen, sayWhenSent } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Block, Button, FormField, Message } from '../model/message.ts';
import { type Asked, leastAnswers, leastForComments, type Poll } from '../model/poll.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { inField } from '../session/in-field.ts';

/** Up to so many choices stand as buttons to tap; more are chosen in a form. */
const mostButtons = 5;
/** Longest explanation or answer in words, in UTF-16 units: a line or three, so that a result can be read. */
export const longestText = 500;

/** The form's ids. */
export const answerIds = { option: 'keuze', text: 'toelichting' } as const;

/** An open poll. `above`: what is said first. `taps`: false where nobody can be told apart, such as a group's screen. `count`: how many answered. */
export function pollMessage(
  language: Language,
  poll: Poll,
  now: number,
  { above = [], taps = true, count = 0 }: { above?: Block[]; taps?: boolean; count?: number } = {},
): Message {
  const { phrases } = language;
  const { asked } = poll;
  const privacy = say(phrases, 'poll.privacy', { least: leastAnswers });
  // What is said first tells until when already.
  const terms = above.length > 0 ? privacy : `${say(phrases, 'poll.open', { until: untilWhen(poll, now) })} ${privacy}`;
  return compose({
    title: asked.title,
    blocks: [
      ...above,
      ...question(asked, 'strong'),
      ...(count === 0
        ? []
        : [line(count === 1 ? say(phrases, 'poll.count-one') : say(phrases, 'poll.count', { count }))]),
      line(terms, 'quiet'),
      ...(taps ? [] : [line(say(phrases, 'poll.own-chat'))]),
    ],
    buttons: taps ? answerButtons(language, poll) : [],
    fallback: firstText(above) ?? asked.ask,
  });
}

/** The form for a choice with an explanation, or for an answer in words. `values` and `errors` by field. */
export function answerForm(
  language: Language,
  poll: Poll,
  given: { values: Values; errors: Values; lines: readonly string[]; extra: readonly FormField[] },
): Message {
  const { phrases } = language;
  const { asked } = poll;
  const isOpen = asked.options.length === 0;
  return compose({
    title: asked.title,
    blocks: [
      ...question(asked, 'strong'),
      line(
        hasText(asked)
          ? say(phrases, 'poll.readers', { least: leastForComments })
          : say(phrases, 'poll.privacy', { least: leastAnswers }),
        'quiet',
      ),
      ...given.lines.map((text) => line(text, 'warning')),
    ],
    fields: [
      ...(isOpen
        ? []
        : [
            {
              id: answerIds.option,
              kind: 'choice' as const,
              label: say(phrases, 'poll.field-option'),
              required: true,
              options: asked.options.map(({ id, label }) => ({ id, label })),
              ...inField(answerIds.option, given.values, given.errors),
            },
          ]),
      ...(hasText(asked)
        ? [
            {
              id: answerIds.text,
              kind: 'long-text' as const,
              label: asked.comment ?? say(phrases, 'poll.field-text'),
              hint: say(phrases, 'poll.hint-text'),
              required: isOpen,
              maxLength: longestText,
              ...inField(answerIds.text, given.values, given.errors),
            },
          ]
        : []),
      ...given.extra,
    ],
    buttons: [button(actionOf('send', poll), say(phrases, 'poll.button-send'), { style: 'primary', submits: true })],
    fallback: asked.ask,
  });
}

/** The question under its title; one's own short question is its title already. */
export function question({ title, ask }: Asked, tone: 'normal' | 'strong'): Block[] {
  return title === ask ? [] : [line(ask, tone)];
}

/** Can something be said in words here? */
export function hasText({ options, comment }: Asked): boolean {
  return options.length === 0 || comment !== null;
}

/** When a poll closes, in short: on a button that is tapped at once. */
export function untilSoon({ closes, zone }: Pick<Poll, 'closes' | 'zone'>, now: number): string {
  return sayWhen(wallAt(closes, zone), wallAt(now, zone));
}

/** When a poll closes, in what is sent and read later. */
export function untilWhen({ closes, zone }: Pick<Poll, 'closes' | 'zone'>, now: number): string {
  return sayWhenSent(wallAt(closes, zone), wallAt(now, zone));
}

function answerButtons({ phrases }: Language, poll: Poll): Button[] {
  const { options } = poll.asked;
  if (options.length === 0 || options.length > mostButtons)
    return [button(actionOf('form', poll), say(phrases, 'poll.button-answer'), { style: 'primary' })];
  return [
    ...options.map(({ id, label }) =>
      button(encodeAction({ kind: 'poll', verb: 'answer', subject: poll.id, option: id }), label),
    ),
    ...(hasText(poll.asked) ? [button(actionOf('form', poll), say(phrases, 'poll.button-comment'))] : []),
  ];
}

function actionOf(verb: string, { id }: Poll): string {
  return encodeAction({ kind: 'poll', verb, subject: id, option: '' });
}

function firstText(blocks: readonly Block[]): string | undefined {
  const [first] = blocks;
  return first?.kind === 'text' ? first.text : undefined;
}
