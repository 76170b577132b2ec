import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nudgesFile, programmeFile } from '../../dialogs/content/programme.ts';
import { publicHolidays } from '../../src/holidays.ts';
import { type Behaviour, optionNames, readArguments } from '../../src/simulate/arguments.ts';
import { calendarText } from '../../src/simulate/calendar-text.ts';
import { loadRules } from '../../src/simulate/load-rules.ts';
import { simulate } from '../../src/simulate/simulate.ts';
import { readTexts } from '../../src/simulate/texts.ts';
import { realPrompts, withPrompts } from '../content/prompts-folder.ts';

const command = join(import.meta.dirname, '../../src/commands/simulate.ts');
const usual = '--programme opleiden-lumc --year 1 --start 2026-09-01 --weeks 6 --days ma,di,do,vr';
const programmes = ['coschap-amc', 'opleiden-lumc'];

function run(args: string): { out: string; err: string; code: number } {
  try {
    const out = execFileSync(process.execPath, [command, ...args.split(' ').filter(Boolean)], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { out, err: '', code: 0 };
  } catch (fault) {
    const { stdout, stderr, status } = fault as { stdout: string; stderr: string; status: number };
    return { out: stdout, err: stderr, code: status };
  }
}

test('six weeks of a pair that does nothing, as lines of JSON', () => {
  const lines = run(`${usual} --behaviour never --json`)
    .out.trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  expect(lines.map(({ at, to, kind, window }) => `${at} ${to} ${kind} ${window}`)).toEqual([
    '2026-09-04T09:00:00+02:00 trainee last-chance 2026-09-01/2026-09-06',
    '2026-09-04T09:00:00+02:00 trainer last-chance 2026-09-01/2026-09-06',
    '2026-09-07T09:00:00+02:00 trainee missed 2026-09-01/2026-09-06',
    '2026-09-07T09:00:00+02:00 trainer missed 2026-09-01/2026-09-06',
    '2026-09-10T09:00:00+02:00 trainee behind 2026-09-07/2026-09-13',
    '2026-09-10T09:00:00+02:00 trainer behind 2026-09-07/2026-09-13',
    '2026-09-11T09:00:00+02:00 trainee question 2026-09-07/2026-09-13',
    '2026-09-11T09:00:00+02:00 trainer question 2026-09-07/2026-09-13',
    '2026-09-14T09:00:00+02:00 trainee preview 2026-09-01/2026-09-13',
    '2026-09-14T09:00:00+02:00 trainer preview 2026-09-01/2026-09-13',
    '2026-09-15T09:00:00+02:00 trainee preview 2026-09-01/2026-09-14',
    '2026-09-15T09:00:00+02:00 trainer preview 2026-09-01/2026-09-14',
    '2026-09-16T09:00:00+02:00 coordinator escalation 2026-09-01/2026-09-13',
    '2026-09-17T09:00:00+02:00 coordinator escalation 2026-09-01/2026-09-14',
  ]);
  for (const line of lines) {
    expect(Object.keys(line)).toEqual(['at', 'to', 'kind', 'obligations', 'window']);
    expect(line.obligations.length).toBeGreaterThan(0);
  }
});

test('a pair that does everything: no line at all, and a word of it in the calendar', () => {
  expect(run(`${usual} --behaviour perfect --json`)).toEqual({ out: '', err: '', code: 0 });
  expect(run(`${usual} --behaviour perfect`).out.trim()).toMatch(/Geen enkel bericht\.$/);
});

test('as a calendar that an institute can read', () => {
  expect(run(`${usual} --behaviour never --away 2026-09-10/2026-09-30`).out).toMatchInlineSnapshot(`
    "Opleiden in de praktijk (LUMC): wat een paar hoort van dinsdag 1 september 2026 tot en met maandag 12 oktober 2026
    Gedrag: er gebeurt niets. Werkdagen: ma, di, do, vr. Samen 12 werkdagen in deze periode.

    Af te ronden in deze periode:
      Dag openen en terugkijken: 12 keer in 12 perioden
      Leergesprek van een uur: 4 keer in 4 perioden
      Gezamenlijk spreekuur: 4 keer in 4 perioden
      KPB of KVB: 4 keer in 4 perioden
      Consultopname met MAAS 2.0: 1 keer
      Taakgericht gesprek: 1 keer
      Persoonsgericht gesprek: 1 keer
      Procesgesprek: 1 keer
      Leren en samenwerken evalueren: 1 keer
      Opleidersdag: 1 keer

    Alleen bijgehouden, zonder herinnering:
      Gesprek met de coach: 1 keer in 36 maanden

    september 2026
      vr 4 sep   09:00  aan de aios: vandaag kan het nog: Dag openen en terugkijken, Leergesprek van een uur en Gezamenlijk spreekuur (1 sep tot en met 6 sep)
      vr 4 sep   09:00  aan de opleider: vandaag kan het nog: Dag openen en terugkijken, Leergesprek van een uur, Gezamenlijk spreekuur en KPB of KVB (1 sep tot en met 6 sep)
      ma 7 sep   09:00  aan de aios: loopt nog niet zoals gepland: Consultopname met MAAS 2.0, Taakgericht gesprek, Persoonsgericht gesprek, Procesgesprek en Leren en samenwerken evalueren (1 sep tot en met 30 sep); niet gelukt: Dag openen en terugkijken, Leergesprek van een uur, Gezamenlijk spreekuur en KPB of KVB (1 sep tot en met 6 sep)
      ma 7 sep   09:00  aan de opleider: loopt nog niet zoals gepland: Consultopname met MAAS 2.0, Taakgericht gesprek, Persoonsgericht gesprek, Procesgesprek en nog 2 (1 sep tot en met 30 sep); niet gelukt: Dag openen en terugkijken, Leergesprek van een uur, Gezamenlijk spreekuur en KPB of KVB (1 sep tot en met 6 sep)
      di 8 sep   09:00  aan de aios: vandaag kan het nog: Dag openen en terugkijken, Leergesprek van een uur en Gezamenlijk spreekuur (7 sep tot en met 13 sep), Consultopname met MAAS 2.0 en nog 4 (1 sep tot en met 30 sep)
      di 8 sep   09:00  aan de opleider: vandaag kan het nog: Dag openen en terugkijken, Leergesprek van een uur, Gezamenlijk spreekuur en KPB of KVB (7 sep tot en met 13 sep) en nog 6

    oktober 2026
      do 1 okt   09:00  aan de aios: dit gaat naar de coördinator: Leergesprek van een uur, Gezamenlijk spreekuur en KPB of KVB (1 sep tot en met 13 sep); het bleef stil, wat zou helpen bij Consultopname met MAAS 2.0, Taakgericht gesprek, Persoonsgericht gesprek, Procesgesprek en nog 2?
      do 1 okt   09:00  aan de opleider: dit gaat naar de coördinator: Leergesprek van een uur, Gezamenlijk spreekuur en KPB of KVB (1 sep tot en met 13 sep); het bleef stil, wat zou helpen bij Consultopname met MAAS 2.0, Taakgericht gesprek, Persoonsgericht gesprek, Procesgesprek en nog 2?
      ma 5 okt   09:00  aan de coördinator: dit paar loopt achter met Leergesprek van een uur, Gezamenlijk spreekuur en KPB of KVB (1 sep tot en met 13 sep)
      di 6 okt   09:00  aan de aios: dit gaat naar de coördinator: Dag openen en terugkijken (1 sep tot en met 5 okt)
      di 6 okt   09:00  aan de opleider: dit gaat naar de coördinator: Dag openen en terugkijken (1 sep tot en met 5 okt)
      do 8 okt   09:00  aan de coördinator: dit paar loopt achter met Dag openen en terugkijken (1 sep tot en met 5 okt)

    Berichten: 5 aan de aios, 5 aan de opleider, 2 aan de coördinator. Hoogstens 2 in één week aan dezelfde persoon.
    "
  `);
});

test('a placement over the end of summer time keeps nine o’clock', () => {
  const { out } = run(`${usual.replace('2026-09-01', '2026-10-05')} --behaviour random:3 --json`);
  const times = out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text).at);
  expect(times.some((at: string) => at.endsWith('+02:00')) && times.some((at: string) => at.endsWith('+01:00'))).toBe(
    true,
  );
  for (const at of times) expect(at).toMatch(/T(09|1\d):\d{2}:00/);
});

/** The lines of JSON for these arguments. */
function linesOf(args: string): { at: string; to: string; kind: string; obligations: string[]; window: string }[] {
  const text = run(`${args} --json`).out.trim();
  return text === '' ? [] : text.split('\n').map((line) => JSON.parse(line));
}

test('a message about more than one kind: a line for each, with its own obligations and period', () => {
  const lines = linesOf(`${usual} --behaviour never --away 2026-09-10/2026-09-30`);
  const said = lines.map(({ at, to, kind, obligations, window }) =>
    [at.slice(0, 10), to, kind, obligations.length, window].join(' '),
  );
  expect(said.filter((line) => line.includes(' trainee '))).toEqual([
    '2026-09-04 trainee last-chance 3 2026-09-01/2026-09-06',
    '2026-09-07 trainee behind 5 2026-09-01/2026-09-30',
    '2026-09-07 trainee missed 4 2026-09-01/2026-09-06',
    '2026-09-08 trainee last-chance 8 2026-09-07/2026-09-13',
    '2026-10-01 trainee preview 3 2026-09-01/2026-09-13',
    '2026-10-01 trainee question 6 2026-09-01/2026-09-30',
    '2026-10-06 trainee preview 1 2026-09-01/2026-10-05',
  ]);
});

test.each([5, 6, 7])('of any pair each line is true of its day (random:%i)', (seed) => {
  const lines = linesOf(`${usual.replace('--weeks 6', '--weeks 26')} --behaviour random:${seed}`);
  const messages = [...Map.groupBy(lines, ({ at, to }) => `${at} ${to}`).values()];
  expect(messages.some((one) => one.length > 1)).toBe(true);
  // What belongs to one message stands together, and no kind comes twice in it.
  expect(messages.flat()).toEqual(lines);
  for (const one of messages) expect(new Set(one.map(({ kind }) => kind)).size).toBe(one.length);
  for (const { at, kind, window } of lines) {
    const [from = '', to = ''] = window.split('/');
    const on = at.slice(0, 10);
    if (kind === 'last-chance') expect([from <= on, on <= to]).toEqual([true, true]);
    if (kind === 'missed') expect(to < on).toBe(true);
  }
});

test('what is only kept count of has a heading of its own, for as long as the programme gives it', () => {
  const { out } = run('--programme coschap-amc --start 2026-08-31 --days ma,di,do,vr --behaviour perfect');
  const [asked = '', kept = ''] = out.split('Alleen bijgehouden, zonder herinnering:');
  expect(asked).toContain('Eindbeoordeling: 1 keer\n');
  expect(asked).not.toContain('Scholing als opleider');
  expect(kept).toContain('  Scholing als opleider: 1 keer in 24 maanden\n');
});

test('a programme that asks nothing with a figure says so, and not that all goes well', () => {
  const { out, code } = run('--programme praktijkleren --start 2026-09-01 --weeks 5 --days ma,di --behaviour never');
  expect(code).toBe(0);
  expect(out).toContain('Dit programma vraagt niets met een vast aantal. Er komen dus geen herinneringen.');
  expect(out).not.toContain('Af te ronden');
  expect(out.trim()).toMatch(/Geen enkel bericht\.$/);
});

test('when nothing has to be done in the weeks that are looked at, that is what is said', async () => {
  const later = { id: 'later', label: 'Later', who: 'both', counts: ['x'], min: 1, window: { months: 3 } };
  const programme = { id: 'proef', title: 'Proef', version: '2026-01', from: '2026-01-01', weeks: 26 };
  const rules = {
    programmes: [programmeFile.parse({ ...programme, obligations: [later] })],
    activities: {},
    nudges: nudgesFile.parse({}),
  };
  const read = readArguments('--programme proef --start 2026-09-01 --days ma --weeks 2'.split(' '), ['proef'], []);
  const texts = readTexts(realPrompts);
  if (read.kind === 'problems' || texts.kind === 'problems') throw new Error('not read');
  const text = calendarText(await simulate(read.wanted, rules), read.wanted, 'Proef', texts.texts);
  expect(text.split('\n').slice(2)).toEqual([
    '',
    'In deze periode hoeft er nog niets af te zijn.',
    '',
    'Geen enkel bericht.',
  ]);
});

test.each([
  ['--days ma --trainer-days di', '--days: on none of these days the trainer is there as well.'],
  ['--days wo --institute-day wo', '--days: on none of these days the trainer is there as well.'],
  [
    '--days ma,di --weeks 2 --away 2026-09-01/2026-09-30',
    'From 2026-09-01 up to and including 2026-09-14 there is no day',
  ],
])('%s: a pair without a day together is no pair that does well', (args, text) => {
  const { out, err, code } = run(`--programme coschap-amc --start 2026-09-01 --behaviour never ${args}`);
  expect([out, code]).toEqual(['', 1]);
  expect(err).toContain(text);
});

test.each([
  ['-json', '- -json: there is no such option. Did you mean --json?'],
  ['--hlep', '- --hlep: there is no such option. Did you mean --help?'],
])('%s: a slip is told with what was meant', (args, text) => {
  expect(run(`${usual} ${args}`).err.split('\n')).toContain(text);
});

test('what can be asked is told with every option, whatever else is said; without anything it is told as a fault', () => {
  const { out, code } = run('--help');
  expect(code).toBe(0);
  expect(run(`--programme none -h`)).toEqual({ out, err: '', code: 0 });
  for (const name of optionNames) expect(out).toMatch(new RegExp(`^ {2}--${name}[ \\n]`, 'm'));
  const example = /Example: npm run simulate -- (.+)/.exec(out)?.[1] ?? '';
  const real = ['opleiden-lumc'];
  expect(readArguments(example.split(' '), real, real).kind).toBe('ok');
  expect(run('')).toEqual({ out: '', err: out, code: 1 });
});

test('everything that is wrong with the arguments is told at once', () => {
  const { err, out, code } = run(
    '--programme lumc --weeks 0 --days ma,dinsdag --behavior never --year 2 --contract 2 --away 2026-02-30 --zone CET+1 los',
  );
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatchInlineSnapshot(`
    "This cannot be simulated yet:
    - --behavior: there is no such option. Did you mean --behaviour?
    - never: it is not said of which option this is the value. Put the option before it, such as --behaviour never; --help shows them all.
    - los: it is not said of which option this is the value. Put the option before it, such as --behaviour never; --help shows them all.
    - --days: "ma,dinsdag" cannot be used. Give weekdays with a comma between them, such as ma,di,do,vr (out of ma, di, wo, do, vr, za, zo).
    - --zone: "CET+1" cannot be used. Give an IANA time zone, such as Europe/Amsterdam.
    - --programme: "lumc" cannot be used. Choose from coschap-amc, erkenning-leiden, leergesprekken-amsterdam, opleiden-lumc, praktijkleren.
    - --year: "2" cannot be used. Give 1 or 3.
    - --start: this is needed. Give the first day, such as 2026-09-01.
    - --weeks: "0" cannot be used. Give a whole number from 1 to 530.
    - --away: "2026-02-30" cannot be used. Give the first and last day, such as 2026-10-12/2026-10-18; several with a comma between them.
    - --contract: "2" cannot be used. Give a part of full time, from 0.1 to 1, such as 0.8.
    "
  `);
});

test.each<[string, Partial<Record<string, unknown>>]>([
  ['--days=ma,wo', { days: [1, 3], trainerDays: [1, 3] }],
  ['--days ma --trainer-days di,ma', { days: [1], trainerDays: [1, 2] }],
  ['--days ma --institute-day wo --talk-day vr', { instituteDay: 3, talkDay: 5 }],
  ['--days ma --behaviour random:a:b', { behaviour: { kind: 'random', seed: 'a:b' } satisfies Behaviour }],
  [
    '--days ma',
    { behaviour: { kind: 'never' }, weeks: null, year: 1, contract: 1, zone: 'Europe/Amsterdam', json: false },
  ],
  ['--days ma --contract 0,8 --json', { contract: 0.8, json: true }],
  ['--days ma --zone America/Curacao', { zone: 'America/Curacao', trainerZone: 'America/Curacao' }],
  [
    '--days ma --away 2026-10-12 --away 2026-11-02/2026-11-03',
    {
      away: [
        { from: '2026-10-12', to: '2026-10-12' },
        { from: '2026-11-02', to: '2026-11-03' },
      ],
    },
  ],
])('reads %s', (args, expected) => {
  const read = readArguments(
    [...'--programme coschap-amc,opleiden-lumc --year 1 --start 2026-09-01'.split(' '), ...args.split(' ')],
    programmes,
    [],
  );
  expect(read).toMatchObject({ kind: 'ok', wanted: { programmes, start: '2026-09-01', ...expected } });
});

test('a programme that differs by year asks which', () => {
  const args = '--programme coschap-amc,opleiden-lumc --start 2026-09-01 --days ma'.split(' ');
  expect(readArguments(args, programmes, ['opleiden-lumc'])).toEqual({
    kind: 'problems',
    problems: ['--year: opleiden-lumc asks other things in year 1 than in year 3. Add --year 1 or --year 3.'],
  });
});

test('the first weeks of a year are those of the year', () => {
  const year = run(`${usual.replace('--weeks 6', '--weeks 52')} --behaviour random:5 --json`).out.split('\n');
  const weeks = run(`${usual} --behaviour random:5 --json`).out.trim().split('\n');
  expect(weeks.length).toBeGreaterThan(10);
  expect(year.slice(0, weeks.length)).toEqual(weeks);
});

test('Dutch public holidays of some years, whichever zone the process is in', async () => {
  const found = [...(await publicHolidays('2026-12-01', '2027-05-31'))].filter(
    (date) => date >= '2026-12' && date < '2027-06',
  );
  expect(found.sort()).toEqual([
    '2026-12-25',
    '2026-12-26',
    '2027-01-01',
    '2027-03-28',
    '2027-03-29',
    '2027-04-27',
    '2027-05-06',
    '2027-05-16',
    '2027-05-17',
  ]);
});

test('a fault in the rules is told with file and line, one in a conversation does not matter here', () => {
  const place = 'nl/programmes/stage.yaml';
  const bad = '# yaml-language-server: $schema=../../schema/programme.schema.json\nid: stage\ntitle: Stage\n';
  const read = withPrompts(
    [
      { file: place, text: bad },
      { file: 'nl/commands.yaml', text: 'x' },
    ],
    loadRules,
  );
  expect(read.kind === 'problems' && read.text).toContain('prompts/nl/programmes/stage.yaml');
  expect(read.kind === 'problems' && read.text).not.toContain('commands.yaml');
});

test('the words of the calendar are all there; a missing one is told', () => {
  expect(readTexts(realPrompts).kind).toBe('ok');
  const broken = withPrompts([{ file: 'nl/simulate.yaml', text: 'title: x' }], readTexts);
  expect(broken.kind === 'problems' && broken.problems).toContainEqual(
    expect.stringContaining('nl/simulate.yaml: line'),
  );
  expect(withPrompts([{ file: 'nl/simulate.yaml', text: null }], readTexts).kind).toBe('problems');
});
