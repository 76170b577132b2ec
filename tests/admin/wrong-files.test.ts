import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, lineWith, openOffice } from './sample.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
beforeAll(async () => {
  office = await openOffice();
  await office.take([
    lineWith(),
    lineWith({
      instituut: 'zuid',
      koppeling: 'zuid',
      aios: 'Aios Zuid',
      'aios adres': 'web:zuid',
      opleider: 'Opleider Zuid',
      'opleider adres': 'web:o-zuid',
      coördinator: '',
      'coördinator adres': '',
    }),
  ]);
});
afterAll(() => office.close());

const west = { koppeling: 'west', aios: 'Aios West', 'aios adres': 'web:aios-west' };

const lines: [string, string[], string[]][] = [
  [
    'a programme with a slip',
    [lineWith({ "programma's": 'coschap-amcc' })],
    ['line 2: there is no programme "coschap-amcc". Did you mean coschap-amc?'],
  ],
  [
    'a programme by one of its words',
    [lineWith({ "programma's": 'lumc' })],
    ['line 2: there is no programme "lumc". Did you mean opleiden-lumc?'],
  ],
  [
    'a programme that is nothing like one',
    [lineWith({ "programma's": 'praktijkleren+xyz' })],
    [
      'line 2: there is no programme "xyz". Choose from coschap-amc, leergesprekken-amsterdam, opleiden-lumc, praktijkleren, with + between two.',
    ],
  ],
  [
    'a programme that asks by year, without a year',
    [lineWith({ ...west, "programma's": 'leergesprekken-amsterdam+opleiden-lumc', jaar: '' })],
    ['line 2: opleiden-lumc asks other things in year 1 than in year 3. Give 1 or 3 in "jaar" (or "year").'],
  ],
  [
    'no programme',
    [lineWith({ "programma's": '' })],
    [
      'line 2: "programma\'s" (or "programmes") is empty. Choose from coschap-amc, leergesprekken-amsterdam, opleiden-lumc, praktijkleren, with + between two.',
    ],
  ],
  [
    'a day that does not exist',
    [lineWith({ start: '31-2-2026' })],
    [
      'line 2: "start" (or "begin"): "31-2-2026" cannot be used. Give a day that exists, such as 2026-09-01 or 1-9-2026.',
    ],
  ],
  [
    'an end before the start',
    [lineWith({ einde: '2026-08-31' })],
    ['line 2: the end 2026-08-31 lies before the start 2026-09-01. Correct one of them.'],
  ],
  [
    'a year too far',
    [lineWith({ einde: '2072-08-31' })],
    ['line 2: from 2026-09-01 to 2072-08-31 is longer than five years. Correct the year.'],
  ],
  [
    'no start',
    [lineWith({ start: '' })],
    ['line 2: "start" (or "begin") is empty. Give a day that exists, such as 2026-09-01 or 1-9-2026.'],
  ],
  [
    'no address',
    [lineWith({ 'opleider adres': '' })],
    [
      'line 2: Opleider Oost has no address. Write the channel and the e-mail address there: teams:naam@instituut.nl or slack:naam@instituut.nl.',
    ],
  ],
  [
    'an address of no channel',
    [lineWith({ 'aios adres': 'mail:x' })],
    [
      'line 2: "mail:x" is no address. Write the channel and the e-mail address there: teams:naam@instituut.nl or slack:naam@instituut.nl.',
    ],
  ],
  ...['aios.oost@institute.nl', 'slack:@aios', 'teams:aios@', 'teams:a@b@c'].map(
    (text): [string, string[], string[]] => [
      `an address that nobody can have, ${text}`,
      [lineWith({ 'aios adres': text })],
      [
        `line 2: "${text}" is no address. Write the channel and the e-mail address there: teams:naam@instituut.nl or slack:naam@instituut.nl.`,
      ],
    ],
  ),
  [
    'somebody new without a name',
    [lineWith({ ...west, aios: '' })],
    ['line 2: web:aios-west is nobody we know yet and has no name. Add the name.'],
  ],
  [
    'a name that is too long',
    [lineWith({ ...west, aios: 'x'.repeat(81) })],
    [`line 2: the name "${'x'.repeat(81)}" is longer than 80 characters. Shorten it.`],
  ],
  [
    "somebody else's address",
    [lineWith({ ...west, 'aios adres': 'web:aios-oost' })],
    [
      'line 2: web:aios-oost belongs to Aios Oost already, not to Aios West. Correct the address, or write the name as it is known.',
    ],
  ],
  [
    'a trainer as trainee',
    [
      lineWith({
        ...west,
        aios: 'Opleider Oost',
        'aios adres': 'web:opleider-oost',
        opleider: 'Opleider West',
        'opleider adres': 'web:o-west',
      }),
    ],
    [
      'line 2: web:opleider-oost belongs to Opleider Oost, who is a trainer. Correct the address, or put it in the column of that role.',
    ],
  ],
  [
    'an address of another institute',
    [lineWith({ ...west, 'aios adres': 'web:zuid', aios: 'Aios Zuid' })],
    ["line 2: web:zuid is in use at another institute. Use this person's address at this one."],
  ],
  [
    'one person twice on a line',
    [lineWith({ 'opleider adres': 'web:aios-oost' })],
    ['line 2: web:aios-oost stands for two people of this placement. Give each an address of their own.'],
  ],
  [
    'one address, two names',
    [lineWith({ ...west }), lineWith({ ...west, koppeling: 'veld', aios: 'Aios Veld' })],
    ['line 3: web:aios-west is Aios West on line 2 and Aios Veld here. Make them the same.'],
  ],
  [
    'one address, two roles',
    [
      lineWith({ ...west }),
      lineWith({
        koppeling: 'veld',
        aios: 'Aios Veld',
        'aios adres': 'web:veld',
        opleider: 'Aios West',
        'opleider adres': 'web:aios-west',
      }),
    ],
    ['line 3: web:aios-west is a trainee on line 2 and a trainer here. One address has one role.'],
  ],
  [
    'a placement twice',
    [lineWith(), lineWith()],
    ['line 3: the placement oost stands on line 2 too. Give each placement one line.'],
  ],
  [
    'another trainee',
    [lineWith({ ...west, koppeling: 'oost' })],
    [
      'line 2: the placement oost belongs to Aios Oost, and a placement keeps its trainee. Correct the address, or give this placement a name of its own.',
    ],
  ],
  [
    'a placement with a slash',
    [lineWith({ koppeling: 'a/b' })],
    [
      'line 2: "koppeling" (or "placement"): "a/b" cannot be used. Give a short name of letters, digits and dashes, such as oost-2026.',
    ],
  ],
  [
    'small things',
    [lineWith({ jaar: '2', werkdagen: 'ma,xx', instituutsdag: 'morgen', dienstverband: '8' })],
    [
      'line 2: "jaar" (or "year"): "2" cannot be used. Give 1 or 3, or leave it empty.',
      'line 2: "werkdagen" (or "practice days"): "ma,xx" cannot be used. Give weekdays such as "ma,di,do".',
      'line 2: "instituutsdag" (or "institute day"): "morgen" cannot be used. Give one weekday, such as wo.',
      'line 2: "dienstverband" (or "contract"): "8" cannot be used. Give a part of full time, such as 0,8 or 80%.',
    ],
  ],
  [
    'several lines, all at once and in order',
    [lineWith({ ...west, 'aios adres': 'web:aios-oost' }), lineWith({ koppeling: 'veld', start: 'gisteren' })],
    [
      'line 2: web:aios-oost belongs to Aios Oost already, not to Aios West. Correct the address, or write the name as it is known.',
      'line 3: "start" (or "begin"): "gisteren" cannot be used. Give a day that exists, such as 2026-09-01 or 1-9-2026.',
    ],
  ],
];

const files: [string, string, string[]][] = [
  ['nothing', '', ['The file is empty. Its first line names the columns.']],
  [
    'a column too few and one unknown',
    `${header.replace('einde', 'eindee')}\n${lineWith()}`,
    [
      'line 1: there is no column "eindee". Did you mean "einde"?',
      'line 1: the column "einde" (or "end") is missing. Add it.',
    ],
  ],
  [
    'a column twice',
    `${header},start\n${lineWith()},x`,
    ['line 1: the column "start" is there twice. Take one of them out.'],
  ],
  [
    'a cell too many',
    `${header}\n${lineWith()}\n${lineWith()},x`,
    [
      'line 3: there are 18 cells where the header has 17. Put quotes around a cell that holds the separator ("ma,di,do").',
    ],
  ],
  [
    'a cell too few, which hides no other mistake',
    `${header}\nnoord,oost\n${lineWith({ start: 'gisteren' })}\n${lineWith()},x`,
    [
      'line 2: there are 2 cells where the header has 17. Leave a cell empty where there is nothing to say, with its separator.',
      'line 3: "start" (or "begin"): "gisteren" cannot be used. Give a day that exists, such as 2026-09-01 or 1-9-2026.',
      'line 4: there are 18 cells where the header has 17. Put quotes around a cell that holds the separator ("ma,di,do").',
    ],
  ],
  [
    'a quote left open',
    `${header}\n"noord,oost`,
    ['line 2: a quote (") is opened and never closed. Close it, or write a quote inside a cell twice ("").'],
  ],
  [
    'a quote in the middle',
    `${header}\nno"ord"`,
    [
      'line 2: a quote (") stands where none can be. Put the whole cell between quotes and write a quote inside it twice ("").',
    ],
  ],
];

describe('a wrong file is explained and nothing is written', () => {
  async function refuse(text: string | string[], problems: string[]) {
    const before = await stored();
    const [first, ...rest] = await office.take(text);
    expect(rest).toEqual(problems.map((problem) => `- ${problem}`));
    const count = problems.length === 1 ? 'One thing is' : `${problems.length} things are`;
    expect(first).toBe(`Nothing was written. ${count} not right:`);
    expect(await stored()).toEqual(before);
  }
  it.each(lines)('%s', (_, given, problems) => refuse(given, problems));
  it.each(files)('%s', (_, text, problems) => refuse(text, problems));
});

async function stored() {
  const kinds = ['person', 'placement'];
  return Promise.all(kinds.map((kind) => office.store.list('noord', kind, null, 100)));
}
