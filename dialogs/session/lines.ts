import { type Phrases, say } from '../content/phrases.ts';
import type { Block } from '../model/message.ts';
import type { Part, Session } from '../model/session.ts';
import { line } from './compose.ts';
import { fill } from './fill.ts';
import { hinted } from './give.ts';
import type { Position } from './positions.ts';
import { askedAt } from './question.ts';
import { nextField } from './typed.ts';
import { languageFor, type World } from './world.ts';

/** Where the next typed words go, in a form of several fields that was begun. */
export function nextLine(session: Session, position: Position, part: Part, phrases: Phrases): Block[] {
  const { fields } = askedAt(position);
  const drafts = part.drafts[position.key] ?? {};
  const next = fields.length < 2 || Object.keys(drafts).length === 0 ? null : nextField(fields, session.length, drafts);
  if (next === null) return [];
  // Whoever looks once more at what a hint was about writes that anew.
  const about = fields.find(({ id }) => id === drafts[hinted]?.replace(/\.\d+$/, ''));
  const label = about?.label ?? next.label;
  if (next.other !== null) return [line(say(phrases, 'typed.next-point', { field: label, other: next.other }))];
  const key =
    next.isNeeded && about === undefined
      ? 'typed.next'
      : next.isLeft && about === undefined
        ? 'typed.next-optional'
        : 'typed.next-again';
  return [line(say(phrases, key, { field: label, button: say(phrases, 'button.send') }))];
}

/** The trainer's own hint for coaching here. */
export function coachLine(world: World, session: Session, position: Position, part: Part): Block[] {
  const { coach } = askedAt(position);
  if (coach === undefined || part.role !== 'trainer') return [];
  return [
    line(
      say(languageFor(world, part.person).phrases, 'coach.hint', { hint: fill(world, session, part, position, coach) }),
      'quiet',
    ),
  ];
}

/** Who will read what is written here; `others` are their names. */
export function readersLine(session: Session, position: Position, others: string, phrases: Phrases): Block[] {
  const { fields, readers } = askedAt(position);
  if (
    !fields.some((field) => field.kind === 'text' || field.kind === 'list' || (field.kind === 'choice' && field.other))
  )
    return [];
  if (readers !== undefined) return [line(readers, 'quiet')];
  if (session.parts.length === 1) return [line(say(phrases, 'readers.solo'), 'quiet')];
  return [line(say(phrases, position.who === 'each' ? 'readers.each' : 'readers.pair', { other: others }), 'quiet')];
}
