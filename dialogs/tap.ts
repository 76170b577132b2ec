import { type Action, decodeAction } from './action.ts';
import { answerReached } from './agenda/reached.ts';
import { coachAct } from './coach/appoint.ts';
import { yearAct } from './coach/year-command.ts';
import { command, unclear } from './command.ts';
import { agendaAct } from './commands/agenda.ts';
import { awayAct } from './commands/away.ts';
import { start } from './commands/begin.ts';
import type { Context } from './commands/context.ts';
import { dataAct } from './commands/data.ts';
import { logAct } from './commands/log.ts';
import { pairAct } from './commands/pair.ts';
import { planAct } from './commands/plan.ts';
import { pollAct } from './commands/poll.ts';
import { askedWith } from './commands/question.ts';
import { showRecord } from './commands/records.ts';
import { remindersAct } from './commands/reminders.ts';
import { answerReturn } from './commands/return.ts';
import { settingsAct } from './commands/settings.ts';
import { signalAct } from './commands/signal.ts';
import { say } from './content/phrases.ts';
import { converse } from './converse.ts';
import { countApart } from './ledger/count-apart.ts';
import type { Decision } from './model/decision.ts';
import type { Address, Input } from './model/inbound.ts';
import { answerNudge } from './nudges/answer-nudge.ts';
import { overviewAct } from './overview/act.ts';

/** What a button or form does. Its id says which; what it may do is decided from the actor and the state. */
export function tap(context: Context, input: Extract<Input, { kind: 'act' }>, from: Address): Partial<Decision> {
  const action: Action | null = decodeAction(input.action);
  switch (action?.kind) {
    case 'session':
      return converse(context, action.session, {
        kind: 'verb',
        position: action.position,
        verb: action.verb,
        values: input.values,
      });
    case 'typed': {
      const { session, position, drafts, text } = action;
      return converse(context, session, { kind: 'verb', position, verb: 'answer', values: { drafts, text } });
    }
    case 'return':
      return answerReturn(context, action.session, action.position, action.outcome);
    case 'start':
      return start(context, action.dialog, action.length, input.values);
    case 'command':
      return command(context, action.command);
    case 'record':
      return showRecord(context, action.session);
    case 'question':
      return askedWith(context, input.values);
    case 'agenda':
      return agendaAct(context, action.verb, action.placement, action.item, input.values);
    case 'plan':
      return planAct(context, action.verb, action.placement, action.item, input.values);
    case 'apart':
      return countApart(context, action.session);
    case 'log':
      return logAct(context, action, input.values);
    case 'away':
      return awayAct(context, action, input.values);
    case 'settings':
      return action.verb === 'save' ? settingsAct(context, input.values) : remindersAct(context, action.verb);
    case 'signal':
      return signalAct(context, action.verb, action.signal, input.values);
    case 'pair':
      return pairAct(context, action.verb, input.values);
    case 'year':
      return yearAct(context, action, input.values);
    case 'coach':
      return coachAct(context, action.verb, input.values);
    case 'overview':
      return overviewAct(context, action, input.values);
    case 'poll':
      return pollAct(context, action, input.values, from);
    case 'data':
      return dataAct(context, action.verb);
    case 'nudge':
      return answerNudge(context, action, input.values);
    case 'reached':
      return answerReached(context, action.session, input.values);
    case undefined:
      return unclear(context, say(context.language.phrases, 'late.gone'));
  }
}
