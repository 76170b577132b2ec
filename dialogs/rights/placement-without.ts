import type { Memory } from '../frequency/memory.ts';
import type { AgendaItem } from '../model/agenda.ts';
import type { Agreement, Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';

/** What this person put on a pair's agenda and agreed there, word for word. */
export function wordsInPlacement(
  placement: Placement,
  person: string,
  sessions: ReadonlyMap<string, Session>,
): string[] {
  const { agenda, agreements } = placement;
  return [
    ...agenda
      .filter(({ by }) => by === person)
      .flatMap(({ what, bring }) => [what, ...(bring === null ? [] : [bring])]),
    ...agreements.filter((one) => isTheirs(one, person, sessions)).map(({ what }) => what),
  ];
}

/**
 * A placement without what this person wrote. An agreement goes when they worded it, or when nobody can tell any more who
 * did; what was put on the agenda because of it goes along. `sessions` as they were before anything was taken out.
 */
export function placementWithout(
  placement: Placement,
  person: string,
  sessions: ReadonlyMap<string, Session>,
): Placement {
  const agreements = placement.agreements.filter((one) => !isTheirs(one, person, sessions));
  const left = new Set(placement.agreements.filter((one) => !agreements.includes(one)).map(sourceOf));
  const stays = ({ by, source }: AgendaItem) => by !== person && (source === null || !left.has(source));
  return { ...placement, agreements, agenda: placement.agenda.filter(stays) };
}

/** The pair's own lines that this person wrote about something missed. */
export function linesBy(memory: Memory, person: string): string[] {
  const lines = [...Object.values(memory.lines), ...Object.values(memory.escalations).map(({ line }) => line)];
  return lines.flatMap((line) => (line?.by === person ? [line.text] : []));
}

/** What is remembered about reminders without this person's lines and what they put off. */
export function memoryWithout(memory: Memory, person: string): Memory {
  const escalations = Object.entries(memory.escalations).map(
    ([id, one]) => [id, one.line?.by === person ? { ...one, line: null } : one] as const,
  );
  return {
    ...memory,
    lines: Object.fromEntries(Object.entries(memory.lines).filter(([, { by }]) => by !== person)),
    escalations: Object.fromEntries(escalations),
    snoozes: memory.snoozes.filter((one) => one.person !== person),
  };
}

/** How an item on the agenda names the agreement that it came from. */
function sourceOf({ session, position }: Agreement): string {
  return `${session}.${position}`;
}

function isTheirs(
  { session, position, people, what, by }: Agreement,
  person: string,
  sessions: ReadonlyMap<string, Session>,
): boolean {
  const slots = Object.values(sessions.get(session)?.answers[position] ?? {});
  const authors = slots.flatMap((answer) =>
    answer.kind === 'given' && answer.fields.some(({ value }) => value === what) ? [answer.by] : [],
  );
  if (authors.length > 0) return authors.includes(person);
  return by === undefined ? people.includes(person) : by === person;
}
