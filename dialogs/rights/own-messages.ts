import { itemsFor } from '../agenda/items.ts';
import type { Reader } from '../agenda/reader.ts';
import { itemsShown } from '../agenda/shown.ts';
import { sharedFacts } from '../coach/shared-facts.ts';
import { say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import { effective } from '../ledger/entries.ts';
import { sayLogged } from '../ledger/say-logged.ts';
import { daysAsSaid } from '../ledger/settings-form.ts';
import type { State } from '../model/decision.ts';
import type { Block, Message } from '../model/message.ts';
import type { Placement } from '../model/placement.ts';
import { trainedDays } from '../placements/tenure.ts';
import { compose, line } from '../session/compose.ts';
import { record } from '../session/record.ts';
import { joined, nameOf } from '../session/world.ts';
import { mayRead, signalShown } from '../signals/signal-message.ts';
import { isReadable } from './own-data.ts';

/** All that is stored about somebody as they read it: per placement what stands there, the records of conversations, and signals. */
export function ownMessages(reader: Reader, state: State): Message[] {
  const { world, person } = reader;
  return [
    aboutPerson(reader),
    ...state.placements.map((placement) => placementMessage(reader, state, placement)),
    ...[...state.sessions.values()]
      .filter((session) => isReadable(session, person.id))
      .sort((one, other) => other.lastAt - one.lastAt)
      .map((session) => record(world, session, person.id)),
    ...state.signals.filter((signal) => mayRead(signal, person)).map((signal) => signalShown(reader, signal)),
  ];
}

function aboutPerson(reader: Reader): Message {
  const { person, language } = reader;
  const { phrases } = language;
  const channels = [...new Set(person.addresses.map(({ channel }) => say(phrases, `channel.${channel}`)))].join(', ');
  const title = say(phrases, 'data.name');
  const away = person.away.map(({ from, to }) => `${sayDate(from)} - ${sayDate(to)}`);
  const facts = [
    { label: title, value: say(phrases, 'data.name-value', { name: person.name, channels }) },
    { label: say(phrases, 'settings.days'), value: daysAsSaid(person.weekdays, language) },
    { label: say(phrases, 'settings.zone'), value: person.zone },
    ...sharedFacts(reader),
    ...(away.length === 0 ? [] : [{ label: say(phrases, 'data.away'), value: away.join('; ') }]),
  ];
  return compose({ title, blocks: [{ kind: 'facts', facts }], fallback: title });
}

function placementMessage(reader: Reader, state: State, placement: Placement): Message {
  const { world, person, language } = reader;
  const { phrases } = language;
  // How a pair goes on is no business any more of who left it; what they wrote there is.
  const isOf = [placement.trainee, ...placement.trainers].includes(person.id);
  const shown = isOf ? [placement.trainee, ...placement.trainers] : [placement.trainee];
  const title = joined(shown.map((id) => nameOf(world, id)));
  const items = itemsShown(reader, placement, itemsFor(placement, person.id));
  const agreements = placement.agreements.filter(({ people }) => people.includes(person.id));
  const counts = effective(state.entries.filter((entry) => isOf && entry.placement === placement.id)).map((entry) => ({
    label: sayDate(wallAt(entry.at, person.zone).date),
    value: sayLogged(entry, language),
  }));
  // Of who left, their own days; where those were not kept, those of the placement.
  const days = isOf ? [] : trainedDays(placement, person.id);
  const periods = days.length === 0 ? [{ from: placement.start, to: placement.end }] : days;
  const titled = (text: string, blocks: Block[]) => (blocks.length === 0 ? [] : [line(text, 'strong'), ...blocks]);
  return compose({
    title,
    blocks: [
      ...periods.map(({ from, to }) => line(say(phrases, 'data.period', { from: sayDate(from), to: sayDate(to) }))),
      ...titled(say(phrases, 'data.agenda'), [
        ...items,
        ...agreements.map(({ what, on }) => line(say(phrases, 'data.agreement', { what, on: sayDate(on) }))),
      ]),
      ...titled(say(phrases, 'data.counts'), counts.length === 0 ? [] : [{ kind: 'facts', facts: counts }]),
    ],
    fallback: title,
  });
}
