import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, type FieldAnswer, type Session, session } from '../../dialogs/model/session.ts';
import { sessionWithout, wordsIn } from '../../dialogs/rights/session-without.ts';

const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const people = ['ik', 'ander', 'derde'];

type Plan = {
  by: number;
  slot: 'all' | 'own';
  kind: 'text' | 'list' | 'other' | 'picked';
  also: number | null;
  quotes: boolean;
};

const plan = fc.record({
  by: fc.nat(2),
  slot: fc.constantFrom('all' as const, 'own' as const),
  kind: fc.constantFrom('text' as const, 'list' as const, 'other' as const, 'picked' as const),
  also: fc.option(fc.nat(2)),
  quotes: fc.boolean(),
});

/** Words that say whose they are and come once. */
const wordsOf = (person: string, at: number, n = 0) =>
  `woorden van ${person}, nummer ${at}-${n}.${at % 2 === 0 ? '' : `\nen een tweede  regel van ${person} ${'die lang is '.repeat(12)}`}`;
/** How a question quotes them. */
const shortened = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 120 ? line : `${line.slice(0, 119).trimEnd()}…`;
};

function field(person: string, at: number, kind: Plan['kind'], quoted: string): FieldAnswer {
  if (kind === 'text') return { id: 'f', label: 'Wat', value: wordsOf(person, at) };
  if (kind === 'list') return { id: 'f', label: 'Wat', value: [wordsOf(person, at), '', wordsOf(person, at, 1)] };
  if (kind === 'other')
    return { id: 'f', label: 'Wat', value: ['keuze', 'anders'], shown: ['De keuze', wordsOf(person, at)] };
  return { id: 'f', label: 'Wat', value: ['punt-1'], shown: [quoted] };
}

function sessionOf(plans: readonly Plan[]): Session {
  const answers: Session['answers'] = {};
  plans.forEach(({ by, slot, kind, also, quotes }, at) => {
    const person = people[by] ?? '';
    // Somebody chooses a point that the one before them made.
    const before = plans[at - 1];
    const hasWords = before !== undefined && before.kind !== 'picked';
    const quoted = hasWords ? wordsOf(people[before.by] ?? '', at - 1) : 'een punt van niemand';
    const answer: Answer = {
      kind: 'given',
      by: person,
      at,
      asked: quotes ? `Je hoorde: ${shortened(quoted)} Wat vind je?` : 'Wat vind je?',
      fields: [field(person, at, kind, quoted)],
      ...(also !== null && { also: [{ by: people[also] ?? '', fields: [field(people[also] ?? '', at, 'text', '')] }] }),
    };
    answers[`stap-${at}`] = { [slot === 'all' ? 'all' : person]: answer };
  });
  const part = { role: 'trainer' as const, paused: false, sent: 0, open: null, hold: null };
  // An answer that was taken up again lies as a draft with the others too, and they may have written on in it.
  const copied = wordsOf('ik', 0);
  return session.parse({
    ...{ schema: 1, id: 's', institute: 'i', placement: 'p', dialog: 'd', title: 't', counts: 'task', version: 'v' },
    ...{
      length: 15,
      status: 'finished',
      starter: 'ik',
      startedAt: 0,
      endedAt: 1,
      activeMs: 0,
      lastAt: 1,
      minutes: 5,
    },
    ...{ stoppedBy: null, answers, more: {}, reached: [], notAsked: [], quality: [], returned: {} },
    parts: people.map((person) => ({
      ...part,
      person,
      drafts: { 'stap-0': { f: wordsOf(person, 99), g: copied, h: `${copied} en verder` } },
    })),
  });
}

describe(`a conversation without one of its people (seed ${seed})`, () => {
  test('holds no word of theirs, and every word of the others that they wrote themselves', () => {
    fc.assert(
      fc.property(fc.array(plan, { minLength: 1, maxLength: 8 }), (plans) => {
        const before = sessionOf(plans);
        const after = sessionWithout(before, 'ik');
        const others = ['ander', 'derde'].flatMap((person) => wordsIn({ ...before, parts: [] }, person));
        if (after === null) {
          expect(others).toEqual([]);
          return;
        }
        const left = JSON.stringify(session.parse(after));
        expect(left).not.toContain('woorden van ik');
        expect(left).not.toContain('regel van ik');
        expect(left).not.toContain('"ik":');
        for (const words of others) expect(left).toContain(JSON.stringify(words).slice(1, -1));
        // The one who started it is the only trace: an id, for the counts.
        expect(after.parts.map(({ person }) => person)).toEqual(['ander', 'derde']);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test('one after another: a point keeps whose it is, also where it is quoted as it stood before it was changed', () => {
    const whole = sessionOf([]);
    const quoting: Answer = {
      ...{ kind: 'given', by: 'derde', at: 3, asked: 'Je hoorde: oude woorden van ander' },
      fields: [
        { id: 'f', label: 'Wat', value: 'eigen woorden' },
        {
          id: 'p',
          label: 'Welk punt',
          value: ['lijst-2-0', 'lijst-3-0'],
          shown: ['oude woorden van ander', 'van derde'],
        },
      ],
    };
    const list = (by: string): Answer => ({
      ...{ kind: 'given', by, at: 1, asked: 'Wat zag je?' },
      fields: [{ id: 'l', label: 'Wat', value: [`nieuwe woorden van ${by}`] }],
    });
    const answers = {
      lijst: { ander: list('ander'), derde: list('derde') },
      'dieper/lijst-2-0': { derde: quoting },
    };
    const first = sessionWithout({ ...whole, answers }, 'ik');
    expect(JSON.stringify(first)).toContain('oude woorden van ander');
    const second = first === null ? null : sessionWithout(session.parse(first), 'ander');
    const left = JSON.stringify(second?.answers);
    expect(left).not.toContain('woorden van ander');
    for (const own of ['eigen woorden', 'van derde']) expect(left).toContain(own);
  });

  test('what another passed over for them takes the place of nothing that other wrote', () => {
    const whole = sessionOf([{ by: 1, slot: 'own', kind: 'text', also: null, quotes: false }]);
    const passed: Answer = { kind: 'passed', by: 'ander', at: 2 };
    const before = { ...whole, answers: { 'stap-0': { ...whole.answers['stap-0'], ik: passed } } };
    expect(sessionWithout(before, 'ik')?.answers).toEqual(whole.answers);
  });
});
