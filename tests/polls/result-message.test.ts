import { expect, test } from 'vitest';
import { message } from '../../dialogs/model/message.ts';
import type { Asked, Poll, PollResult } from '../../dialogs/model/poll.ts';
import { resultMessage } from '../../dialogs/polls/result-message.ts';
import { realContent } from '../transcripts/stage.ts';

const week = 7 * 86_400_000;
const opens = Date.parse('2026-11-19T14:00:00Z');
const scale: Asked = {
  title: 'Werkdruk',
  ask: 'Hoe vol?',
  options: [
    { id: 'a', label: 'Rustig', score: 1 },
    { id: 'b', label: 'Vol', score: 2 },
    { id: 'c', label: 'Te vol', score: 3 },
  ],
  comment: 'Waarom?',
};
const none: PollResult = { answered: null, counts: null, comments: null };

function closed(asked: Asked, result: PollResult, weeksAgo = 0): Poll {
  return {
    schema: 1,
    id: `p${weeksAgo}`,
    institute: 'test',
    group: 'g',
    of: 'werkdruk',
    asked,
    opens: opens - weeksAgo * week,
    closes: opens - weeksAgo * week + 1,
    zone: 'Europe/Amsterdam',
    places: [],
    people: [],
    state: 'closed',
    answers: {},
    reminded: [],
    counting: false,
    shown: 0,
    result,
  };
}

function shown(poll: Poll, earlier: readonly Poll[] = []) {
  const made = message.parse(resultMessage(realContent().nl, poll, earlier));
  const pictures = made.blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
  const words = made.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join(' ');
  const written = made.blocks.flatMap((block) => (block.kind === 'written' ? block.items.map(({ text }) => text) : []));
  return { pictures, words, written };
}

test('a scale: bars with all figures, and the average of the weeks with a gap where too few answered', () => {
  const earlier = [
    closed(scale, { answered: 6, counts: { a: 3, b: 2, c: 1 }, comments: null }, 2),
    closed(scale, none, 1),
  ];
  const now = closed(scale, { answered: 8, counts: { a: 1, b: 2, c: 5 }, comments: ['Veel spoed.'] });
  const { pictures, words, written } = shown(now, earlier);
  expect(words).toContain('8 antwoorden. Het vaakst gekozen: «Te vol» (5 keer). Gemiddeld 2,5.');
  expect(pictures.map(({ chart }) => chart)).toEqual([
    {
      kind: 'bars',
      title: 'Werkdruk',
      of: 8,
      bars: [
        { label: 'Rustig', value: 1 },
        { label: 'Vol', value: 2 },
        { label: 'Te vol', value: 5 },
      ],
    },
    {
      kind: 'trend',
      title: 'Gemiddelde per week, hoogstens 3',
      top: 3,
      points: [
        { label: '5-11', value: 1.7 },
        { label: '12-11', value: null },
        { label: '19-11', value: 2.5 },
      ],
    },
  ]);
  expect(pictures.map(({ alt }) => alt)).toEqual([
    'Van 8 antwoorden: Rustig: 1; Vol: 2; Te vol: 5.',
    'Gemiddelde per week, hoogstens 3. 5-11: 1,7; 12-11: te weinig antwoorden; 19-11: 2,5.',
  ]);
  expect(written).toEqual(['Veel spoed.']);
});

test('below five nothing at all, not even how many, and no trend', () => {
  const earlier = [closed(scale, { answered: 6, counts: { a: 3, b: 2, c: 1 }, comments: null }, 1)];
  const { pictures, words, written } = shown(closed(scale, none), earlier);
  expect([pictures, written]).toEqual([[], []]);
  expect(words).toMatch(/minder dan 5/);
});

test('without a scale the share of what is chosen most; a first week has no trend', () => {
  const options = scale.options.map((option) => ({ ...option, score: null }));
  const asked = { ...scale, options, comment: null };
  const now = closed(asked, { answered: 5, counts: { a: 2, b: 2, c: 1 }, comments: null });
  expect(shown(now).pictures).toHaveLength(1);
  expect(shown(now).words).toContain('«Rustig» & «Vol» (2 keer)');
  const earlier = [closed(asked, { answered: 10, counts: { a: 1, b: 8, c: 1 }, comments: null }, 1)];
  expect(shown(now, earlier).pictures[1]?.alt).toBe(
    'Procent dat koos voor «Rustig». 12-11: 10 procent; 19-11: 40 procent.',
  );
});

test('an open question: words from eight, at most thirty of them, and no picture', () => {
  const asked = { ...scale, options: [], comment: null };
  const few = shown(closed(asked, { answered: 7, counts: {}, comments: null }));
  expect([few.pictures, few.written]).toEqual([[], []]);
  expect(few.words).toContain('pas zien vanaf 8');
  const texts = Array.from({ length: 33 }, (_, index) => `woord ${index}`);
  const many = shown(closed(asked, { answered: 33, counts: {}, comments: texts }));
  expect(many.written).toEqual(texts.slice(0, 30));
  expect(many.words).toContain('En nog 3 toelichtingen.');
});
