import { noTrouble, textTrouble } from '../agenda/text-trouble.ts';
import { say } from '../content/phrases.ts';
import type { Decision } from '../model/decision.ts';
import type { Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import type { Values } from '../model/session.ts';
import type { Signal } from '../model/signal.ts';
import { compose, line, plainMessage } from '../session/compose.ts';
import { counsellorMessage, noCoordinator } from '../signals/counsellor.ts';
import { handleSignal, isSignalStep } from '../signals/handle-signal.ts';
import { passOn, signalOpened } from '../signals/pass-on.ts';
import { readSignal } from '../signals/read-signal.ts';
import { type Route, routesOf } from '../signals/routes.ts';
import { type FormState, fieldIds, signalForm } from '../signals/signal-form.ts';
import { announced, listed, mayRead, receives } from '../signals/signal-message.ts';
import { clean } from '../text/clean.ts';
import type { Context } from './context.ts';
import { gone, withTyped } from './gone.ts';

/** Signals that a person can look back at. */
export const signalsListed = 20;

/**
 * `signaal`: the form to report a worry, below the own signals that are still open. It is given back at once and not kept as
 * a message: opening it, or turning to the counsellor from it, is nobody's business.
 */
export function signal(context: Context, words: string): Partial<Decision> {
  const { person, language } = context;
  const open = listed(context, openSignals(context));
  if (reportsNone(person)) {
    const text = say(
      language.phrases,
      person.role === 'group' ? 'signal.group' : person.role === 'coach' ? 'coach.elsewhere' : 'signal.coordinator',
    );
    return { again: compose({ blocks: [line(text), ...open.blocks], buttons: open.buttons, fallback: text }) };
  }
  const form = routesOf(context).length === 0 ? noCoordinator(context) : newForm(context, clean(words));
  return { again: { ...form, blocks: [...open.blocks, ...form.blocks], buttons: [...form.buttons, ...open.buttons] } };
}

/** A form or button of signals. What it names is only shown or changed when the presser is one of its readers. */
export function signalAct(context: Context, verb: string, id: string, given: Values): Partial<Decision> {
  const { person } = context;
  // On a group's screen everybody would see that it was asked.
  if (verb === 'counsellor')
    return person.role === 'group' ? signal(context, '') : { again: counsellorMessage(context) };
  if (verb === 'send' || verb === 'anyway') return send(context, id, given, verb === 'anyway');
  const found = context.state.signals.find((one) => one.id === id);
  if (found === undefined || !mayRead(found, person)) return gone(context);
  if (verb === 'open') return { again: signalOpened(context, found) };
  if (verb === 'pass') return passOn(context, found);
  return isSignalStep(verb) ? handleSignal(context, found, verb) : gone(context);
}

/** Worries come in at a coordinator; a group and a coach have nobody to report one about. */
function reportsNone({ role }: Person): boolean {
  return role === 'coordinator' || role === 'group' || role === 'coach';
}

function send(context: Context, id: string, given: Values, anyway: boolean): Partial<Decision> {
  const { person, state, language } = context;
  if (reportsNone(person)) {
    const { again } = signal(context, '');
    return { again: again ? withTyped(context, again) : null };
  }
  const known = state.signals.find((one) => one.id === id);
  if (known !== undefined)
    return known.reporter === person.id
      ? { again: withTyped(context, plainMessage(say(language.phrases, 'signal.sent-before')), known) }
      : gone(context);
  if (!/^[\w-]{1,64}$/.test(id)) return gone(context);
  if (routesOf(context).length === 0) return { again: withTyped(context, noCoordinator(context)) };
  const values = Object.fromEntries(Object.entries(given).map(([field, text]) => [field, clean(text)]));
  const read = readSignal(context, values);
  const back = (form: Partial<FormState>): Partial<Decision> => ({
    again: signalForm(context, id, { values, trouble: noTrouble, days: [], urged: anyway, ...form }),
  });
  if (read.kind === 'wrong') return back({ trouble: read.trouble, days: read.days });
  if (read.signal.discussed === 'not-yet' && !anyway) return back({ urged: true });
  return store(context, read.route, {
    ...read.signal,
    schema: 1,
    id,
    institute: person.institute,
    placement: read.route.placement.id,
    reporter: person.id,
    coordinator: read.route.coordinator,
    others: read.route.others,
    at: context.world.now,
    state: 'sent',
    changedAt: context.world.now,
  });
}

function store(context: Context, { coordinator }: Route, made: Signal): Partial<Decision> {
  const persons = [context.person, context.world.people.get(coordinator)].flatMap((one) =>
    one === undefined ? [] : [{ ...one, signals: [made.id, ...one.signals] }],
  );
  return { signals: [made], persons, said: announced(context, made) };
}

/** The form with what was typed behind the command in it already, which is stored no sooner than when it is sent. */
function newForm(context: Context, seen: string): Message {
  const values: Values = { [fieldIds.seen]: seen };
  const trouble = textTrouble(context, values, [fieldIds.seen]) ?? noTrouble;
  return signalForm(context, context.newId(), { values, trouble, days: [], urged: false });
}

function openSignals({ person, state }: Context): Signal[] {
  return state.signals.filter((one) => one.state !== 'closed' && (one.reporter === person.id || receives(one, person)));
}
