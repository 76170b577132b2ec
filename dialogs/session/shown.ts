import { type Phrases, say } from '../content/phrases.ts';
import type { Block } from '../model/message.ts';
import type { Answer, FieldAnswer, Given, Session } from '../model/session.ts';
import type { Position } from './positions.ts';
import { askedAt } from './question.ts';
import { nameOf, type World } from './world.ts';

/** The lines of one field as a reader sees them. */
export function linesOf(field: FieldAnswer): string[] {
  if (field.shown !== undefined) return field.shown;
  if (Array.isArray(field.value)) return field.value.filter((text) => text !== '');
  return typeof field.value === 'object' ? [] : [String(field.value)];
}

/** An answer as quotations, each field under its label when there is more than one, with what came in at the same moment. */
export function writtenBlocks(world: World, answer: Given): Block[] {
  const own = fieldBlocks(answer.fields, nameOf(world, answer.by));
  const also = (answer.also ?? []).flatMap((addition) => fieldBlocks(addition.fields, nameOf(world, addition.by)));
  return [...own, ...also];
}

/** Everybody's answers to the steps named, person by person, side by side. */
export function sideBySide(
  world: World,
  session: Session,
  positions: readonly Position[],
  of: readonly string[],
  phrases: Phrases,
): Block {
  const shown = positions.filter(
    (position) => of.includes(position.step.id) && position.deeper === null && everybodyThrough(session, position),
  );
  return {
    kind: 'columns',
    columns: session.parts.map((part) => ({
      title: nameOf(world, part.person),
      groups: shown.flatMap((position) => groupsOf(session.answers[position.key]?.[part.person], position, phrases)),
    })),
  };
}

/** Everybody's answers to the steps named, one under another. */
export function oneByOne(
  world: World,
  session: Session,
  positions: readonly Position[],
  of: readonly string[],
): Block[] {
  const shown = of.flatMap((id) => positions.filter((position) => position.step.id === id));
  return shown.flatMap((position) =>
    givenAt(session, position)
      .filter((answer) => answer === session.answers[position.key]?.all || everybodyThrough(session, position))
      .flatMap((answer) => writtenBlocks(world, answer)),
  );
}

/** Is everybody through here? Before that nobody's private answer is shown, also when changed content puts the reveal earlier. */
function everybodyThrough(session: Session, position: Position): boolean {
  const slots = session.answers[position.key] ?? {};
  return session.parts.every((part) => slots[part.person] !== undefined);
}

/** The answers that were given at a position, in the order of the participants. */
export function givenAt(session: Session, position: Position): Given[] {
  const slots = session.answers[position.key] ?? {};
  return [...session.parts.map((part) => slots[part.person]), slots.all].filter((answer) => answer?.kind === 'given');
}

function groupsOf(
  answer: Answer | undefined,
  position: Position,
  phrases: Phrases,
): { label: string; items: string[] }[] {
  if (answer === undefined || answer.kind !== 'given')
    return [{ label: askedAt(position).fields[0]?.label ?? '', items: [say(phrases, 'shown.nothing')] }];
  return answer.fields.map((field) => ({ label: field.label, items: linesOf(field) }));
}

function fieldBlocks(fields: readonly FieldAnswer[], by: string): Block[] {
  return fields.map((field) => ({
    kind: 'written',
    ...(fields.length > 1 && field.label !== '' && { label: field.label }),
    items: linesOf(field).map((text) => ({ text, by })),
  }));
}
