import type { Decision, State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import { linesBy, memoryWithout } from './placement-without.ts';
import { wordsIn } from './session-without.ts';

type Expired = Required<Pick<Decision, 'sessions' | 'persons' | 'placements' | 'frequency' | 'forgets'>>;

/**
 * What goes once a placement is so long over that its content may not be kept: its conversations, agreements, agenda, signals and
 * own lines, and the messages that hold them; the counts stay. `over`: people of whom nothing else goes on, to whom every
 * message goes. The state holds this one placement with all that belongs to it. Null when nothing of that is left.
 */
export function contentExpired(state: State, placement: Placement, over: ReadonlySet<string>): Expired | null {
  const people = [placement.trainee, ...placement.trainers];
  const sessions = [...state.sessions.values()];
  const memory = state.frequency.get(placement.id);
  const writers = [...new Set([...people, ...sessions.flatMap(({ parts }) => parts.map((part) => part.person))])];
  const lines = memory === undefined ? [] : writers.flatMap((id) => linesBy(memory, id));
  const { agreements, agenda, planned } = placement;
  const held =
    sessions.length + state.signals.length + lines.length + agreements.length + agenda.length + planned.length;
  // What was taken away before may still be quoted in what was told: that is looked for once.
  if (held === 0 && placement.emptied === placement.end) return null;
  const gone = new Set(sessions.map(({ id }) => id));
  const signals = state.signals.map(({ id }) => id);
  return {
    sessions: sessions.map((session) => ({ ...session, status: 'discarded' })),
    placements: [{ ...placement, agreements: [], agenda: [], agendaSent: null, planned: [], emptied: placement.end }],
    frequency:
      memory === undefined || lines.length === 0
        ? []
        : [{ institute: placement.institute, placement: placement.id, memory: writers.reduce(memoryWithout, memory) }],
    persons: [...state.people.values()].flatMap((person) => withoutThese(person, gone, signals)),
    forgets: [
      {
        institute: placement.institute,
        signals,
        to: people.flatMap((id) => (over.has(id) ? (state.people.get(id)?.addresses ?? []) : [])),
        among: [...state.people.keys()].filter((id) => !(over.has(id) && people.includes(id))),
        sessions: [...gone],
        texts: [
          ...sessions.flatMap((session) => writers.flatMap((id) => wordsIn(session, id))),
          ...wordsOn(placement),
          ...lines,
          ...signals,
        ],
        by: [],
        quoted: { placement: placement.id },
      },
    ],
  };
}

/** What goes of a placement that may still run: what stands on its agenda for too long. `before` in ms since 1970; null when there is nothing. */
export function agendaExpired(placement: Placement, before: number): Pick<Expired, 'placements' | 'forgets'> | null {
  const agenda = placement.agenda.filter(({ at }) => at >= before);
  const planned = placement.planned.filter(({ at }) => at >= before);
  if (agenda.length === placement.agenda.length && planned.length === placement.planned.length) return null;
  const old = placement.agenda.filter(({ at }) => at < before);
  const forget = { institute: placement.institute, signals: [], to: [], sessions: [], by: [] };
  return {
    placements: [{ ...placement, agenda, planned }],
    forgets: [
      { ...forget, among: [placement.trainee, ...placement.trainers], texts: wordsOn({ agenda: old, agreements: [] }) },
    ],
  };
}

function wordsOn({ agenda, agreements }: Pick<Placement, 'agenda' | 'agreements'>): string[] {
  return [
    ...agenda.flatMap(({ what, bring }) => [what, ...(bring === null ? [] : [bring])]),
    ...agreements.map(({ what }) => what),
  ];
}

function withoutThese(person: Person, sessions: ReadonlySet<string>, signals: readonly string[]): Person[] {
  const left = (ids: readonly string[]) => ids.filter((id) => !sessions.has(id));
  const next = {
    ...person,
    sessions: left(person.sessions),
    finished: left(person.finished),
    signals: person.signals.filter((id) => !signals.includes(id)),
  };
  return JSON.stringify(next) === JSON.stringify(person) ? [] : [next];
}
