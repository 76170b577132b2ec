import { encodeAction } from '../action.ts';
import { say } from '../content/phrases.ts';
import { daysIn } from '../ledger/days-in.ts';
import { daysAsSaid, ids, readSettings, type Settings, settingsFields, settingsOf } from '../ledger/settings-form.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import { digestDue } from '../overview/digest.ts';
import { button, compose, line } from '../session/compose.ts';
import { languageFor } from '../session/world.ts';
import { type Context, reply, toActor } from './context.ts';
import { isPair, othersOf, partners } from './partners.ts';
import { remindersTurned } from './reminders.ts';

/** `instellingen`, `werkdagen ma di do`: what is set, and the form to change it, with the days that were named in it already. */
export function settings(context: Context, words: string): Partial<Decision> {
  const days = isPair(context) ? daysIn(words) : null;
  const form = settingsMessage(context, 'settings.text', days === null ? {} : { [ids.days]: days.join(',') }, {});
  if (words === '') return reply(context, form);
  const above = say(context.language.phrases, days === null ? 'settings.unread' : 'settings.filled');
  return reply(context, { ...form, blocks: [line(above), ...form.blocks] });
}

/** The form is sent in: the person's own days and zone, and of a trainee the placement's institute day and contract. */
export function settingsAct(context: Context, values: Values): Partial<Decision> {
  const { person } = context;
  const read = readSettings(context, values);
  if (read.kind === 'wrong') return { again: settingsMessage(context, 'settings.text', values, read.errors) };
  const before = settingsOf(context);
  const { settings: after } = read;
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  const done = say(context.language.phrases, isSame ? 'settings.same' : 'settings.saved');
  const reader: Person = {
    ...person,
    weekdays: after.weekdays,
    zone: after.zone,
    language: after.language,
    settled: true,
    ...(person.role === 'coordinator' && { digest: after.digest ? ('on' as const) : ('off' as const) }),
  };
  const own = partners(context).filter(({ trainee }) => trainee === person.id);
  const placements = own
    .filter((placement) => placement.instituteDay !== after.instituteDay || placement.contract !== after.contract)
    .map((placement) => ({ ...placement, instituteDay: after.instituteDay, contract: after.contract }));
  return {
    persons: isSame && person.settled ? [] : [reader],
    placements: isSame ? [] : placements,
    frequency:
      after.reminders === null || after.reminders === before.reminders ? [] : remindersTurned(context, after.reminders),
    dues:
      isSame || person.role !== 'coordinator'
        ? []
        : [digestDue(reader, context.world.now, context.frequency?.holidays ?? new Set())],
    said: [
      toActor(context, compose({ blocks: [line(done, 'good')], fallback: done })),
      ...(isSame ? [] : tellOthers(context, before, after)),
    ],
  };
}

/**
 * Somebody new is asked for practice days and zone once, along with whatever they came for. Nothing when that was done.
 * `decision` is what their event did; whoever answers it first has been asked.
 */
export function withFirstSettings(context: Context, decision: Partial<Decision>): Partial<Decision> {
  const { person } = context;
  if (person.settled || !isPair(context) || (decision.again ?? null) !== null) return decision;
  const persons = decision.persons ?? [];
  const current = persons.find(({ id }) => id === person.id) ?? person;
  if (current.settled) return decision;
  const asked = { ...current, settled: true };
  return {
    ...decision,
    persons: [...persons.filter(({ id }) => id !== person.id), asked],
    said: [...(decision.said ?? []), toActor(context, settingsMessage(context, 'settings.first', {}, {}), firstIndex)],
  };
}

/** A key of its own beside whatever else an event says to the actor. */
const firstIndex = 99;

function settingsMessage(
  context: Context,
  text: 'settings.text' | 'settings.first',
  values: Values,
  errors: Values,
): Message {
  const { phrases } = context.language;
  const title = say(phrases, 'settings.title');
  const inPair = partners(context).length > 0;
  return compose({
    title,
    blocks: [
      line(
        say(
          phrases,
          inPair ? text : context.person.role === 'coordinator' ? 'settings.coordinator' : 'settings.beside',
        ),
      ),
      ...(inPair ? [line(say(phrases, 'settings.readers'), 'quiet')] : []),
    ],
    fields: settingsFields(context, values, errors),
    buttons: [
      button(encodeAction({ kind: 'settings', verb: 'save' }), say(phrases, 'settings.submit'), {
        style: 'primary',
        submits: true,
      }),
    ],
    fallback: title,
  });
}

/** The others of the pair hear that the days they share have changed. */
function tellOthers(context: Context, before: Settings, after: Settings): Said[] {
  const { person, world, event } = context;
  return othersOf(context).flatMap((to): Said[] => {
    const language = languageFor(world, to);
    const { phrases } = language;
    const { name } = person;
    const isSameDays = before.weekdays.join() === after.weekdays.join();
    const lines = [
      ...(isSameDays ? [] : [say(phrases, 'settings.told', { name, days: daysAsSaid(after.weekdays, language) })]),
      ...(before.instituteDay === after.instituteDay
        ? []
        : [
            say(phrases, 'settings.told-institute', {
              name,
              day:
                after.instituteDay === null
                  ? say(phrases, 'settings.no-day')
                  : daysAsSaid([after.instituteDay], language),
            }),
          ]),
      ...(before.contract === after.contract
        ? []
        : [say(phrases, 'settings.told-contract', { name, percent: Math.round(after.contract * 100) })]),
    ];
    if (lines.length === 0) return [];
    const message = compose({ blocks: lines.map((one) => line(one)), fallback: lines.join(' ') });
    return [{ key: `${person.institute}/${event}/${to}/settings`, to, message, replaces: null }];
  });
}
