import type { Answer, Part, Session, Values } from '../model/session.ts';
import { forget, give, settle } from './give.ts';
import { type Moved, moved, type Scene } from './moved.ts';
import { type Position, slotOf } from './positions.ts';
import { replaced, restored } from './reopened.ts';
import { viewWithTrouble } from './view.ts';

/** Settles a form at a place, or brings it back at once with all that is wrong. */
export function send(scene: Scene, position: Position, values: Values): Moved {
  const { world, session, conversation, part } = scene;
  if (position.step.kind === 'show' || (position.step.kind === 'gate' && position.deeper === null))
    return moved(session);
  const given = give(world, session, position, part, values);
  if (given.kind !== 'trouble') return moved(given.session);
  return { ...moved(session), again: viewWithTrouble(world, session, conversation, part, given.trouble) };
}

/** Settles a repeatable form and asks for it once more. */
export function sendMore(scene: Scene, position: Position, values: Values): Moved {
  const sent = send(scene, position, values);
  const { step } = position;
  if (step.kind !== 'question' || step.repeat === undefined || sent.again !== null) return sent;
  return { ...sent, session: { ...sent.session, more: { ...sent.session.more, [step.id]: Number(position.item) } } };
}

/** One voice at a gate. */
export function vote(scene: Scene, position: Position, value: 'yes' | 'no'): Moved {
  const { step } = position;
  if (step.kind !== 'gate' || position.deeper !== null) return moved(scene.session);
  const label = value === 'yes' ? step.yes : step.no;
  return moved(
    settle(scene.world, scene.session, position, scene.part, [{ id: 'klaar', label: '', value, shown: [label] }]),
  );
}

/** Everybody has seen what was shown. */
export function reveal(scene: Scene, position: Position): Moved {
  if (position.step.kind !== 'show') return moved(scene.session);
  return moved(
    put(scene.session, position, scene.part, { kind: 'passed', by: scene.part.person, at: scene.world.now }),
  );
}

/** Leaves a step without an answer. */
export function skip(scene: Scene, position: Position): Moved {
  return moved(
    put(scene.session, position, scene.part, { kind: 'skipped', by: scene.part.person, at: scene.world.now }),
  );
}

/** The waiting participant goes on: what the others have not answered yet is passed over; they may still come back to it. */
export function goOnWithout(scene: Scene): Moved {
  const { world, part, standing } = scene;
  const session = restored(scene.session);
  if (standing.kind === 'done' || standing.position.step.kind !== 'question') return moved(session);
  const answers = { ...session.answers };
  for (const position of scene.positions) {
    if (position.who !== 'each' || position.step.kind !== 'question') continue;
    const slots = answers[position.key] ?? {};
    // Beyond this run of private questions nobody has been asked anything yet.
    if (slots[part.person] === undefined) break;
    const passed = session.parts
      .filter((other) => slots[other.person] === undefined)
      .map((other): [string, Answer] => [other.person, { kind: 'passed', by: part.person, at: world.now }]);
    answers[position.key] = { ...slots, ...Object.fromEntries(passed) };
  }
  return moved({ ...session, answers });
}

function put(session: Session, position: Position, part: Part, answer: Answer): Session {
  const slot = slotOf(position, part);
  const answers = {
    ...session.answers,
    [position.key]: { ...session.answers[position.key], [slot]: answer },
  };
  // What stood here was laid out for all who may answer; with it left out, nobody keeps another's words as a draft.
  const taken = session.reopened[position.key]?.[slot];
  const parts = session.parts.map((other) => {
    if (slot !== 'all') return other;
    if (taken?.kind === 'given' && taken.by !== other.person) return forget(other, position);
    return other.hold?.at === position.key ? { ...other, hold: null } : other;
  });
  return { ...replaced(session, position.key, slot), answers, parts };
}
