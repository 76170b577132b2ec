import { describe, expect, test } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { nextStep } from '../transcripts/next-step.ts';
import { openPureHall, type PureHall } from '../transcripts/pure-hall.ts';
import { peopleAndPlacements, realContent } from '../transcripts/stage.ts';

const group = { channel: 'teams', id: 'groep' } as const;
const now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
const pair = ['opleider', 'aios'] as const;
const session = 'g1';
/** Answers, votes, minutes, dates and all words that steer, as they may be said in a group about anything. */
const words = [
  'dank je wel, handig!',
  'We hebben de wachtkamer beter ingedeeld',
  'overleg',
  '1',
  '20 minuten',
  'over twee weken',
  'donderdag half elf',
  'ja',
  'klopt',
  'nee',
  'terug',
  'sla over',
  'volgende',
  'pauze',
  'straks',
  'verder',
  'overslan',
];

function opened(dialog: string, length: string): PureHall {
  const { people, placements } = peopleAndPlacements();
  const hall = openPureHall(realContent(), people, placements, now);
  hall.send('opleider', { kind: 'act', action: encodeAction({ kind: 'start', dialog, length }), values: {} });
  return hall;
}

/** Everything that is stored of the conversation and its people. */
const stored = (hall: PureHall) => JSON.stringify([[...hall.sessions], [...hall.people], [...hall.placements]]);

/** Between them these hold every kind of step, with gates, private runs and dates. */
const dialogs = ['drie', 'persoon', 'proces', 'taak-consultatie'];

describe.each(dialogs)('at every step of %s', (dialog) => {
  test('what is said in a group stores, shows and moves nothing', { timeout: 30_000 }, () => {
    const hall = opened(dialog, '15');
    let steps = 0;
    for (; hall.sessions.get(session)?.status === 'running'; steps += 1) {
      const before = stored(hall);
      for (const person of pair)
        for (const text of words) {
          const { again, said, sessions } = hall.send(person, { kind: 'text', text }, group);
          expect(sessions, text).toEqual([]);
          // Whoever speaks is answered, in their own chat and alone.
          expect([again !== null, said.length > 0], text).toContain(true);
          expect(said.every(({ to }) => to === person)).toBe(true);
        }
      expect(stored(hall)).toBe(before);
      expect(nextStep(hall, session, pair)).toBe(true);
    }
    expect(steps).toBeGreaterThan(8);
  });
});

describe('what is asked back', () => {
  const labels = (message: Message | null) => message?.buttons.map(({ label }) => label) ?? [];
  const ask = (hall: PureHall, person: string, text: string) => hall.send(person, { kind: 'text', text }, group).again;
  const first = (message: Message | null) => message?.buttons[0]?.action ?? '';

  test('with a tap they are the answer', () => {
    const hall = opened('drie', '5');
    const asked = ask(hall, 'aios', 'overleg loopt goed');
    expect(labels(asked)).toEqual(['Dit is mijn antwoord', 'Menu']);
    hall.send('aios', { kind: 'act', action: first(asked), values: {} });
    expect(JSON.stringify(hall.sessions.get(session)?.answers)).toContain('overleg loopt goed');
  });

  test('too long for a button they are to be sent again, and stand nowhere', () => {
    const hall = opened('drie', '5');
    const before = stored(hall);
    expect(labels(ask(hall, 'aios', 'overleg loopt goed, '.repeat(20)))).toEqual([]);
    expect(stored(hall)).toBe(before);
  });

  test.each([
    { word: 'sla over', did: (hall: PureHall) => kindAt(hall), is: 'skipped' },
    { word: 'pauze', did: (hall: PureHall) => partOf(hall)?.paused, is: true },
  ])('with a tap «$word» is done', ({ word, did, is }) => {
    const hall = opened('drie', '5');
    hall.send('aios', { kind: 'act', action: first(ask(hall, 'aios', word)), values: {} });
    expect(did(hall)).toBe(is);
  });

  test('with a tap the minutes are confirmed', () => {
    const hall = opened('drie', '5');
    while (!isDuration(hall)) nextStep(hall, session, pair);
    const asked = ask(hall, 'aios', 'klopt');
    expect(labels(asked)[0]).toBe('Klopt');
    hall.send('aios', { kind: 'act', action: first(asked), values: {} });
    hall.send('opleider', { kind: 'text', text: 'klopt' });
    expect(hall.sessions.get(session)?.status).toBe('finished');
  });

  test('in their own chat they are an answer at once', () => {
    const hall = opened('drie', '5');
    hall.send('aios', { kind: 'text', text: 'dank je wel, handig!' });
    expect(JSON.stringify(hall.sessions.get(session)?.answers)).toContain('handig');
  });
});

function partOf(hall: PureHall) {
  return hall.sessions.get(session)?.parts.find(({ person }) => person === 'aios');
}

function kindAt(hall: PureHall): string | undefined {
  const answers = Object.values(hall.sessions.get(session)?.answers ?? {});
  return answers.flatMap((slots) => (slots.aios === undefined ? [] : [slots.aios.kind]))[0];
}

function isDuration(hall: PureHall): boolean {
  return hall.openOf(session, 'aios')?.fields.some(({ id }) => id === 'minuten') === true;
}
