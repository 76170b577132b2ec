import { addDays, weekdayOf } from '../dates/calendar.ts';
import { instantOf, wallAt } from '../dates/zone.ts';
import type { AgendaItem } from '../model/agenda.ts';
import type { DueChange, Entry } from '../model/decision.ts';
import type { Agreement } from '../model/placement.ts';
import type { Given, Session } from '../model/session.ts';
import { knownMinutes, measuredMinutes } from './before.ts';
import { positionsOf } from './positions.ts';
import { restored } from './reopened.ts';
import { givenAt } from './shown.ts';
import { conversationFor, languageFor, type World } from './world.ts';

/** The conversation closed: its minutes as both confirmed them (or as far as is known), and what was met of a good conversation. */
export function finish(world: World, session: Session): Session {
  const whole = restored(session);
  return {
    ...whole,
    status: 'finished',
    endedAt: world.now,
    minutes: confirmedMinutes(world, whole) ?? knownMinutes(whole),
    quality: qualityOf(world, whole),
    ...activityIn(kindOf(world, whole), whole),
  };
}

/** What a conversation counts as: the activity that its form and what was chosen in it make it, or else its kind. */
export function kindOf(world: World, session: Session): string {
  const { activities } = languageFor(world, session.starter);
  const isChosen = (step: string, field: string, options: readonly string[]) =>
    Object.values(session.answers[step] ?? {}).some(
      (answer) =>
        answer.kind === 'given' &&
        answer.fields.some(
          ({ id, value }) => id === field && Array.isArray(value) && value.some((option) => options.includes(option)),
        ),
    );
  const own = Object.entries(activities).find(
    ([, { form }]) =>
      form?.conversation === session.dialog &&
      (form.when ?? []).every(({ step, field, options }) => isChosen(step, field, options)),
  );
  return own?.[0] ?? session.counts;
}

function activityIn(kind: string, { counts }: Session): Pick<Session, 'activity'> {
  return kind === counts ? {} : { activity: kind };
}

/** The ledger's line for a finished conversation of a pair; a conversation with oneself counts for nothing. */
export function entriesOf(session: Session): Entry[] {
  if (session.status !== 'finished' || session.placement === null || session.parts.length < 2) return [];
  const { id, institute, placement, counts, activity, endedAt, minutes, starter } = session;
  return [
    {
      key: id,
      institute,
      placement,
      kind: activity ?? counts,
      at: endedAt ?? session.lastAt,
      minutes: minutes ?? measuredMinutes(session),
      amount: 1,
      by: starter,
      undoes: null,
    },
  ];
}

/** The agreements and goals that come back, with the day they were to be looked at. */
export function agreementsOf(world: World, session: Session): Agreement[] {
  const conversation = conversationFor(world, session, session.starter);
  if (conversation === undefined) return [];
  return positionsOf(session, conversation).flatMap((position): Agreement[] => {
    if (position.step.kind !== 'question' || position.step.returns === undefined) return [];
    const { what, on } = position.step.returns;
    return givenAt(session, position).flatMap((answer) => agreement(session, position.key, answer, what, on));
  });
}

/** The topics that were kept for the next conversation: they stand on its agenda, for whoever took part in this one. */
export function parkedOf(world: World, session: Session): AgendaItem[] {
  const conversation = conversationFor(world, session, session.starter);
  if (conversation === undefined) return [];
  return positionsOf(session, conversation).flatMap((position) => {
    const parks = position.step.kind === 'question' ? position.step.parks : undefined;
    if (parks === undefined) return [];
    return givenAt(session, position).flatMap((answer, index): AgendaItem[] => {
      const what = answer.fields.find((field) => field.id === parks.what)?.value;
      const on = answer.fields.find((field) => field.id === parks.on)?.value;
      if (typeof what !== 'string') return [];
      return [
        {
          id: `${session.id}.${position.key}.${index}`,
          by: answer.by,
          people: peopleIn(session),
          origin: 'parked',
          source: null,
          what,
          kind: null,
          minutes: null,
          bring: null,
          on: typeof on === 'object' && 'date' in on ? on : null,
          at: world.now,
          shared: true,
        },
      ];
    });
  });
}

/** When an agreement is asked about: 09:00 on its day, or on the first weekday after it that is still to come. `zone` is IANA. */
export function returnDue(session: Session, agreement: Agreement, now: number, zone: string): DueChange {
  const today = wallAt(now, zone).date;
  let day = agreement.on > today ? agreement.on : addDays(today, 1);
  while (weekdayOf(day) === 6 || weekdayOf(day) === 7 || weekdayOf(day) === 0) day = addDays(day, 1);
  const key = `${session.institute}/return/${session.id}/${agreement.position}`;
  return {
    key,
    at: instantOf({ date: day, time: '09:00' }, zone),
    institute: session.institute,
    kind: 'return',
    subject: `${session.id}|${agreement.position}`,
  };
}

function peopleIn(session: Session): string[] {
  return session.parts.map((part) => part.person);
}

function agreement(session: Session, position: string, answer: Given, what: string, on: string): Agreement[] {
  const text = answer.fields.find((field) => field.id === what)?.value;
  const day = answer.fields.find((field) => field.id === on)?.value;
  if (typeof text !== 'string' || typeof day !== 'object' || !('date' in day)) return [];
  return [
    {
      session: session.id,
      position,
      counts: session.counts,
      people: peopleIn(session),
      what: text,
      on: day.date,
      outcome: 'open',
      by: answer.by,
    },
  ];
}

/** The minutes that were told and confirmed; null when nobody was asked or said so. */
export function confirmedMinutes(world: World, session: Session): number | null {
  const conversation = conversationFor(world, session, session.starter);
  const positions = conversation === undefined ? [] : positionsOf(session, conversation);
  const said = positions
    .filter((position) => position.step.kind === 'duration')
    .flatMap((position) => givenAt(session, position).map((answer) => answer.fields[0]?.value));
  const minutes = said.find((value) => typeof value === 'number');
  return minutes === undefined ? null : Math.round(minutes);
}

/** Which points of a good conversation were met, of those that this length asked about. */
function qualityOf(world: World, session: Session): Session['quality'] {
  const conversation = conversationFor(world, session, session.starter);
  if (conversation === undefined) return [];
  const positions = positionsOf(session, conversation);
  return conversation.quality.flatMap((point) => {
    const at = positions.filter((position) => position.step.id === point.step);
    // A short conversation asks less: what it never asked about is not held against it.
    if (at.length === 0) return [];
    const answers = at.flatMap((position) => givenAt(session, position));
    const met = answers.some(
      (answer) =>
        point.option === undefined ||
        answer.fields.some((field) => Array.isArray(field.value) && field.value.includes(point.option ?? '')),
    );
    return [{ label: point.label, met }];
  });
}
