import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { type Away, awayOn, decodePeriods, encodePeriods, isDay, merged, without } from '../ledger/periods.ts';
import { readPeriod } from '../ledger/read-period.ts';
import { sayDay } from '../ledger/say-logged.ts';
import type { Decision } from '../model/decision.ts';
import type { Block, Button, Message } from '../model/message.ts';
import type { Values } from '../model/session.ts';
import { longAbsence } from '../placements/long-absence.ts';
import { button, compose, line } from '../session/compose.ts';
import { inField } from '../session/in-field.ts';
import { joined, wallFor } from '../session/world.ts';
import { type Context, reply } from './context.ts';
import { gone } from './gone.ts';
import { noPartner } from './partners.ts';

/** The form's ids, and how many periods the list offers to take away. */
const fromId = 'vanaf';
const toId = 'tot-en-met';
const listed = 8;

/** `afwezig t/m vrijdag`, `afwezig volgende week`, `ik ben er weer`. A reason is never asked, and never stored when it is told. */
export function away(context: Context, as: string, rest: string): Partial<Decision> {
  const { phrases } = context.language;
  // Nothing hangs on the days of a coach, and a group's screen is always there.
  if (context.person.role === 'coach' || context.person.role === 'group') return reply(context, noPartner(context));
  if (/terug|weer|beter/.test(as)) return back(context);
  const read = readPeriod(rest, wallFor(context.world, context.person.id));
  // "Ziek" says why before it says when.
  const why = read.said || /ziek|vakantie|verlof/.test(as) ? [line(say(phrases, 'away.reason'))] : [];
  switch (read.kind) {
    case 'back':
      return back(context);
    case 'empty':
    case 'list':
      return reply(context, form(context, { above: why }));
    case 'period':
      return save(context, read.period, read.until, why);
    case 'ask': {
      const values = { [fromId]: inWords(read.from), [toId]: read.to === read.from ? '' : inWords(read.to) };
      const text = say(phrases, `away.${read.trouble}`);
      return reply(context, form(context, { above: [line(text), ...why], values }));
    }
  }
}

/** What a button or form of `afwezig` asks. */
export function awayAct(
  context: Context,
  { verb, from, to }: { verb: string; from: string; to: string },
  values: Values,
): Partial<Decision> {
  const { person } = context;
  if (verb === 'send') return send(context, values);
  if (verb === 'undo') return undo(context, from, to);
  const period = { from, to };
  if (!isDay(from) || !isDay(to) || to < from) return gone(context);
  if (verb === 'add') return save(context, period, false, []);
  if (verb !== 'drop' || person.away.every((one) => one.from !== from || one.to !== to)) return gone(context);
  return remove(context, [period]);
}

/**
 * Takes away what is still to come, today included. What was asked on days that are over was decided by then, and would be missed
 * after all if those days counted again.
 */
function remove(context: Context, periods: readonly Away[]): Partial<Decision> {
  const { person, world, language } = context;
  const { phrases } = language;
  const today = wallFor(world, person.id).date;
  const ahead = periods
    .filter(({ to }) => to >= today)
    .map(({ from, to }) => ({ from: [from, today].sort()[1] ?? today, to }));
  if (ahead.length === 0) return told(context, [line(say(phrases, 'away.over', { period: sayAll(context, periods) }))]);
  const kept = ahead.reduce((rest: Away[], period) => without(rest, period), person.away);
  const isPartly = periods.some(({ from }) => from < today);
  const blocks = [
    line(say(phrases, 'away.removed', { period: sayAll(context, ahead) }), 'good'),
    ...(isPartly ? [line(say(phrases, 'away.past-stays'))] : []),
  ];
  return { ...told(context, blocks), persons: [withAway(context, kept)] };
}

/** Is this person away today? */
export function isAway({ person, world }: Context): boolean {
  return awayOn(person.away, wallFor(world, person.id).date) !== undefined;
}

function save(context: Context, period: Away, until: boolean, why: Block[]): Partial<Decision> {
  const { person, language, state, frequency } = context;
  const { phrases } = language;
  const after = addDays(period.to, 1);
  const done = say(phrases, 'away.done', { period: sayPeriod(context, period) });
  const own = merged([...person.away, period], wallFor(context.world, person.id).date);
  // What was there before stays when this is taken back.
  const added = person.away.reduce((rest: Away[], before) => without(rest, before), [period]);
  const also = encodeAction({ kind: 'away', verb: 'add', from: after, to: after });
  const message = compose({
    blocks: [
      line(done, 'good'),
      ...why,
      ...longAbsence(person, own, period.from, state.placements, frequency).map((text) => line(text)),
      ...(until ? [line(say(phrases, 'away.back-on', { day: sayDate(after) }))] : []),
      line(readers(context), 'quiet'),
    ],
    buttons: [
      ...(until ? [button(also, say(phrases, 'away.also', { day: sayDate(after) }))] : []),
      ...takeBack(context, added),
    ],
    fallback: done,
  });
  return { ...reply(context, message), persons: [{ ...person, away: own }] };
}

/** The button that takes back only these days; none where nothing was added, or more than an id can hold. */
function takeBack(context: Context, added: readonly Away[]): Button[] {
  const { phrases } = context.language;
  const [only, ...more] = added;
  if (only === undefined || added.length > listed) return [];
  const made = wallFor(context.world, context.person.id).date;
  const undone = encodeAction({ kind: 'away', verb: 'undo', from: encodePeriods(added), to: made });
  return [
    button(
      undone,
      more.length > 0 ? say(phrases, 'away.undo') : say(phrases, 'away.remove', { period: sayPeriod(context, only) }),
    ),
  ];
}

/** Takes back the days that one message added on a day, when they are all still there: on that day all of them, later what is to come. */
function undo(context: Context, days: string, made: string): Partial<Decision> {
  const { person, language, world } = context;
  const added = decodePeriods(days);
  const isThere = ({ from, to }: Away) => person.away.some((one) => one.from <= from && to <= one.to);
  if (added.length === 0 || !added.every(isThere)) return gone(context);
  if (made !== wallFor(world, person.id).date) return remove(context, added);
  const kept = added.reduce((rest, period) => without(rest, period), person.away);
  const text = say(language.phrases, 'away.removed', { period: sayAll(context, added) });
  return { ...told(context, [line(text, 'good')]), persons: [withAway(context, kept)] };
}

function back(context: Context): Partial<Decision> {
  const { person, language, world } = context;
  const { phrases } = language;
  const today = wallFor(world, person.id).date;
  const now = awayOn(person.away, today);
  if (now === undefined) return told(context, [line(say(phrases, 'away.not-away'))]);
  const kept = without(person.away, { from: today, to: now.to });
  const later = kept.filter(({ from }) => from > today);
  const blocks = [
    line(say(phrases, 'away.back'), 'good'),
    ...later.map((period) => line(say(phrases, 'away.back-later', { period: sayPeriod(context, period) }))),
  ];
  return { ...told(context, blocks), persons: [withAway(context, kept)] };
}

function send(context: Context, values: Values): Partial<Decision> {
  const { phrases } = context.language;
  const now = wallFor(context.world, context.person.id);
  const from = (values[fromId] ?? '').trim();
  const to = (values[toId] ?? '').trim();
  if (from === '' && to === '')
    return { again: form(context, { values, errors: { [fromId]: say(phrases, 'error.empty') } }) };
  const read = readPeriod(to === '' ? from : `${from} t/m ${to}`, now);
  if (read.kind === 'period')
    return save(context, read.period, false, read.said ? [line(say(phrases, 'away.reason'))] : []);
  const trouble = read.kind === 'ask' ? read.trouble : 'unclear';
  const isLast = trouble === 'order' || trouble === 'no-end' || trouble === 'long';
  // What was read takes the place of words that were not all understood.
  const shown =
    read.kind === 'ask' && read.to !== null ? { [fromId]: inWords(read.from), [toId]: inWords(read.to) } : values;
  const errors = { [isLast ? toId : fromId]: say(phrases, `away.${trouble}`) };
  return { again: form(context, { values: shown, errors }) };
}

type Looks = { above?: Block[]; values?: Values; errors?: Values };

/** When one is away, what to take away again, and the form for more. */
function form(context: Context, { above = [], values = {}, errors = {} }: Looks): Message {
  const { person, language, world } = context;
  const { phrases } = language;
  const today = wallFor(world, person.id).date;
  const own = merged(person.away, today).filter(({ to }) => to >= today);
  const field = (id: string) => ({
    id,
    kind: 'text' as const,
    maxLength: 80,
    ...inField(id, values, errors),
  });
  const title = say(phrases, 'away.title');
  const submit = encodeAction({ kind: 'away', verb: 'send', from: '', to: '' });
  return compose({
    title,
    blocks: [
      ...above,
      line(say(phrases, 'away.text')),
      ...(own.length === 0
        ? [line(say(phrases, 'away.none'))]
        : [line(say(phrases, 'away.now'), 'strong'), ...own.map((period) => line(sayPeriod(context, period)))]),
      line(readers(context), 'quiet'),
    ],
    fields: [
      { ...field(fromId), label: say(phrases, 'away.from'), required: true },
      { ...field(toId), label: say(phrases, 'away.to'), required: false, hint: say(phrases, 'away.hint') },
    ],
    buttons: [
      button(submit, say(phrases, 'away.submit'), { style: 'primary', submits: true }),
      ...own
        .slice(0, listed)
        .map((period) =>
          button(
            encodeAction({ kind: 'away', verb: 'drop', ...period }),
            say(phrases, 'away.remove', { period: sayPeriod(context, period) }),
          ),
        ),
    ],
    fallback: title,
  });
}

/** A period as people say it, within a sentence. */
export function sayPeriod(
  { world, person, language }: Pick<Context, 'world' | 'person' | 'language'>,
  { from, to }: Away,
): string {
  const today = wallFor(world, person.id);
  const say1 = (day: string) => sayDay(day, today, language);
  return from === to
    ? say(language.phrases, 'away.day', { day: say1(from) })
    : say(language.phrases, 'away.period', { from: say1(from), to: say1(to) });
}

/** A day as the form holds it: with its year, so that it is read as the same day whenever it is sent. */
function inWords(day: string | null): string {
  return day === null ? '' : sayDate(day);
}

function sayAll(context: Context, periods: readonly Away[]): string {
  return joined(periods.map((period) => sayPeriod(context, period)));
}

function readers({ state, language }: Context): string {
  return say(language.phrases, state.placements.length > 0 ? 'away.readers' : 'away.readers-none');
}

function withAway({ person, world }: Context, periods: readonly Away[]): Decision['persons'][number] {
  return { ...person, away: merged(periods, wallFor(world, person.id).date) };
}

function told(context: Context, blocks: Block[]): Partial<Decision> {
  const [first] = blocks;
  return reply(context, compose({ blocks, fallback: first?.kind === 'text' ? first.text : '' }));
}
