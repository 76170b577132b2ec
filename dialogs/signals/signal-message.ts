import { encodeAction } from '../action.ts';
import { type Reader, readerFor } from '../agenda/reader.ts';
import type { Context } from '../commands/context.ts';
import { say } from '../content/phrases.ts';
import { sayDate, sayWhen } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Said } from '../model/decision.ts';
import type { Block, Button, Message } from '../model/message.ts';
import type { Person } from '../model/person.ts';
import { type Signal, signalStates, signalSteps } from '../model/signal.ts';
import { button, compose, line } from '../session/compose.ts';
import { joined, nameOf } from '../session/world.ts';

/** May this person read it? */
export function mayRead(signal: Signal, person: Pick<Person, 'id' | 'role'>): boolean {
  const { reporter, told, others } = signal;
  return person.id === reporter || receives(signal, person) || (told.includes(person.id) && others.includes(person.id));
}

/** Was it sent to this person, as the coordinator that they still are? */
export function receives({ coordinator }: Signal, { id, role }: Pick<Person, 'id' | 'role'>): boolean {
  return role === 'coordinator' && coordinator === id;
}

/** A signal as one of its readers reads it. To be given back at once, so that its words stand in the signal alone. */
export function signalShown(reader: Reader, signal: Signal): Message {
  const { world, language } = reader;
  const { phrases } = language;
  const title = say(phrases, 'signal.shown-title', { reporter: nameOf(world, signal.reporter) });
  const texts = (['seen', 'since', 'tried', 'help'] as const)
    .filter((id) => signal[id] !== '')
    .map(
      (id): Block => ({ kind: 'written', label: say(phrases, `signal.field-${id}`), items: [{ text: signal[id] }] }),
    );
  return compose({
    title,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: say(phrases, 'signal.field-kind'), value: say(phrases, `signal.kind-${signal.kind}`) },
          { label: say(phrases, 'signal.pair'), value: joined(signal.others.map((id) => nameOf(world, id))) },
          {
            label: say(phrases, 'signal.discussed'),
            value:
              signal.on === null
                ? say(phrases, `signal.discussed-${signal.discussed}`)
                : say(phrases, 'signal.discussed-on', { date: sayDate(signal.on) }),
          },
          { label: say(phrases, 'signal.state'), value: stateOf(reader, signal) },
        ],
      },
      ...texts,
      line(readers(reader, signal), 'quiet'),
    ],
    buttons: handling(reader, signal),
    fallback: title,
  });
}

/** What everybody concerned hears of a new signal: that it is there, never its words. */
export function announced(context: Context, signal: Signal): Said[] {
  const { world } = context;
  const coordinator = nameOf(world, signal.coordinator);
  const reporter = nameOf(world, signal.reporter);
  return [signal.reporter, signal.coordinator, ...signal.told].flatMap((to): Said[] => {
    const reader = readerFor(world, to);
    if (reader === null) return [];
    const { phrases } = reader.language;
    const others = joined(signal.others.map((id) => nameOf(world, id)));
    const text =
      to === signal.reporter
        ? say(phrases, 'signal.sent', { coordinator })
        : to === signal.coordinator
          ? say(phrases, 'signal.arrived', { reporter, other: others })
          : say(phrases, 'signal.arrived-other', { reporter, coordinator });
    return [
      pointer(context, reader, signal, [line(text), line(readers(reader, signal), 'quiet')], handling(reader, signal)),
    ];
  });
}

/** A message about a signal, with the way to its words and nothing of them. */
export function pointer(
  context: Pick<Context, 'event'>,
  { person, language }: Reader,
  signal: Signal,
  blocks: Block[],
  buttons: readonly Button[],
): Said {
  const first = blocks[0];
  const open = button(
    encodeAction({ kind: 'signal', verb: 'open', signal: signal.id }),
    say(language.phrases, 'signal.button-open'),
  );
  return {
    key: `${signal.institute}/${context.event}/${person.id}/signal`,
    to: person.id,
    message: compose({
      blocks,
      buttons: [open, ...buttons],
      fallback: first?.kind === 'text' ? first.text : say(language.phrases, 'signal.state'),
    }),
    replaces: null,
  };
}

/** Open signals of this reader, each with how far it is and the way to its words. */
export function listed(reader: Reader, signals: readonly Signal[]): { blocks: Block[]; buttons: Button[] } {
  const { phrases } = reader.language;
  if (signals.length === 0) return { blocks: [], buttons: [] };
  const facts = signals.map((signal) => ({ label: named(reader, signal), value: stateOf(reader, signal) }));
  return {
    blocks: [line(say(phrases, 'signal.open'), 'strong'), { kind: 'facts', facts }],
    buttons: signals.map((signal) =>
      button(
        encodeAction({ kind: 'signal', verb: 'open', signal: signal.id }),
        signals.length === 1
          ? say(phrases, 'signal.button-open')
          : say(phrases, 'signal.button-open-one', { when: named(reader, signal) }),
      ),
    ),
  };
}

/** What the coordinator can still do with it. */
export function handling({ person, language }: Reader, signal: Signal): Button[] {
  if (!receives(signal, person)) return [];
  const { id, state } = signal;
  return signalSteps
    .filter((step) => signalStates.indexOf(step) > signalStates.indexOf(state))
    .map((verb) =>
      button(encodeAction({ kind: 'signal', verb, signal: id }), say(language.phrases, `signal.button-${verb}`)),
    );
}

function named(reader: Reader, signal: Signal): string {
  const name = signal.reporter === reader.person.id ? signal.coordinator : signal.reporter;
  return say(reader.language.phrases, 'signal.named', {
    when: whenOf(reader, signal.at),
    name: nameOf(reader.world, name),
  });
}

function stateOf(reader: Reader, { state, changedAt }: Signal): string {
  return say(reader.language.phrases, `signal.state-${state}`, { when: whenOf(reader, changedAt) });
}

/** A moment by its date: what is said of a signal is read back on other days. */
function whenOf({ person }: Reader, at: number): string {
  return sayWhen(wallAt(at, person.zone));
}

function readers({ world, language, person }: Reader, { reporter, coordinator, told }: Signal): string {
  const names = [reporter, coordinator, ...told].filter((id) => id !== person.id).map((id) => nameOf(world, id));
  return say(language.phrases, 'signal.only', { names: joined(names) });
}
