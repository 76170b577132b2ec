import { encodeAction } from '../action.ts';
import { noTrouble, type Trouble, textTrouble } from '../agenda/text-trouble.ts';
import { type Context, toActor } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { pairName } from '../nudges/escalation-message.ts';
import { button, compose, line } from '../session/compose.ts';
import { languageFor } from '../session/world.ts';
import { clean } from '../text/clean.ts';

/** The form's id of the words. */
const wordsId = 'bericht';
/** A short message, in characters. */
const longest = 600;

/** The form for a few words from the coordinator to both of a pair. */
export function messageForm(context: Context, placement: Placement, words = '', trouble: Trouble = noTrouble): Message {
  const { phrases } = context.language;
  const pair = pairName(context.world, placement);
  const title = say(phrases, 'overview.message-title', { pair });
  const error = trouble.errors[wordsId];
  return compose({
    title,
    blocks: [
      line(say(phrases, 'overview.message-readers', { pair }), 'quiet'),
      ...trouble.lines.map((text) => line(text, 'warning')),
    ],
    fields: [
      {
        id: wordsId,
        kind: 'long-text',
        label: say(phrases, 'overview.message-label'),
        required: true,
        maxLength: longest,
        ...(words !== '' && { value: words }),
        ...(error !== undefined && { error }),
      },
      ...trouble.extra,
    ],
    buttons: [
      button(
        encodeAction({ kind: 'overview', verb: 'send', subject: placement.id, detail: '' }),
        say(phrases, 'button.send'),
        { style: 'primary', submits: true },
      ),
    ],
    fallback: title,
  });
}

/** The words go to both with the coordinator's name; they answer the coordinator themselves, not here. */
export function sendMessage(context: Context, placement: Placement, values: Values): Partial<Decision> {
  const { person, world, language, event } = context;
  const { phrases } = language;
  const words = clean(values[wordsId] ?? '');
  const trouble = wrongWith(context, { ...values, [wordsId]: words });
  if (trouble !== null) return { again: messageForm(context, placement, words, trouble) };
  const done = say(phrases, 'overview.message-sent', { pair: pairName(world, placement) });
  const said = [...new Set([placement.trainee, ...placement.trainers])].map((to): Said => {
    const theirs = languageFor(world, to).phrases;
    const title = say(theirs, 'overview.message-from', { coordinator: person.name });
    return {
      key: `${person.institute}/${event}/${placement.id}/${to}/message`,
      to,
      message: compose({
        title,
        blocks: [
          { kind: 'written', items: [{ text: words, by: person.name }] },
          line(say(theirs, 'overview.message-answer', { coordinator: person.name }), 'quiet'),
        ],
        fallback: title,
      }),
      replaces: null,
    };
  });
  return { said: [...said, toActor(context, compose({ blocks: [line(done, 'good')], fallback: done }))] };
}

function wrongWith(context: Context, values: Values): Trouble | null {
  const { phrases } = context.language;
  const words = values[wordsId] ?? '';
  const error =
    words === ''
      ? say(phrases, 'error.empty')
      : words.length > longest
        ? say(phrases, 'error.too-long', { now: words.length, max: longest })
        : null;
  return error === null ? textTrouble(context, values, [wordsId]) : { ...noTrouble, errors: { [wordsId]: error } };
}
