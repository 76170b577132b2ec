import { encodeAction } from '../action.ts';
import { noTrouble, type Trouble, textTrouble } from '../agenda/text-trouble.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Group } from '../model/group.ts';
import type { FormField, Message } from '../model/message.ts';
import type { Asked } from '../model/poll.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { inField } from '../session/in-field.ts';
import { clean } from '../text/clean.ts';
import { plain } from '../text/closest.ts';
import { cut } from '../text/cut.ts';
import { askedFrom } from './asked.ts';
import { type Moment, momentFields, readMoment } from './moment-fields.ts';

const ids = { poll: 'peiling', ask: 'vraag', options: 'keuzes', comment: 'toelichting' } as const;
/** How long one's own question is open when nothing is said about it. */
const usualHours = 48;
const most = { ask: 300, title: 60, option: 60, options: 12 } as const;

/** What is asked and when. `of`: the content's name of it, null for one's own words. */
export type Wanted = { asked: Asked; of: string | null; hours: number; weekly: Moment['weekly'] };
export type AskRead = { kind: 'ok'; wanted: Wanted } | { kind: 'again'; form: Message };

/** The form to ask something: one of the polls of the content (`start`), or one's own question (`make`). `id`: the poll's to be. */
export function askForm(
  context: Context,
  verb: 'start' | 'make',
  group: Group,
  id: string,
  values: Values = {},
  { errors, lines, extra }: Trouble = noTrouble,
): Message {
  const { language } = context;
  const { phrases } = language;
  const title = say(phrases, verb === 'start' ? 'poll.start-title' : 'poll.make-title', { group: group.name });
  return compose({
    title,
    blocks: [
      line(say(phrases, verb === 'start' ? 'poll.start-text' : 'poll.make-text')),
      ...lines.map((text) => line(text, 'warning')),
    ],
    fields: [
      ...(verb === 'start' ? [writtenField(context, values, errors)] : ownFields(context, values, errors)),
      ...momentFields(language, verb === 'start', values, errors),
      ...extra,
    ],
    buttons: [
      button(encodeAction({ kind: 'poll', verb, subject: group.id, option: id }), say(phrases, 'poll.button-start'), {
        style: 'primary',
        submits: true,
      }),
    ],
    fallback: title,
  });
}

/** Reads that form; what is wrong comes back at once. */
export function readAsk(context: Context, verb: 'start' | 'make', group: Group, id: string, given: Values): AskRead {
  const { language } = context;
  const values = Object.fromEntries(Object.entries(given).map(([field, text]) => [field, clean(text)]));
  const moment = readMoment(language, verb === 'start', values);
  const what = verb === 'start' ? readWritten(context, values) : readOwn(context, values);
  const trouble = verb === 'start' ? null : textTrouble(context, values, [ids.ask, ids.options]);
  if (moment.kind === 'ok' && what.kind === 'ok' && trouble === null)
    return {
      kind: 'ok',
      wanted: {
        asked: what.asked,
        of: what.of,
        hours: moment.moment.hours ?? what.hours,
        weekly: moment.moment.weekly,
      },
    };
  const errors = {
    ...trouble?.errors,
    ...(moment.kind === 'wrong' && moment.errors),
    ...(what.kind === 'wrong' && what.errors),
  };
  return { kind: 'again', form: askForm(context, verb, group, id, values, { ...(trouble ?? noTrouble), errors }) };
}

type What = { kind: 'ok'; asked: Asked; of: string | null; hours: number } | { kind: 'wrong'; errors: Values };

function readWritten({ language }: Context, values: Values): What {
  const written = language.polls.get(values[ids.poll] ?? '');
  if (written === undefined) return { kind: 'wrong', errors: { [ids.poll]: say(language.phrases, 'error.choose') } };
  return { kind: 'ok', asked: askedFrom(written), of: written.id, hours: written.hours };
}

function readOwn({ language: { phrases } }: Context, values: Values): What {
  const ask = (values[ids.ask] ?? '').replace(/\s+/g, ' ');
  const labels = (values[ids.options] ?? '')
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const isTwice = new Set(labels.map(plain)).size < labels.length;
  const errors = {
    ...(ask === '' && { [ids.ask]: say(phrases, 'error.empty') }),
    ...(ask.length > most.ask && { [ids.ask]: say(phrases, 'error.too-long', { now: ask.length, max: most.ask }) }),
    ...((labels.length === 1 || labels.length > most.options) && {
      [ids.options]: say(phrases, 'poll.options-count', { max: most.options }),
    }),
    ...(isTwice && { [ids.options]: say(phrases, 'poll.options-twice') }),
    ...(labels.some((label) => label.length > most.option) && {
      [ids.options]: say(phrases, 'poll.options-long', { max: most.option }),
    }),
  };
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors };
  return {
    kind: 'ok',
    of: null,
    hours: usualHours,
    asked: {
      title: cut(ask, most.title),
      ask,
      options: labels.map((label, index) => ({ id: `k${index + 1}`, label, score: null })),
      comment: values[ids.comment] === 'ja' ? say(phrases, 'poll.field-text') : null,
    },
  };
}

function writtenField({ language }: Context, values: Values, errors: Values): FormField {
  return {
    id: ids.poll,
    kind: 'choice',
    label: say(language.phrases, 'poll.field-poll'),
    required: true,
    options: [...language.polls.values()].map(({ id, title, ask }) => ({
      id,
      label: cut(`${title}: ${ask}`, 150),
    })),
    ...inField(ids.poll, values, errors),
  };
}

function ownFields({ language: { phrases } }: Context, values: Values, errors: Values): FormField[] {
  return [
    {
      id: ids.ask,
      kind: 'text',
      label: say(phrases, 'poll.field-ask'),
      required: true,
      maxLength: most.ask,
      ...inField(ids.ask, values, errors),
    },
    {
      id: ids.options,
      kind: 'long-text',
      label: say(phrases, 'poll.field-options'),
      hint: say(phrases, 'poll.hint-options'),
      required: false,
      ...inField(ids.options, values, errors),
    },
    {
      id: ids.comment,
      kind: 'choice',
      label: say(phrases, 'poll.field-comment'),
      required: false,
      options: [
        { id: 'nee', label: say(phrases, 'poll.comment-no') },
        { id: 'ja', label: say(phrases, 'poll.comment-yes') },
      ],
      ...inField(ids.comment, values, errors, 'nee'),
    },
  ];
}
