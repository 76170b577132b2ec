import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import type { Entry } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { nameOf, wallFor } from '../session/world.ts';
import { countedBefore, entriesFor, isLogged, undoing } from './entries.ts';
import { confirm, receipt, which } from './log-answers.ts';
import { dayInForm, fieldIds, logForm, pairsOf } from './log-form.ts';
import { askedAfterDays, type Logged } from './logged.ts';
import { sameTalk } from './same-talk.ts';
import { labelOf, sayDay, sayLogged } from './say-logged.ts';
import { tooShort } from './too-short.ts';

/** A talk may be before the first practice day: so many days around a placement still belong to it. */
const aroundDays = 60;

/** The ledger's new lines, and what is said about them. */
export type Counted = { entries: Entry[]; messages: Message[] };

/**
 * `isSure`: the person was asked already. `alike`: activities that are the same thing as an item, for whoever taps and does not
 * say which of them it was; then it is also asked of what this person counted before. `standing`: what more is to be told of the
 * lines that were counted.
 */
export type How = {
  isSure: boolean;
  alike?: (item: Logged) => readonly string[];
  standing?: (entries: readonly Entry[]) => readonly string[];
};

/** Counts what can be counted and asks about the rest. Without a placement chosen it is asked which one where that is not clear. */
export function countLogged(context: Context, items: readonly Logged[], chosen: Placement | null, how: How): Counted {
  const { language, person, world } = context;
  const pairs = pairsOf(context);
  const pair = chosen ?? (pairs.length === 1 ? pairs[0] : undefined);
  if (pair === undefined) return { entries: [], messages: which(context, items, pairs) };
  const today = wallFor(world, person.id);
  const booking = { institute: person.institute, placement: pair.id, by: person.id, zone: person.zone, now: world.now };
  const messages: Message[] = [];
  const sure: Logged[] = [];
  for (const item of items) {
    const day = sayDay(item.day, today, language);
    const what = sayLogged(item, language);
    const before = beforeIt(context, item, pair, how.alike?.(item));
    if (item.day < addDays(pair.start, -aroundDays) || item.day > addDays(pair.end, aroundDays))
      messages.push(
        logForm(context, {
          text: say(language.phrases, 'log.outside', { day }),
          values: valuesOf(item),
          kinds: [item.kind],
        }),
      );
    else if (!how.isSure && item.day < addDays(today.date, -askedAfterDays))
      messages.push(
        confirm(context, item, pair, say(language.phrases, 'log.old', { what, day, days: askedAfterDays })),
      );
    else if (!how.isSure && before !== undefined)
      messages.push(
        confirm(
          context,
          item,
          pair,
          sayBefore(context, before, item.kind, { what, day }),
          isVaguer(context, before, item),
        ),
      );
    else sure.push(item);
  }
  if (sure.length === 0) return { entries: [], messages };
  const batch = context.newId();
  const entries = entriesFor(sure, { ...booking, batch });
  const more = {
    standing: how.standing?.(entries) ?? [],
    short: tooShort(context, pair, entries),
  };
  return { entries, messages: [receipt(context, sure, batch, pair, pairs.length > 1, more), ...messages] };
}

/**
 * Counts what says more of a talk than this person's own line of before, in the place of that line. Without such a line it is
 * counted, or asked about, like what is tapped.
 */
export function countInstead(context: Context, item: Logged, pair: Placement): Counted {
  const { state, person, language, world } = context;
  const before = beforeIt(context, item, pair);
  // Tapped once more it is there already: that is asked about, also of what this person counted.
  if (before === undefined || !isVaguer(context, before, item))
    return countLogged(context, [item], pair, { isSure: false, alike: ({ kind }) => [kind] });
  const gone = undoing(before, person.id);
  const params = { what: sayLogged(before, language), day: sayDay(item.day, wallFor(world, person.id), language) };
  const left = { ...context, state: { ...state, entries: [...state.entries, gone] } };
  const counted = countLogged(left, [item], pair, {
    isSure: true,
    standing: () => [say(language.phrases, 'log.undone', params)],
  });
  return { ...counted, entries: [...counted.entries, ...(counted.entries.length > 0 ? [gone] : [])] };
}

/** What may be the same thing and was counted before. */
function beforeIt(
  { state, person, world, frequency, language: { activities } }: Context,
  item: Logged,
  pair: Placement,
  tapped: readonly string[] = [],
): Entry | undefined {
  const booking = { institute: person.institute, placement: pair.id, by: person.id, zone: person.zone, now: world.now };
  const [, ...same] = sameTalk(item.kind, pair, frequency?.rules, activities);
  return countedBefore(item, state.entries, booking, activities, [...same, ...tapped]);
}

/** Is it this person's own line of one talk, and does the item say which kind of conversation that was? */
function isVaguer({ person, language: { activities } }: Context, entry: Entry, { kind }: Logged): boolean {
  const isLed = (one: string) => activities[one]?.conversation !== undefined;
  return isLogged(entry) && entry.by === person.id && entry.amount === 1 && isLed(kind) && !isLed(entry.kind);
}

/** Something that took place as the form holds it; `day` is empty where none is to stand in it. */
export function valuesOf({ kind, amount, minutes, day }: Logged): Values {
  return {
    [fieldIds.what]: kind,
    [fieldIds.amount]: amount === 1 ? '' : String(amount),
    [fieldIds.minutes]: minutes === 0 ? '' : String(minutes),
    [fieldIds.day]: dayInForm(day),
  };
}

/** Who counted it before: the other by name, this person, or the conversation itself; and as what, where that is something else. */
function sayBefore(
  { world, language, person }: Context,
  entry: Entry,
  kind: string,
  params: { what: string; day: string },
): string {
  const { phrases } = language;
  if (!isLogged(entry) || entry.kind !== kind)
    return say(phrases, 'log.double-talk', { ...params, talk: labelOf(entry.kind, language) });
  if (entry.by === person.id) return say(phrases, 'log.double-own', params);
  return say(phrases, 'log.double', { ...params, other: nameOf(world, entry.by) });
}
