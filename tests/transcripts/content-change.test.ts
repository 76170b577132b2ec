import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction } from '../../dialogs/action.ts';
import { bringBack } from '../../dialogs/commands/return.ts';
import type { Content } from '../../dialogs/content/content.ts';
import type { Field, Question, Step } from '../../dialogs/content/conversation.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { bareState } from '../../dialogs/model/decision.ts';
import type { Input } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { fillIn } from './fill-in.ts';
import { openPureHall, type PureHall } from './pure-hall.ts';
import { peopleAndPlacements, realContent } from './stage.ts';

type Steps = readonly Step[];
type Case = {
  what: string;
  dialog?: string;
  length?: string;
  /** The step that the first to answer has before them when the content changes. */
  at: string;
  change: (steps: Steps) => Steps;
  /** Where both stand right after the trainee presses on, by step id. */
  goesOn: { aios: string; opleider: string };
  /** Steps asked from then on, in this order among others; and steps that are never asked. */
  asked?: string[];
  notAsked?: string[];
};

const fresh = (id: string, who: Question['who'] = 'together'): Question => ({
  kind: 'question',
  id,
  in: [5, 15, 30],
  ask: `Nieuwe vraag ${id}?`,
  who,
  required: false,
  check: 'none',
  fields: [{ kind: 'text', id: 'tekst', label: 'Nieuw', required: true, long: false }],
});

const before = (id: string, step: Step) => (steps: Steps) =>
  steps.flatMap((one) => (one.id === id ? [step, one] : [one]));
const after = (id: string, step: Step) => (steps: Steps) =>
  steps.flatMap((one) => (one.id === id ? [one, step] : [one]));
const without = (id: string) => (steps: Steps) => steps.filter((one) => one.id !== id);
const changed = (id: string, how: (step: Question) => Step) => (steps: Steps) =>
  steps.map((one) => (one.id === id && one.kind === 'question' ? how(one) : one));
const swapped = (one: string, other: string) => (steps: Steps) =>
  steps.map(
    (step) => steps.find(({ id }) => id === (step.id === one ? other : step.id === other ? one : step.id)) ?? step,
  );
const fields = (id: string, how: (fields: Field[]) => Field[]) =>
  changed(id, (step) => ({ ...step, fields: how(step.fields) }));

/** A procesgesprek of 15 minutes: goed, beter, naast-elkaar, kies, oplossing-aios, oplossing-opleider, plan, samenvatting, ... */
const cases: Case[] = [
  {
    what: 'a question put in before the place reached',
    at: 'kies',
    change: before('goed', fresh('vooraf', 'each')),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
    notAsked: ['vooraf'],
  },
  {
    what: 'a question put in right before the current one',
    at: 'kies',
    change: before('kies', fresh('ervoor')),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
    notAsked: ['ervoor'],
  },
  {
    what: 'a question put in right after the current one',
    at: 'kies',
    change: after('kies', fresh('erna')),
    goesOn: { aios: 'erna', opleider: 'erna' },
    asked: ['erna', 'oplossing-aios'],
  },
  {
    what: 'a question put in far ahead',
    at: 'kies',
    change: before('duur', fresh('verderop')),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
    asked: ['verderop', 'duur'],
  },
  {
    what: 'a private question put in within a run that is under way',
    at: 'beter',
    change: after('beter', fresh('samen-beter', 'each')),
    goesOn: { aios: 'samen-beter', opleider: 'goed' },
    asked: ['samen-beter'],
  },
  {
    what: 'an answered question taken out',
    at: 'kies',
    change: without('goed'),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
  },
  {
    what: 'the current question taken out',
    at: 'samenvatting',
    change: without('samenvatting'),
    goesOn: { aios: 'leerdoelen', opleider: 'leerdoelen' },
  },
  {
    what: 'a later question taken out',
    at: 'kies',
    change: without('volgende-keer'),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
    notAsked: ['volgende-keer'],
  },
  {
    what: 'an answered question reworded',
    at: 'kies',
    change: changed('goed', (step) => ({ ...step, ask: 'Wat loopt lekker?' })),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
  },
  {
    what: 'the current question reworded',
    at: 'samenvatting',
    change: changed('samenvatting', (step) => ({ ...step, ask: 'Wat onthoud je?' })),
    goesOn: { aios: 'leerdoelen', opleider: 'leerdoelen' },
  },
  {
    what: 'two later questions in the other order',
    at: 'kies',
    change: swapped('volgende-keer', 'terugblik'),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
    asked: ['terugblik', 'volgende-keer'],
  },
  {
    what: 'the current question moved behind the next',
    at: 'samenvatting',
    change: swapped('samenvatting', 'volgende-keer'),
    goesOn: { aios: 'volgende-keer', opleider: 'volgende-keer' },
    asked: ['volgende-keer', 'leerdoelen'],
  },
  {
    what: 'two answered questions in the other order',
    at: 'kies',
    change: swapped('goed', 'beter'),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
  },
  {
    what: 'a field put into the current question',
    at: 'samenvatting',
    change: fields('samenvatting', (all) => [
      ...all,
      { kind: 'text', id: 'meer', label: 'Nog iets?', required: false, long: false },
    ]),
    goesOn: { aios: 'leerdoelen', opleider: 'leerdoelen' },
  },
  {
    what: 'a required field put into an answered question',
    at: 'kies',
    change: fields('beter', (all) => [
      ...all,
      { kind: 'text', id: 'meer', label: 'Nog iets?', required: true, long: false },
    ]),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
  },
  {
    what: 'a field taken out of the current question',
    at: 'leerdoelen',
    change: fields('leerdoelen', (all) => all.filter(({ id }) => id !== 'hoe')),
    goesOn: { aios: 'volgende-keer', opleider: 'volgende-keer' },
  },
  {
    what: 'the current question becomes one for both in private',
    at: 'samenvatting',
    change: changed('samenvatting', (step) => ({ ...step, who: 'each' })),
    goesOn: { aios: 'leerdoelen', opleider: 'leerdoelen' },
  },
  {
    what: 'an answered private question becomes one for together',
    at: 'kies',
    change: changed('goed', (step) => ({ ...step, who: 'together' })),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
  },
  {
    what: 'an answered question becomes something to read',
    at: 'samenvatting',
    change: (steps) =>
      steps.map(
        (one): Step =>
          one.id === 'kies'
            ? {
                kind: 'show',
                id: 'kies',
                in: [5, 15, 30],
                ask: 'Lees dit.',
                who: 'together',
                of: ['goed'],
                layout: 'list',
              }
            : one,
      ),
    goesOn: { aios: 'leerdoelen', opleider: 'leerdoelen' },
  },
  {
    what: 'the options of an answered choice',
    at: 'leerdoelen',
    change: fields('plan', (all) =>
      all.map((field) =>
        field.kind === 'choice'
          ? {
              ...field,
              options: [
                { id: 'ik', label: 'Ik' },
                { id: 'jij', label: 'Jij' },
              ],
            }
          : field,
      ),
    ),
    goesOn: { aios: 'volgende-keer', opleider: 'volgende-keer' },
  },
  {
    what: 'the options of the choice that is open',
    at: 'terugblik',
    change: fields('terugblik', (all) =>
      all.map((field) =>
        field.kind === 'choice'
          ? {
              ...field,
              options: [
                { id: 'goed-zo', label: 'Goed zo' },
                { id: 'anders-zo', label: 'Anders' },
              ],
            }
          : field,
      ),
    ),
    goesOn: { aios: 'duur', opleider: 'duur' },
  },
  {
    what: 'the list that is being chosen from taken out',
    at: 'kies',
    change: without('beter'),
    goesOn: { aios: 'oplossing-aios', opleider: 'oplossing-aios' },
  },
  {
    what: 'the list that was chosen from taken out',
    at: 'samenvatting',
    change: without('beter'),
    goesOn: { aios: 'leerdoelen', opleider: 'leerdoelen' },
  },
  {
    what: 'the choice that questions were asked about taken out',
    at: 'oplossing-opleider',
    change: without('kies'),
    goesOn: { aios: 'plan', opleider: 'plan' },
  },
  {
    what: 'a question that comes per point taken out',
    at: 'oplossing-aios',
    change: without('oplossing-opleider'),
    goesOn: { aios: 'plan', opleider: 'plan' },
    notAsked: ['oplossing-opleider'],
  },
  {
    what: 'the reveal taken out',
    at: 'beter',
    change: without('naast-elkaar'),
    goesOn: { aios: 'kies', opleider: 'kies' },
  },
  {
    what: 'the gate taken out while it is open',
    dialog: 'persoon',
    at: 'helder',
    change: without('helder'),
    goesOn: { aios: 'opties', opleider: 'opties' },
  },
  {
    what: 'a deeper question put in first',
    dialog: 'persoon',
    at: 'helder',
    change: (steps) =>
      steps.map(
        (one): Step =>
          one.kind === 'gate'
            ? { ...one, deeper: [{ id: 'eerst', who: 'trainee', ask: 'Eerst dit?' }, ...one.deeper] }
            : one,
      ),
    goesOn: { aios: 'opties', opleider: 'opties' },
  },
  {
    what: 'the repeating of the goal taken out',
    at: 'leerdoelen',
    change: changed('leerdoelen', ({ repeat: _repeat, ...step }) => step),
    goesOn: { aios: 'volgende-keer', opleider: 'volgende-keer' },
  },
  {
    what: 'the current question is for longer conversations only',
    at: 'volgende-keer',
    change: changed('volgende-keer', (step) => ({ ...step, in: [30] })),
    goesOn: { aios: 'terugblik', opleider: 'terugblik' },
  },
];

describe('content that changes under a running conversation', () => {
  it.each(cases)('$what', ({ dialog = 'proces', length = '15', at, change, goesOn, asked = [], notAsked = [] }) => {
    const play = start(dialog, length);
    play.until(at);
    const words = play.words();
    play.hall.content = withSteps(play.hall.content, dialog, change);
    expect(play.stepsAfter(at)).toEqual(goesOn);
    play.finish();
    for (const id of notAsked) expect(play.seen, 'never asked').not.toContain(id);
    const order = asked.map((id) => play.seen.indexOf(id));
    expect(order, 'asked in order').not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    play.recordsHold(words);
  });

  it('words typed to a question that is gone by now do not become the answer to another', () => {
    const play = start('proces', '15');
    play.until('samenvatting');
    play.hall.content = withSteps(play.hall.content, 'proces', without('samenvatting'));
    const said = play.hall.said.length;
    play.hall.send('aios', { kind: 'text', text: 'Dit is mijn samenvatting' });
    expect(JSON.stringify(play.session().answers)).not.toContain('Dit is mijn samenvatting');
    expect(JSON.stringify(play.session().parts)).not.toContain('Dit is mijn samenvatting');
    expect(
      play.hall.said
        .slice(said)
        .filter(({ to }) => to === 'aios')
        .map(({ message }) => message.fallback),
    ).toContain(
      'De vragen zijn intussen aangepast. Wat je net stuurde, is niet bewaard. Lees eerst de vraag die nu openstaat.',
    );
    play.finish();
  });

  it('what one wrote in private stays private when the question becomes one for both', () => {
    const play = start('proces', '15');
    play.until('beter');
    play.hall.content = withSteps(
      play.hall.content,
      'proces',
      changed('goed', (step) => ({ ...step, who: 'together' })),
    );
    const words = play.words().flatMap((answer) => answer.words);
    expect(words.length).toBeGreaterThan(0);
    play.finish();
    for (const word of words) expect(play.record('opleider')).not.toContain(word);
    for (const word of words) expect(play.record('aios')).toContain(word);
  });

  const takenOut =
    'Dit gesprek wordt niet meer aangeboden: Procesgesprek. Daarom is het gestopt. Wat er lag, is bewaard.';
  const afterwards: { what: string; input: (session: string) => Input; also: string[] }[] = [
    { what: 'words meant for it', input: () => ({ kind: 'text', text: 'Is er iemand?' }), also: [] },
    { what: 'the word stop', input: () => ({ kind: 'text', text: 'stop' }), also: [] },
    { what: 'another command', input: () => ({ kind: 'text', text: 'agenda' }), also: ['Agenda met Opleider Oost'] },
    { what: 'a button of it', input: (id) => act(`s|${id}||stop-keep`), also: [] },
    { what: 'an old button with words', input: (id) => act(`u|${id}|kies|0|log kpb`), also: [] },
    { what: 'a button beside it', input: () => act('c|records'), also: ['Je verslagen'] },
  ];

  it.each(afterwards)('the whole conversation taken out: it ends for both at $what', ({ input, also }) => {
    const play = start('proces', '15');
    play.until('kies');
    const { answers, id } = play.session();
    const words = play.words();
    play.hall.content = withoutDialog(play.hall.content, 'proces');
    const said = play.hall.said.length;
    play.hall.send('aios', input(id));
    const heard = (person: string) =>
      play.hall.said
        .slice(said)
        .flatMap(({ to, replaces, message }) => (to === person && replaces === null ? [message.fallback] : []));
    expect(heard('aios')).toEqual([takenOut, ...also]);
    expect(heard('opleider')).toEqual([takenOut]);
    expect(play.session()).toMatchObject({ status: 'stopped', stoppedBy: null, answers });
    expect(play.hall.entries).toEqual([]);
    for (const person of ['aios', 'opleider'])
      expect(play.hall.people.get(person)).toMatchObject({ sessions: [], finished: [id] });
    play.recordsHold(words);
    // Once is enough.
    const again = play.hall.said.length;
    play.hall.send('opleider', { kind: 'text', text: 'menu' });
    expect(play.hall.said.slice(again).map(({ message }) => message.fallback)).toEqual(['Dag Opleider Oost']);
  });

  it.each([
    ['a form', (id: string) => ({ ...act(`s|${id}|kies|send`), values: { 'punten.0': 'lang verhaal over ons' } })],
    ['a button with words', (id: string) => act(`u|${id}|kies|0|lang verhaal over ons`)],
  ])(
    'the whole conversation taken out: what was written in %s comes back to copy, and is stored nowhere',
    (_, input) => {
      const play = start('proces', '15');
      play.until('kies');
      play.hall.content = withoutDialog(play.hall.content, 'proces');
      const { again } = play.hall.send('aios', input(play.session().id));
      expect(JSON.stringify(again)).toContain('lang verhaal over ons');
      expect(JSON.stringify([...play.hall.sessions.values(), ...play.hall.said])).not.toContain(
        'lang verhaal over ons',
      );
    },
  );

  it('the whole conversation taken out: what one wrote in private stays private', () => {
    const play = start('proces', '15');
    play.until('beter');
    const words = play.words().flatMap((answer) => answer.words);
    expect(words.length).toBeGreaterThan(0);
    // The other is through the first question too, so only the run as a whole tells that nothing was shown.
    play.answer('opleider');
    play.hall.content = withoutDialog(play.hall.content, 'proces');
    play.hall.send('aios', { kind: 'text', text: 'menu' });
    for (const word of words) expect(play.record('opleider')).not.toContain(word);
    for (const word of words) expect(play.record('aios')).toContain(word);
  });

  it('the whole conversation taken out: what is said in a group is not about it, and gets its own answer', () => {
    const said = (group?: { channel: 'slack'; id: string }) => {
      const play = start('proces', '15');
      play.hall.content = withoutDialog(play.hall.content, 'proces');
      return play.hall.send('aios', { kind: 'text', text: 'wat kun jij allemaal' }, group).said.length;
    };
    expect(said({ channel: 'slack', id: 'T1:C2' })).toBe(said() + 1);
  });

  it('the whole conversation taken out after it was finished: what was agreed in it still comes back', () => {
    const play = start('proces', '15');
    play.finish();
    play.hall.content = withoutDialog(play.hall.content, 'proces');
    const { content, now, people, placements, sessions } = play.hall;
    const agreements = [...placements.values()].flatMap((placement) => placement.agreements);
    expect(agreements.length).toBeGreaterThan(0);
    const state = { ...bareState(null), people, placements: [...placements.values()], sessions };
    for (const { position, what } of agreements) {
      const { said = [] } = bringBack({ content, now, people }, state, play.session(), position, null);
      expect(said.map(({ to }) => to)).toEqual(['aios', 'opleider']);
      for (const { message } of said) expect(JSON.stringify(message)).toContain(what);
    }
  });

  it('a stopped record keeps an answer that both read, when its question is asked of each by then', () => {
    const play = start('proces', '15');
    play.until('volgende-keer');
    const words = play.words().filter(({ words: of }) => of.length > 0);
    play.hall.send('opleider', act(`s|${play.session().id}||stop-keep`));
    play.hall.content = withSteps(
      play.hall.content,
      'proces',
      changed('samenvatting', (step) => ({ ...step, who: 'each' })),
    );
    play.recordsHold(words);
  });

  it('what was shown leaves the chat at the end, when its step and all after it are gone by then', () => {
    const play = start('proces', '15');
    play.until('naast-elkaar');
    const shown = play.hall.openOf(play.session().id, 'aios');
    const open = play.session().parts.find(({ person }) => person === 'aios')?.open?.key;
    expect(shown?.blocks.length).toBeGreaterThan(0);
    play.hall.content = withSteps(play.hall.content, 'proces', (steps) => steps.slice(0, 2));
    play.hall.send('aios', act(`s|${play.session().id}||stop-keep`));
    expect(play.hall.said.map(({ replaces }) => replaces)).toContain(open);
  });

  it('a finished record reads the same after its conversation was changed', () => {
    const play = start('proces', '5');
    play.finish();
    const words = play.words();
    const record = play.record('aios');
    play.hall.content = withSteps(play.hall.content, 'proces', (steps) =>
      after(
        'plan-kort',
        fresh('later'),
      )(
        before(
          'goed',
          fresh('eerder', 'each'),
        )(changed('beter', (step) => ({ ...step, ask: 'Iets heel anders?' }))(steps)),
      ),
    );
    expect(play.record('aios')).toBe(record);
    play.recordsHold(words);
  });
});

function act(action: string): Input {
  return { kind: 'act', action, values: {} };
}

function withoutDialog(content: Content, dialog: string): Content {
  const conversations = new Map([...content.nl.conversations].filter(([id]) => id !== dialog));
  return { ...content, nl: { ...content.nl, conversations } };
}

/** The real content with one conversation's steps changed; as at a restart, its version is another. */
function withSteps(content: Content, dialog: string, change: (steps: Steps) => Steps): Content {
  const conversation = content.nl.conversations.get(dialog);
  if (conversation === undefined) throw new Error(dialog);
  const conversations = new Map(content.nl.conversations);
  conversations.set(dialog, {
    ...conversation,
    version: `${conversation.version}-b`,
    steps: change(conversation.steps),
  });
  return { ...content, nl: { ...content.nl, conversations } };
}

/** A conversation that is answered with words that each come once. */
function start(dialog: string, length: string) {
  const { people, placements } = peopleAndPlacements();
  const hall: PureHall = openPureHall(
    realContent(),
    people,
    placements,
    instantOf({ date: '2026-11-19', time: '09:00' }, 'Europe/Amsterdam'),
  );
  let count = 0;
  const token = () =>
    `woord${String.fromCharCode(97 + (count % 26))}${String.fromCharCode(97 + (Math.floor(count++ / 26) % 26))}zq`;
  hall.send('aios', { kind: 'act', action: encodeAction({ kind: 'start', dialog, length }), values: {} });
  const seen: string[] = [];

  function session() {
    const found = [...hall.sessions.values()][0];
    if (found === undefined) throw new Error('no session');
    return found;
  }

  function stepOf(person: string): string | null {
    const action = hall
      .openOf(session().id, person)
      ?.buttons.map((button) => decodeAction(button.action))
      .find((one) => one?.kind === 'session' && one.position !== '');
    return action?.kind === 'session' ? (action.position.split('/')[0] ?? null) : null;
  }

  function press(person: string): boolean {
    const open = hall.openOf(session().id, person);
    const verbs = ['keep', 'yes', 'next', 'send'];
    const button = verbs.flatMap((verb) =>
      (open?.buttons ?? []).filter(({ action }) => action.endsWith(`|${verb}`)),
    )[0];
    if (open === undefined || button === undefined) return false;
    hall.now += 30_000;
    send(person, open, button.action, button.submits);
    return true;
  }

  function send(person: string, open: Message, action: string, submits: boolean): void {
    const step = stepOf(person);
    if (step !== null && !seen.includes(step)) seen.push(step);
    const { again } = hall.send(person, { kind: 'act', action, values: submits ? fillIn(open, null, token) : {} });
    // A form of the older content was sent: what comes back is today's.
    const resend = again?.buttons.find((button) => button.action === action);
    if (again !== null && resend !== undefined)
      hall.send(person, { kind: 'act', action, values: fillIn(again, null, token) });
  }

  /** One step further for whoever can; the trainee first. */
  function onward(): boolean {
    return press('aios') || press('opleider');
  }

  return {
    hall,
    seen,
    session,
    until(step: string): void {
      for (let turn = 0; turn < 60 && stepOf('aios') !== step && stepOf('opleider') !== step; turn += 1) onward();
      expect([stepOf('aios'), stepOf('opleider')]).toContain(step);
    },
    answer: press,
    /** Presses on once (all goals of a hint included) and says where both stand. */
    stepsAfter(_at: string) {
      const stood = stepOf('aios');
      for (let turn = 0; turn < 3 && stepOf('aios') === stood; turn += 1) if (!onward()) break;
      if (stood === 'helder' && stepOf('aios') === 'helder') press('opleider');
      return { aios: stepOf('aios'), opleider: stepOf('opleider') };
    },
    finish(): void {
      for (let turn = 0; turn < 80 && session().status === 'running'; turn += 1) {
        if (!onward()) throw new Error(`stuck at ${stepOf('aios')} and ${stepOf('opleider')}`);
      }
      expect(session().status).toBe('finished');
    },
    /** Every answer so far: the question as it was asked, with its words. */
    words(): { asked: string; words: string[]; by: string }[] {
      return Object.values(session().answers).flatMap((slots) =>
        Object.values(slots).flatMap((answer) =>
          answer.kind === 'given' && answer.fields[0]?.id !== 'klaar' && answer.fields[0]?.id !== 'minuten'
            ? [
                {
                  asked: answer.asked,
                  words: [...new Set(JSON.stringify(answer.fields).match(/woord[a-z]+zq/g) ?? [])],
                  by: answer.by,
                },
              ]
            : [],
        ),
      );
    },
    record,
    /** Each answer stands in both records, under the question it was given to. */
    recordsHold(words: readonly { asked: string; words: string[] }[]): void {
      expect(words.length).toBeGreaterThan(0);
      for (const person of ['aios', 'opleider']) {
        const lines = record(person).split('\n');
        for (const answer of words) {
          for (const word of answer.words) {
            const found = lines.flatMap((line, at) =>
              line.startsWith('- ') && line.includes(word)
                ? [lines.slice(0, at).findLast((before) => before.startsWith('# '))]
                : [],
            );
            expect(found, `${person} reads ${word}`).toContain(`# ${answer.asked}`);
          }
        }
      }
    },
  };

  function record(person: string): string {
    const action = encodeAction({ kind: 'record', session: session().id });
    const { again } = hall.send(person, { kind: 'act', action, values: {} });
    return (again?.blocks ?? [])
      .flatMap((block) =>
        block.kind === 'text' && block.tone === 'strong'
          ? [`# ${block.text}`]
          : block.kind === 'written'
            ? block.items.map(({ text }) => `- ${text}`)
            : [],
      )
      .join('\n');
  }
}
