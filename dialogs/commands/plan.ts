import { askDue, askDueOf } from '../agenda/ask-moment.ts';
import { type PlanChange, planMessage } from '../agenda/plan-message.ts';
import { planNotes } from '../agenda/plan-notes.ts';
import { type Coming, comingBetween, comingFor, withoutTalk, withTalk } from '../agenda/planned.ts';
import { readPlan, type WhenForm, whenId } from '../agenda/read-plan.ts';
import { othersIn as namesIn, readerFor } from '../agenda/reader.ts';
import { momentFor } from '../agenda/shown.ts';
import { say } from '../content/phrases.ts';
import { dateOf } from '../dates/calendar.ts';
import { sayDate, sayWhen } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { PlannedTalk } from '../model/agenda.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Values } from '../model/session.ts';
import { compose, line, plainMessage } from '../session/compose.ts';
import { clean } from '../text/clean.ts';
import { plain } from '../text/closest.ts';
import { refusal } from './agenda.ts';
import { type Context, reply, toActor } from './context.ts';
import { gone } from './gone.ts';
import { namedPair } from './named-pair.ts';
import { othersIn, partners, placementId, withId } from './partners.ts';
import { cancelQuestion, moveForm, moveQuestion, planConflict, planForm, planOverview } from './plan-forms.ts';

/** `plan dinsdag half elf`: sets the next conversation; without a moment what is planned, and a form. */
export function plan(context: Context, words: string): Partial<Decision> {
  if (partners(context).length === 0) return reply(context, refusal(context));
  if (clean(words) === '') return reply(context, planOverview(context));
  const named = namedPair(context, words, partners(context));
  const wish = changeIn(named.rest);
  const coming = comingFor(context.state.placements, context.person.id, context.world.now);
  if (wish !== null && (wish.to === '' || coming.length === 0))
    return reply(context, offered(context, wish.verb, coming));
  return set(context, { ...withNamed(context, named), [whenId]: clean(wish?.to ?? named.rest) }, 'typed');
}

/** The form's choices for the people who were named: the pair, and in a duo who joins. */
function withNamed({ person }: Context, { pair, people }: ReturnType<typeof namedPair>): Values {
  if (pair === null) return {};
  const [only, ...more] = people;
  const isDuo = pair.trainers.length > 1;
  const isOne =
    isDuo && only !== undefined && more.length === 0 && (person.id === pair.trainee || only === pair.trainee);
  return { [placementId]: pair.id, ...(isOne && { [withId]: only }) };
}

/** `plan afzeggen`, `plan verzetten naar dinsdag 10 uur`: what is to become of what is planned; null when it is about something new. */
function changeIn(words: string): { verb: 'cancel' | 'move'; to: string } | null {
  const text = plain(words);
  // What is cancelled is chosen from what is planned, whatever day was said with it.
  if (/\b(?:afzeggen|annuleren|annuleer|cancel|cancelen|afgelast|schrappen|zeg af|gaat niet door)\b/.test(text))
    return { verb: 'cancel', to: '' };
  const moved =
    /^(?:verzet|verzetten|verplaats|verplaatsen|verschuif|verschuiven)\b(?: (?:het )?(?:gesprek )?naar)? ?(?<to>.*)$/.exec(
      text,
    );
  return moved === null ? null : { verb: 'move', to: moved.groups?.to ?? '' };
}

/** The one talk that is planned, to cancel or move; all of them when there are more, and the form when there is none. */
function offered(context: Context, verb: 'cancel' | 'move', coming: readonly Coming[]): Message {
  const [only, ...more] = coming;
  if (only === undefined || more.length > 0) return planOverview(context);
  return verb === 'cancel'
    ? cancelQuestion(context, only.placement, only.talk)
    : moveForm(context, only.placement, only.talk, { values: {}, error: null, readings: [] });
}

/** A button or form of the planning: what it is about must still be planned, and the presser one of its people. */
export function planAct(context: Context, verb: string, id: string, item: string, given: Values): Partial<Decision> {
  const values = Object.fromEntries(Object.entries(given).map(([field, text]) => [field, clean(text)]));
  if (verb === 'set') return set(context, values, 'form');
  const placement = partners(context).find((candidate) => candidate.id === id);
  const [talkId, shown, wish] = item.split('@');
  if (placement === undefined) return over(context);
  if (verb === 'beside') return beside(context, placement, Number(item), values);
  if (verb === 'named') return named(context, placement, Number(talkId), shown ?? '');
  if (verb === 'on-day') return onDay(context, placement, talkId ?? '', shown ?? '');
  const talk = placement.planned.find((one) => one.id === talkId && one.people.includes(context.person.id));
  if (talk === undefined || talk.at < context.world.now) return over(context);
  // What was decided about another moment is asked anew about the one that stands now.
  const isOther = Number(shown) !== talk.at;
  switch (verb) {
    case 'move-form': {
      const form = moveForm(context, placement, talk, { values: {}, error: null, readings: [] });
      return reply(context, isOther ? sinceMoved(context, placement, talk, form) : form);
    }
    case 'move':
      return move(context, placement, talk, wish === undefined ? values : null, Number(wish), isOther);
    case 'cancel-ask':
    case 'cancel': {
      if (verb === 'cancel' && !isOther)
        return changed(context, placement, { ...talk, changes: talk.changes + 1 }, 'cancelled');
      const question = cancelQuestion(context, placement, talk);
      return reply(context, isOther ? sinceMoved(context, placement, talk, question) : question);
    }
    default:
      return {};
  }
}

function set(context: Context, values: Values, how: 'typed' | 'form'): Partial<Decision> {
  const { phrases } = context.language;
  const placements = partners(context);
  if (placements.length === 0) return gone(context, refusal(context));
  const placement = placements.length === 1 ? placements[0] : placements.find(({ id }) => id === values[placementId]);
  const others = placement === undefined ? null : othersIn(context, placement, values);
  const read = readPlan(context, placement ?? null, values);
  if (read.kind === 'again' || placement === undefined || others === null) {
    const choose = say(phrases, 'error.choose');
    // What was typed in the chat may hold anything: only our own words for it go back into the form.
    const typed: Values =
      read.kind === 'ok' ? { [whenId]: sayWhen(read.reading) } : how === 'form' ? values : read.form.values;
    const form: WhenForm =
      read.kind === 'ok' ? { values: typed, error: null, readings: [] } : { ...read.form, values: typed };
    const errors =
      how === 'typed'
        ? {}
        : placement === undefined
          ? { [placementId]: choose }
          : others === null
            ? { [withId]: choose }
            : {};
    const message = planForm(context, form, values, errors);
    return how === 'typed' ? reply(context, message) : { again: message };
  }
  return planAt(context, placement, others, read.at, values);
}

/** Plans it, or asks first what becomes of what these people have planned already. */
function planAt(
  context: Context,
  placement: Placement,
  others: readonly string[],
  at: number,
  values: Values,
): Partial<Decision> {
  const people = [context.person.id, ...others];
  const existing = comingBetween(placement, people, context.world.now).filter(({ people: its }) =>
    its.includes(context.person.id),
  );
  const same = existing.find((talk) => talk.at === at);
  if (same !== undefined) return already(context, placement, same);
  if (existing[0] !== undefined) return reply(context, planConflict(context, placement, existing[0], at, values));
  return planNew(context, placement, people, at);
}

/** The moment that was named for the next conversation, from a button at the end of the one before. `who` as the form has it. */
function named(context: Context, placement: Placement, at: number, who: string): Partial<Decision> {
  const values: Values = { [withId]: who };
  const others = othersIn(context, placement, values);
  return !isPossible(context, placement, at) || others === null
    ? over(context)
    : planAt(context, placement, others, at, values);
}

/** The form with the day in it that was named without a time. */
function onDay(context: Context, placement: Placement, date: string, who: string): Partial<Decision> {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (dateOf(year, month, day) !== date) return over(context);
  const form: WhenForm = { values: { [whenId]: sayDate(date) }, error: null, readings: [] };
  return reply(context, planForm(context, form, { [placementId]: placement.id, [withId]: who }, {}));
}

function planNew(context: Context, placement: Placement, people: string[], at: number): Partial<Decision> {
  return changed(context, placement, { id: context.newId(), people, by: context.person.id, at, changes: 0 }, 'set');
}

/** One more beside what is planned already. */
function beside(context: Context, placement: Placement, at: number, values: Values): Partial<Decision> {
  const others = othersIn(context, placement, values);
  if (!isPossible(context, placement, at) || others === null) return over(context);
  const same = placement.planned.find((talk) => talk.at === at && talk.people.includes(context.person.id));
  return same === undefined
    ? planNew(context, placement, [context.person.id, ...others], at)
    : already(context, placement, same);
}

function move(
  context: Context,
  placement: Placement,
  talk: PlannedTalk,
  values: Values | null,
  wish: number,
  isOther: boolean,
): Partial<Decision> {
  let at = wish;
  if (values !== null) {
    const read = readPlan(context, placement, values);
    if (read.kind === 'again') return { again: moveForm(context, placement, talk, { ...read.form, values }) };
    at = read.at;
  }
  if (!isPossible(context, placement, at)) return over(context);
  if (at === talk.at) return already(context, placement, talk);
  if (isOther) return reply(context, sinceMoved(context, placement, talk, moveQuestion(context, placement, talk, at)));
  return changed(context, placement, { ...talk, at, changes: talk.changes + 1 }, 'moved');
}

/** Writes what was planned, moved or cancelled, tells everybody of it, and sets or takes away the moment to ask for the agenda. */
function changed(context: Context, placement: Placement, talk: PlannedTalk, change: PlanChange): Partial<Decision> {
  const { world, person, event, state } = context;
  const isOff = change === 'cancelled';
  const after = isOff ? withoutTalk(placement, talk.id) : withTalk(placement, talk, world.now);
  const told = talk.people
    .filter((id) => id !== person.id)
    .flatMap((id): Said[] => {
      const reader = readerFor(world, id);
      if (reader === null) return [];
      const message = planMessage(reader, after, talk, change, person.id);
      return [{ key: `${person.institute}/${event}/${id}/plan`, to: id, message, replaces: null }];
    });
  const notes = isOff ? [] : planNotes(context, state.placements, talk, context.frequency);
  return {
    placements: [after],
    dues: [isOff ? askDue(placement, talk, null) : askDueOf(world, placement, talk, context.frequency)],
    said: [toActor(context, planMessage(context, after, talk, change, person.id, notes)), ...told],
  };
}

/** A question about a conversation that was moved since its button was shown, with above it where it stands now. */
function sinceMoved(context: Context, placement: Placement, talk: PlannedTalk, question: Message): Message {
  const text = say(context.language.phrases, 'plan.since-moved', {
    when: momentFor(context, talk.at),
    other: namesIn(context, placement, talk.people),
  });
  return { ...question, blocks: [line(text, 'warning'), ...question.blocks], fallback: text };
}

function isPossible({ world, person }: Context, { end }: Placement, at: number): boolean {
  return Number.isSafeInteger(at) && at > world.now && at < 8e15 && wallAt(at, person.zone).date <= end;
}

function already(context: Context, placement: Placement, talk: PlannedTalk): Partial<Decision> {
  const text = say(context.language.phrases, 'plan.same', {
    when: momentFor(context, talk.at),
    other: namesIn(context, placement, talk.people),
  });
  return reply(context, compose({ blocks: [line(text)], fallback: text }));
}

function over(context: Context): Partial<Decision> {
  return gone(context, plainMessage(say(context.language.phrases, 'plan.gone')));
}
