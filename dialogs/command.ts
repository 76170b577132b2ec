import { encodeAction } from './action.ts';
import { coach } from './coach/appoint.ts';
import { yearCommand } from './coach/year-command.ts';
import { agenda } from './commands/agenda.ts';
import { away } from './commands/away.ts';
import { begin } from './commands/begin.ts';
import { behindCommand } from './commands/behind.ts';
import { type Context, reply } from './commands/context.ts';
import { data } from './commands/data.ts';
import { log } from './commands/log.ts';
import { help, menu, saidMenu } from './commands/menu.ts';
import { overview } from './commands/overview.ts';
import { pair } from './commands/pair.ts';
import { parseCommand } from './commands/parse.ts';
import { plan } from './commands/plan.ts';
import { poll } from './commands/poll.ts';
import { question } from './commands/question.ts';
import { records } from './commands/records.ts';
import { settings } from './commands/settings.ts';
import { signal, signalAct } from './commands/signal.ts';
import { status } from './commands/status.ts';
import { say } from './content/phrases.ts';
import type { Decision } from './model/decision.ts';
import { button, compose, line } from './session/compose.ts';
import { closest } from './text/closest.ts';

/** What a command does, typed or behind a button; words that are none are asked back, with what they were nearest to. */
export function command(context: Context, words: string): Partial<Decision> {
  const { language } = context;
  const parsed = parseCommand(words, language.commands);
  if (parsed.kind === 'near') return didYouMean(context, parsed.names, parsed.typed);
  if (parsed.kind === 'none')
    return unclear(context, say(language.phrases, 'text.unclear', { word: `/${language.commands.prefix[0]}` }));
  switch (parsed.name) {
    case 'menu':
      return menu(context);
    case 'help':
      return help(context);
    case 'records':
      return records(context);
    case 'overview':
      return overview(context, behindCommand(words, parsed.rest));
    case 'status':
      return status(context);
    case 'log':
      return log(context, parsed.rest);
    case 'away':
      return away(context, parsed.as, parsed.rest);
    case 'settings':
      return settings(context);
    case 'pair':
      return pair(context, parsed.rest);
    case 'year':
      return yearCommand(context, parsed.rest);
    case 'coach':
      return coach(context, parsed.rest);
    case 'poll':
      return poll(context, parsed.rest);
    case 'signal':
      return signal(context, behindCommand(words, parsed.rest));
    case 'data':
      return data(context);
    case 'counsellor':
      return signalAct(context, 'counsellor', '', {});
    case 'question':
      return question(context, behindCommand(words, parsed.rest));
    case 'agenda':
      return agenda(context);
    case 'plan':
      return plan(context, behindCommand(words, parsed.rest));
    default:
      return begin(context, parsed.name, parsed.as, parsed.rest);
  }
}

function didYouMean(context: Context, names: readonly string[], typed: string): Partial<Decision> {
  const { phrases, commands } = context.language;
  const labels = names.map((name) => commands.commands[name]?.words[0] ?? name);
  const best = closest(typed.split(' ')[0] ?? '', labels);
  const ordered =
    best.kind === 'none' ? labels : [...new Set([...(best.kind === 'near' ? best.values : [best.value]), ...labels])];
  const title = say(phrases, 'text.did-you-mean', { word: ordered[0] ?? '' });
  const buttons = ordered.map((label, index) =>
    button(encodeAction({ kind: 'command', command: names[labels.indexOf(label)] ?? label }), label, {
      style: index === 0 ? 'primary' : 'plain',
    }),
  );
  return reply(
    context,
    compose({
      blocks: [line(title)],
      buttons: [
        ...buttons,
        button(encodeAction({ kind: 'command', command: 'menu' }), commands.commands.menu?.label ?? 'menu'),
      ],
      fallback: title,
    }),
  );
}

/** The menu, with above it why nothing else was done. */
export function unclear(context: Context, words: string): Partial<Decision> {
  return saidMenu(context, words);
}
