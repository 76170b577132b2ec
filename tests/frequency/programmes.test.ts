import { describe, expect, test } from 'vitest';
import type { Obligation } from '../../dialogs/content/programme.ts';
import { versionFor } from '../../dialogs/content/programme-version.ts';
import { inspectContent } from '../../src/content/inspect.ts';
import { loadContent } from '../../src/content/load.ts';
import { formatProblems } from '../../src/content/problem.ts';
import { type Edit, realPrompts, withPrompts } from '../content/prompts-folder.ts';
import { rows } from './table.ts';

const rules = rulesIn(realPrompts);
const all = rules.programmes.flatMap(({ id, obligations }) =>
  obligations.map((obligation) => ({ programme: id, obligation })),
);

describe('the rows of the domain', () => {
  test.each(rows)('%s %s %s: %s, %i, %s %s', (_source, programme, id, who, min, window, more) => {
    const found = all.find((one) => one.programme === programme && one.obligation.id === id)?.obligation;
    expect(found && [found.who, found.min, windowOf(found), moreOf(found)]).toEqual([who, min, window, more ?? '']);
  });

  test('each stands in the files, in that order, and nothing else does', () => {
    const named = (programme: string) => rows.filter((row) => row[1] === programme).map((row) => row[2]);
    expect(rules.programmes.map(({ id }) => id)).toEqual([
      'coschap-amc',
      'erkenning-leiden',
      'leergesprekken-amsterdam',
      'opleiden-lumc',
      'praktijkleren',
    ]);
    for (const { id, obligations } of rules.programmes) expect(obligations.map((one) => one.id)).toEqual(named(id));
  });
});

test('defaults: behind at half, a last chance, and escalation by the kind of window', () => {
  const loud = all.map(({ obligation }) => obligation).filter(({ silent }) => !silent);
  expect(loud).toHaveLength(rows.filter((row) => row[6] !== 'silent').length);
  for (const { behindAt, lastChance } of loud) expect([behindAt, lastChance]).toEqual([0.5, true]);
  const expected = ({ window }: Obligation) => {
    if (window === 'conversation') return 'never';
    // Two weeks either way, when one day of the week goes to the institute.
    if (window === 'practice-day') return { missed: 8 };
    if (window === 'week') return { missed: 2 };
    return typeof window === 'object' && 'months' in window ? { months: 1 } : { days: 7 };
  };
  for (const one of loud) expect([one.id, one.escalate]).toEqual([one.id, expected(one)]);
});

test('what scales with the contract is a number per week or year of the trainee', () => {
  expect(all.filter(({ obligation }) => obligation.partTime).map(({ obligation }) => obligation.id)).toEqual([
    'patienten-per-week',
    'diensten-aanbieden',
    'leergesprekken-week',
    'diensten-met-opleider',
    'diensten-op-afstand',
  ]);
});

test('what two programmes both ask for is known to be the same', () => {
  const same = new Map<string, string[]>();
  for (const { obligation } of all)
    if (obligation.same !== undefined) same.set(obligation.same, [...(same.get(obligation.same) ?? []), obligation.id]);
  expect(Object.fromEntries(same)).toEqual({
    dagbespreking: ['dag-bespreken', 'patientbespreking', 'dag-openen-en-sluiten'],
    'leergesprek-week': ['weekgesprek', 'leergesprekken-week', 'leergesprek-uur'],
    'gezamenlijk-spreekuur': ['spreekuur-120', 'spreekuur-60'],
    diensten: ['diensten-aanbieden', 'diensten-met-opleider'],
    leoh: ['leoh-per-jaar', 'leoh-halfjaar', 'leoh-maand-3', 'leoh-maand-9'],
    evaluatiegesprek: ['evaluatie-met-docent', 'evaluatie-halfjaar'],
    scholingsdagen: ['scholing-leiden', 'scholing-lumc'],
    coachgesprek: ['coach-jaar', 'coach-drie-jaar'],
    leerwerkplan: ['leerwerkplan-leiden', 'leerwerkplan-lumc'],
    procesgesprek: ['procesgesprek-kwartaal', 'procesgesprek-maand'],
  });
});

test('every activity is asked for somewhere, or is a conversation', () => {
  const used = new Set(all.flatMap(({ obligation }) => obligation.counts));
  const idle = Object.entries(rules.activities).filter(([id, { conversation }]) => !used.has(id) && !conversation);
  expect(idle).toEqual([]);
});

test.each([
  ['kpb', 'kpb'],
  ['patiënten', 'patienten'],
  ['gezamenlijk spreekuur', 'gezamenlijk-spreekuur'],
  ['dienst', 'dienst'],
  ['videotoets+', 'videotoets'],
  ['leoh', 'leoh'],
  ['scholing', 'scholingsdag'],
])('after `log`, %s is %s', (word, activity) => {
  expect(Object.entries(rules.activities).find(([, { words }]) => words.includes(word))?.[0]).toBe(activity);
});

test('the five conversations count by themselves', () => {
  const kinds = Object.entries(rules.activities).flatMap(([id, { conversation, form }]) =>
    // A form of one is an activity of its own.
    conversation && form === undefined ? [[id, conversation]] : [],
  );
  expect(Object.fromEntries(kinds)).toEqual({
    persoon: 'person',
    taak: 'task',
    proces: 'process',
    drie: 'three',
    feedback: 'feedback',
  });
});

test('the dose of reminders is that of the domain', () => {
  expect(rules.nudges).toEqual({
    perDay: 1,
    perWeek: 3,
    from: '08:00',
    to: '18:00',
    morning: '09:00',
    prepareAt: '12:00',
    silentAfter: 3,
    previewWorkingDays: 2,
    daysAfter: 45,
  });
});

describe('versions of a programme', () => {
  const text = (version: string, min: number) =>
    `# yaml-language-server: $schema=../../schema/programme.schema.json\nid: proefstage\ntitle: Proefstage\nversion: "${version}"\nfrom: ${version}-01\nobligations:\n  - { id: terugblik, label: Terugblik, who: both, counts: [lijst], min: ${min}, window: week }\n`;
  const edits: Edit[] = [
    { file: 'nl/programmes/proefstage-2028-09.yaml', text: text('2028-09', 3) },
    { file: 'nl/programmes/proefstage-2027-09.yaml', text: text('2027-09', 2) },
  ];
  const { programmes } = withPrompts(edits, rulesIn);

  test('stand in order of the day they begin, and may share ids', () => {
    expect(programmes.map(({ version }) => version)).toEqual(['2026-09', '2027-09', '2028-09']);
  });

  test.each([
    ['2026-08-31', '2026-09'],
    ['2026-09-01', '2026-09'],
    ['2027-08-31', '2026-09'],
    ['2027-09-01', '2027-09'],
    ['2028-09-01', '2028-09'],
    ['2035-01-01', '2028-09'],
  ])('a placement that starts on %s follows %s', (start, version) => {
    expect(versionFor(programmes, 'proefstage', start)?.version).toBe(version);
    expect(versionFor([...programmes].reverse(), 'proefstage', start)?.version).toBe(version);
  });

  test('a programme that is not there has none', () => {
    expect(versionFor(programmes, 'wolk', '2026-09-01')).toBeUndefined();
  });

  test('are printed each', () => {
    const headings = withPrompts(edits, (dir) => printed(dir, 'proefstage')).filter((line) =>
      line.startsWith('Versie'),
    );
    expect(headings).toEqual([
      'Versie 2026-09, voor plaatsingen vanaf 2026-09-01',
      'Versie 2027-09, voor plaatsingen vanaf 2027-09-01',
      'Versie 2028-09, voor plaatsingen vanaf 2028-09-01',
    ]);
  });
});

test('a programme reads as a list', () => {
  expect(withPrompts([], (dir) => printed(dir, '--programmes'))).toEqual([
    '# Proefstage',
    'Versie 2026-09, voor plaatsingen vanaf 2026-09-01',
    'Duur: 10 weken',
    'Week 1: Wennen.',
    '',
    'Gesprek [gesprek-week]',
    '   Samen: 1 keer van minstens 60 minuten, elke week',
    '   In de eerste 3 maanden telt 2 keer 30 minuten ook als één',
    '   Telt mee: Gesprek',
    '   Minder bij een deeltijdaanstelling',
    '   Herinnering als 50% van de werkdagen voorbij is en het achterloopt',
    '   Naar de coördinator na 2 gemiste perioden achter elkaar',
    '',
    'Lijst [lijst-week-5]',
    '   Aios: 1 tot 2 keer, uiterlijk eind week 5 (wat na week 2 gedaan is telt)',
    '   Telt mee: Lijst',
    "   Gelijk aan wat andere programma's 'lijst' noemen: de strengste telt",
    '   Herinnering als 50% van de werkdagen voorbij is en het achterloopt',
    '   Naar de coördinator 7 dagen na het einde van de periode',
    '',
    'Patiënten [patienten-zien]',
    '   Opleider: 20 patiënten, elke 2 maanden',
    '   Samen of alleen.',
    '   Telt mee: Patiënten',
    '   Herinnering als 50% van de werkdagen voorbij is en het achterloopt',
    '   Naar de coördinator, aantal maanden na het einde van de periode: 1',
    '',
    'Terugblik [terugblik]',
    '   Samen: 1 keer, in de hele plaatsing',
    '   Telt mee: Gesprek, Lijst',
    '   Alleen bijhouden, geen herinneringen',
    '',
  ]);
});

function rulesIn(dir: string) {
  const loaded = loadContent(dir);
  if (loaded.kind === 'problems') throw new Error(formatProblems(loaded.problems));
  return loaded.rules;
}

function printed(dir: string, argument: string): string[] {
  inspectContent(dir, ['--schema']);
  return inspectContent(dir, [argument]).text.split('\n');
}

function windowOf({ window }: Obligation): string {
  if (typeof window === 'string') return window;
  return Object.entries(window).flat().join(' ');
}

function moreOf({ minutes, average, instead, max, year, silent, counts }: Obligation): string {
  const patients = counts.some((activity) => rules.activities[activity]?.amount === 'patients');
  return [
    ...(patients ? ['patients'] : []),
    ...(minutes === undefined ? [] : [`${minutes} minutes${average ? ' on average' : ''}`]),
    ...(instead ? [`until month ${instead.untilMonth} also ${instead.times} of ${instead.minutes}`] : []),
    ...(max === undefined ? [] : [`at most ${max}`]),
    ...(year === undefined ? [] : [`year ${year}`]),
    ...(silent ? ['silent'] : []),
  ].join(', ');
}
