import type { Conversation } from '../content/conversation.ts';
import { say } from '../content/phrases.ts';
import type { Session, Values } from '../model/session.ts';
import { clean } from '../text/clean.ts';
import { control } from './control.ts';
import { actOnHold } from './hold.ts';
import { lateAnswer } from './late.ts';
import { type Move, type Moved, moved, type Scene, told } from './moved.ts';
import { positionsOf, standingOf } from './positions.ts';
import { goOnWithout, reveal, send, sendMore, vote } from './settle.ts';
import { end } from './stop.ts';
import { answerTyped, typeText } from './type-text.ts';
import { signFor } from './view.ts';
import { languageFor, partOf, type World, withPart } from './world.ts';

/** What a move does to a conversation. Pure; a move that is not (or no longer) possible changes nothing. */
export function act(world: World, session: Session, conversation: Conversation, person: string, move: Move): Moved {
  const part = partOf(session, person);
  if (part === undefined || session.status !== 'running') return moved(session);
  const positions = positionsOf(session, conversation);
  const scene: Scene = {
    world,
    session,
    conversation,
    positions,
    standing: standingOf(session, positions, part),
    part,
  };
  return move.kind === 'text'
    ? isStale(scene)
      ? told(scene, say(languageFor(world, person).phrases, 'late.changed'))
      : shownAnew(typeText(scene, clean(move.text)), person)
    : tap(scene, move.position, move.verb, cleaned(move.values));
}

/** Does the writer have another question before them than the one that is asked now? Only changed content does that. */
function isStale({ session, conversation, part }: Scene): boolean {
  return part.open !== null && signFor(session, conversation, part) !== part.open.sign;
}

/** Whoever types gets a reply every time, also when the same question stays open or the same is asked back once more. */
function shownAnew(typed: Moved, person: string): Moved {
  const open = partOf(typed.session, person)?.open ?? null;
  if (typed.notices.length > 0 || open === null) return typed;
  return { ...typed, session: withPart(typed.session, person, { open: { ...open, sign: '' } }) };
}

function tap(scene: Scene, key: string, verb: string, values: Values): Moved {
  const { session, standing } = scene;
  if (verb === 'resume' || verb === 'pause' || verb === 'stop' || verb === 'help') return control(scene, verb);
  if (verb === 'stop-keep' || verb === 'stop-discard') return end(scene, verb);
  if (standing.kind === 'done') return moved(session);
  const { position } = standing;
  if (verb === 'answer') return shownAnew(answerTyped(scene, key, values), scene.part.person);
  if (position.key !== key) return lateAnswer(scene, key, verb, values);
  // At the end of a private run the place stays the same after Terug; another name keeps a double tap from going back twice.
  if (verb === (standing.kind === 'wait' ? 'reopen' : 'back')) return control(scene, 'back');
  if (standing.kind === 'wait') return verb === 'without' ? goOnWithout(scene) : moved(session);
  if (standing.kind === 'watch') return moved(session);
  const { hold } = scene.part;
  if (hold !== null && hold.at === key && verb !== 'send') return actOnHold(scene, position, hold, verb);
  switch (verb) {
    case 'send':
      return send(scene, position, values);
    case 'send-more':
      return sendMore(scene, position, values);
    case 'skip':
      return control(scene, 'skip');
    case 'next':
      return reveal(scene, position);
    case 'yes':
    case 'no':
      return vote(scene, position, verb);
    default:
      return moved(session);
  }
}

function cleaned(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([id, text]) => [id, clean(text)]));
}
