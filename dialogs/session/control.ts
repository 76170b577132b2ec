import { encodeAction } from '../action.ts';
import type { Control } from '../content/commands.ts';
import { say } from '../content/phrases.ts';
import { goBack } from './back.ts';
import { canSkip } from './buttons.ts';
import { button } from './compose.ts';
import { type Moved, moved, type Scene, told } from './moved.ts';
import { askedAt, forRole } from './question.ts';
import { reveal, skip, vote } from './settle.ts';
import { askToStop } from './stop.ts';
import { counterpartOf, languageFor, othersOf, withPart } from './world.ts';

/** The words that steer a conversation, typed or tapped. */
export function control(scene: Scene, name: Control): Moved {
  const { session, part, standing } = scene;
  const { phrases } = languageFor(scene.world, part.person);
  if (standing.kind === 'done') return moved(session);
  const { position } = standing;
  switch (name) {
    case 'back': {
      const back = goBack(session, scene.positions, standing, part);
      return back === null ? told(scene, say(phrases, 'back.nothing')) : moved(back);
    }
    case 'skip':
      if (standing.kind !== 'ask')
        return told(scene, say(phrases, 'skip.not-yours', { other: othersOf(scene.world, session, part.person) }));
      if (position.step.kind === 'show') return reveal(scene, position);
      return canSkip(position) ? skip(scene, position) : told(scene, say(phrases, 'skip.required'));
    case 'pause':
      return pause(scene);
    case 'resume':
      if (standing.kind === 'ask' && position.step.kind === 'show' && !part.paused) return reveal(scene, position);
      // Forgetting what was shown last brings the open question down to where the reader is.
      return moved(
        withPart(session, part.person, { paused: false, open: part.open === null ? null : { ...part.open, sign: '' } }),
      );
    case 'stop':
      return askToStop(scene);
    case 'help':
      return help(scene);
    case 'yes':
    case 'no':
      return standing.kind === 'ask' ? vote(scene, position, name) : moved(session);
  }
}

function pause(scene: Scene): Moved {
  const { session, part, world } = scene;
  const { phrases, commands } = languageFor(world, part.person);
  if (part.paused) return moved(session);
  const resume = encodeAction({ kind: 'session', session: session.id, position: '', verb: 'resume' });
  const notice = told(
    scene,
    say(phrases, 'pause.done', { title: session.title, word: commands.controls.resume.words[0] ?? '' }),
    {
      buttons: [button(resume, commands.controls.resume.label, { style: 'primary' })],
    },
  );
  return { ...notice, session: withPart(session, part.person, { paused: true }) };
}

function help(scene: Scene): Moved {
  const { session, part, standing, world } = scene;
  const { phrases, commands } = languageFor(world, part.person);
  if (standing.kind === 'done') return moved(session);
  const { help: text } = askedAt(standing.position);
  const own =
    text === undefined || standing.kind !== 'ask'
      ? say(phrases, 'help.step')
      : forRole(text, part).replaceAll('{ander}', () => counterpartOf(world, session, part));
  const shared = standing.position.who === 'each' ? 'readers.each' : 'readers.pair';
  const readers = session.parts.length === 1 ? 'readers.solo' : shared;
  const words = (['back', 'skip', 'pause', 'stop'] as const)
    .map((name) => commands.controls[name].words[0] ?? '')
    .join(', ');
  const act = (verb: string) =>
    encodeAction({ kind: 'session', session: session.id, position: standing.position.key, verb });
  const buttons = (['resume', 'pause', 'stop'] as const).map((name) =>
    button(act(name), commands.controls[name].label),
  );
  return told(scene, own, {
    blocks: [
      { kind: 'text', text: say(phrases, 'help.words', { words }), tone: 'quiet' },
      {
        kind: 'text',
        text: say(phrases, readers, {
          other: othersOf(world, session, part.person),
        }),
        tone: 'quiet',
      },
    ],
    buttons,
  });
}
