import { say } from '../content/phrases.ts';
import type { Part, Session } from '../model/session.ts';
import { cut, longestQuoted } from '../text/cut.ts';
import { pointsOf } from './points.ts';
import type { Position } from './positions.ts';
import { askedAt, forRole } from './question.ts';
import { counterpartOf, languageFor, type World } from './world.ts';

/** The question with the names and the point it is about. */
export function fill(world: World, session: Session, part: Part, position: Position, text: string): string {
  if (!text.includes('{')) return text;
  const { step, item } = position;
  const source = step.kind === 'question' ? step.per : undefined;
  const point =
    source === undefined ? undefined : pointsOf(session, [source]).find((candidate) => candidate.id === item);
  return text
    .replaceAll('{ander}', () => counterpartOf(world, session, part))
    .replaceAll('{punt}', () => cut(point?.text ?? '', longestQuoted));
}

/** The question of somebody whose turn it is, with no words of anybody in it: for what stays in a chat, and for notifications. */
export function unquoted(world: World, session: Session, part: Part, position: Position): string {
  const point = say(languageFor(world, part.person).phrases, 'question.point');
  const text = forRole(askedAt(position).ask, part).replace(/['"‘“«]?\{punt\}['"’”»]?/g, (_, at: number) =>
    at === 0 ? `${point.charAt(0).toUpperCase()}${point.slice(1)}` : point,
  );
  return fill(world, session, part, position, text);
}
