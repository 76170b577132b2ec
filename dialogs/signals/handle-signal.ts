import { readerFor } from '../agenda/reader.ts';
import { type Context, toActor, told } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Decision, Said } from '../model/decision.ts';
import { type Signal, type SignalStep, signalStates, signalSteps } from '../model/signal.ts';
import { compose, line } from '../session/compose.ts';
import { nameOf } from '../session/world.ts';
import { handling, pointer, receives } from './signal-message.ts';

/** What the coordinator does with a signal; steps may be left out but not taken back. */
export function isSignalStep(verb: string): verb is SignalStep {
  return signalSteps.some((step) => step === verb);
}

/** The coordinator acknowledges, plans contact or closes; the reporter hears it. Anybody else is refused. */
export function handleSignal(context: Context, signal: Signal, state: SignalStep): Partial<Decision> {
  const { person, language, world } = context;
  const { phrases } = language;
  if (!receives(signal, person)) return gone(context);
  if (signalStates.indexOf(state) <= signalStates.indexOf(signal.state))
    return told(context, say(phrases, 'signal.already', { state: say(phrases, `signal.now-${signal.state}`) }));
  const changed: Signal = { ...signal, state, changedAt: world.now };
  const reporter = readerFor(world, signal.reporter);
  const name = nameOf(world, signal.reporter);
  const own = say(phrases, 'signal.did', { state: say(phrases, `signal.now-${state}`), reporter: name });
  const said: Said[] = [
    toActor(context, compose({ blocks: [line(own)], buttons: handling(context, changed), fallback: own })),
  ];
  if (reporter !== null) {
    const text = say(reporter.language.phrases, `signal.told-${state}`, {
      coordinator: nameOf(world, person.id),
      date: sayDate(wallAt(signal.at, reporter.person.zone).date),
    });
    said.push(pointer(context, reporter, changed, [line(text)], []));
  }
  return {
    signals: [changed],
    // A closed one is the reporter's to look back at; the coordinator's list holds what is open.
    persons: state === 'closed' ? [{ ...person, signals: person.signals.filter((id) => id !== signal.id) }] : [],
    said,
  };
}
