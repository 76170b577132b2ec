import { say } from '../content/phrases.ts';
import { wallAt } from '../dates/zone.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { Decision, State } from '../model/decision.ts';
import type { Block } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Placement } from '../model/placement.ts';
import type { Frequency } from '../nudges/case-of.ts';
import { titleWith } from '../nudges/several.ts';
import { sentTo, slotFor } from '../nudges/unasked.ts';
import { line } from '../session/compose.ts';
import { type World, wallFor } from '../session/world.ts';
import { agendaMessage } from './agenda-message.ts';
import { askDue, askMoment } from './ask-moment.ts';
import { programmeProposals } from './from-programme.ts';
import { othersIn, type Reader, readerFor } from './reader.ts';
import { momentSent } from './shown.ts';

/**
 * The day before a planned conversation: the trainee is asked for the agenda, with the form in the question. Not when it was
 * sent already, when the conversation was cancelled, or when it has begun; later when something else was sent today.
 * `subject` is `placement|planned conversation`.
 */
export function askForAgenda(
  world: World,
  state: State,
  subject: string,
  frequency: Frequency | null,
): Partial<Decision> {
  const [id, talkId] = subject.split('|');
  const placement = state.placements.find((candidate) => candidate.id === id);
  const talk = placement?.planned.find((candidate) => candidate.id === talkId);
  if (placement === undefined || talk === undefined) return {};
  if (placement.agendaSent !== null || talk.at <= world.now) return {};
  const reader = readerFor(world, placement.trainee);
  // Whoever said not to be there meanwhile is left alone.
  if (reader === null || isAway(reader)) return {};
  const slot = frequency === null ? world.now : slotFor(state, frequency, reader.person, world.now, 'agenda');
  if (slot === null || slot >= talk.at) return {};
  if (slot > world.now) return { dues: [askDue(placement, talk, slot)] };
  const { phrases } = reader.language;
  const message = agendaMessage(reader, placement, {
    form: true,
    behind: programmeProposals(reader, state, placement, frequency),
    title: titleWith(world, state, reader.person.id, say(phrases, 'agenda.ask'), [placement.id]),
    above: [whyAsked(reader, placement, talk), line(say(phrases, 'agenda.ask-once'), 'quiet')],
  });
  // A conversation that was moved is asked about anew.
  const key = `${placement.institute}/agenda/${placement.id}/${talk.id}/${talk.changes}`;
  return {
    said: [{ key, to: placement.trainee, message, replaces: null }],
    frequency: frequency === null ? [] : sentTo(state, [reader.person], placement.id, world.now),
  };
}

/** The planned conversations about which the trainee is asked later today (`now` in ms): they can come along with what is said now. */
export function askedToday(placement: Placement, trainee: Person, now: number, frequency: Frequency): PlannedTalk[] {
  if (placement.agendaSent !== null) return [];
  const { date } = wallAt(now, trainee.zone);
  return placement.planned.filter((talk) => {
    const at = askMoment(talk.at, now, trainee, placement.instituteDay, frequency);
    return talk.people.includes(trainee.id) && at !== null && wallAt(at, trainee.zone).date === date;
  });
}

/** With whom and when the conversation is for which the agenda is asked. */
export function whyAsked(reader: Reader, placement: Placement, talk: PlannedTalk): Block {
  const other = othersIn(reader, placement, talk.people);
  const isMore = talk.people.filter((id) => id !== reader.person.id).length > 1;
  const when = momentSent(reader, talk.at);
  return line(say(reader.language.phrases, isMore ? 'agenda.ask-why-more' : 'agenda.ask-why', { other, when }));
}

function isAway({ world, person }: Reader): boolean {
  const { date } = wallFor(world, person.id);
  return person.away.some(({ from, to }) => date >= from && date <= to);
}
