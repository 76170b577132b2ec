import { decodeAction } from './action.ts';
import { coachIds } from './coach/appoint.ts';
import { logSince } from './commands/log.ts';
import { commandIn } from './commands/parse.ts';
import { signalsListed } from './commands/signal.ts';
import { type Content, languageOf } from './content/content.ts';
import type { Address, Input } from './model/inbound.ts';
import type { Person } from './model/person.ts';
import { chosenOf, isHandling } from './nudges/handle-escalation.ts';
import { overviewDays } from './overview/pair-line.ts';
import { readAddress } from './placements/address-text.ts';
import { pairIds } from './placements/pair-fields.ts';
import { answerVerbs } from './polls/answer.ts';
import { clean } from './text/clean.ts';

/** The session that an input is about besides those under way, so that it can be loaded. */
export function sessionNamed(input: Input): string | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  return action !== null && 'session' in action ? action.session : null;
}

/** The placement that an input is about besides the actor's own, so that it can be loaded. */
export function placementNamed(input: Input): string | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  return action?.kind === 'nudge' ? action.placement : null;
}

/** The placements of which a coordinator handles escalations or a request; null when the input is about something else. */
export function escalationsNamed(input: Input): string[] | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (input.kind !== 'act' || action?.kind !== 'nudge' || !isHandling(action.verb)) return null;
  if (action.placement !== '*') return [action.placement];
  return [...new Set(chosenOf(action, input.values).map(({ placement }) => placement))];
}

/** What a coordinator looks at: all pairs, or one that a button names; null when it is something else. */
export function overviewNamed(
  content: Content,
  { language, role }: Person,
  input: Input,
): { kind: 'all' } | { kind: 'pair'; placement: string } | null {
  if (role !== 'coordinator') return null;
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind === 'overview' && action.subject !== '') return { kind: 'pair', placement: action.subject };
  const isAll =
    action?.kind === 'overview' || input.kind === 'home' || commandNamed(content, language, input) === 'overview';
  return isAll ? { kind: 'all' } : null;
}

/** The signals that an input is about: one that a button names, or all of the actor's own. */
export function signalsNamed(content: Content, { language, signals }: Person, input: Input): readonly string[] {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind === 'signal') return action.signal === '' ? [] : [action.signal];
  return commandNamed(content, language, input) === 'signal' ? signals.slice(0, signalsListed) : [];
}

/** What an input is about among polls: an answer to one, or what a coordinator does and a member looks up; null when it is something else. */
export function pollsNamed(
  content: Content,
  language: string,
  input: Input,
): { kind: 'answer' | 'look'; subject: string; verb: string } | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind === 'poll') {
    const { subject, verb } = action;
    return { kind: answerVerbs.some((one) => one === verb) ? 'answer' : 'look', subject, verb };
  }
  return commandNamed(content, language, input) === 'poll' ? { kind: 'look', subject: '', verb: '' } : null;
}

/** Does deciding this input need what is required of a placement, and all that was done in it? */
export function needsFrequency(content: Content, { language, role }: Person, input: Input): boolean {
  if (input.kind === 'home') return role === 'trainee' || role === 'trainer';
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  const command = commandNamed(content, language, input);
  return placementNamed(input) !== null || action?.kind === 'agenda' || command === 'status' || command === 'agenda';
}

/** Does deciding this input need a trainer's own year, with the coaches it can be shared with? */
export function needsOwnYear(content: Content, { language, role }: Person, input: Input): boolean {
  if (role !== 'trainer') return false;
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  return action?.kind === 'year' || commandNamed(content, language, input) === 'year';
}

/** The year of a trainer that a coach opens; null when it is something else. Naming it gives no right to see it. */
export function yearNamed(input: Input): { trainer: string; year: number } | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  return action?.kind === 'year' && action.verb === 'open'
    ? { trainer: action.subject, year: Number(action.year) }
    : null;
}

/** What somebody asks about themselves: what lies near, or everything there is of them; null when it is about something else. */
export function dataNamed(content: Content, language: string, input: Input): 'own' | 'everything' | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind === 'data') return action.verb === 'erase-sure' ? 'everything' : 'own';
  return commandNamed(content, language, input) === 'data' ? 'own' : null;
}

/** The command an input asks for, if it is one: what it needs is loaded before it is decided. */
export function commandNamed(content: Content, language: string, input: Input): string | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  const words = input.kind === 'text' ? input.text : action?.kind === 'command' ? action.command : null;
  return words === null ? null : commandIn(words, languageOf(content, language).commands);
}

/** The addresses that are named for a new placement or coach; null when the input is not about adding or ending one. */
export function addressesNamed(content: Content, language: string, input: Input): Address[] | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  const command = commandNamed(content, language, input);
  if (action?.kind !== 'pair' && action?.kind !== 'coach') return command === 'pair' || command === 'coach' ? [] : null;
  const values = input.kind === 'act' ? input.values : {};
  return [pairIds.trainee, pairIds.trainer, coachIds].flatMap(
    ({ address }) => readAddress(clean(values[address] ?? '')) ?? [],
  );
}

/** From when on (ms since 1970) the ledger is needed to decide an input; null when it is not. */
export function ledgerSince(content: Content, { language }: Person, input: Input, now: number): number | null {
  if (input.kind === 'home') return null;
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind === 'log') return logSince(action.subject, now);
  const command = commandNamed(content, language, input);
  if (command === 'log') return logSince('', now);
  return command === 'overview' ? now - overviewSpan : null;
}

/** How far back an overview looks, in ms. */
const overviewSpan = overviewDays * 24 * 60 * 60 * 1000;
