import { beforeEach, describe, expect, test } from 'vitest';
import { openPureGroup, type PureGroup, place, somebody } from './pure-group.ts';

const members = ['a', 'b', 'c', 'd', 'e'];
let hall: PureGroup;

beforeEach(() => {
  hall = openPureGroup('leergesprekken', members);
  for (const [id, change] of Object.entries({
    buur: {},
    scherm: { role: 'group' as const },
    vreemd: { institute: 'ander' },
    'andere-coordinator': { role: 'coordinator' as const },
  }))
    hall.people.set(id, somebody(id, change));
});

/** Everything but what is said back to the actor. */
const kept = () => JSON.stringify([hall.poll, hall.group]);
const lastWord = () => hall.again.at(-1)?.fallback;

describe('an answer that may not count does nothing and is refused kindly', () => {
  test.each([
    { what: 'by somebody who is no member, privately', who: 'buur', says: 'niet bij hoort' },
    { what: 'by a group', who: 'scherm', says: 'eigen chat' },
    { what: 'by a group in the channel', who: 'scherm', where: place, says: 'eigen chat' },
    { what: 'by the coordinator', who: 'coordinator', says: 'stel je de vraag' },
    { what: 'by the coordinator in the channel', who: 'coordinator', where: place, says: 'stel je de vraag' },
    { what: 'by somebody of another institute, privately', who: 'vreemd', says: 'niet bij hoort' },
    {
      what: 'from another channel',
      who: 'buur',
      where: { channel: 'slack', id: 'T1:C3' } as const,
      says: 'niet bij hoort',
    },
    {
      what: 'by a stranger from another channel',
      who: 'U9',
      where: { channel: 'slack', id: 'T1:C3' } as const,
      says: 'niet bij hoort',
    },
  ])('$what', ({ who, where = null, says }) => {
    const before = kept();
    const told = hall.said.length;
    for (const verb of ['answer', 'form', 'send']) {
      hall.act(who, verb, 'een', { keuze: 'een', toelichting: 'x' }, where);
      expect(lastWord()).toContain(says);
    }
    expect(kept()).toBe(before);
    expect(hall.said).toHaveLength(told);
  });

  test('of who was taken out of the group, wherever it is done', () => {
    hall.act('a', 'answer', 'een');
    hall.group = { ...hall.group, members: ['b', 'c', 'd', 'e'], removed: ['a'] };
    const before = kept();
    hall.act('a', 'answer', 'twee');
    hall.act('a', 'answer', 'twee', {}, place);
    expect(lastWord()).toContain('Wat je eerder antwoordde, telt nog mee');
    expect(kept()).toBe(before);
  });

  test('of who was taken out before answering: it is told that nothing counts', () => {
    hall.group = { ...hall.group, members: ['b', 'c', 'd', 'e'], removed: ['a'] };
    hall.act('a', 'answer', 'een');
    expect(lastWord()).toContain('niet meer bij deze groep');
    expect(lastWord()).toContain('is niet bewaard');
    expect(Object.keys(hall.poll.answers)).toEqual([]);
  });

  test('who is taken out by the coordinator: how many answered tells nobody whether they did', () => {
    for (const id of members) hall.act(id, 'answer', 'een');
    hall.act('coordinator', 'found', '', { naam: 'Groep', leden: 'b,c,d,e' }, null, 'groep');
    expect(hall.group.removed).toEqual(['a']);
    expect(Object.keys(hall.poll.answers)).toEqual(members);
    hall.now = hall.poll.closes;
    hall.wake('poll-close');
    expect(hall.poll.result?.answered).toBe(5);
  });

  test('from the moment of closing on, also before the program has closed it', () => {
    hall.now = hall.poll.closes;
    const before = kept();
    hall.act('a', 'answer', 'een');
    hall.act('a', 'send', '', { keuze: 'een' });
    expect(lastWord()).toContain('gesloten');
    expect(kept()).toBe(before);
  });

  test('to an option that there is not: the question comes back', () => {
    const before = kept();
    hall.act('a', 'answer', 'honderd');
    hall.act('a', 'send', '', { keuze: 'honderd' });
    expect(kept()).toBe(before);
    expect(hall.again.at(-1)?.fields[0]?.error).toBeDefined();
  });

  test('with too many words', () => {
    const before = kept();
    hall.act('a', 'send', '', { keuze: 'een', toelichting: 'lang '.repeat(101) });
    expect(kept()).toBe(before);
  });
});

test('what may identify a patient is not kept, and comes back with what was found', () => {
  const before = kept();
  hall.act('a', 'send', '', { keuze: 'een', toelichting: 'BSN 111222333 van mevrouw Jansen' });
  expect(kept()).toBe(before);
  expect(hall.again.at(-1)?.blocks).toContainEqual(expect.objectContaining({ tone: 'warning' }));
  hall.act('U1', 'send', '', { keuze: 'een', toelichting: 'BSN 111222333 van mevrouw Jansen' }, place);
  expect(kept()).toBe(before);
});

describe('only the coordinator of the group asks, stops and looks back', () => {
  const verbs = [
    'home',
    'group',
    'found',
    'choose',
    'own',
    'start',
    'make',
    'stop',
    'on',
    'off',
    'results',
    'result',
    'x',
  ];
  test.each(['a', 'buur', 'scherm', 'vreemd', 'andere-coordinator'])('not %s', (who) => {
    const before = kept();
    for (const verb of verbs)
      for (const where of [null, place])
        for (const values of [
          {},
          { vraag: 'Wat?', keuzes: 'Ja\nNee', wanneer: 'nu', open: '48', peiling: 'werkdruk', naam: 'Van mij' },
        ]) {
          for (const subject of ['p1', 'groep']) {
            // A coordinator may found a group of their own, by an id that is none yet.
            if (verb === 'found' && subject === 'p1') continue;
            const decision = hall.act(who, verb, 'n77', values, where, subject);
            const dues = decision.dues.filter(({ kind }) => kind.startsWith('poll'));
            expect([decision.groups, decision.polls, dues]).toEqual([[], [], []]);
            expect(JSON.stringify([decision.said, decision.again])).not.toContain('picture');
          }
        }
    expect(kept()).toBe(before);
  });

  test('a member who became coordinator elsewhere, and a coordinator who is one no more', () => {
    hall.people.set('coordinator', somebody('coordinator', { role: 'trainer' }));
    expect(hall.act('coordinator', 'stop').polls).toEqual([]);
    expect(hall.poll.state).toBe('open');
  });

  test('the coordinator stops it: the answers are gone and nothing is told of them', () => {
    for (const who of members) hall.act(who, 'answer', 'twee');
    hall.act('coordinator', 'stop');
    expect(hall.poll).toMatchObject({ state: 'stopped', answers: {}, result: null });
    expect(hall.group.open).toEqual([]);
    expect(hall.dues.get('test/poll-close/p1')?.at).toBeNull();
    expect(JSON.stringify(hall.said)).not.toContain('picture');
  });
});

test('who answered before the institute knew them counts once', () => {
  hall.act('U1', 'answer', 'een', {}, place);
  expect(Object.keys(hall.poll.answers)).toEqual(['slack:U1']);
  hall.people.set('nieuw', somebody('nieuw', { addresses: [{ channel: 'slack', id: 'U1' }] }));
  hall.act('nieuw', 'form', '', {}, place);
  expect(hall.again.at(-1)?.fields[0]?.value).toBe('een');
  hall.act('nieuw', 'answer', 'twee', {}, place);
  expect(hall.poll.answers).toEqual({ nieuw: { option: 'twee', text: '' } });
  expect(hall.group.members).toContain('nieuw');
});

test('a tap keeps the words that were sent before, and the same tap again writes nothing', () => {
  hall.act('a', 'send', '', { keuze: 'een', toelichting: 'Tijd helpt.' });
  hall.act('a', 'answer', 'twee');
  expect(hall.poll.answers).toEqual({ a: { option: 'twee', text: 'Tijd helpt.' } });
  expect(hall.act('a', 'answer', 'twee').polls).toEqual([]);
});

test('a stranger may do nothing else in the channel', () => {
  const before = kept();
  for (const verb of ['stop', 'results', 'home', 'found']) hall.act('U1', verb, '', {}, place);
  hall.say('U1', 'peiling', place);
  expect(kept()).toBe(before);
});
