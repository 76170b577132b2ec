import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Action, decodeAction } from '../../dialogs/action.ts';
import type { Input } from '../../dialogs/model/inbound.ts';
import { downloads } from '../../dialogs/model/message.ts';
import { mayDownload } from './allowed.ts';
import {
  type Actor,
  actors,
  forged,
  harvest,
  idsIn,
  rolesLost,
  saidTo,
  sortOf,
  tries,
  verbsIn,
  worldOf,
} from './attempts.ts';
import { type Busy, playedOut } from './busy.ts';
import { downloaded } from './downloads.ts';
import { unreadable } from './judge.ts';
import { strangers } from './names.ts';
import { readerAt } from './private-texts.ts';
import type { World } from './standing.ts';

const seed = Number(process.env.SEED ?? 20_261_123);
let busy: Busy;
let world: World;
let trying: ReturnType<typeof tries>;

beforeAll(async () => {
  busy = await playedOut(6, 30, seed);
  await rolesLost(busy);
  world = await worldOf(busy);
  trying = tries(busy, world, seed);
}, 60_000);
afterAll(() => busy.hall.close());

/** Every kind of action; one that is missing here does not compile, one that nobody was ever shown fails below. */
const kinds: Record<Action['kind'], true> = {
  ...{
    session: true,
    typed: true,
    return: true,
    start: true,
    command: true,
    record: true,
    agenda: true,
    plan: true,
    question: true,
  },
  ...{
    reached: true,
    apart: true,
    log: true,
    away: true,
    settings: true,
    pair: true,
    data: true,
    signal: true,
    poll: true,
  },
  ...{ overview: true, nudge: true, year: true, coach: true },
};

it('buttons of every kind were said', () => {
  const said = new Set(harvest(busy, 1).map(({ action }) => decodeAction(action)?.kind));
  expect(Object.keys(kinds).filter((kind) => ![...said].some((one) => one === kind))).toEqual([]);
});

it(`every button by everybody (SEED=${seed})`, { timeout: 60_000 }, async () => {
  const wrong = new Wrong();
  for (const button of harvest(busy, 2))
    for (const actor of actors())
      await wrong.tried(actor, { kind: 'act', action: button.action, values: trying.values(button) });
  wrong.none(5_000);
});

it(`buttons about what is another's, and that nobody ever said (SEED=${seed})`, { timeout: 60_000 }, async () => {
  const wrong = new Wrong();
  const ids = idsIn(busy);
  const verbs = verbsIn('dialogs');
  expect(verbs.length).toBeGreaterThan(60);
  for (const button of harvest(busy, 1))
    for (const action of forged(button.action, ids, verbs, trying.chance))
      for (const actor of actors().filter(() => trying.chance.is(0.15)))
        await wrong.tried(actor, { kind: 'act', action, values: trying.values(button) });
  wrong.none(1_000);
});

it('everything that was ever said to those who lost their role, by themselves', { timeout: 60_000 }, async () => {
  const wrong = new Wrong();
  const lost = actors().filter(({ name }) => /former|ended|left/.test(name));
  for (const actor of lost)
    for (const button of saidTo(busy, actor.from))
      await wrong.tried(actor, { kind: 'act', action: button.action, values: trying.values(button) });
  wrong.none(1_000);
});

it('everything that was ever said to a coach, after some withdrew what they shared', { timeout: 60_000 }, async () => {
  const wrong = new Wrong();
  const opened = new Set<string>();
  for (const actor of actors().filter(({ name }) => name.startsWith('coach of')))
    for (const button of saidTo(busy, actor.from)) {
      const action = decodeAction(button.action);
      if (action?.kind === 'year' && action.verb === 'open') opened.add(action.subject);
      await wrong.tried(actor, { kind: 'act', action: button.action, values: trying.values(button) });
    }
  // Both who share still and who withdrew it.
  const sharing = [...busy.hall.documents].filter(
    ([key, body]) => key.includes('/person/') && JSON.stringify(body).includes('"coach":"coach"'),
  );
  expect(sharing.length).toBeGreaterThan(5);
  expect(opened.size).toBeGreaterThan(3);
  expect(['opleider-4', 'opleider-6'].every((id) => opened.has(id))).toBe(true);
  wrong.none(10);
});

it(`every command by everybody (SEED=${seed})`, { timeout: 60_000 }, async () => {
  const wrong = new Wrong();
  const { commands, prefix } = busy.hall.content.nl.commands;
  for (const [name, { words }] of Object.entries(commands))
    for (const rest of ['', ' stop', ' lijst', ' 5', ' dinsdag om 10 uur', ' aios'])
      for (const actor of actors())
        await wrong.tried(actor, { kind: 'text', text: `/${prefix[0]} ${words[0]}${rest}` }, name);
  for (const kind of ['arrived', 'left', 'edited', 'deleted', 'home'] as const)
    for (const actor of actors()) await wrong.tried(actor, { kind });
  wrong.none(1_000);
});

it('every download by everybody', { timeout: 60_000 }, async () => {
  const wrong: string[] = [];
  for (const actor of actors())
    for (const what of downloads) {
      const text = await downloaded(busy, actor.from, what);
      const person = readerAt(busy.hall.documents, actor.from);
      const may = person !== null && (mayDownload[what] === 'themselves' || person.role === 'coordinator');
      if ((text !== null) !== may) wrong.push(`${actor.name}: ${what} is ${text === null ? 'kept back' : 'given'}`);
      if (text === null) continue;
      const action = what.startsWith('own') ? 'd|looked' : 'x|list||';
      const found = [...unreadable(world, actor.from, text), ...strangers(world, person, text, action)];
      wrong.push(...found.map((one) => `${actor.name}: ${what} ${one}`));
    }
  expect(wrong).toEqual([]);
});

/** What went wrong, each sort once. */
class Wrong {
  readonly #found = new Set<string>();
  #count = 0;

  async tried(actor: Actor, input: Input, command = ''): Promise<void> {
    this.#count += 1;
    const found = await trying.one(actor, input, command).catch((fault: unknown) => [`throws ${stackOf(fault)}`]);
    const what = input.kind === 'act' ? sortOf(input.action) : input.kind === 'text' ? input.text : input.kind;
    for (const text of found)
      this.#found.add(
        `${actor.name}: ${what}: ${text}${input.kind === 'act' ? ` [${input.action.slice(0, 80)}]` : ''}`,
      );
  }

  none(least: number): void {
    console.info(`${this.#count} attempts`);
    expect(this.#count).toBeGreaterThan(least);
    expect([...this.#found]).toEqual([]);
  }
}

function stackOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? '').split('\n').slice(0, 3).join(' ') : String(fault);
}
