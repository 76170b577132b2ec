import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { button, compose, line } from '../session/compose.ts';
import { wallFor } from '../session/world.ts';
import { askedOn } from './asked-on.ts';
import { otherNames } from './log-form.ts';
import { encodeLogged, type Logged } from './logged.ts';
import { sayDay, sayLogged } from './say-logged.ts';

/** The longest id a button can have. */
const longestId = 200;

/**
 * One line for each thing that was counted, and a button to take it back. `more`: how requirements stand now, and for which
 * it does not count.
 */
export function receipt(
  context: Context,
  items: readonly Logged[],
  batch: string,
  pair: Placement,
  isNamed: boolean,
  more: { standing: readonly string[]; short: readonly string[] },
): Message {
  const { language, person, world } = context;
  const { phrases } = language;
  const today = wallFor(world, person.id);
  const lines = items.map((item) => {
    const params = { what: sayLogged(item, language), day: sayDay(item.day, today, language) };
    const isTaken = askedOn(context, pair, item.kind, item.day) === 'taken';
    return isNamed
      ? say(phrases, isTaken ? 'log.counted-with' : 'log.noted-with', { ...params, other: otherNames(context, pair) })
      : say(phrases, isTaken ? 'log.counted' : 'log.noted', params);
  });
  const first = items.map(({ day }) => day).sort()[0] ?? today.date;
  const wrong = encodeAction({ kind: 'log', verb: 'undo', subject: `${batch}@${first}`, placement: '' });
  // Kept all the same: the institute may count it elsewhere, and the pair sees it.
  const asked = items.map(({ kind, day }) => askedOn(context, pair, kind, day));
  const period = { from: sayDate(pair.start, today), to: sayDate(pair.end, today) };
  return compose({
    blocks: [
      ...lines.map((text) => line(text, 'good')),
      ...more.standing.map((text) => line(text)),
      ...more.short.map((text) => line(text, 'quiet')),
      ...(asked.includes('not-asked')
        ? [line(say(phrases, items.length === 1 ? 'log.not-asked' : 'log.not-all-asked'), 'quiet')]
        : []),
      ...(asked.includes('not-then') ? [line(say(phrases, 'log.not-then', period))] : []),
    ],
    buttons: [
      button(wrong, say(phrases, 'log.wrong')),
      button(encodeAction({ kind: 'command', command: 'log' }), say(phrases, 'log.form-button'), { more: true }),
      button(encodeAction({ kind: 'command', command: 'log lijst' }), say(phrases, 'log.list-button'), { more: true }),
    ],
    fallback: [...lines, ...more.standing, ...more.short].join(' '),
  });
}

/** With two placements: which one is it? The items travel in the buttons, a question each when they do not fit in one. */
export function which(context: Context, items: readonly Logged[], pairs: readonly Placement[]): Message[] {
  const { language, world, person } = context;
  const { phrases } = language;
  const today = wallFor(world, person.id);
  const subject = encodeLogged(items);
  const actions = pairs.map((pair) => encodeAction({ kind: 'log', verb: 'at', subject, placement: pair.id }));
  if (items.length > 1 && actions.some((action) => action.length > longestId))
    return items.flatMap((item) => which(context, [item], pairs));
  const title = say(phrases, 'log.which-pair');
  return [
    compose({
      title,
      blocks: items.map((item) =>
        line(
          say(phrases, 'log.list-line', { what: sayLogged(item, language), day: sayDay(item.day, today, language) }),
        ),
      ),
      buttons: pairs.map((pair, index) => button(actions[index] ?? '', otherNames(context, pair))),
      fallback: title,
    }),
  ];
}

/**
 * Asks whether something unlikely is meant; the button that says so holds all of it. `canReplace`: it may be noted in the place
 * of what was counted before.
 */
export function confirm(context: Context, item: Logged, pair: Placement, text: string, canReplace = false): Message {
  const { phrases } = context.language;
  const act = (verb: string) => encodeAction({ kind: 'log', verb, subject: encodeLogged([item]), placement: pair.id });
  const no = encodeAction({ kind: 'log', verb: 'no', subject: '', placement: '' });
  return compose({
    blocks: [line(text)],
    buttons: [
      button(act('yes'), say(phrases, 'log.yes'), { style: 'primary' }),
      ...(canReplace ? [button(act('instead'), say(phrases, 'log.instead'))] : []),
      button(no, say(phrases, 'log.no')),
    ],
    fallback: text,
  });
}
