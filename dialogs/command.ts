import { coach } from './coach/appoint.ts';
import { yearCommand } from './coach/year-command.ts';
import { agenda, itemIn } from './commands/agenda.ts';
import { away } from './commands/away.ts';
import { begin } from './commands/begin.ts';
import { behindCommand } from './commands/behind.ts';
import { type Context, reply, told } from './commands/context.ts';
import { data } from './commands/data.ts';
import { didYouMean } from './commands/did-you-mean.ts';
import { log } from './commands/log.ts';
import { looseWords } from './commands/loose-words.ts';
import { help, menu, saidMenu } from './commands/menu.ts';
import { overview } from './commands/overview.ts';
import { pair } from './commands/pair.ts';
import { pairsMeant } from './commands/pairs-meant.ts';
import { isThanks, parseCommand } from './commands/parse.ts';
import { partners } from './commands/partners.ts';
import { plan } from './commands/plan.ts';
import { poll } from './commands/poll.ts';
import { question } from './commands/question.ts';
import { records } from './commands/records.ts';
import { reminders } from './commands/reminders.ts';
import { result } from './commands/result.ts';
import { settings } from './commands/settings.ts';
import { signal, signalAct } from './commands/signal.ts';
import { status } from './commands/status.ts';
import { say } from './content/phrases.ts';
import type { Decision } from './model/decision.ts';
import { listMessage } from './overview/list-message.ts';

/** What a command does, typed or behind a button; words that are none are asked back, with what they were nearest to. */
export function command(context: Context, words: string): Partial<Decision> {
  const { language } = context;
  const parsed = parseCommand(words, language.commands);
  const pairs = parsed.kind === 'command' ? null : pairsMeant(context, words);
  if (pairs !== null) return reply(context, listMessage(context, pairs));
  if (parsed.kind === 'near') return didYouMean(context, words, parsed);
  if (parsed.kind === 'none') return noCommand(context, words);
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
      return status(context, behindCommand(words, parsed.rest));
    case 'log':
      return log(context, parsed.rest);
    case 'away':
      return away(context, parsed.as, parsed.rest);
    case 'settings':
      return settings(context, parsed.rest);
    case 'reminders':
      // A coordinator is not reminded, but gets a message on Monday.
      return context.person.role === 'coordinator' ? settings(context, '') : reminders(context, parsed.as, parsed.rest);
    case 'pair':
      return pair(context, parsed.rest);
    case 'year':
      return yearCommand(context, parsed.rest);
    case 'coach':
      return coach(context, parsed.rest);
    case 'poll':
      return poll(context, parsed.rest);
    case 'result':
      return result(context);
    case 'signal':
      return signal(context, behindCommand(words, parsed.rest));
    case 'data':
      return data(context);
    case 'counsellor':
      return signalAct(context, 'counsellor', '', {});
    case 'question':
      return question(context, behindCommand(words, parsed.rest));
    case 'agenda':
      return agendaWith(context, itemIn(behindCommand(words, parsed.rest)));
    case 'plan':
      return plan(context, behindCommand(words, parsed.rest));
    case 'thanks':
      // Thanks with a whole sentence behind it is about something else.
      return isThanks(words, language.commands)
        ? told(context, say(language.phrases, 'text.thanks'))
        : noCommand(context, words);
    default:
      return begin(context, parsed.name, parsed.as, parsed.rest);
  }
}

/** With two pairs an item is a question: its form asks for which of them it is. */
function agendaWith(context: Context, what: string): Partial<Decision> {
  return what !== '' && partners(context).length > 1 ? question(context, what) : agenda(context, [], what);
}

function noCommand(context: Context, words: string): Partial<Decision> {
  const { phrases, commands } = context.language;
  return (
    looseWords(context, words) ?? unclear(context, say(phrases, 'text.unclear', { word: `/${commands.prefix[0]}` }))
  );
}

/** The menu, with above it why nothing else was done. */
export function unclear(context: Context, words: string): Partial<Decision> {
  return saidMenu(context, words);
}
