import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import { plainMessage } from '../session/compose.ts';
import { toCopy, wordsIn } from '../session/words-back.ts';
import { type Context, reply } from './context.ts';

/**
 * What a button or form was about is over, changed or not this person's: says so, or `why`, and gives the words that were typed
 * into it back to copy. `stands`: what is stored of it; words that stand there are not lost.
 */
export function gone(
  context: Context,
  why: Message = plainMessage(say(context.language.phrases, 'late.gone')),
  stands: unknown = null,
): Partial<Decision> {
  return { ...reply(context, why), again: typedBack(context, why, stands) };
}

/** What is given back at once, with below it the words that were typed into what was sent in, which it did not take. */
export function withTyped(context: Context, why: Message, stands: unknown = null): Message {
  return typedBack(context, why, stands) ?? why;
}

function typedBack({ language, sent }: Context, why: Message, stands: unknown): Message | null {
  return toCopy(language.phrases, why, wordsIn(sent ?? {}, stands));
}
