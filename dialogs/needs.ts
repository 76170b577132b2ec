import { type Action, decodeAction } from './action.ts';
import { coachIds } from './coach/appoint.ts';
import { logSince } from './commands/log.ts';
import { commandIn } from './commands/parse.ts';
import { signalsListed } from './commands/signal.ts';
import { typedOnCard } from './commands/typed-on-card.ts';
import { type Content, languageOf } from './content/content.ts';
import type { Address, Input } from './model/inbound.ts';
import type { Person } from './model/person.ts';
import { chosenOf, isHandling } from './nudges/handle-escalation.ts';
import { overviewDays } from './overview/pair-line.ts';
import { readAddress } from './placements/address-text.ts';
import { pairIds } from './placements/pair-fields.ts';
import { answerVerbs } from './polls/answer.ts';
import { clean } from './text/clean.ts';

/** What an input asks for, read once for all that may have to be loaded: the action of its button, and the command in its words or button. */
export type Asked = { input: Input; action: Action | null; command: string | null };

/** Reads what an input asks for; `language` is the actor's. `card` is what words of theirs may answer, `now` in ms since 1970. */
export function askedBy(
  content: Content,
  language: string,
  input: Input,
  { card, now }: { card: Person['card']; now: number } = { card: undefined, now: 0 },
): Asked {
  const { commands } = languageOf(content, language);
  const typed = input.kind === 'text' && card !== undefined ? typedOnCard({ card }, input.text, commands, now) : null;
  const tapped = input.kind === 'act' ? input.action : typed?.kind === 'sure' ? typed.tap.action : null;
  const action = tapped === null ? null : decodeAction(tapped);
  const words = input.kind === 'text' ? input.text : action?.kind === 'command' ? action.command : null;
  const command = words === null ? null : (commandIn(words, commands)?.name ?? null);
  return { input, action, command };
}

/** The session that an input is about besides those under way, so that it can be loaded. */
export function sessionNamed({ action }: Asked): string | null {
  return action !== null && 'session' in action ? action.session : null;
}

/** The placement that an input is about besides the actor's own, so that it can be loaded. */
export function placementNamed({ action }: Asked): string | null {
  return action?.kind === 'nudge' ? action.placement : null;
}

/** The placements of which a coordinator handles escalations or a request; null when the input is about something else. */
export function escalationsNamed({ input, action }: Asked): string[] | null {
  if (input.kind !== 'act' || action?.kind !== 'nudge' || !isHandling(action.verb)) return null;
  if (action.placement !== '*') return [action.placement];
  return [...new Set(chosenOf(action, input.values).map(({ placement }) => placement))];
}

/** What a coordinator looks at: all pairs, one that a button names, or `maybe` those that loose words name; null when it is something else. */
export function overviewNamed(
  { input, action, command }: Asked,
  { role, sessions }: Person,
): { kind: 'all' } | { kind: 'pair'; placement: string } | { kind: 'maybe' } | null {
  if (role !== 'coordinator') return null;
  if (action?.kind === 'overview' && action.subject !== '') return { kind: 'pair', placement: action.subject };
  const isAll = action?.kind === 'overview' || input.kind === 'home' || command === 'overview' || command === 'status';
  if (isAll) return { kind: 'all' };
  // Words that are no command may name a pair; in the middle of a conversation they are an answer.
  return input.kind === 'text' && command === null && sessions.length === 0 ? { kind: 'maybe' } : null;
}

/** The signals that an input is about: one that a button names, or all of the actor's own. */
export function signalsNamed({ action, command }: Asked, { signals }: Person): readonly string[] {
  if (action?.kind === 'signal') return action.signal === '' ? [] : [action.signal];
  return command === 'signal' ? signals.slice(0, signalsListed) : [];
}

/** What an input is about among polls: an answer to one, or what a coordinator does and a member looks up; null when it is something else. */
export function pollsNamed({
  action,
  command,
}: Asked): { kind: 'answer' | 'look'; subject: string; verb: string; fresh: string } | null {
  if (action?.kind === 'poll') {
    const { subject, verb, option } = action;
    // A poll is made under an id that a form brought along: whether one goes by it already has to be known.
    const fresh = verb === 'start' || verb === 'make' ? option : '';
    return { kind: answerVerbs.some((one) => one === verb) ? 'answer' : 'look', subject, verb, fresh };
  }
  if (command === 'result') return { kind: 'look', subject: '', verb: 'last', fresh: '' };
  return command === 'poll' ? { kind: 'look', subject: '', verb: '', fresh: '' } : null;
}

/** Does deciding this input need what is required of a placement, and all that was done in it? */
export function needsFrequency(asked: Asked, { role }: Person): boolean {
  const { input, action, command } = asked;
  if (input.kind === 'home') return role === 'trainee' || role === 'trainer';
  if (placementNamed(asked) !== null || action?.kind === 'agenda' || action?.kind === 'settings') return true;
  return command !== null && ['status', 'agenda', 'settings', 'reminders'].includes(command);
}

/** Does deciding this input need a trainer's own year, with the coaches it can be shared with? */
export function needsOwnYear({ action, command }: Asked, { role }: Person): boolean {
  if (role !== 'trainer') return false;
  return action?.kind === 'year' || command === 'year';
}

/** Does deciding this input need the placements that a trainer left? Only of who has no other: then it is about those. */
export function needsLeft({ action, command }: Asked, { role, placements }: Person): boolean {
  if (role !== 'trainer' || placements.length > 0) return false;
  return action?.kind === 'log' || command === 'log' || command === 'overview';
}

/** The year of a trainer that a coach opens; null when it is something else. Naming it gives no right to see it. */
export function yearNamed({ action }: Asked): { trainer: string; year: number } | null {
  return action?.kind === 'year' && action.verb === 'open'
    ? { trainer: action.subject, year: Number(action.year) }
    : null;
}

/** What somebody asks about themselves: what lies near, or everything there is of them; null when it is about something else. */
export function dataNamed({ action, command }: Asked): 'own' | 'everything' | null {
  if (action?.kind === 'data') return action.verb === 'erase-sure' ? 'everything' : 'own';
  return command === 'data' ? 'own' : null;
}

/** The addresses that are named for a new placement or coach; null when the input is not about adding or ending one. */
export function addressesNamed({ input, action, command }: Asked): Address[] | null {
  if (action?.kind !== 'pair' && action?.kind !== 'coach') return command === 'pair' || command === 'coach' ? [] : null;
  const values = input.kind === 'act' ? input.values : {};
  return [pairIds.trainee, pairIds.trainer, coachIds].flatMap(
    ({ address }) => readAddress(clean(values[address] ?? '')) ?? [],
  );
}

/** From when on (ms since 1970) the ledger is needed to decide an input; null when it is not. */
export function ledgerSince({ input, action, command }: Asked, now: number): number | null {
  if (input.kind === 'home') return null;
  if (action?.kind === 'log') return logSince(action.subject, now);
  if (command === 'log') return logSince('', now);
  return command === 'overview' ? now - overviewSpan : null;
}

/** Does deciding this input need all that was counted in the pairs of its conversations? One may end here, or did so before. */
export function needsTalkLedgers({ input, action }: Asked): boolean {
  return input.kind === 'text' || action?.kind === 'session' || action?.kind === 'typed' || action?.kind === 'apart';
}

/** How far back an overview looks, in ms: its first day from the beginning, wherever the reader is and whenever the clocks changed. */
const overviewSpan = (overviewDays + 2) * 24 * 60 * 60 * 1000;
