import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Block, Button, Message } from '../model/message.ts';
import { perPage } from '../overview/view.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { cut } from '../text/cut.ts';
import { isCoach, type Shared, sharedBy, sharedWith } from './shares.ts';
import { yearFigures } from './year-figures.ts';
import { yearBlocks } from './year-message.ts';

/** Longest label of a button that opens a year, in characters. */
const longestLabel = 60;
/** Years with a button in sight; the others of a page stand behind "more". */
const inSight = 3;

/** Which trainers share a year with this coach now, a page at a time. It is given back at once and kept nowhere. */
export function sharedList(context: Context, page: number): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'coach.title');
  if (!isCoach(context.person)) return plainMessage(say(phrases, 'coach.over'));
  const { blocks, buttons } = sharedParts(context, page);
  const readers = line(say(phrases, 'coach.readers'), 'quiet');
  return compose({ title, blocks: [...blocks, readers], buttons, fallback: title });
}

/** The list without a title, for the menu, the help and the own page; nothing for who is no coach any more. */
export function sharedParts(context: Context, page: number): { blocks: Block[]; buttons: Button[] } {
  const { person, language, world } = context;
  const { phrases } = language;
  if (!isCoach(person)) return { blocks: [], buttons: [] };
  const all = sharedWith(person, world.people.values());
  if (all.length === 0) return { blocks: [line(say(phrases, 'coach.none'))], buttons: [] };
  const last = Math.ceil(all.length / perPage) - 1;
  const at = Math.min(page, last);
  const shown = all.slice(at * perPage, (at + 1) * perPage);
  const today = wallAt(world.now, person.zone);
  const facts = shown.map(({ trainer, share }) => ({
    label: trainer.name,
    value: say(phrases, 'coach.shared', {
      year: share.year,
      since: sayDate(wallAt(share.at, person.zone).date, today),
    }),
  }));
  const turn = (to: number, label: string) =>
    button(encodeAction({ kind: 'year', verb: 'list', subject: '', year: String(to) }), label);
  return {
    blocks: [line(say(phrases, 'coach.text')), { kind: 'facts', facts }],
    buttons: [
      ...shown.map((one, index) => ({ ...openButton(context, one), more: index >= inSight })),
      ...(at < last ? [turn(at + 1, say(phrases, 'overview.next'))] : []),
      ...(at > 0 ? [turn(at - 1, say(phrases, 'overview.previous'))] : []),
    ],
  };
}

/** A trainer's year as the trainer sees it, while it is shared; otherwise that it is not, whatever the reason. */
export function openShared(context: Context, trainer: string, year: number): Message {
  const { person, language, world } = context;
  const { phrases } = language;
  const found = sharedBy(person, world.people, trainer, year);
  if (found === null) return plainMessage(say(phrases, 'coach.not-shared'));
  const title = say(phrases, 'year.title', { year });
  return compose({
    title,
    context: found.trainer.name,
    blocks: yearBlocks(language, yearFigures({ ...context, now: world.now }, found.trainer, year)),
    buttons: [
      button(encodeAction({ kind: 'year', verb: 'list', subject: '', year: '0' }), say(phrases, 'coach.button-list')),
    ],
    fallback: title,
  });
}

function openButton({ language }: Context, { trainer, share }: Shared): Button {
  return button(
    encodeAction({ kind: 'year', verb: 'open', subject: trainer.id, year: String(share.year) }),
    say(language.phrases, 'coach.button-open', { name: cut(trainer.name, longestLabel), year: share.year }),
  );
}
