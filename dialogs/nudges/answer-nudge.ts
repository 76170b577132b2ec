import { encodeAction } from '../action.ts';
import { readingId, readMoment } from '../answers/read-moment.ts';
import { type Context, reply, toActor, told } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { addDays } from '../dates/calendar.ts';
import { sayDate } from '../dates/say-when.ts';
import type { NudgeInput } from '../frequency/decide-nudges.ts';
import { answered, explained, type Memory, snoozed } from '../frequency/memory.ts';
import { entriesFor } from '../ledger/entries.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { button, compose, line } from '../session/compose.ts';
import { patientWords } from '../session/held.ts';
import { joined, languageFor, nameOf, wallFor } from '../session/world.ts';
import { clean } from '../text/clean.ts';
import { findPatientData } from '../text/patient-data.ts';
import { caseOf, memoryOf, obligationIn } from './case-of.ts';
import { handleEscalation, isHandling } from './handle-escalation.ts';
import { lineForm, lineId, longestLine, otherForm, untilField } from './nudge-forms.ts';
import { doneId } from './nudge-message.ts';

type NudgeAction = { verb: string; placement: string; obligation: string };
/** What somebody taps on a reminder or an escalation. Who may do it follows from the placement, not from the button. */
export function answerNudge(context: Context, action: NudgeAction, values: Values): Partial<Decision> {
  const { state, person, frequency } = context;
  const placement = state.placements.find(({ id }) => id === action.placement);
  const input = placement === undefined || frequency === null ? null : caseOf(state, placement, frequency);
  if (placement === undefined || input === null) return told(context, say(context.language.phrases, 'late.gone'));
  if (isHandling(action.verb)) return handleEscalation(context, placement, input, action.verb, chosen(action, values));
  if (placement.trainee !== person.id && !placement.trainers.includes(person.id))
    return told(context, say(context.language.phrases, 'late.gone'));
  const memory = answered(memoryOf(state, placement.id), person.id);
  const act = { context, placement, input, memory };
  switch (action.verb) {
    case 'done':
      return markDone(act, chosen(action, values));
    case 'later':
      return later(act, chosen(action, values));
    case 'other':
      return reply(context, otherForm(act, action.obligation, {}, {}));
    case 'snooze':
      return snooze(act, action.obligation, values);
    case 'line':
      return reply(context, lineForm(act, action.obligation, '', null));
    case 'line-send':
      return ownLine(act, action.obligation, values[lineId] ?? '');
    case 'waive':
      return askWaiver(act, action.obligation);
    case 'go-on':
      return kept(act, memory, say(context.language.phrases, 'nudge.goes-on'));
    case 'month':
      return until(act, null, addDays(wallFor(context.world, person.id).date, 28));
    case 'mute':
      return kept(
        act,
        snoozed(memory, person.id, null, addDays(placement.end, 1)),
        say(context.language.phrases, 'nudge.muted'),
        [
          button(
            encodeAction({ kind: 'nudge', verb: 'unmute', placement: placement.id, obligation: '*' }),
            say(context.language.phrases, 'nudge.button-unmute'),
          ),
        ],
      );
    case 'unmute':
      return kept(
        act,
        { ...memory, snoozes: memory.snoozes.filter((one) => one.person !== person.id) },
        say(context.language.phrases, 'nudge.unmuted'),
      );
    default:
      return told(context, say(context.language.phrases, 'late.gone'));
  }
}

type Act = { context: Context; placement: Placement; input: NudgeInput; memory: Memory };

function chosen({ obligation }: NudgeAction, values: Values): string[] {
  return obligation === '*' ? (values[doneId] ?? '').split(',').filter((id) => id !== '') : [obligation];
}

function markDone({ context, placement, input, memory }: Act, ids: readonly string[]): Partial<Decision> {
  const { person, language, world, event } = context;
  const obligations = ids.flatMap((id) => obligationIn(input, id) ?? []);
  if (obligations.length === 0) return told(context, say(language.phrases, 'nudge.choose-first'));
  const day = wallFor(world, person.id).date;
  // Where several kinds count, one tap says that it took place and not which kind it was.
  const activities = context.frequency?.rules.activities ?? {};
  const items = obligations.map(({ counts, minutes }) => ({
    kind: counts.find((kind) => activities[kind]?.conversation === undefined) ?? counts[0] ?? '',
    amount: 1,
    minutes: minutes ?? 0,
    day,
  }));
  const booking = {
    batch: event,
    institute: person.institute,
    placement: placement.id,
    by: person.id,
    zone: person.zone,
    now: world.now,
  };
  const undo = button(
    encodeAction({ kind: 'log', verb: 'undo', subject: event, placement: placement.id }),
    say(language.phrases, 'log.wrong'),
  );
  return {
    ...kept(
      { context, placement, input, memory },
      memory,
      say(language.phrases, 'nudge.counted', { what: joined(obligations.map(({ label }) => label)) }),
      [undo],
    ),
    entries: entriesFor(items, booking),
  };
}

function later(act: Act, ids: readonly string[]): Partial<Decision> {
  const { context, input, memory } = act;
  const tomorrow = addDays(wallFor(context.world, context.person.id).date, 1);
  const all = ids.length === 0 ? input.obligations.map(({ id }) => id) : ids;
  const next = all.reduce((known, id) => snoozed(known, context.person.id, id, tomorrow), memory);
  return kept(act, next, say(context.language.phrases, 'nudge.not-today'));
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
  if (read.kind === 'unsure') return { again: otherForm(act, obligation, given, { readings: read.readings }) };
  return {
    again: otherForm(act, obligation, given, {
      error: read.kind === 'wrong' ? read.text : say(phrases, 'error.empty'),
    }),
  };
}

function until(act: Act, obligation: string | null, date: string): Partial<Decision> {
  const { context, memory } = act;
  const today = wallFor(context.world, context.person.id);
  return kept(
    act,
    snoozed(memory, context.person.id, obligation, date),
    say(context.language.phrases, 'nudge.snoozed', { date: sayDate(date, today) }),
  );
}

function ownLine(act: Act, obligation: string, raw: string): Partial<Decision> {
  const { context, memory } = act;
  const { phrases, wording } = context.language;
  const text = clean(raw);
  const year = Number(wallFor(context.world, context.person.id).date.slice(0, 4));
  const found = findPatientData(text, wording, year);
  if (text === '') return { again: lineForm(act, obligation, raw, say(phrases, 'error.empty')) };
  if (text.length > longestLine)
    return {
      again: lineForm(act, obligation, raw, say(phrases, 'error.too-long', { max: longestLine, now: text.length })),
    };
  if (found.length > 0)
    return {
      again: lineForm(
        act,
        obligation,
        raw,
        say(phrases, 'patient.must-go', {
          what: patientWords({ kinds: [...new Set(found.map(({ kind }) => kind))] }, phrases),
        }),
      ),
    };
  const next = explained(memory, obligation, context.person.id, text);
  const known = next.escalations[obligation];
  if (known === undefined) return told(context, say(phrases, 'late.gone'));
  return kept(act, next, say(phrases, known.sentAt === null ? 'nudge.line-kept' : 'nudge.line-late'));
}

/** A waiver is the coordinator's to give; asking for one says nothing of why. */
function askWaiver(act: Act, obligation: string): Partial<Decision> {
  const { context, placement, input, memory } = act;
  const { world, language, event } = context;
  const label = obligationIn(input, obligation)?.label;
  const coordinator = input.coordinator?.id;
  if (label === undefined || coordinator === undefined)
    return kept(act, memory, say(language.phrases, 'nudge.no-coordinator'));
  const { phrases } = languageFor(world, coordinator);
  const pair = joined([placement.trainee, ...placement.trainers].map((id) => nameOf(world, id)));
  const text = say(phrases, 'waiver.asked', { pair, label });
  const verb = (name: string) => encodeAction({ kind: 'nudge', verb: name, placement: placement.id, obligation });
  const message = compose({
    title: say(phrases, 'waiver.title'),
    blocks: [line(text)],
    buttons: [
      button(verb('waived'), say(phrases, 'waiver.grant'), { style: 'primary' }),
      button(verb('refused'), say(phrases, 'waiver.refuse')),
    ],
    fallback: text,
  });
  const said: Said = {
    key: `${placement.institute}/${event}/${coordinator}/waiver`,
    to: coordinator,
    message,
    replaces: null,
  };
  const own = kept(
    act,
    memory,
    say(language.phrases, 'nudge.waiver-asked', { coordinator: nameOf(world, coordinator) }),
  );
  return { ...own, said: [...(own.said ?? []), said] };
}

function kept(
  { context, placement }: Act,
  memory: Memory,
  text: string,
  buttons: Message['buttons'] = [],
): Partial<Decision> {
  return {
    frequency: [{ institute: placement.institute, placement: placement.id, memory }],
    said: [toActor(context, compose({ blocks: [line(text)], buttons, fallback: text }))],
  };
}
