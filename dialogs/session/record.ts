import { type Phrases, say } from '../content/phrases.ts';
import { sayDate } from '../dates/say-when.ts';
import { wallAt } from '../dates/zone.ts';
import type { Block, Message } from '../model/message.ts';
import type { Answer, Given, Session } from '../model/session.ts';
import { compose, line } from './compose.ts';
import { isSettled, positionsOf } from './positions.ts';
import { writtenBlocks } from './shown.ts';
import { conversationFor, languageFor, nameOf, othersOf, type World } from './world.ts';

/** The record of a conversation as one participant may read it: every question as it was asked, with its answers. */
export function record(world: World, session: Session, person: string): Message {
  const { phrases } = languageFor(world, person);
  const answers = answersFor(world, session, person);
  const blocks: Block[] = [
    { kind: 'facts', facts: factsOf(world, session, person) },
    ...answers.flatMap((answer, index) => [
      // What both were asked in the same words stands there once.
      ...(answer.asked === answers[index - 1]?.asked ? [] : [line(answer.asked, 'strong')]),
      ...writtenBlocks(world, answer),
    ]),
    ...(answers.length === 0 ? [line(say(phrases, 'record.empty'), 'quiet')] : []),
    ...qualityBlocks(session, phrases),
    line(
      say(phrases, session.parts.length > 1 ? 'record.readers' : 'readers.solo', {
        other: othersOf(world, session, person),
      }),
      'quiet',
    ),
  ];
  const title = say(phrases, session.status === 'finished' ? 'record.title' : 'record.title-stopped', {
    title: session.title,
  });
  return compose({ title, blocks, fallback: title });
}

/** With whom, when and how long, as one participant reads it. */
export function factsOf(world: World, session: Session, person: string): { label: string; value: string }[] {
  const { phrases } = languageFor(world, person);
  const zone = world.people.get(person)?.zone ?? 'Europe/Amsterdam';
  const date = sayDate(wallAt(session.endedAt ?? session.lastAt, zone).date);
  return [
    ...(session.parts.length > 1
      ? [{ label: say(phrases, 'record.with'), value: othersOf(world, session, person) }]
      : []),
    { label: say(phrases, 'record.date'), value: date },
    ...(session.minutes === null ? [] : [{ label: say(phrases, 'record.minutes'), value: String(session.minutes) }]),
  ];
}

/** What was met of a good conversation. */
export function qualityBlocks({ quality }: Session, phrases: Phrases): Block[] {
  return quality.length === 0
    ? []
    : [line(say(phrases, 'record.quality'), 'strong'), { kind: 'ticks', items: quality }];
}

/** The answers this participant may read, in the order of the questions; those to questions that are gone by now come last. */
export function answersFor(world: World, session: Session, person: string): Given[] {
  const conversation = conversationFor(world, session, person);
  const positions = conversation === undefined ? [] : positionsOf(session, conversation);
  // What a later content asks besides was never asked here, so nobody is still to answer it.
  const open =
    session.status === 'finished'
      ? new Set<string>()
      : conversation === undefined
        ? unshown(session)
        : openRuns(
            session,
            positions.filter(({ step }) => session.planned.includes(step.id)),
          );
  const known = new Set(positions.map((position) => position.key));
  const gone = Object.keys(session.answers)
    .filter((key) => !known.has(key))
    .sort((one, other) => earliest(session, one) - earliest(session, other));
  // The minutes stand at the top already.
  const asked = positions.filter((position) => position.step.kind !== 'duration').map((position) => position.key);
  return [...asked, ...gone].flatMap((key) =>
    slotsInOrder(session, key).flatMap((answer) => {
      if (answer.kind !== 'given' || isVote(answer)) return [];
      // What was answered for all was shown to all, also when the content asks it of each by now.
      const isPrivate = answer !== session.answers[key]?.all && (open.has(key) || !everybodyAnswered(session, key));
      return isPrivate && answer.by !== person ? [] : [answer];
    }),
  );
}

/** The runs of private questions that not everybody is through: nobody's answers there were shown to another yet. */
function openRuns(session: Session, positions: ReturnType<typeof positionsOf>): Set<string> {
  const open = new Set<string>();
  let run: ReturnType<typeof positionsOf>[number][] = [];
  for (const position of [...positions, null]) {
    if (position?.who === 'each' && position.step.kind === 'question') {
      run.push(position);
      continue;
    }
    if (run.some((one) => !isSettled(session, one))) for (const one of run) open.add(one.key);
    run = [];
  }
  return open;
}

/**
 * The same where the content does not know the conversation any more: what was answered one by one was surely shown once a later
 * step was gone through together.
 */
function unshown({ answers, planned }: Session): Set<string> {
  const stepOf = (key: string) => planned.indexOf(key.split('/')[0] ?? key);
  const together = Object.keys(answers).filter((key) => answers[key]?.all !== undefined);
  const last = Math.max(-1, ...together.map(stepOf));
  return new Set(Object.keys(answers).filter((key) => answers[key]?.all === undefined && stepOf(key) >= last));
}

function everybodyAnswered(session: Session, key: string): boolean {
  const slots = session.answers[key] ?? {};
  return session.parts.every((part) => slots[part.person] !== undefined);
}

/** The answers at a place in the order of the participants. */
function slotsInOrder(session: Session, key: string): Answer[] {
  const slots = session.answers[key] ?? {};
  return [...session.parts.map((part) => slots[part.person]), slots.all].filter((answer) => answer !== undefined);
}

function isVote(answer: Given): boolean {
  return answer.fields[0]?.id === 'klaar' && (answer.fields[0].value === 'yes' || answer.fields[0].value === 'no');
}

function earliest(session: Session, key: string): number {
  return Math.min(...Object.values(session.answers[key] ?? {}).map((answer) => answer.at));
}

/** One line about a conversation, for a list. */
export function recordLine(world: World, session: Session, person: string): string {
  const { phrases } = languageFor(world, person);
  const zone = world.people.get(person)?.zone ?? 'Europe/Amsterdam';
  const date = sayDate(wallAt(session.endedAt ?? session.lastAt, zone).date, { date: wallAt(world.now, zone).date });
  const others = session.parts.filter((part) => part.person !== person).map((part) => nameOf(world, part.person));
  return others.length === 0
    ? say(phrases, 'records.line-solo', { title: session.title, date })
    : say(phrases, 'records.line', { title: session.title, date, other: others.join(' & ') });
}
