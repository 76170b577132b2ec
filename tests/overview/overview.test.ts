import { afterEach, describe, expect, it } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import { dayOf } from '../../dialogs/frequency/days.ts';
import { emptyMemory } from '../../dialogs/frequency/memory.ts';
import type { Message } from '../../dialogs/model/message.ts';
import { realRules } from '../real-content.ts';
import { aloud } from '../transcripts/stage.ts';
import {
  actionOf,
  type Documents,
  forged,
  type Hall,
  lived,
  now,
  openHall,
  pair,
  someone,
  worry,
} from './institute.ts';

let hall: Hall;
afterEach(() => hall.close());

/** One pair of each kind, and what does not belong in this coordinator's overview. */
function mixed(extra: number = 0): Documents {
  const pairs = {
    open: pair('open'),
    missed: pair('gemist'),
    seen: pair('gezien'),
    planned: pair('contact'),
    closed: pair('dicht'),
    waived: pair('ontheven'),
    announced: pair('aangekondigd'),
    calm: pair('kalm'),
    unread: pair('zorg'),
    nobodys: pair('niemands', { coordinator: null, programmes: ['coschap-amc'] }),
    theirs: pair('van-ander', { coordinator: 'ander' }),
    ended: pair('voorbij', { end: '2026-10-01' }),
    elsewhere: pair('elders', { institute: 'zuid', coordinator: null }),
    ...Object.fromEntries(
      Array.from({ length: extra }, (_, at) => [`meer${at}`, pair(`meer${String(at).padStart(3, '0')}`)]),
    ),
  };
  const people = Object.values(pairs).flatMap((one) => one.people);
  const calm = people.find(({ id }) => id === 'opleider kalm');
  if (calm !== undefined) calm.reach = { state: 'unreachable', code: 'blocked', since: 0 };
  return {
    people: [
      ...people,
      someone('coordinator', 'coordinator', { signals: ['zorg-zorg'] }),
      someone('ander', 'coordinator'),
      someone('vroeger', 'trainer'),
      someone('zuid', 'coordinator', { institute: 'zuid' }),
      someone('leeg', 'coordinator', { institute: 'west' }),
    ],
    placements: Object.values(pairs).map((one) => one.placement),
    memories: new Map([
      ['open', lived('mmxx', {})],
      ['gemist', lived('mm.mx')],
      ['gezien', lived('mmxx', { state: 'acknowledged' })],
      ['contact', lived('mmxx', { state: 'contact-planned' })],
      ['dicht', lived('mx.', { state: 'closed' })],
      ['ontheven', lived('mw.', { state: 'waived' })],
      ['aangekondigd', lived('xm', { state: 'announced', sentAt: null })],
      ['kalm', lived('mmmm')],
      ['voorbij', lived('xxxx', {})],
      ['van-ander', lived('xxxx', {})],
    ]),
    signals: [worry('zorg')],
  };
}

const names = (message: Message) =>
  message.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts.map(({ label }) => label) : []));
const words = (message: Message) => aloud(message).join('\n');
const pairsOf = (list: readonly string[]) => list.map((name) => `aios ${name} & opleider ${name}`);

describe('the coordinator’s overview', () => {
  it('counts the pairs per state, and lists those that need something, the most pressing first', async () => {
    hall = await openHall(mixed());
    const message = await hall.text('coordinator', 'overzicht');
    expect(words(message)).toContain(
      'Koppels: 10. Op koers: 5, aandacht: 3, in overleg: 2. Met iemand die ik niet bereik: 1.',
    );
    expect(names(message)).toEqual(pairsOf(['zorg', 'open', 'gemist', 'contact', 'gezien', 'kalm']));
  });

  it.each([
    [
      'Alle (10)',
      ['zorg', 'open', 'gemist', 'contact', 'gezien', 'kalm', 'aangekondigd', 'dicht', 'niemands', 'ontheven'],
    ],
    ['Aandacht (3)', ['zorg', 'open', 'gemist']],
    ['In overleg (2)', ['contact', 'gezien']],
    ['Niet bereikbaar (1)', ['kalm']],
    ['Coschap huisartsgeneeskunde', ['niemands']],
  ])('shows a part by button: %s', async (label, expected) => {
    hall = await openHall(mixed());
    const message = await hall.act('coordinator', actionOf(await hall.text('coordinator', 'overzicht'), label));
    expect(names(message)).toEqual(pairsOf(expected));
  });

  it('pages through hundreds and finds each pair once', async () => {
    hall = await openHall(mixed(240));
    let message = await hall.act('coordinator', actionOf(await hall.text('coordinator', 'overzicht'), 'Alle (250)'));
    const seen = names(message);
    for (let pages = 1; pages < 25; pages += 1) {
      message = await hall.act('coordinator', actionOf(message, 'Volgende'));
      seen.push(...names(message));
    }
    expect(new Set(seen).size).toBe(250);
    expect(seen).toHaveLength(250);
    expect(message.buttons.map(({ label }) => label)).not.toContain('Volgende');
    expect(words(message)).toContain('241 tot en met 250 van 250');
    const back = await hall.act('coordinator', actionOf(message, 'Vorige'));
    expect(names(back)).toEqual(seen.slice(230, 240));
  });

  it.each([
    ['overzicht GEMÍST', ['gemist']],
    ['overzicht opleider gez', ['gezien']],
    ['/leergesprek overzicht van-ander', []],
    ['overzicht elders', []],
    ['overzicht ~|~', ['zorg', 'open', 'gemist', 'contact', 'gezien', 'kalm']],
    ['overzicht van gemist', ['gemist']],
    ['overzicht voor het koppel van aios gezien', ['gezien']],
    ['overzicht van mijn koppels', ['zorg', 'open', 'gemist', 'contact', 'gezien', 'kalm']],
    ['overzicht in overleg', ['contact', 'gezien']],
    ['status gemist', ['gemist']],
    ['gemist', ['gemist']],
    ['hoe gaat het met Opleider Gezien?', ['gezien']],
    ['op gezien', ['gezien']],
    ['/leergesprek gemist', ['gemist']],
    ['aandacht', ['zorg', 'open', 'gemist']],
    ['wie loopt achter?', ['zorg', 'open', 'gemist']],
  ])('looks for a name: %s', async (typed, expected) => {
    hall = await openHall(mixed());
    expect(names(await hall.text('coordinator', typed))).toEqual(pairsOf(expected));
  });

  it.each(['elders', 'van-ander', 'xyz', 'opl', 'de'])(
    'loose words that name none of the own pairs are no search: %s',
    async (typed) => {
      hall = await openHall(mixed());
      const message = await hall.text('coordinator', typed);
      if (typed === 'opl') expect(words(message)).toContain('Koppels: 10.');
      else expect(words(message)).not.toContain('Koppels:');
    },
  );

  it.each([
    ['status', true],
    ['gemist', true],
    ['wie loopt achter', true],
    ['xyz', false],
  ])('a look is noted, however it was asked: %s', async (typed, isNoted) => {
    hall = await openHall(mixed());
    await hall.text('coordinator', typed);
    const notes = await hall.store.list('noord', 'access', null, 10);
    expect(JSON.stringify(notes).includes('overview')).toBe(isNoted);
  });

  it('a trainee’s loose words are no search', async () => {
    hall = await openHall(mixed());
    for (const typed of ['gemist', 'aandacht', 'wie loopt achter'])
      expect(words(await hall.text('aios open', typed))).not.toContain('Koppels:');
  });

  it('of what was passed on it names one, and counts the others', async () => {
    const documents = mixed();
    const memory = lived('mmxx', {});
    const known = memory.escalations['leergesprekken-week'];
    if (known === undefined) throw new Error('not passed on');
    const escalations = {
      'leergesprek-werkdag': { ...known, state: 'acknowledged' as const, since: '2026-10-01' },
      'leergesprekken-week': known,
      'procesgesprek-kwartaal': { ...known, since: '2026-11-09' },
      'leoh-halfjaar': { ...known, since: '2026-11-16' },
    };
    documents.memories.set('open', { ...memory, escalations });
    hall = await openHall(documents);
    const said = words(await hall.text('coordinator', 'overzicht open'));
    expect(said).toContain('Aandacht · Leergesprekken (open, sinds 2-11) en nog 3 (2 open)');
    expect(said).not.toContain('9-11');
  });

  it('a page past the end, or one that is no number, is the nearest there is', async () => {
    hall = await openHall(mixed());
    for (const detail of ['all~~99~', 'all~~-1~', 'all~~x~', 'all', '', 'zomaar~~0~', 'all~bestaat-niet~0~'])
      expect(words(await hall.act('coordinator', forged('list', '', detail)))).toContain('Koppels: 10.');
  });

  it.each([
    ['a week that ran when it was ended is missed after that', now - 8 * 86_400_000, ['dicht']],
    ['all weeks that were over then are ended with it', now - 86_400_000, []],
  ])('%s', async (_, handled, expected) => {
    const [one, given] = [pair('dicht'), mixed()];
    const memories = new Map([['dicht', lived('mmxx', { state: 'closed', handled })]]);
    hall = await openHall({ people: given.people, placements: [one.placement], memories, signals: [] });
    expect(names(await hall.text('coordinator', 'overzicht'))).toEqual(pairsOf(expected));
  });

  it('an institute without pairs has an empty overview', async () => {
    hall = await openHall(mixed());
    expect(words(await hall.text('leeg', 'overzicht'))).toContain('Er zijn hier nog geen koppels.');
    expect(words(await hall.act('leeg', forged('weeks', '')))).toContain('nog geen hele week');
    expect(words(await hall.home('leeg'))).toContain('Er zijn hier nog geen koppels.');
  });

  it('somebody’s own page has the same summary', async () => {
    hall = await openHall(mixed());
    const message = await hall.home('coordinator');
    expect(words(message)).toContain('Koppels: 10. Op koers: 5, aandacht: 3, in overleg: 2.');
    expect(names(message)).toEqual(pairsOf(['zorg', 'open', 'gemist', 'contact', 'gezien', 'kalm']));
  });
});

describe('a pair’s card', () => {
  it.each([
    ['open', ['Gezien', 'Contact gepland', 'Geef ontheffing', 'Sluit af']],
    ['gezien', ['Contact gepland', 'Geef ontheffing', 'Sluit af']],
    ['dicht', []],
    ['aangekondigd', []],
    ['kalm', []],
    ['zorg', ['Lees het signaal']],
  ])('of %s has the buttons for what is open', async (id, expected) => {
    hall = await openHall(mixed());
    const card = await hall.act('coordinator', forged('open', id));
    expect(card.buttons.map(({ label }) => label)).toEqual([
      ...expected,
      'Stuur bericht',
      'Stop dit koppel',
      'Naar het overzicht',
    ]);
  });

  it.each([
    ['Gezien', 'acknowledged', 'Nu: gezien', 'In overleg'],
    ['Contact gepland', 'contact-planned', 'Nu: contact gepland', 'In overleg'],
    ['Geef ontheffing', 'waived', 'Nu: ontheffing gegeven', 'Op koers'],
    ['Sluit af', 'closed', 'Nu: afgesloten', 'Op koers'],
  ])('%s is handled as from the message, and the card is shown as it is then', async (label, state, now, standing) => {
    hall = await openHall(mixed());
    const card = await hall.act('coordinator', forged('open', 'open'));
    const after = await hall.act('coordinator', actionOf(card, label));
    expect(words(after)).toContain(now);
    expect(words(after).split('\n')[1]).toBe(standing);
    const [stored] = await hall.store.read(['noord/frequency/open']);
    expect(stored?.body).toMatchObject({ escalations: { 'leergesprekken-week': { state } } });
    const told = (await hall.said()).map(({ to }) => to.id);
    expect(told).toEqual(expect.arrayContaining(['aios open', 'opleider open']));
  });

  it('shows the weeks, and the pair’s own line only with what was passed on', async () => {
    const documents = mixed();
    documents.memories.set('open', lived('m.xw', { line: { by: 'aios open', text: 'Het was vakantie' } }));
    documents.memories.set('gemist', {
      ...lived('mx'),
      lines: { 'leergesprekken-week': { by: 'aios gemist', text: 'Nog van ons' } },
    });
    hall = await openHall(documents);
    const card = await hall.act('coordinator', forged('open', 'open'));
    expect(words(card)).toContain('Hun eigen regel «Het was vakantie»');
    expect(words(card)).toContain('Leergesprekken: gehaald wk 44; niet gehaald wk 46; ontheffing wk 47');
    expect(words(await hall.act('coordinator', forged('open', 'gemist')))).not.toContain('Nog van ons');
  });
});

describe('who may not', () => {
  const cases = [
    ['a coordinator of another institute', 'zuid', 'open'],
    ['the coordinator of somebody else’s pair', 'ander', 'open'],
    ['whoever lost the role', 'vroeger', 'open'],
    ['a trainee of the pair itself', 'aios open', 'open'],
    ['the coordinator, of a pair elsewhere', 'coordinator', 'elders'],
    ['the coordinator, of a pair of somebody else', 'coordinator', 'van-ander'],
    ['the coordinator, of nothing', 'coordinator', 'bestaat-niet'],
  ] as const;
  const verbs = [
    'open',
    'message',
    'send',
    'acknowledged',
    'contact-planned',
    'waived',
    'closed',
    'refused',
    'waived-past',
    'zomaar',
  ];

  it.each(cases)('%s gets nothing by any button', async (_, who, about) => {
    hall = await openHall(mixed());
    const before = await hall.store.list('noord', 'frequency', null, 100);
    for (const verb of verbs) {
      const message = await hall.act(who, forged(verb, about, 'leergesprekken-week'), {
        bericht: 'Hallo daar',
        gedaan: `open|leergesprekken-week`,
      });
      expect(words(message), verb).toContain('Deze knop');
      expect(message.buttons.map(({ action }) => action).join()).not.toContain('x|');
    }
    expect(await hall.store.list('noord', 'frequency', null, 100)).toEqual(before);
    expect((await hall.said()).filter(({ to }) => to.id !== who)).toEqual([]);
  });

  it('whoever lost the role sees no pairs and handles nothing with an old button', async () => {
    const documents = mixed();
    const at = documents.people.findIndex(({ id }) => id === 'coordinator');
    documents.people[at] = someone('coordinator', 'trainer', { signals: ['zorg-zorg'] });
    hall = await openHall(documents);
    expect(names(await hall.text('coordinator', 'overzicht'))).toEqual([]);
    for (const verb of verbs) await hall.act('coordinator', forged(verb, 'open', 'leergesprekken-week'));
    await hall.act(
      'coordinator',
      encodeAction({ kind: 'nudge', verb: 'closed', placement: 'open', obligation: 'leergesprekken-week' }),
    );
    for (const list of ['list', 'weeks'])
      expect(words(await hall.act('coordinator', forged(list, '')))).not.toContain('Koppels:');
    const [stored] = await hall.store.read(['noord/frequency/open']);
    expect(stored?.rev).toBe(1);
    expect((await hall.said()).every(({ to }) => to.id === 'coordinator')).toBe(true);
  });

  it('ticks that name another pair do not count on this card', async () => {
    hall = await openHall(mixed());
    await hall.act('coordinator', forged('closed', 'open', '*'), {
      gedaan: 'gezien|leergesprekken-week,van-ander|leergesprekken-week',
    });
    for (const id of ['open', 'gezien', 'van-ander'])
      expect((await hall.store.read([`noord/frequency/${id}`]))[0]?.rev).toBe(1);
  });
});

describe('all weeks together', () => {
  it('gives the share of pairs that met it, and says it in words', async () => {
    hall = await openHall(mixed());
    const message = await hall.act('coordinator', forged('weeks', ''));
    const [picture] = message.blocks.filter((block) => block.kind === 'picture');
    // Nine pairs of this coordinator with weeks: last week open x, gemist x, gezien x, contact x, aangekondigd m, kalm m; two asked nothing.
    expect(words(message)).toContain('Leergesprekken: 2 van 6 (33%)');
    expect(picture?.chart).toMatchObject({ kind: 'weeks', rows: [{ label: 'Leergesprekken' }] });
    expect(picture?.alt).toContain('wk 47 33%');
  });

  it('of several programmes it says how many rows find no place, tells equal labels apart, and shows one programme', async () => {
    const programmes = ['erkenning-leiden', 'opleiden-lumc', 'leergesprekken-amsterdam'];
    const asked = realRules().programmes.filter(({ id }) => programmes.includes(id));
    const rowsOf = (id: string) =>
      (asked.find((one) => one.id === id)?.obligations ?? [])
        .filter(({ silent, window }) => !silent && window !== 'conversation')
        .map((one) => [one.id, id === 'erkenning-leiden' ? 'x' : 'm'] as const);
    const pairs = programmes.map((id) => pair(id, { programmes: [id] }));
    const memories = new Map(
      programmes.map((id) => {
        const weeks = { until: dayOf('2026-11-23'), counted: 0, rows: Object.fromEntries(rowsOf(id)) };
        return [id, { ...emptyMemory(), weeks }] as const;
      }),
    );
    const total = programmes.flatMap(rowsOf).length;
    hall = await openHall({
      people: [...pairs.flatMap(({ people }) => people), someone('coordinator', 'coordinator')],
      placements: pairs.map(({ placement }) => placement),
      memories,
      signals: [],
    });
    const all = await hall.act('coordinator', forged('weeks', ''));
    expect(words(all)).toContain(`En nog ${total - 16}; kies een programma om ze te zien.`);
    expect(words(all)).toContain(`En nog ${total - 8}; kies een programma om ze te zien.`);
    expect(names(all)).toContain('Gezamenlijk spreekuur · Erkenning als opleider (Leiden)');
    const labels = all.blocks.flatMap((block) =>
      block.kind === 'picture' && block.chart.kind === 'weeks' ? block.chart.rows.map(({ label }) => label) : [],
    );
    expect(labels).toHaveLength(16);
    expect(new Set(labels).size).toBe(16);
    const one = await hall.act('coordinator', actionOf(all, 'Leergesprekken (Amsterdam)'));
    expect(names(one).toSorted()).toEqual(
      ['LEOh in een procesgesprek', 'Leergesprek van de dag', 'Leergesprekken', 'Procesgesprek'].toSorted(),
    );
    expect(words(one)).not.toContain('En nog');
    expect(names(await hall.act('coordinator', actionOf(one, 'Alle programma’s')))).toEqual(names(all));
  });

  it('of a pair with two programmes only what the chosen one asks is shown', async () => {
    const both = pair('beide', { programmes: ['leergesprekken-amsterdam', 'opleiden-lumc'] });
    const rows = { 'leergesprekken-week': 'm', 'kpb-of-kvb': 'x' };
    hall = await openHall({
      people: [...both.people, someone('coordinator', 'coordinator')],
      placements: [both.placement],
      memories: new Map([['beide', { ...emptyMemory(), weeks: { until: dayOf('2026-11-23'), counted: 0, rows } }]]),
      signals: [],
    });
    const one = await hall.act('coordinator', forged('weeks', '', 'leergesprekken-amsterdam'));
    expect(names(one)).toEqual(['Leergesprekken']);
  });

  it('a pair’s card says how many rows find no place', async () => {
    const lumc = pair('lumc', { programmes: ['opleiden-lumc'] });
    const ids =
      realRules()
        .programmes.find(({ id }) => id === 'opleiden-lumc')
        ?.obligations.map(({ id }) => id) ?? [];
    const rows = Object.fromEntries(ids.slice(0, 20).map((id) => [id, 'm']));
    hall = await openHall({
      people: [...lumc.people, someone('coordinator', 'coordinator')],
      placements: [lumc.placement],
      memories: new Map([['lumc', { ...emptyMemory(), weeks: { until: dayOf('2026-11-23'), counted: 0, rows } }]]),
      signals: [],
    });
    expect(words(await hall.act('coordinator', forged('open', 'lumc')))).toContain('En nog 4.');
  });
});
