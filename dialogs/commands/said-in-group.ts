import { encodeAction, encodeWords } from '../action.ts';
import type { Control } from '../content/commands.ts';
import { say } from '../content/phrases.ts';
import type { Button } from '../model/message.ts';
import { minutesBefore } from '../session/before.ts';
import { button, compose, line } from '../session/compose.ts';
import { controlWord } from '../session/type-text.ts';
import { clean } from '../text/clean.ts';
import type { Context } from './context.ts';
import type { DuringTalk } from './during-talk.ts';
import { type Here, openQuestion, standsIn } from './open-question.ts';
import { isThanks } from './parse.ts';

/**
 * Words said in a group that would be an answer, or steer, in somebody's own chat. A conversation is held there alone, and what is
 * said among others may be about anything: so it is asked there, and until they tap nothing is stored, shown or moved.
 */
export function saidInGroup(context: Context, talk: string, words: string): DuringTalk {
  const { commands } = context.language;
  const here = standsIn(context, talk);
  if (here === null || here.standing.kind === 'done') return { kind: 'command' };
  const control = controlWord(words, commands.controls);
  // These two change nothing: they ask or explain, in their own chat.
  if (control?.sure === true && (control.name === 'stop' || control.name === 'help')) return { kind: 'answer' };
  const steers = control?.sure === true ? steering(context, here, control.name) : null;
  if (steers !== null) return asked(context, 'group.control', here, steers);
  if (isThanks(words, commands)) return { kind: 'command' };
  const text = clean(words);
  const open = openQuestion(context, talk, text);
  if (open === null) return { kind: 'command' };
  const { position, drafts } = open;
  const answer = encodeWords({ kind: 'typed', session: talk, position, drafts, text });
  return answer === null
    ? asked(context, 'group.long', here, null)
    : asked(context, 'group.answer', here, button(answer, say(context.language.phrases, 'button.is-answer')));
}

/** The button that does what a word of steering would; null where the word is an answer like any other. */
function steering({ language }: Context, { session, part, standing }: Here, name: Control): Button | null {
  if (standing.kind === 'done') return null;
  const { phrases, commands } = language;
  const { key, step, deeper } = standing.position;
  const isAsked = standing.kind === 'ask';
  const act = (verb: string, label = commands.controls[name].label) =>
    button(encodeAction({ kind: 'session', session: session.id, position: key, verb }), label);
  switch (name) {
    case 'yes':
    case 'no': {
      if (isAsked && step.kind === 'gate' && deeper === null) return act(name, step[name]);
      if (!isAsked || step.kind !== 'duration' || name === 'no') return null;
      const text = minutesBefore(session, standing.position);
      const confirm = encodeAction({ kind: 'typed', session: session.id, position: key, drafts: '0', text });
      return button(confirm, say(phrases, 'button.confirm'));
    }
    case 'back':
      return act(standing.kind === 'wait' ? 'reopen' : 'back');
    case 'resume':
      return act(isAsked && step.kind === 'show' && !part.paused ? 'next' : 'resume');
    case 'skip':
      return isAsked ? act(step.kind === 'show' ? 'next' : 'skip') : null;
    default:
      return act(name);
  }
}

function asked(
  { language }: Context,
  key: 'group.answer' | 'group.long' | 'group.control',
  { session }: Here,
  first: Button | null,
): DuringTalk {
  const text = say(language.phrases, key, { title: session.title });
  const menu = button(
    encodeAction({ kind: 'command', command: 'menu' }),
    language.commands.commands.menu?.label ?? 'menu',
  );
  const buttons = first === null ? [] : [{ ...first, style: 'primary' as const }, menu];
  return { kind: 'asked', decision: { again: compose({ blocks: [line(text)], buttons, fallback: text }) } };
}
