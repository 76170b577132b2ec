import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPureGroup, place } from './pure-group.ts';

const members = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const guests = ['U1', 'U2', 'U3', 'U4'];
const options = ['geen', 'een', 'twee', 'drie', 'vier'];

type Move = { who: string; option: string; word: number | null; wakes: boolean };

const move: fc.Arbitrary<Move> = fc.record({
  who: fc.constantFrom(...members, ...guests),
  option: fc.constantFrom(...options, 'nergens'),
  word: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
  wakes: fc.boolean(),
});

test('the result is the last answer of each, and before it only how many', () => {
  const covered = { below: 0, counts: 0, comments: 0, changed: 0 };
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40, size: 'max' }), (moves) => {
      const hall = openPureGroup('leergesprekken', members);
      const last = new Map<string, { option: string; text: string }>();
      moves.forEach(({ who, option, word, wakes }, index) => {
        hall.now += 60_000;
        const where = guests.includes(who) ? place : null;
        const text = word === null ? '' : `woord${word} van moment ${index}`;
        if (word === null) hall.act(who, 'answer', option, {}, where);
        else hall.act(who, 'send', '', { keuze: option, toelichting: text }, where);
        if (option !== 'nergens') {
          if (last.has(who)) covered.changed += 1;
          last.set(who, { option, text: word === null ? (last.get(who)?.text ?? '') : text });
        }
        if (wakes) hall.wake('poll-count');
      });
      hall.now = hall.poll.closes - 1;
      hall.wake('poll-remind');
      hall.wake('poll-count');
      expect(Object.keys(hall.poll.answers)).toHaveLength(last.size);
      // What was said is the same whoever chose what: not a word of anybody, and no number but how many answered.
      const before = JSON.stringify(hall.said);
      expect(before).not.toMatch(/woord\d/);
      for (const { message } of hall.said) {
        expect(message.blocks.every(({ kind }) => kind === 'text')).toBe(true);
        expect(message.fields).toEqual([]);
      }
      const told = hall.said.length;

      hall.now = hall.poll.closes;
      hall.wake('poll-close');
      const { result, answers, reminded } = hall.poll;
      expect([answers, reminded]).toEqual([{}, []]);
      const all = [...last.values()];
      if (all.length < 5) {
        covered.below += 1;
        expect(result).toEqual({ answered: null, counts: null, comments: null });
      } else {
        covered.counts += 1;
        expect(result?.answered).toBe(all.length);
        for (const option of options)
          expect(result?.counts?.[option]).toBe(all.filter((one) => one.option === option).length);
        const texts = all.map(({ text }) => text).filter((text) => text !== '');
        if (all.length < 8) expect(result?.comments).toBeNull();
        else {
          covered.comments += 1;
          expect([...(result?.comments ?? [])].sort()).toEqual(texts.sort());
        }
      }
      const after = JSON.stringify(hall.said.slice(told));
      if (all.length < 8) expect(after).not.toMatch(/woord\d/);
      if (all.length < 5) expect(after).not.toMatch(/"picture"|gekozen/);
      // Closing once more, or answering after it, changes nothing.
      const closed = JSON.stringify([hall.poll, hall.group]);
      expect(hall.wake('poll-close').said).toEqual([]);
      hall.act('a', 'answer', 'een');
      expect(JSON.stringify([hall.poll, hall.group])).toBe(closed);
    }),
    { seed: 20261123, numRuns: 300 },
  );
  for (const times of Object.values(covered)) expect(times).toBeGreaterThan(20);
});

test('what is said while it is open does not depend on what was chosen', () => {
  const play = (choose: (index: number) => string) => {
    const hall = openPureGroup('leergesprekken', members);
    for (const [index, who] of members.entries()) {
      hall.now += 60_000;
      hall.act(who, 'answer', choose(index));
      if (index % 3 === 0) hall.wake('poll-count');
    }
    hall.now = hall.poll.closes - 1;
    hall.wake('poll-remind');
    return JSON.stringify([hall.said, hall.again]);
  };
  const same = play(() => 'geen');
  expect(same.length).toBeGreaterThan(1000);
  for (const option of options)
    expect(play((index) => options[(index + options.indexOf(option)) % 5] ?? '')).toBe(same);
});
