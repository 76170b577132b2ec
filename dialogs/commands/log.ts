import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { wallAt } from '../dates/zone.ts';
import { askLog } from '../ledger/ask-log.ts';
import { countInstead, countLogged, valuesOf } from '../ledger/count-logged.ts';
import { bookedAs, effective, isLogged, undoing } from '../ledger/entries.ts';
import { fieldIds, logForm, pairsOf, readLogForm } from '../ledger/log-form.ts';
import { decodeLogged, refusedAfterDays } from '../ledger/logged.ts';
import { isDay } from '../ledger/periods.ts';
import { readLog } from '../ledger/read-log.ts';
import { sayDay, sayLogged } from '../ledger/say-logged.ts';
import { isTaken } from '../ledger/take-place.ts';
import type { Decision, Entry } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { wasIn } from '../placements/tenure.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { wallFor } from '../session/world.ts';
import { cut } from '../text/cut.ts';
import { type Context, reply, toActor, told } from './context.ts';
import { gone } from './gone.ts';
import { namedPair } from './named-pair.ts';

/** How far back the ledger is looked at when something is logged or listed, in days. */
const logDays = 45;
const dayMs = 24 * 60 * 60 * 1000;
/** How many lines the list offers. */
const listed = 10;

/** `log 5 patiënten`, `log KPB gisteren`, `log lijst`, or the form. */
export function log(context: Context, words: string): Partial<Decision> {
  const { language } = context;
  if (pairsOf(context).length === 0) return told(context, nobody(context));
  const { rest, pair } = namedPair(context, words, pairsOf(context));
  const read = readLog(rest, language.activities, wallFor(context.world, context.person.id));
  if (read.kind === 'empty') {
    const values = pair === null ? {} : { [fieldIds.with]: pair.id };
    return reply(context, logForm(context, { text: say(language.phrases, 'log.form'), values }));
  }
  if (read.kind === 'list') return list(context);
  const counted =
    read.items.length === 0 ? { entries: [], messages: [] } : countLogged(context, read.items, pair, { isSure: false });
  return said(context, counted.entries, [
    ...counted.messages,
    ...read.unclear.map((one) => askLog(context, one, pair)),
  ]);
}

/** From when on (ms since 1970) the ledger is needed: a button may be about something further back, as its subject tells. */
export function logSince(subject: string, now: number): number {
  const usual = now - logDays * dayMs;
  const told = Date.parse(`${subject.split('@')[1] ?? ''}T00:00:00Z`);
  const furthest = now - (refusedAfterDays + 2) * dayMs;
  return Number.isNaN(told) ? usual : Math.max(furthest, Math.min(usual, told - 2 * dayMs));
}

/** What a button or form of `log` asks; all of it is checked anew. */
export function logAct(
  context: Context,
  { verb, subject, placement }: { verb: string; subject: string; placement: string },
  values: Values,
): Partial<Decision> {
  const { phrases, activities } = context.language;
  const pairs = pairsOf(context);
  if (pairs.length === 0) return gone(context, plainMessage(nobody(context)));
  if (verb === 'send') return send(context, values, subject);
  if (verb === 'undo') return undo(context, subject.split('@')[0] ?? '');
  if (verb === 'no') return told(context, say(phrases, 'log.not-counted'));
  const items = decodeLogged(subject, activities, wallFor(context.world, context.person.id).date);
  const pair = pairs.find(({ id }) => id === placement);
  if (items === null || pair === undefined || !['at', 'yes', 'instead'].includes(verb)) return gone(context);
  const [item] = items;
  if (verb === 'instead' && item !== undefined) {
    const { entries, messages } = countInstead(context, item, pair);
    return said(context, entries, messages);
  }
  const { entries, messages } = countLogged(context, items, pair, { isSure: verb === 'yes' });
  return said(context, entries, messages);
}

/** Why somebody in no pair has nothing to log: a coordinator sees what others logged. */
function nobody({ person, language: { phrases } }: Context): string {
  switch (person.role) {
    case 'coordinator':
      return say(phrases, 'log.coordinator');
    case 'coach':
      return say(phrases, 'coach.elsewhere');
    case 'group':
      return say(phrases, 'menu.group');
    default:
      return say(phrases, 'log.nobody');
  }
}

function send(context: Context, values: Values, made: string): Partial<Decision> {
  const { phrases } = context.language;
  const pairs = pairsOf(context);
  const pair = pairs.length === 1 ? pairs[0] : pairs.find(({ id }) => id === values[fieldIds.with]);
  const read = readLogForm(context, values, made);
  const errors = read.kind === 'wrong' ? { ...read.errors } : {};
  if (pair === undefined) errors[fieldIds.with] = say(phrases, 'error.choose');
  if (read.kind === 'wrong' || pair === undefined) {
    const days = read.kind === 'wrong' ? read.days : [];
    return {
      again: logForm(context, { text: say(phrases, 'log.form'), values, errors, days, ...(isDay(made) && { made }) }),
    };
  }
  const { entries, messages } = countLogged(context, [read.item], pair, { isSure: false });
  return said(context, entries, messages);
}

function undo(context: Context, subject: string): Partial<Decision> {
  const { language, person, state, world } = context;
  const { phrases } = language;
  const own = new Set(state.placements.filter((placement) => wasIn(placement, person.id)).map(({ id }) => id));
  const booked = bookedAs(state.entries, subject, person.id).filter(({ placement }) => own.has(placement));
  if (booked.length === 0) return told(context, say(phrases, 'log.gone'));
  const counting = new Set(effective(state.entries).map(({ key }) => key));
  const entries = booked.filter(({ key }) => counting.has(key));
  const first = entries[0];
  if (first === undefined) {
    const isInPlace = booked.some((entry) => isTaken(entry, state.entries));
    return told(context, say(phrases, isInPlace ? 'log.taken' : 'log.undone-before'));
  }
  const today = wallFor(world, person.id);
  const lines = entries.map((entry) => {
    const day = sayDay(wallAt(entry.at, person.zone).date, today, language);
    return say(phrases, 'log.undone', { what: sayLogged(entry, language), day });
  });
  const form = logForm(context, {
    text: say(phrases, 'log.anew'),
    kinds: [first.kind],
    values: { ...valuesOf({ ...first, day: wallAt(first.at, person.zone).date }), [fieldIds.with]: first.placement },
  });
  const message: Message = {
    ...form,
    blocks: [...lines.map((text) => line(text, 'good')), ...form.blocks],
    fallback: cut(lines.join(' '), 200),
  };
  return said(
    context,
    entries.map((entry) => undoing(entry, person.id)),
    [message],
  );
}

function list(context: Context): Partial<Decision> {
  const { language, person, state, world } = context;
  const { phrases } = language;
  const today = wallFor(world, person.id);
  const own = effective(state.entries).filter((entry) => entry.by === person.id && isLogged(entry));
  const title = say(phrases, 'log.list-title');
  const buttons = own
    .slice(-listed)
    .reverse()
    .map((entry) => {
      const date = wallAt(entry.at, person.zone).date;
      const action = encodeAction({ kind: 'log', verb: 'undo', subject: `${entry.key}@${date}`, placement: '' });
      const day = sayDay(date, today, language);
      return button(action, say(phrases, 'log.list-line', { day, what: sayLogged(entry, language) }));
    });
  const text = say(phrases, buttons.length === 0 ? 'log.list-none' : 'log.list-text');
  return reply(context, compose({ title, blocks: [line(text)], buttons, fallback: title }));
}

function said(context: Context, entries: Entry[], messages: readonly Message[]): Partial<Decision> {
  return { entries, said: messages.map((message, index) => toActor(context, message, index)) };
}
