import { readFields } from '../answers/read-fields.ts';
import { readingId } from '../answers/read-moment.ts';
import type { Hold } from '../model/session.ts';
import { control } from './control.ts';
import { contextFor, hinted, settle } from './give.ts';
import { type Moved, moved, type Scene } from './moved.ts';
import type { Position } from './positions.ts';
import { askedAt } from './question.ts';
import { send } from './settle.ts';
import { takeText } from './type-text.ts';
import { withPart } from './world.ts';

/** What the writer answers to a question about their own words. */
export function actOnHold(scene: Scene, position: Position, hold: Hold, verb: string): Moved {
  const { session, part } = scene;
  const drafts = part.drafts[position.key] ?? {};
  const released = withPart(session, part.person, { hold: null });
  const after: Scene = { ...scene, session: released, part: { ...part, hold: null } };
  if (verb === 'edit')
    return moved(
      withPart(released, part.person, { drafts: { ...part.drafts, [position.key]: { ...drafts, [hinted]: 'ja' } } }),
    );
  if (verb === 'skip') return control(after, 'skip');
  switch (hold.why) {
    case 'hints': {
      if (verb !== 'keep') return moved(session);
      const read = readFields(askedAt(position).fields, drafts, contextFor(scene.world, session, part));
      return moved(read.kind === 'ok' ? settle(scene.world, released, position, part, read.fields) : released);
    }
    case 'when': {
      const chosen = verb.startsWith('read-') ? verb.slice('read-'.length) : null;
      if (
        chosen === null ||
        !hold.readings.some(
          (reading) => (reading.time === null ? reading.date : `${reading.date}T${reading.time}`) === chosen,
        )
      )
        return moved(session);
      return takeText(after, position, chosen, { ...drafts, [hold.field]: '', [readingId({ id: hold.field })]: '' });
    }
    case 'word':
      if (verb === 'word-yes') return control(after, hold.control);
      return verb === 'word-no' ? takeText(after, position, hold.text, drafts) : moved(session);
    case 'patient':
      return verb === 'clear'
        ? moved(withPart(session, part.person, { hold: { ...hold, cleared: true } }))
        : verb === 'send'
          ? send(scene, position, drafts)
          : moved(session);
  }
}
