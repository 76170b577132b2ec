import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../dialogs/action.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { Question } from '../../dialogs/content/conversation.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Session } from '../../dialogs/model/session.ts';
import { fillIn } from './fill-in.ts';
import { openPureHall, type PureHall } from './pure-hall.ts';
import { peopleAndPlacements, realContent } from './stage.ts';
import { watchWalk } from './watch-walk.ts';

const seed = process.env.SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(process.env.SEED);
const runs = Number(process.env.RUNS ?? 300);

/** One move: who, what sort, and numbers that choose within what is possible then. */
const move = fc.record({
  who: fc.nat(2),
  sort: fc.nat(99),
  choice: fc.nat(1000),
  text: fc.constantFrom(
    'Ik belde terug en legde uit waarom',
    'je bent altijd te laat',
    '1',
    'over twee weken',
    'terug',
    'trug',
    'sla over',
    'volgende',
    'pauze',
    'verder',
    'stop',
    'help',
    'ja',
    'nee',
    'morgen',
    'een\ntwee\ndrie\nvier',
    'Mevrouw Jansen uit de straat',
    '111222333',
    '/leergesprek',
    'leergesprek proces 5',
    '/leergesprek verslagen',
    '    ',
    '👩‍⚕️ goed',
  ),
  gap: fc.constantFrom(1_000, 30_000, 30_000, 3_600_000, 3 * 86_400_000),
});

const walk = fc.record({
  dialog: fc.nat(50),
  length: fc.constantFrom('5', '15', '30'),
  duo: fc.boolean(),
  starter: fc.nat(2),
  moves: fc.array(move, { minLength: 5, maxLength: 70 }),
  /** Content that changes under one conversation in three. */
  change: fc.option(fc.record({ at: fc.nat(30), how: fc.nat(5), where: fc.nat(40) }), { freq: 2 }),
});

it(`random walks keep every promise (SEED=${seed})`, { timeout: 120_000 }, () => {
  const content = realContent();
  const dialogs = [...content.nl.conversations.keys()];
  fc.assert(
    fc.property(walk, ({ dialog, length, duo, starter, moves, change }) => {
      const { people, placements } = peopleAndPlacements();
      const hall = openPureHall(
        content,
        people,
        placements,
        instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam'),
      );
      const members = duo ? ['aios-noord', 'noord1', 'noord2'] : ['aios', 'opleider'];
      const first = members[starter % members.length] ?? 'aios';
      const watch = watchWalk(hall, [...members, 'west']);
      const met: Record<string, string> = duo ? { met: 'allen' } : {};
      watch.act(
        first,
        encodeAction({ kind: 'start', dialog: dialogs[dialog % dialogs.length] ?? 'proces', length }),
        met,
      );
      const session = [...hall.sessions.keys()][0] ?? '';
      expect(session).not.toBe('');
      for (const [index, one] of moves.entries()) {
        if (change !== null && index === change.at) {
          hall.content = withChange(hall.content, hall.sessions.get(session)?.dialog ?? '', change.how, change.where);
          watch.contentChanged();
        }
        hall.now += one.gap;
        doMove(hall, watch, session, members[one.who % members.length] ?? first, one);
      }
      if (hall.sessions.get(session)?.status === 'running') finish(hall, watch, session);
      watch.atEnd(session);
    }),
    { seed, numRuns: runs, endOnFailure: process.env.SHRINK === undefined, verbose: 0 },
  );
});

/** One step put in, taken out, moved, made private or made one for together, or the whole conversation taken out. */
function withChange(content: Content, dialog: string, how: number, where: number): Content {
  const conversation = content.nl.conversations.get(dialog);
  if (conversation === undefined) return content;
  const steps = [...conversation.steps];
  const at = where % steps.length;
  const step = steps[at];
  if (step === undefined) return content;
  if (how === 0) steps.splice(at, 0, { ...added, who: where % 2 === 0 ? 'each' : 'together' });
  else if (how === 1) steps.splice(at, 1);
  else if (how === 2) steps.splice((at * 7) % steps.length, 0, ...steps.splice(at, 1));
  else if (step.kind === 'question') steps[at] = { ...step, who: how === 3 ? 'each' : 'together' };
  const conversations = new Map(content.nl.conversations);
  if (how === 5) conversations.delete(dialog);
  else conversations.set(dialog, { ...conversation, version: 'changed', steps });
  return { ...content, nl: { ...content.nl, conversations } };
}

const added: Question = {
  kind: 'question',
  id: 'nieuw-ertussen',
  in: [5, 15, 30],
  ask: 'Wat is er nog?',
  who: 'each',
  required: false,
  check: 'none',
  fields: [{ kind: 'text', id: 'tekst', label: 'Dit is er nog', required: true, long: false }],
};

type Watch = ReturnType<typeof watchWalk>;
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function doMove(hall: PureHall, watch: Watch, session: string, person: string, { sort, choice, text }: Move): void {
  const open = hall.openOf(session, person);
  const heard = hall.said.filter((one) => one.to === person);
  if (sort < 45 && open !== undefined) {
    press(watch, person, open, choice, watch.token);
    return;
  }
  if (sort < 55) {
    watch.type(person, `${text} ${watch.token()}`);
    return;
  }
  if (sort < 65) {
    watch.type(person, text);
    return;
  }
  if (sort < 75) {
    // Any button that was ever shown, pressed now.
    const buttons = heard.flatMap(({ message }) => message.buttons.map((button) => ({ button, message })));
    const old = buttons[choice % Math.max(1, buttons.length)];
    if (old !== undefined)
      watch.act(person, old.button.action, old.button.submits ? fillIn(old.message, choice, watch.token) : {});
    return;
  }
  if (sort < 80) {
    watch.act(person, control(session, ['back', 'skip', 'pause', 'resume', 'help'][choice % 5] ?? 'back'));
    return;
  }
  if (sort < 90 && open !== undefined) {
    const back = open.buttons.find(({ action }) => action.endsWith('|back') || action.endsWith('|reopen'));
    if (back !== undefined) watch.act(person, back.action);
    return;
  }
  if (sort < 92) {
    watch.act(person, control(session, choice % 2 === 0 ? 'stop-keep' : 'stop-discard'));
    return;
  }
  if (sort < 95) {
    watch.act('west', control(session, ['stop-discard', 'send', 'back'][choice % 3] ?? 'send'), {
      tekst: watch.token(),
    });
    return;
  }
  const forged = [
    'x',
    's|||',
    `s|${session}|geen-stap|send`,
    `s|${session}|goed|yes`,
    `s|${session}|helder/1|send`,
    `s|${session}|duur|send-more`,
    `s|${session}||word-yes`,
    's|g99||resume',
    `v|${session}`,
    `r|${session}|leerdoelen/1|tried`,
    'b|bestaat-niet|15',
    'c|niets',
  ];
  watch.act(person, forged[choice % forged.length] ?? 'x', {
    tekst: 'gekaapt',
    'punten.0': '__proto__',
    keuze: 'bestaat-niet',
  });
}

function control(session: string, verb: string): string {
  return encodeAction({ kind: 'session', session, position: '', verb });
}

/** One of the buttons of a message, with its form filled in. */
function press(watch: Watch, person: string, message: Message, choice: number, token: () => string): void {
  const ways = message.buttons.filter(({ action }) => !/\|(stop|help|pause)$/.test(action));
  const button = ways[choice % Math.max(1, ways.length)];
  if (button !== undefined) watch.act(person, button.action, button.submits ? fillIn(message, choice, token) : {});
}

/** Answers whatever is asked, until the end. */
function finish(hall: PureHall, watch: Watch, id: string): void {
  for (let round = 0; round < 400; round += 1) {
    const session = hall.sessions.get(id);
    if (session === undefined || session.status !== 'running') return;
    const before = JSON.stringify(session.answers);
    for (const part of session.parts) {
      hall.now += 30_000;
      answerOnce(hall, watch, id, part.person);
      if (hall.sessions.get(id)?.status !== 'running') return;
    }
    const after: Session | undefined = hall.sessions.get(id);
    if (after !== undefined && JSON.stringify(after.answers) === before && round > 4)
      throw new Error(`stuck: ${after.parts.map((part) => `${part.person} ${part.open?.sign}`).join(', ')}`);
  }
  throw new Error('the conversation does not end');
}

function answerOnce(hall: PureHall, watch: Watch, id: string, person: string): void {
  if (hall.sessions.get(id)?.parts.find((part) => part.person === person)?.paused === true)
    watch.act(person, control(id, 'resume'));
  const open = hall.openOf(id, person);
  const button =
    ['keep', 'word-no', 'clear', 'yes', 'next', 'send'].flatMap((verb) =>
      (open?.buttons ?? []).filter(({ action }) => {
        const decoded = decodeAction(action);
        return decoded?.kind === 'session' && decoded.verb === verb;
      }),
    )[0] ?? open?.buttons.find(({ action }) => action.includes('|read-'));
  if (open !== undefined && button !== undefined)
    watch.act(person, button.action, button.submits ? fillIn(open, null, watch.token) : {});
}
