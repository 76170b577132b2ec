import { encodeAction } from '../action.ts';
import { readingToId } from '../answers/read-moment.ts';
import type { Commands, Control } from '../content/commands.ts';
import { type Phrases, say } from '../content/phrases.ts';
import { sayWhen } from '../dates/say-when.ts';
import type { Button } from '../model/message.ts';
import type { Hold, Part, Session } from '../model/session.ts';
import { backTarget } from './back.ts';
import { button } from './compose.ts';
import type { Position, Standing } from './positions.ts';
import { askedAt } from './question.ts';

type Scene = {
  session: Session;
  positions: readonly Position[];
  standing: Exclude<Standing, { kind: 'done' }>;
  part: Part;
  phrases: Phrases;
  commands: Commands;
};

/** What can be tapped: first what answers the question, then the ways around it. */
export function buttonsFor(scene: Scene): Button[] {
  const { session, positions, standing, part, phrases, commands } = scene;
  const { key } = standing.position;
  const act = (verb: string) => encodeAction({ kind: 'session', session: session.id, position: key, verb });
  const label = (control: Control) => commands.controls[control].label;
  const hold = part.hold?.at === key ? part.hold : null;
  const first =
    standing.kind === 'wait'
      ? waiting(standing.position, act, phrases)
      : standing.kind === 'watch'
        ? []
        : hold === null
          ? answering(scene, act, label)
          : holding(hold, act, phrases, label);
  const skip =
    standing.kind === 'ask' && hold === null && canSkip(standing.position) ? [button(act('skip'), label('skip'))] : [];
  const back =
    backTarget(session, positions, standing, part) === null
      ? []
      : [button(act(standing.kind === 'wait' ? 'reopen' : 'back'), label('back'))];
  const aside = (['help', 'pause', 'stop'] as const).map((control) =>
    button(act(control), label(control), { more: true }),
  );
  return [...first, ...skip, ...back, ...aside];
}

/** May this step be left without an answer? Gates are answered, not skipped. */
export function canSkip(position: Position): boolean {
  if (position.deeper !== null) return true;
  return position.step.kind === 'duration' || (position.step.kind === 'question' && !askedAt(position).required);
}

type Act = (verb: string) => string;

function answering({ session, standing, phrases }: Scene, act: Act, label: (control: Control) => string): Button[] {
  const { step, deeper, item } = standing.position;
  if (step.kind === 'gate' && deeper === null)
    return [button(act('yes'), step.yes, { style: 'primary' }), button(act('no'), step.no)];
  if (step.kind === 'show') return [button(act('next'), label('resume'), { style: 'primary' })];
  if (step.kind === 'duration')
    return [button(act('send'), say(phrases, 'button.confirm'), { style: 'primary', submits: true })];
  const send = button(act('send'), say(phrases, 'button.send'), { style: 'primary', submits: true });
  const repeat = step.kind === 'question' ? step.repeat : undefined;
  if (repeat === undefined || Number(item) !== 1 + (session.more[step.id] ?? 0) || Number(item) >= repeat.max)
    return [send];
  return [send, button(act('send-more'), repeat.more, { submits: true })];
}

function waiting(position: Position, act: Act, phrases: Phrases): Button[] {
  return position.step.kind === 'question' ? [button(act('without'), say(phrases, 'button.without'))] : [];
}

function holding(hold: Hold, act: Act, phrases: Phrases, label: (control: Control) => string): Button[] {
  switch (hold.why) {
    case 'hints':
      return [
        button(act('edit'), say(phrases, 'button.edit'), { style: 'primary' }),
        button(act('keep'), say(phrases, 'button.keep')),
      ];
    case 'when':
      return [
        ...hold.readings.map((reading) =>
          button(act(`read-${readingToId(reading)}`), sayWhen(reading), { style: 'primary' }),
        ),
        button(act('edit'), say(phrases, 'button.other-moment')),
      ];
    case 'word':
      return [
        button(act('word-yes'), say(phrases, 'button.word-yes', { word: label(hold.control) }), { style: 'primary' }),
        button(act('word-no'), say(phrases, 'button.word-no')),
      ];
    case 'patient':
      return [
        button(act('send'), say(phrases, 'button.send'), { style: 'primary', submits: true }),
        ...(hold.cleared ? [] : [button(act('clear'), say(phrases, 'button.no-patient'))]),
      ];
  }
}
