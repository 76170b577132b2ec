import { say } from '../content/phrases.ts';
import type { Decision, State } from '../model/decision.ts';
import { line } from '../session/compose.ts';
import { type World, wallFor } from '../session/world.ts';
import { agendaMessage } from './agenda-message.ts';
import { othersIn, type Reader, readerFor } from './reader.ts';
import { momentFor } from './shown.ts';

/**
 * The day before a planned conversation: the trainee is asked for the agenda, with the form in the question. Not when it was
 * sent already, when the conversation was cancelled, or when it has begun. `subject` is `placement|planned conversation`.
 */
export function askForAgenda(world: World, state: State, subject: string): Partial<Decision> {
  const [id, talkId] = subject.split('|');
  const placement = state.placements.find((candidate) => candidate.id === id);
  const talk = placement?.planned.find((candidate) => candidate.id === talkId);
  if (placement === undefined || talk === undefined) return {};
  if (placement.agendaSent !== null || talk.at <= world.now) return {};
  const reader = readerFor(world, placement.trainee);
  // Whoever said not to be there meanwhile is left alone.
  if (reader === null || isAway(reader)) return {};
  const { phrases } = reader.language;
  const other = othersIn(reader, placement, talk.people);
  const message = agendaMessage(reader, placement, {
    form: true,
    title: say(phrases, 'agenda.ask'),
    above: [
      line(say(phrases, 'agenda.ask-why', { other, when: momentFor(reader, talk.at) })),
      line(say(phrases, 'agenda.ask-once'), 'quiet'),
    ],
  });
  // A conversation that was moved is asked about anew.
  const key = `${placement.institute}/agenda/${placement.id}/${talk.id}/${talk.changes}`;
  return { said: [{ key, to: placement.trainee, message, replaces: null }] };
}

function isAway({ world, person }: Reader): boolean {
  const { date } = wallFor(world, person.id);
  return person.away.some(({ from, to }) => date >= from && date <= to);
}
