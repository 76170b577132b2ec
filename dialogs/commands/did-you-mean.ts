import { encodeAction, encodeWords } from '../action.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import { button, compose, line } from '../session/compose.ts';
import { closest } from '../text/closest.ts';
import { behindCommand } from './behind.ts';
import { type Context, reply } from './context.ts';
import type { Parsed } from './parse.ts';

/**
 * A slip of the pen asked back. What stood behind it goes along with the button; such a message is given back at once and
 * stored nowhere, for nobody has looked yet at what those words are.
 */
export function didYouMean(
  context: Context,
  words: string,
  { names, typed, rest }: Extract<Parsed, { kind: 'near' }>,
): Partial<Decision> {
  const { phrases, commands } = context.language;
  const labels = names.map((name) => commands.commands[name]?.words[0] ?? name);
  const best = closest(typed.split(' ')[0] ?? '', labels);
  const ordered =
    best.kind === 'none' ? labels : [...new Set([...(best.kind === 'near' ? best.values : [best.value]), ...labels])];
  const title = say(phrases, 'text.did-you-mean', { word: ordered[0] ?? '' });
  const behind = behindCommand(words, rest);
  const choices = ordered.map((label) => {
    const name = names[labels.indexOf(label)] ?? label;
    const whole = behind === '' ? null : encodeWords({ kind: 'command', command: `${name} ${behind}` });
    return { label, whole, bare: encodeAction({ kind: 'command', command: name }) };
  });
  const isLost = behind !== '' && choices.some(({ whole }) => whole === null);
  const [first] = ordered;
  const message = compose({
    blocks: [
      line(title),
      ...(isLost ? [line(say(phrases, 'text.send-again', { words: `/${commands.prefix[0]} ${first}` }), 'quiet')] : []),
    ],
    buttons: [
      ...choices.map(({ label, whole, bare }, index) =>
        button(whole ?? bare, label, { style: index === 0 ? 'primary' : 'plain' }),
      ),
      button(encodeAction({ kind: 'command', command: 'menu' }), commands.commands.menu?.label ?? 'menu'),
    ],
    fallback: title,
  });
  return behind === '' ? reply(context, message) : { again: message };
}
