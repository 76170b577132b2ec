import type { Inbound } from '../../dialogs/model/inbound.ts';
import { keys } from '../../src/keys.ts';
import type { Store, Write } from '../../src/store/port.ts';
import { createTurn } from '../../src/turn.ts';
import { benchContent } from './content.ts';
import { addressOf, answerInput, firstMoment, institute, type Manner, newPerson, startInput } from './conversation.ts';
import { questions } from './script.ts';

/** Conversations that go on at the same time, each with its next turn asked for as soon as the one before is durable. */
export const concurrent = 32;

const content = benchContent();

/**
 * Plays `batches` times `concurrent` whole conversations through the program's own turn: it reads the address, the
 * person and the conversation under way, decides, and commits the changed documents, the event's id and the messages
 * to send. Delivery is left out: it happens after the platform has had its answer.
 */
export async function durableTurns(store: Store, manner: Manner, batches: number): Promise<void> {
  for (let batch = 0; batch < batches; batch += 1) {
    await Promise.all(
      Array.from({ length: concurrent }, (_, seat) => conversation(store, manner, personId(batch, seat))),
    );
  }
}

/** The people of the bench with their addresses, in the store before the clock runs. */
export async function addPeople(store: Store, batches: number): Promise<void> {
  const ids = Array.from({ length: batches * concurrent }, (_, index) =>
    personId(Math.floor(index / concurrent), index % concurrent),
  );
  const writes = ids.flatMap((id): Write[] => [
    { key: keys.person(institute, id), rev: 0, body: newPerson(id) },
    { key: keys.address(addressOf(id)), rev: 0, body: { institute, person: id } },
  ]);
  await store.commit({ event: 'people', at: firstMoment, writes, entries: [], dues: [], outgoing: [] });
}

async function conversation(store: Store, manner: Manner, person: string): Promise<void> {
  let number = 0;
  const session = `s${person}`;
  const now = () => firstMoment + number * 30_000;
  const receive = createTurn({ store, content, clock: { now, real: now }, newId: () => session, deliver: () => {} });
  const turn = async (input: Inbound['input']) => {
    const { kind } = await receive({ id: `${person}-${number}`, from: addressOf(person), input });
    if (kind !== 'done') throw new Error(`Turn ${number} of ${person} ended as ${kind}.`);
    number += 1;
  };
  await turn(startInput);
  for (let index = 0; index < questions.length; index += 1) await turn(answerInput(manner, index, session));
}

function personId(batch: number, seat: number): string {
  return `p${batch}-${seat}`;
}
