import { encodeAction } from '../action.ts';
import { type Reader, readerFor } from '../agenda/reader.ts';
import { type Context, toActor } from '../commands/context.ts';
import { gone } from '../commands/gone.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Decision, Said } from '../model/decision.ts';
import type { Button, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import type { Signal } from '../model/signal.ts';
import { button, compose, line, plainMessage } from '../session/compose.ts';
import { nameOf, type World } from '../session/world.ts';
import { announced, handling, pointer, signalShown } from './signal-message.ts';

/**
 * What the reporter and the coordinator hear of an open signal when its pair got another coordinator. It was told to one person
 * in confidence: it stays there until the reporter passes it on. `event` makes the messages' keys.
 */
export function tellOfNewCoordinator(
  world: World,
  placement: Placement,
  signals: readonly Signal[],
  event: string,
): Said[] {
  return signals.flatMap((signal): Said[] => {
    const next = successorOf(world, signal, placement);
    if (next === null || signal.state === 'closed') return [];
    return [signal.reporter, signal.coordinator].flatMap((to): Said[] => {
      const reader = readerFor(world, to);
      if (reader === null) return [];
      const names = { coordinator: nameOf(world, next), date: dateFor(reader, signal) };
      const { phrases } = reader.language;
      const isReporter = to === signal.reporter;
      const text = isReporter
        ? say(phrases, 'signal.new-coordinator', { ...names, old: nameOf(world, signal.coordinator) })
        : say(phrases, 'signal.new-coordinator-told', { ...names, reporter: nameOf(world, signal.reporter) });
      const buttons = isReporter ? [passButton(reader, signal, next)] : handling(reader, signal);
      const said = pointer({ event }, reader, signal, [line(text)], buttons);
      return [{ ...said, key: `${signal.institute}/${event}/${to}/${signal.id}/signal` }];
    });
  });
}

/** A signal as one of its readers reads it; the reporter can also pass it on when there is another coordinator by now. */
export function signalOpened(context: Context, signal: Signal): Message {
  const shown = signalShown(context, signal);
  const next = nextFor(context, signal);
  return next === null ? shown : { ...shown, buttons: [...shown.buttons, passButton(context, signal, next)] };
}

/** The reporter passes an open signal on to the coordinator of now, who starts with it anew. Who had it reads it no more. */
export function passOn(context: Context, signal: Signal): Partial<Decision> {
  const { person, world, language } = context;
  const next = nextFor(context, signal);
  const [from, to] = [world.people.get(signal.coordinator), world.people.get(next ?? '')];
  if (next === null || to === undefined) return gone(context);
  const passed: Signal = { ...signal, coordinator: next, state: 'sent', changedAt: world.now };
  const names = { coordinator: to.name, old: nameOf(world, signal.coordinator) };
  const own = say(language.phrases, 'signal.passed', names);
  const others = signal.told.flatMap((id) => readerFor(world, id) ?? []);
  const before = readerFor(world, signal.coordinator);
  return {
    signals: [passed],
    persons: [
      ...(from === undefined ? [] : [{ ...from, signals: from.signals.filter((id) => id !== signal.id) }]),
      { ...to, signals: [signal.id, ...to.signals] },
    ],
    said: [
      toActor(context, compose({ blocks: [line(own, 'good')], fallback: own })),
      ...announced(context, passed).filter((one) => one.to === next),
      ...others.map((reader) => {
        const filled = { ...names, reporter: person.name, date: dateFor(reader, signal) };
        return pointer(context, reader, passed, [line(say(reader.language.phrases, 'signal.passed-told', filled))], []);
      }),
      // Names nobody but the successor: there is nothing left to open here.
      ...(before === null
        ? []
        : [
            {
              key: `${signal.institute}/${context.event}/${signal.coordinator}/signal`,
              to: signal.coordinator,
              message: plainMessage(
                say(before.language.phrases, 'signal.passed-from', {
                  coordinator: to.name,
                  date: dateFor(before, signal),
                }),
              ),
              replaces: null,
            },
          ]),
    ],
  };
}

/** To whom this person can pass it on; null when they did not report it or it needs no other coordinator. */
function nextFor({ world, person, state }: Context, signal: Signal): string | null {
  if (signal.reporter !== person.id || signal.state === 'closed') return null;
  const placement = state.placements.find(({ id }) => id === signal.placement);
  return placement === undefined ? null : successorOf(world, signal, placement);
}

/** The coordinator of now when that is another than who has the signal. One who is of the pair is none. */
function successorOf(world: World, { coordinator: old, reporter, others }: Signal, { coordinator }: Placement) {
  if (coordinator === null || coordinator === old || !world.people.has(coordinator)) return null;
  return [reporter, ...others].includes(coordinator) ? null : coordinator;
}

function passButton({ language, world }: Pick<Reader, 'language' | 'world'>, { id }: Signal, next: string): Button {
  const label = say(language.phrases, 'signal.button-pass', { coordinator: nameOf(world, next) });
  return button(encodeAction({ kind: 'signal', verb: 'pass', signal: id }), label);
}

function dateFor({ person }: Reader, { at }: Signal): string {
  return sayDate(wallAt(at, person.zone).date);
}
