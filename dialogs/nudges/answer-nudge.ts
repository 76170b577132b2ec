import { encodeAction } from '../action.ts';
import { readingId, readMoment } from '../answers/read-moment.ts';
import { type Context, reply } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import { pairOf } from '../frequency/case.ts';
import { type Day, dateOf, dayOf, instantAt, minuteOf, wallOf } from '../frequency/days.ts';
import { readableFrom } from '../frequency/dose.ts';
import { answered, snoozed } from '../frequency/memory.ts';
import { reminderMarks } from '../frequency/wanted.ts';
import { runningOn, type Window } from '../frequency/windows.ts';
import type { Decision } from '../model/decision.ts';
import type { Values } from '../model/session.ts';
import { button } from '../session/compose.ts';
import { wallFor } from '../session/world.ts';
import { type Act, kept } from './act.ts';
import { caseOf, memoryOf, obligationIn } from './case-of.ts';
import { chosenOf, handleEscalations, isHandling } from './handle-escalation.ts';
import { markDone } from './mark-done.ts';
import { missedLately } from './missed-lately.ts';
import { muted, unmuted } from './mute.ts';
import { doneId, otherForm, untilField } from './nudge-forms.ts';
import { askLine, ownLine } from './own-line.ts';
import { otherOf, runningFor } from './several.ts';
import { waive, waiveChosen } from './waiver.ts';

/** A tap on a reminder or an escalation, as its button names it; `*` for a placement or an obligation stands for several. */
export type NudgeAction = { verb: string; placement: string; obligation: string; at?: number };
/** What somebody taps on a reminder or an escalation. Who may do it follows from the placement, not from the button. */
export function answerNudge(context: Context, action: NudgeAction, values: Values): Partial<Decision> {
  const { state, person, frequency } = context;
  if (isHandling(action.verb)) return handleEscalations(context, action.verb, chosenOf(action, values), action.at);
  const placement = state.placements.find(({ id }) => id === action.placement);
  const input = placement === undefined || frequency === null ? null : caseOf(state, placement, frequency);
  if (placement === undefined || input === null) return gone(context);
  if (placement.trainee !== person.id && !placement.trainers.includes(person.id)) return gone(context);
  const memory = answered(memoryOf(state, placement.id), person.id);
  const act = { context, placement, input, memory };
  switch (action.verb) {
    case 'done':
      return markDone(act, chosen(action, values), action.at);
    case 'later':
      return later(act, chosen(action, values));
    case 'other':
      return reply(context, otherForm(act, action.obligation, {}, {}, canWaive(act, action.obligation)));
    case 'snooze':
      return snooze(act, action.obligation, values);
    case 'line':
      return askLine(act, action.obligation);
    case 'line-send':
      return ownLine(act, action.obligation, values);
    case 'waive':
      return waive(act, action.obligation);
    case 'waive-send':
      return waiveChosen(act, values);
    case 'go-on':
      return kept(act, memory, say(context.language.phrases, 'nudge.goes-on'));
    case 'month':
      return until(act, null, addDays(wallFor(context.world, person.id).date, 28));
    case 'mute':
      return kept(act, muted(memory, placement, person.id, act.input.rules.daysAfter), sayTurned(act, 'muted'), [
        button(
          encodeAction({ kind: 'nudge', verb: 'unmute', placement: placement.id, obligation: '*' }),
          say(context.language.phrases, 'nudge.button-unmute'),
        ),
      ]);
    case 'unmute':
      return kept(act, unmuted(memory, person.id), sayTurned(act, 'unmuted'));
    default:
      return gone(context);
  }
}

/** That reminders stop or come again, with whom it is about where those about somebody else go on. */
function sayTurned({ context, placement }: Act, turned: 'muted' | 'unmuted'): string {
  const { world, state, person, language } = context;
  const hasOthers = runningFor(world, state, person.id).some(({ id }) => id !== placement.id);
  if (!hasOthers) return say(language.phrases, `nudge.${turned}`);
  return say(language.phrases, `nudge.${turned}-about`, { other: otherOf(world, placement, person.id) });
}

/** Of several things together a waiver is asked only for what was missed. */
function canWaive({ context, input }: Act, obligation: string): boolean {
  return obligation !== '*' || missedLately(input, context.world.now).length > 0;
}

function chosen({ obligation }: NudgeAction, values: Values): string[] {
  return obligation === '*' ? (values[doneId] ?? '').split(',').filter((id) => id !== '') : [obligation];
}

function later(act: Act, ids: readonly string[]): Partial<Decision> {
  const { context, input, memory } = act;
  const tomorrow = addDays(wallFor(context.world, context.person.id).date, 1);
  // Where nothing was ticked it is about what was reminded of, and not about all that is asked.
  const all = ids.length === 0 ? input.obligations.map(({ id }) => id).filter((id) => isTold(act, id)) : ids;
  const next = all
    .filter((id) => isLeft(act, id))
    .reduce((known, id) => snoozed(known, context.person.id, id, tomorrow), memory);
  return kept(act, next, say(context.language.phrases, 'nudge.not-today'));
}

/** Is there a practice day after today in what runs now? What ends today has nothing to come back to, and lapses. */
function isLeft(act: Act, id: string): boolean {
  const window = runningOf(act, id);
  return window !== null && (window.days.at(-1) ?? 0) > dayOfTap(act);
}

/** Was this person reminded of it in the period that runs? */
function isTold(act: Act, id: string): boolean {
  const { context, memory } = act;
  const window = runningOf(act, id);
  const marks = reminderMarks(id, context.person.id).flatMap((mark) => memory.told[mark] ?? []);
  return window !== null && marks.includes(window.order);
}

function runningOf(act: Act, id: string): Window | null {
  const obligation = obligationIn(act.input, id);
  return obligation === undefined ? null : runningOn(obligation, act.input.calendar, dayOfTap(act));
}

function dayOfTap({ context }: Act): Day {
  return wallOf(context.world.now, context.person.zone).day;
}

function snooze(act: Act, obligation: string, values: Values): Partial<Decision> {
  const { context } = act;
  const { phrases } = context.language;
  const given = { tot: values.tot ?? '', [readingId(untilField)]: values[readingId(untilField)] ?? '' };
  const read = readMoment({ ...untilField, label: say(phrases, 'nudge.until') }, given, {
    phrases,
    now: wallFor(context.world, context.person.id),
    length: 5,
    points: () => [],
  });
  if (read.kind === 'ok' && typeof read.value === 'object' && 'date' in read.value)
    return until(act, obligation === '*' ? null : obligation, read.value.date);
  if (read.kind === 'unsure')
    return { again: otherForm(act, obligation, given, { readings: read.readings }, canWaive(act, obligation)) };
  return {
    again: otherForm(
      act,
      obligation,
      given,
      { error: read.kind === 'wrong' ? read.text : say(phrases, 'error.empty') },
      canWaive(act, obligation),
    ),
  };
}

function until(act: Act, obligation: string | null, date: string): Partial<Decision> {
  const { context, memory } = act;
  const today = wallFor(context.world, context.person.id);
  const day = firstReadable(act, date);
  return kept(
    act,
    snoozed(memory, context.person.id, obligation, day),
    say(context.language.phrases, 'nudge.snoozed', { date: sayDate(day, today) }),
  );
}

/** The first day from this one on (YYYY-MM-DD) on which the person is written to: nobody hears anything on a day off. */
function firstReadable({ context, input }: Act, date: string): string {
  const { calendar, rules } = input;
  const side = pairOf(calendar).find(({ id }) => id === context.person.id);
  if (side === undefined) return date;
  const at = readableFrom(calendar, rules, side, instantAt(dayOf(date), minuteOf(rules.morning), side.zone));
  return at === null ? date : dateOf(wallOf(at, side.zone).day);
}
