import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../dialogs/action.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { fillIn } from './fill-in.ts';
import { openPureHall } from './pure-hall.ts';
import { peopleAndPlacements, realContent } from './stage.ts';
import { watchWalk } from './watch-walk.ts';

/** In the first two one chooses among what the other wrote, and is asked about it. */
const dialogs = ['drie', 'proces', 'persoon', 'taak-spreekuur'];
const people = ['aios', 'opleider'];
/** After so many answers it is stopped. */
const moments = [2, 4, 5, 6, 8, 10, 12, 15, 18, 22, 26];

describe('a conversation that is stopped, at every point', () => {
  it.each(
    dialogs.flatMap((dialog) =>
      people.flatMap((by) => ['stop-discard', 'stop-keep'].map((how) => ({ dialog, by, how }))),
    ),
  )('$dialog, $how by the $by: no words are left where they should not be', ({ dialog, by, how }) => {
    let quoting = 0;
    for (const after of moments) quoting += play(dialog, by, how, after);
    if (dialogs.indexOf(dialog) < 2) expect(quoting, 'answers that quote who stopped').toBeGreaterThan(0);
  });
});

describe('an answer that one of two trainers takes up again is laid out for the other too', () => {
  it('whoever sends it in as it was does not get its words under their own name', () => {
    const { people: known, placements } = peopleAndPlacements();
    const now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
    const hall = openPureHall(realContent(), known, placements, now);
    const watch = watchWalk(hall, ['aios-noord', 'noord1', 'noord2']);
    watch.act('noord1', encodeAction({ kind: 'start', dialog: 'taak-opdracht', length: '5' }), { met: 'allen' });
    const id = [...hall.sessions.keys()][0] ?? '';
    const move = (person: string, position: string, verb: string, values: Record<string, string> = {}) => {
      hall.now += 30_000;
      watch.act(person, encodeAction({ kind: 'session', session: id, position, verb }), values);
    };
    const written = (person: string) => fillIn(hall.openOf(id, person) ?? never(), null, watch.token);
    move('aios-noord', 'opdracht', 'skip');
    move('aios-noord', 'opbrengst', 'send', written('aios-noord'));
    const own = written('noord1');
    move('noord1', 'feedback', 'send', own);
    move('noord2', 'reactie-kort', 'back');
    move('noord2', 'feedback', 'send', own);
    expect(hall.sessions.get(id)?.answers.feedback?.all).toMatchObject({ by: 'noord1' });
    move('noord1', '', 'stop-discard');
    expect(JSON.stringify([...hall.sessions.values()])).not.toContain(Object.values(own)[0]);
  });

  it.each([
    ['whoever wrote it stops at once', []],
    ['whoever wrote it leaves it out first', [['noord1', 'skip']]],
    [
      'whoever wrote it gives other words first, then leaves it out',
      [
        ['noord1', 'send'],
        ['noord1', 'back'],
        ['noord1', 'skip'],
      ],
    ],
    ['the other leaves it out', [['noord2', 'skip']]],
  ] as const)('%s: thrown away, no word of it stays with the other', (_, moves) => {
    const { people: known, placements } = peopleAndPlacements();
    const now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
    const hall = openPureHall(realContent(), known, placements, now);
    const watch = watchWalk(hall, ['aios-noord', 'noord1', 'noord2']);
    const start = { kind: 'start', dialog: 'taak-opdracht', length: '5' } as const;
    watch.act('noord1', encodeAction(start), { met: 'allen' });
    const id = [...hall.sessions.keys()][0] ?? '';
    const move = (person: string, position: string, verb: string, values: Record<string, string> = {}) => {
      hall.now += 30_000;
      watch.act(person, encodeAction({ kind: 'session', session: id, position, verb }), values);
    };
    const written = (person: string) => fillIn(hall.openOf(id, person) ?? never(), null, watch.token);
    move('aios-noord', 'opdracht', 'skip');
    move('aios-noord', 'opbrengst', 'send', written('aios-noord'));
    move('noord1', 'feedback', 'send', written('noord1'));
    move('noord1', 'reactie-kort', 'back');
    const drafts = hall.sessions.get(id)?.parts.find(({ person }) => person === 'noord2')?.drafts;
    expect(watch.holdsWordsOf('noord1', drafts), 'what is laid out for the other').toBe(true);
    for (const [person, verb] of moves)
      move(person, verb === 'back' ? 'reactie-kort' : 'feedback', verb, verb === 'send' ? written(person) : {});
    move('noord1', '', 'stop-discard');
    watch.atEnd(id);
    expect(hall.sessions.get(id)?.status).toBe('stopped');
  });
});

function never(): never {
  throw new Error('there is no form');
}

/** How many answers of the other quoted the one who stops. */
function play(dialog: string, by: string, how: string, after: number): number {
  const { people: known, placements } = peopleAndPlacements();
  const now = instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam');
  const hall = openPureHall(realContent(), known, placements, now);
  const watch = watchWalk(hall, people);
  watch.act('opleider', encodeAction({ kind: 'start', dialog, length: '30' }));
  const id = [...hall.sessions.keys()][0] ?? '';
  let given = 0;
  for (let round = 0; given < after && round < 60; round += 1)
    for (const person of people) if (given < after && press(person)) given += 1;
  const { answers = {} } = hall.sessions.get(id) ?? {};
  const quoted = Object.values(answers)
    .flatMap((slots) => Object.values(slots))
    .filter((answer) => answer.kind === 'given' && answer.by !== by && watch.holdsWordsOf(by, answer));
  watch.act(by, encodeAction({ kind: 'session', session: id, position: '', verb: how }));
  watch.atEnd(id);
  return quoted.length;

  function press(person: string): boolean {
    const open = hall.openOf(id, person);
    const buttons = (open?.buttons ?? []).filter(({ action }) => {
      const one = decodeAction(action);
      return one?.kind === 'session' && ['keep', 'word-no', 'no', 'next', 'send'].includes(one.verb);
    });
    if (open === undefined || buttons[0] === undefined) return false;
    hall.now += 30_000;
    watch.act(person, buttons[0].action, buttons[0].submits ? filled(open) : {});
    return true;
  }

  /** The last of the points to choose from is the trainer's, the first the trainee's. */
  function filled(open: Message): Record<string, string> {
    const values = fillIn(open, null, watch.token);
    for (const { id: field, options } of open.fields) {
      const theirs = options?.filter(({ label }) => label.startsWith(by === 'aios' ? 'Aios Oost:' : 'Opleider Oost:'));
      if (theirs?.[0] !== undefined) values[field] = theirs[0].id;
    }
    return values;
  }
}
