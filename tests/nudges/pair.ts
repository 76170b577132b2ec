import { decodeAction } from '../../dialogs/action.ts';
import type { Context } from '../../dialogs/commands/context.ts';
import { logAct } from '../../dialogs/commands/log.ts';
import { languageOf } from '../../dialogs/content/content.ts';
import { nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import { emptyMemory, type Memory } from '../../dialogs/frequency/memory.ts';
import type { Decision, Entry, State } from '../../dialogs/model/decision.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { type Person, person } from '../../dialogs/model/person.ts';
import type { Values } from '../../dialogs/model/session.ts';
import { answerReminder } from '../../dialogs/nudges/answer-reminder.ts';
import { placementWith } from '../agenda/sample.ts';
import { realContent, realRules } from '../real-content.ts';

/** Wednesday 18 November 2026, in the twelfth week of the pair's placement. */
export const wednesday = '2026-11-18';
const zone = 'Europe/Amsterdam';
export const at = (date: string, time = '10:00') => instantOf({ date, time }, zone);

/** Two people and a coordinator, with what is remembered of them and counted for them from tap to tap. */
export class Pair {
  memory: Memory = emptyMemory();
  entries: Entry[] = [];
  now = at(wednesday);
  readonly placement;
  readonly #frequency;
  readonly #people: ReadonlyMap<string, Person>;
  #ids = 0;

  /** `programme` is one of the product's own; `obligations` are those of a made-up one instead. */
  constructor({
    programme = 'proef',
    obligations,
    end = '2027-08-29',
    start = '2026-08-31',
  }: {
    programme?: string;
    obligations?: Record<string, unknown>[];
    start?: string;
    end?: string;
  }) {
    const rules = realRules();
    const made = programmeFile.parse({
      id: 'proef',
      title: 'Proef',
      version: '2026-01',
      from: '2026-01-01',
      obligations: obligations ?? [{ id: 'kpb', label: 'KPB', who: 'both', counts: ['kpb'], min: 1, window: 'week' }],
    });
    this.placement = placementWith({ programmes: [programme], start, end, coordinator: 'coordinator' });
    this.#frequency = {
      rules: { ...rules, programmes: [...rules.programmes, made], nudges: nudgesFile.parse({}) },
      holidays: new Set<string>(),
    };
    const roles = [
      ['aios', 'trainee', ['p1']],
      ['opleider', 'trainer', ['p1']],
      ['coordinator', 'coordinator', []],
    ] as const;
    this.#people = new Map(
      roles.map(([id, role, placements]) => [
        id,
        person.parse({ schema: 1, id, institute: 'test', name: id, role, placements, addresses: [] }),
      ]),
    );
  }

  get frequency() {
    return this.#frequency;
  }

  get state(): State {
    return {
      person: null,
      people: this.#people,
      placements: [this.placement],
      sessions: new Map(),
      entries: this.entries,
      frequency: new Map([['p1', this.memory]]),
      signals: [],
    };
  }

  context(id: string): Context {
    const actor = this.#people.get(id);
    const content = realContent();
    const language = languageOf(content, 'nl');
    if (actor === undefined) throw new Error(`nobody: ${id}`);
    this.now += 60_000;
    return {
      world: { content, now: this.now, people: this.#people },
      state: this.state,
      person: actor,
      language,
      event: `e${++this.#ids}`,
      newId: () => `b${++this.#ids}`,
      frequency: this.#frequency,
    };
  }

  /** Somebody taps a button by its action; what everybody reads of it. */
  tap(id: string, action: string, values: Values = {}): { key: string; to: string; text: string; message: Message }[] {
    const decoded = decodeAction(action);
    const context = this.context(id);
    if (decoded?.kind === 'nudge') return this.#keep(answerReminder(context, decoded, values));
    if (decoded?.kind === 'log') return this.#keep(logAct(context, decoded, values));
    throw new Error(`no action: ${action}`);
  }

  /** What counts in the end: kind and minutes of each line. */
  get counted(): string[] {
    return this.entries.map(({ kind, minutes, amount }) => `${kind} ${amount} ${minutes}`);
  }

  #keep({ entries = [], frequency = [], said = [] }: Partial<Decision>) {
    this.entries = [...this.entries, ...entries];
    this.memory = frequency.at(-1)?.memory ?? this.memory;
    return said.map(({ key, to, message }) => ({ key, to: String(to), text: textOf(message), message }));
  }
}

/** What stands in a message, line by line. */
export function textOf({ title, blocks }: Message): string {
  return [
    ...(title === undefined ? [] : [title]),
    ...blocks.map((block) =>
      block.kind === 'text'
        ? block.text
        : block.kind === 'written'
          ? block.items.map(({ text }) => text).join('\n')
          : block.kind === 'facts'
            ? block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
            : `<${block.kind}>`,
    ),
  ].join('\n');
}
