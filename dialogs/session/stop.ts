import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { isEmpty, wordsTakenOut } from '../rights/session-without.ts';
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

/** Ends the conversation for everybody. Discarding erases what the one who stops wrote, also where it is quoted; the others' own words stay theirs. */
export function end(scene: Scene, how: 'stop-keep' | 'stop-discard'): Moved {
  const { session, part, world } = scene;
  const whole = restored(session);
  const kept = how === 'stop-keep' ? whole : wordsTakenOut(whole, part.person);
  const status = how === 'stop-discard' && isEmpty(kept) ? 'discarded' : 'stopped';
  return moved({ ...kept, status, endedAt: world.now, stoppedBy: { person: part.person, kept: how === 'stop-keep' } });
}
