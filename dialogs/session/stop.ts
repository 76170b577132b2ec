import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Answer, Session } from '../model/session.ts';
import { button } from './compose.ts';
import { type Moved, moved, type Scene, told } from './moved.ts';
import { restored } from './reopened.ts';
import { languageFor, othersOf } from './world.ts';

/** Asks whether what was written is to be kept. */
export function askToStop(scene: Scene): Moved {
  const { session, part, world } = scene;
  const { phrases, commands } = languageFor(world, part.person);
  const act = (verb: string) => encodeAction({ kind: 'session', session: session.id, position: '', verb });
  const question =
    session.parts.length === 1
      ? say(phrases, 'stop.ask-solo')
      : say(phrases, 'stop.ask', { other: othersOf(world, session, part.person) });
  return told(scene, question, {
    buttons: [
      button(act('stop-keep'), say(phrases, 'stop.keep'), { style: 'primary' }),
      button(act('stop-discard'), say(phrases, 'stop.discard'), { style: 'danger' }),
      button(act('resume'), commands.controls.resume.label),
    ],
  });
}

/** Ends the conversation for everybody. Discarding erases what the one who stops wrote; the others' own words stay theirs. */
export function end(scene: Scene, how: 'stop-keep' | 'stop-discard'): Moved {
  const { session, part, world } = scene;
  const whole = restored(session);
  const kept = how === 'stop-keep' ? whole : erase(whole, part.person);
  const status = how === 'stop-discard' && !hasAnswers(kept) ? 'discarded' : 'stopped';
  return moved({ ...kept, status, endedAt: world.now, stoppedBy: { person: part.person, kept: how === 'stop-keep' } });
}

/** The conversation without one participant's words. */
function erase(session: Session, person: string): Session {
  const answers = Object.fromEntries(
    Object.entries(session.answers).map(([key, slots]) => [
      key,
      Object.fromEntries(Object.entries(slots).flatMap(([slot, answer]) => mapped(slot, answer, person))),
    ]),
  );
  return {
    ...session,
    answers,
    parts: session.parts.map((part) => (part.person === person ? { ...part, drafts: {}, hold: null } : part)),
  };
}

function mapped(slot: string, answer: Answer, person: string): [string, Answer][] {
  if (answer.kind !== 'given') return [[slot, answer]];
  const also = answer.also?.filter((addition) => addition.by !== person);
  if (answer.by !== person) return [[slot, also === undefined ? answer : { ...answer, also }]];
  const first = also?.[0];
  // Somebody else's words that came in at the same moment take the erased ones' place.
  return first === undefined
    ? []
    : [[slot, { ...answer, by: first.by, fields: first.fields, also: also?.slice(1) ?? [] }]];
}

function hasAnswers(session: Session): boolean {
  return Object.values(session.answers).some((slots) => Object.values(slots).some((answer) => answer.kind === 'given'));
}
