import { encodeAction } from '../action.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import type { Button, Message } from '../model/message.ts';
import { button, compose, line } from '../session/compose.ts';

/** How to reach the confidential counsellor. To be given back at once: that somebody asked is stored nowhere. */
export function counsellorMessage({ language }: Context): Message {
  const { phrases } = language;
  const title = say(phrases, 'signal.counsellor-title');
  return compose({
    title,
    blocks: [line(say(phrases, 'signal.counsellor-contact')), line(say(phrases, 'signal.counsellor-privacy'), 'quiet')],
    fallback: title,
  });
}

/** There is nobody to send a signal to; whom to turn to instead. */
export function noCoordinator(context: Context): Message {
  const { phrases } = context.language;
  const text = say(phrases, 'signal.no-coordinator');
  return compose({
    blocks: [line(text), line(say(phrases, 'signal.counsellor-title'), 'strong'), ...counsellorMessage(context).blocks],
    fallback: text,
  });
}

/** The trainee's way to the counsellor instead; it takes nothing of the form along. */
export function counsellorButtons({ person, language }: Context): Button[] {
  if (person.role !== 'trainee') return [];
  const action = encodeAction({ kind: 'signal', verb: 'counsellor', signal: '' });
  return [button(action, say(language.phrases, 'signal.button-counsellor'))];
}
