import { decodeAction, encodeAction } from '../../dialogs/action.ts';
import { personKind, placementKind, readDocument, sessionKind } from '../../dialogs/model/documents.ts';
import type { Address } from '../../dialogs/model/inbound.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Person } from '../../dialogs/model/person.ts';
import { keys } from '../../src/keys.ts';
import { chanceFrom } from './chance.ts';
import { filled } from './fill.ts';
import { type Hall, openHall } from './hall.ts';
import { addressOf, institutes, placeOf } from './institutes.ts';
import { PrivateTexts, readerAt } from './private-texts.ts';
import { wordsIn } from './words.ts';

/** A world in which both institutes have been at work for some weeks. */
export type Busy = { hall: Hall; texts: PrivateTexts; mine(to: Address): Message[]; faults: string[] };

const day = 86_400_000;
const forward = ['keep', 'word-no', 'clear', 'yes', 'next', 'send', 'without'];

/** Plays it, with so many pairs per institute for so many days; everything anybody writes is a word of its own. */
export async function playedOut(pairs: number, days: number, seed: number): Promise<Busy> {
  const chance = chanceFrom(seed);
  const texts = new PrivateTexts();
  const hall = await openHall(
    pairs,
    ({ commit, before, documents }) => texts.follow(commit, before, documents),
    (from, message, before) => {
      const text = JSON.stringify(message);
      // An answer may still show what the very same press changed.
      const earlier = wordsIn('qz', text).filter((word) => texts.mayRead(word, from, before));
      texts.shown(text, from, hall.documents, `an answer to ${from.id}`, earlier);
    },
  );
  const inboxes = new Map<string, Message[]>();
  const faults: string[] = [];
  let read = 0;
  const mine = ({ channel, id }: Address) => {
    for (const { to, message } of hall.heard.slice(read)) {
      const name = `${to.channel}:${to.id}`;
      inboxes.set(name, [...(inboxes.get(name) ?? []), message].slice(-60));
    }
    read = hall.heard.length;
    return inboxes.get(`${channel}:${id}`) ?? [];
  };

  async function press(
    from: Address,
    message: Message,
    action: string,
    submits: boolean,
    place?: Address,
    careful = false,
  ): Promise<void> {
    const { kind = '', verb = '', meant } = aimOf(action, from);
    const origin = { ...ownerOf(from), kind, verb, meant };
    const values = submits ? filled(message, chance, (patient) => texts.fresh({ ...origin, patient }), careful) : {};
    await sendIn(from, { kind: 'act', action, values }, place);
  }

  async function type(from: Address, words: string, command: string, place?: Address): Promise<void> {
    const text = words.replace('…', () =>
      texts.fresh({
        ...ownerOf(from),
        kind: command === '' ? 'typed' : `typed ${command}`,
        verb: '',
        meant: [],
        patient: false,
      }),
    );
    await sendIn(from, { kind: 'text', text }, place);
  }

  async function sendIn(from: Address, input: Parameters<Hall['send']>[1], place?: Address): Promise<void> {
    await hall.send(from, input, place).catch((fault: unknown) => {
      faults.push(`${JSON.stringify(input).slice(0, 200)}: ${fault instanceof Error ? fault.message : String(fault)}`);
    });
  }

  /** Words of the coordinator's for a pair are meant for that pair. */
  function aimOf(action: string, from: Address) {
    const decoded = decodeAction(action);
    if (decoded === null) return { kind: '', verb: '', meant: [] };
    const verb = 'verb' in decoded ? decoded.verb : '';
    const { institute } = ownerOf(from);
    const about = action.split('|').flatMap((part) => hall.documents.get(keys.placement(institute, part)) ?? []);
    const [pair = null] = decoded.kind === 'overview' ? about.map((body) => readDocument(placementKind, body)) : [];
    return { kind: decoded.kind, verb, meant: pair === null ? [] : [pair.trainee, ...pair.trainers] };
  }

  function ownerOf(from: Address): { institute: string; person: string } {
    const person = readerAt(hall.documents, from);
    return person === null ? { institute: '', person: from.id } : { institute: person.institute, person: person.id };
  }

  /** The message of a running conversation that waits for this person. */
  function openMessage(from: Address): Message | undefined {
    const person = readerAt(hall.documents, from);
    return mine(from).findLast(({ buttons }) =>
      buttons.some(({ action }) => {
        const decoded = decodeAction(action);
        return (
          decoded?.kind === 'session' && forward.includes(decoded.verb) && person?.sessions.includes(decoded.session)
        );
      }),
    );
  }

  async function goOn(from: Address, careful = false): Promise<boolean> {
    const open = openMessage(from);
    const button = forward
      .flatMap((wanted) => open?.buttons.filter(({ action }) => action.endsWith(`|${wanted}`)) ?? [])
      .find(() => true);
    if (open === undefined || button === undefined) return false;
    await press(from, open, button.action, button.submits, undefined, careful);
    return true;
  }

  async function anything(from: Address, place?: Address): Promise<void> {
    // First a group, then a button in it: the many of one conversation weigh no more than one kind and verb of another.
    const all = mine(from).flatMap((message) => message.buttons.map((button) => ({ message, button })));
    const [, some = []] = chance.of([...Map.groupBy(all, ({ button }) => button.action.split('|', 2).join('|'))]) ?? [];
    const one = chance.is(0.7) ? some.at(-1) : chance.of(some);
    if (one === undefined || (one.button.action === 'd|erase-sure' && chance.is(0.9))) return;
    await press(from, one.message, one.button.action, one.button.submits, place);
  }

  async function command(from: Address, place?: Address): Promise<void> {
    const name = chance.of(Object.keys(hall.content.nl.commands.commands)) ?? 'menu';
    const word = hall.content.nl.commands.commands[name]?.words[0] ?? name;
    const rest = chance.of(['', '', ' …', ' lijst', ' stop', ' dinsdag om 10 uur …', ' morgen …', ' 5']) ?? '';
    await type(from, `/leergesprek ${word}${rest}`, name, place);
  }

  async function move(person: Person): Promise<void> {
    const [from] = person.addresses;
    if (from === undefined) return;
    if (chance.is(0.45) && (await goOn(from))) return;
    if (chance.is(0.55)) return anything(from);
    if (chance.is(0.6)) return command(from);
    return type(from, '…', '');
  }

  /** Each pair has a conversation in a phase of its own: begun, halfway, put away, finished, stopped, thrown away. */
  async function converse(n: number, institute: string): Promise<void> {
    const placed = hall.documents.get(keys.placement(institute, `p${n}`));
    if (placed === undefined) return;
    const { trainee, trainers } = readDocument(placementKind, placed);
    const forms = [...hall.content.nl.conversations.values()].filter(({ participants }) => participants === 'pair');
    for (const phase of [
      'finished',
      ['begun', 'halfway', 'paused', 'stop-keep', 'stop-discard', 'thrown away'][n % 6] ?? 'begun',
    ]) {
      const form = forms[(n + (phase === 'finished' ? 0 : 1)) % forms.length];
      const starter = addressOf(institute, n % 2 === 0 ? trainee : (trainers[0] ?? ''));
      const start = encodeAction({ kind: 'start', dialog: form?.id ?? '', length: '5' });
      await sendIn(starter, { kind: 'act', action: start, values: { koppeling: `p${n}`, met: 'allen' } });
      const people = [trainee, ...trainers].map((id) => addressOf(institute, id));
      // A word that may be a command is asked about, with the words in the buttons.
      if (phase === 'begun') for (const from of people) await sendIn(from, { kind: 'text', text: 'samenwerking' });
      const rounds = phase === 'finished' ? 60 : phase === 'begun' ? 0 : 4;
      for (let round = 0; round < rounds; round += 1) {
        let moved = false;
        // Where nobody else wrote anything yet, nothing is left of what is thrown away.
        const isAlone = phase === 'thrown away';
        for (const from of isAlone ? [starter] : people) moved = (await goOn(from, isAlone)) || moved;
        if (!moved) break;
      }
      const person = readerAt(hall.documents, starter);
      const session = person?.sessions[0];
      if (session === undefined) continue;
      const act = (verb: string) => encodeAction({ kind: 'session', session, position: '', verb });
      if (phase === 'paused') await sendIn(starter, { kind: 'act', action: act('pause'), values: {} });
      if (phase === 'thrown away') await sendIn(starter, { kind: 'act', action: act('stop-discard'), values: {} });
      if (phase.startsWith('stop'))
        for (const from of people) await sendIn(from, { kind: 'act', action: act(phase), values: {} });
    }
  }

  /** Says a command and sends in the form that comes of it, a few times when something was wrong in it. */
  async function sendsForm(from: Address, name: string, wanted: string): Promise<void> {
    const { prefix, commands } = hall.content.nl.commands;
    await sendIn(from, { kind: 'text', text: `/${prefix[0]} ${commands[name]?.words[0]}` });
    for (let time = 0; time < 8; time += 1) {
      const before = hall.heard.length;
      const form = mine(from).findLast(({ buttons }) => buttons.some(({ action }) => action.startsWith(wanted)));
      const button = form?.buttons.find(({ action }) => action.startsWith(wanted));
      if (form === undefined || button === undefined) return;
      await press(from, form, button.action, true, undefined, true);
      if (hall.heard.slice(before).some(({ how, to }) => how === 'said' && to.id === from.id)) return;
    }
  }

  /** Shares the year with a coach: says the command, presses for the form and sends it in. */
  async function shareYear(from: Address): Promise<void> {
    const { prefix, commands } = hall.content.nl.commands;
    await sendIn(from, { kind: 'text', text: `/${prefix[0]} ${commands.year?.words[0]}` });
    for (const wanted of ['y|share', 'y|send']) {
      const message = mine(from).at(-1);
      const button = message?.buttons.find(({ action }) => action.startsWith(wanted));
      if (message !== undefined && button !== undefined)
        await press(from, message, button.action, button.submits, undefined, true);
    }
  }

  /** What each pair has beside conversations: an agenda that was sent, a question, something planned and logged, a worry. */
  async function prepare(n: number, institute: string): Promise<void> {
    const placed = hall.documents.get(keys.placement(institute, `p${n}`));
    if (placed === undefined) return;
    const { trainee, trainers } = readDocument(placementKind, placed);
    const from = addressOf(institute, trainee);
    const trainer = addressOf(institute, trainers[0] ?? '');
    await sendsForm(from, 'agenda', 'a|add');
    await type(from, '/leergesprek vraag Hoe vaak prik ik …?', 'question');
    await sendsForm(trainer, 'question', 'q|');
    await sendsForm(trainer, 'agenda', 'a|add');
    await sendsForm(from, 'agenda', 'a|send');
    await sendsForm(n % 2 === 0 ? trainer : from, 'plan', 'p|set');
    await sendsForm(trainer, 'log', 'l|send');
    // A talk that was held already: the conversation that is finished next takes its place.
    await sendIn(from, { kind: 'text', text: '/leergesprek log leergesprek 30 minuten' });
    await sendsForm(n % 3 === 0 ? trainer : from, 'signal', 'g|send');
    await sendsForm(from, 'away', 'w|');
    await shareYear(trainer);
  }

  const numbers = [...new Set(hall.seeds.placements.map(({ id }) => Number(id.slice(1))))];
  for (const institute of institutes)
    for (const n of numbers) {
      await prepare(n, institute);
      await converse(n, institute);
    }
  for (let today = 0; today < days; today += 1) {
    const people = hall.seeds.people.filter(({ role }) => role !== 'group');
    for (const person of people) {
      const times = person.role === 'coordinator' ? 3 : chance.is(0.6) ? 2 : 0;
      for (let time = 0; time < times; time += 1) await move(person);
    }
    await inGroups(people);
    await hall.later(day);
  }
  // Meanwhile a coordinator may have ended a coach, and somebody may have withdrawn or erased what was shared.
  for (const { id, role, institute } of hall.seeds.people) {
    const key = keys.person(institute, id);
    if (role !== 'coach') continue;
    const { ended: _, ...coach } = readDocument(personKind, hall.documents.get(key));
    await hall.put([{ key, body: coach }]);
  }
  for (const { id, role, addresses } of hall.seeds.people)
    if (role === 'trainer' && id.startsWith('opleider'))
      for (const from of [...addresses, ...addresses]) await shareYear(from);
  return { hall, texts, mine, faults };

  /** Polls are answered in the group's channel and by whoever got them privately; also by somebody nobody knows. */
  async function inGroups(people: readonly Person[]): Promise<void> {
    for (const institute of institutes) {
      const place = placeOf(institute);
      for (const person of people.filter((one) => one.institute === institute).slice(0, 14)) {
        const [from] = person.addresses;
        const posted = mine(place).findLast(({ buttons }) => buttons.some(({ action }) => action.startsWith('o|')));
        const button = chance.of(posted?.buttons ?? []);
        if (from === undefined || posted === undefined || button === undefined || chance.is(0.6)) continue;
        await press(from, posted, button.action, button.submits, place);
        const form = mine(from).findLast(({ buttons }) => buttons.some(({ action }) => action.startsWith('o|send')));
        const sends = form?.buttons.find(({ action }) => action.startsWith('o|send'));
        if (form !== undefined && sends !== undefined) await press(from, form, sends.action, true, place);
      }
    }
  }
}

/** The conversations as they are now. */
export function sessionsIn({ hall }: Busy) {
  return [...hall.documents].flatMap(([key, body]) =>
    key.split('/')[1] === 'session' ? [readDocument(sessionKind, body)] : [],
  );
}
