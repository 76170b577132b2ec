import { itemsFor } from '../agenda/items.ts';
import { sharedWith } from '../coach/shares.ts';
import type { State } from '../model/decision.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Session } from '../model/session.ts';
import type { Signal } from '../model/signal.ts';
import { trainedDays } from '../placements/tenure.ts';
import { answersFor } from '../session/record.ts';
import { linesOf } from '../session/shown.ts';
import { nameOf, partOf, type World } from '../session/world.ts';
import { mayRead } from '../signals/signal-message.ts';
import { linesBy } from './placement-without.ts';
import { answerKeys } from './poll-without.ts';
import { looksAt } from './who-looked.ts';

/** All that is stored about somebody and that they may read, as plain data: moments in ISO 8601, people by name. */
export function ownData(world: World, state: State, person: Person) {
  const { name, role, institute, language, zone, addresses, weekdays, away, seen, reach } = person;
  return {
    madeAt: iso(world.now),
    person: { name, role, institute, language, zone, addresses, weekdays, away, pitfallsSeen: seen, reach },
    placements: state.placements.map((placement) => placementData(world, state, placement, person.id)),
    conversations: [...state.sessions.values()]
      .filter((session) => isReadable(session, person.id))
      .map((session) => conversationData(world, session, person.id)),
    signals: state.signals.filter((signal) => mayRead(signal, person)).map((signal) => signalData(world, signal)),
    pollAnswers: (state.polls ?? []).flatMap(({ asked, answers }) => {
      const own = answerKeys(person).flatMap((key) => answers[key] ?? []);
      return own.map((answer) => ({ asked: asked.ask, answer }));
    }),
    ...((person.shares ?? []).length > 0 && {
      sharedYears: (person.shares ?? []).map(({ year, coach, at }) => ({
        year,
        with: nameOf(world, coach),
        since: iso(at),
      })),
    }),
    ...(person.role === 'coach' && {
      sharedWithYou: sharedWith(person, state.people.values()).map(({ trainer, share: { year, at } }) => ({
        trainer: trainer.name,
        year,
        since: iso(at),
      })),
    }),
    looks: looksAt(person, state.placements, state.access ?? []).map(({ by, what, times, at }) => ({
      by: world.people.has(by) ? nameOf(world, by) : by,
      what,
      times,
      last: iso(at),
    })),
  };
}

/** May this person read it? Of what they stopped and threw away nothing is theirs any more. */
export function isReadable(session: Session, person: string): boolean {
  const isThrownAway = session.stoppedBy?.person === person && !session.stoppedBy.kept;
  return partOf(session, person) !== undefined && session.status !== 'discarded' && !isThrownAway;
}

function placementData(world: World, state: State, placement: Placement, person: string) {
  const memory = state.frequency.get(placement.id);
  const { trainee, trainers, programmes, start, end, year, instituteDay, contract, coordinator } = placement;
  const written = {
    agenda: itemsFor(placement, person).map(({ by, what, kind, minutes, bring, on, at }) => ({
      by: nameOf(world, by),
      ...{ what, kind, minutes, bring, on },
      at: iso(at),
    })),
    agreements: placement.agreements
      .filter(({ people }) => people.includes(person))
      .map(({ what, on, outcome }) => ({ what, on, outcome })),
  };
  // How a pair goes on is no business any more of who left it; what they wrote there is.
  if (trainee !== person && !trainers.includes(person)) {
    const lines = memory === undefined ? [] : linesBy(memory, person);
    return {
      trainee: nameOf(world, trainee),
      ...(trainedDays(placement, person).length > 0 && { trained: trainedDays(placement, person) }),
      ...written,
      ...(lines.length > 0 && { ownLines: lines }),
    };
  }
  return {
    trainee: nameOf(world, trainee),
    trainers: trainers.map((id) => nameOf(world, id)),
    coordinator: coordinator === null ? null : nameOf(world, coordinator),
    ...{ programmes, start, end, year, instituteDay, contract },
    ...written,
    planned: placement.planned.filter(({ people }) => people.includes(person)).map(({ at }) => iso(at)),
    counts: state.entries
      .filter((entry) => entry.placement === placement.id)
      .map(({ kind, at, minutes, amount, by, undoes }) => ({
        ...{ kind, minutes, amount },
        at: iso(at),
        by: nameOf(world, by),
        takenBack: undoes !== null,
      })),
    ...(memory !== undefined && {
      ownLines: Object.entries(memory.lines).map(([requirement, { by, text }]) => ({
        requirement,
        by: nameOf(world, by),
        text,
      })),
      waivers: memory.waivers.map(({ obligation, from, to }) => ({ requirement: obligation, from, to })),
      putOff: memory.snoozes
        .filter((one) => one.person === person)
        .map(({ obligation, until }) => ({ requirement: obligation, until })),
      escalations: Object.entries(memory.escalations).map(([requirement, { since, state: stands, line }]) => ({
        requirement,
        since,
        state: stands,
        line: line?.text ?? null,
      })),
    }),
  };
}

function conversationData(world: World, session: Session, person: string) {
  const { title, status, startedAt, endedAt, minutes, parts } = session;
  return {
    title,
    status,
    startedAt: iso(startedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    minutes,
    with: parts.filter((part) => part.person !== person).map((part) => nameOf(world, part.person)),
    answers: answersFor(world, session, person).map(({ asked, by, at, fields, also = [] }) => ({
      asked,
      by: nameOf(world, by),
      at: iso(at),
      fields: fields.map((field) => ({ label: field.label, lines: linesOf(field) })),
      also: also.map((one) => ({
        by: nameOf(world, one.by),
        fields: one.fields.map((field) => ({ label: field.label, lines: linesOf(field) })),
      })),
    })),
    drafts: partOf(session, person)?.drafts ?? {},
  };
}

function signalData(world: World, signal: Signal) {
  const { kind, seen, since, tried, discussed, on, help, at, state } = signal;
  const reporter = nameOf(world, signal.reporter);
  const coordinator = nameOf(world, signal.coordinator);
  return { reporter, coordinator, kind, seen, since, tried, discussed, on, help, at: iso(at), state };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
