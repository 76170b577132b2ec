import { readFields } from '../answers/read-fields.ts';
import { readingId, readingToId } from '../answers/read-moment.ts';
import { sayWhen } from '../dates/say-when.ts';
import type { Hold } from '../model/session.ts';
import { control } from './control.ts';
import { contextFor, hinted, settle } from './give.ts';
import { type Moved, moved, type Scene } from './moved.ts';
import type { Position } from './positions.ts';
import { askedAt } from './question.ts';
import { send } from './settle.ts';
import { takeText } from './take-text.ts';
import { withPart } from './world.ts';

/** What the writer answers to a question about their own words. */
export function actOnHold(scene: Scene, position: Position, hold: Hold, verb: string): Moved {
  const { session, part } = scene;
  const drafts = part.drafts[position.key] ?? {};
  const released = withPart(session, part.person, { hold: null });
  const after: Scene = { ...scene, session: released, part: { ...part, hold: null } };
  const seen = (hold.why === 'hints' ? hold.hints[0]?.field : undefined) ?? 'ja';
  if (verb === 'edit')
    return moved(
      withPart(released, part.person, { drafts: { ...part.drafts, [position.key]: { ...drafts, [hinted]: seen } } }),
    );
  if (verb === 'skip') return control(after, 'skip');
  switch (hold.why) {
    case 'hints': {
      if (verb !== 'keep') return moved(session);
      const read = readFields(askedAt(position).fields, drafts, contextFor(scene.world, session, part));
      return moved(read.kind === 'ok' ? settle(scene.world, released, position, part, read.fields) : released);
    }
    case 'when': {
      const chosen = hold.readings.find((reading) => verb === `read-${readingToId(reading)}`);
      if (chosen === undefined) return moved(session);
      // Kept as people write it: it may come back in the form.
      return takeText(after, position, sayWhen(chosen), {
        ...drafts,
        [hold.field]: '',
        [readingId({ id: hold.field })]: '',
      });
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
