import { decodeAction } from './action.ts';
import { logSince } from './commands/log.ts';
import { overviewDays } from './commands/overview.ts';
import { commandIn } from './commands/parse.ts';
import { signalsListed } from './commands/signal.ts';
import { type Content, languageOf } from './content/content.ts';
import type { Address, Input } from './model/inbound.ts';
import type { Person } from './model/person.ts';
import { readAddress } from './placements/address-text.ts';
import { pairIds } from './placements/pair-fields.ts';
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

/** The signals that an input is about: one that a button names, or all of the actor's own. */
export function signalsNamed(content: Content, { language, signals }: Person, input: Input): readonly string[] {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind === 'signal') return action.signal === '' ? [] : [action.signal];
  return commandNamed(content, language, input) === 'signal' ? signals.slice(0, signalsListed) : [];
}

/** Does deciding this input need what is required of a placement, and all that was done in it? */
export function needsFrequency(content: Content, language: string, input: Input): boolean {
  return placementNamed(input) !== null || commandNamed(content, language, input) === 'status';
}

/** The command an input asks for, if it is one: what it needs is loaded before it is decided. */
export function commandNamed(content: Content, language: string, input: Input): string | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  const words = input.kind === 'text' ? input.text : action?.kind === 'command' ? action.command : null;
  return words === null ? null : commandIn(words, languageOf(content, language).commands);
}

/** The addresses that are named for a new placement; null when the input is not about adding or ending one. */
export function addressesNamed(content: Content, language: string, input: Input): Address[] | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind !== 'pair') return commandNamed(content, language, input) === 'pair' ? [] : null;
  const values = input.kind === 'act' ? input.values : {};
  return [pairIds.trainee, pairIds.trainer].flatMap(({ address }) => readAddress(clean(values[address] ?? '')) ?? []);
}

/** From when on (ms since 1970) the ledger is needed to decide an input; null when it is not. */
export function ledgerSince(content: Content, language: string, input: Input, now: number): number | null {
  const action = input.kind === 'act' ? decodeAction(input.action) : null;
  if (action?.kind === 'log') return logSince(action.subject, now);
  const command = commandNamed(content, language, input);
  if (command === 'log') return logSince('', now);
  return command === 'overview' ? now - overviewDays * 24 * 60 * 60 * 1000 : null;
}
