import { afterEach, describe, expect, it } from 'vitest';
import { instantOf, wallAt } from '../../dialogs/dates/zone.ts';
import { dayOf } from '../../dialogs/frequency/days.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Person } from '../../dialogs/model/person.ts';
import { lookAt } from '../../dialogs/nudges/look-again.ts';
import { digestDue } from '../../dialogs/overview/digest.ts';
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

let hall: Hall | null = null;
afterEach(async () => {
  await hall?.close();
  hall = null;
});

const day = 86_400_000;
const holidays = new Set(['2026-12-07', '2026-12-25']);
const coordinator = (part: Partial<Person> = {}) => someone('coordinator', 'coordinator', { digest: 'on', ...part });
const on = (date: string, time: string, zone = 'Europe/Amsterdam') => instantOf({ date, time }, zone);

function documents(people: Person[]): Documents {
  const pairs = [
    pair('open'),
    pair('zorg'),
    pair('kalm', { coordinator: null }),
    pair('ander', { coordinator: 'ander' }),
  ];
  return {
    people: [...pairs.flatMap((one) => one.people), ...people],
    placements: pairs.map((one) => one.placement),
    memories: new Map([
      ['open', lived('mxx', {})],
      ['ander', lived('mx', { state: 'acknowledged' })],
    ]),
    signals: [worry('zorg')],
  };
}

const digests = async (to = 'coordinator') =>
  (await (hall as Hall).said()).filter((one) => one.to.id === to && one.message.title === 'Je koppels deze week');
const words = (message: Message | undefined) => (message === undefined ? [] : aloud(message));

describe('when the Monday message comes', () => {
  it.each([
    ['on a Thursday, the next Monday', on('2026-11-26', '09:00'), 'Europe/Amsterdam', '2026-11-30'],
    ['on Monday before nine, only the week after', on('2026-11-30', '08:00'), 'Europe/Amsterdam', '2026-12-08'],
    ['not on a public holiday', on('2026-12-03', '09:00'), 'Europe/Amsterdam', '2026-12-08'],
    ['on their own clock', on('2026-11-26', '09:00'), 'America/Curacao', '2026-11-30'],
  ])('%s', (_, from, zone, date) => {
    const { at } = digestDue(coordinator({ zone }), from, holidays);
    expect(wallAt(at ?? 0, zone)).toMatchObject({ date, time: '09:02' });
  });

  it.each([
    ['one who switched it off', { digest: 'off' as const }],
    ['one who is no coordinator any more', { role: 'trainer' as const }],
  ])('never for %s', (_, part) => {
    expect(digestDue(coordinator(part), now, holidays).at).toBeNull();
  });
});

describe('the Monday message', () => {
  it('says how the pairs stand in five lines at most, opens the overview, and comes every week', async () => {
    const one = coordinator({ signals: ['zorg-zorg'] });
    hall = await openHall(documents([one]), [digestDue(one, now, holidays)]);
    await hall.passTo(on('2026-11-30', '09:03'));
    const [first] = await digests();
    expect(words(first?.message)).toEqual([
      'Je koppels deze week',
      'Koppels: 3. Op koers: 1, aandacht: 2, in overleg: 0.',
      'Nog op te pakken: 1, waarvan nieuw sinds vorige week: 0.',
      'Het langst: aios open & opleider open, sinds maandag 2 november.',
      'Open signalen: 1.',
      '(Dit komt elke maandag. Uitzetten kan bij instellingen.)',
      '[Overzicht]',
    ]);
    const opened = await hall.act('coordinator', actionOf(first?.message as Message, 'Overzicht'));
    expect(words(opened)).toContain('Koppels: 3. Op koers: 1, aandacht: 2, in overleg: 0.');
    await hall.passTo(on('2026-12-22', '09:00'));
    expect((await digests()).map(({ key }) => key.slice(-10))).toEqual([
      '2026-11-30',
      '2026-12-08',
      '2026-12-14',
      '2026-12-21',
    ]);
  });

  it('is for each coordinator about their own pairs', async () => {
    const two = [coordinator(), someone('ander', 'coordinator', { digest: 'on' })];
    hall = await openHall(
      documents(two),
      two.map((one) => digestDue(one, now, holidays)),
    );
    await hall.passTo(on('2026-11-30', '09:03'));
    expect(words((await digests())[0]?.message)[1]).toBe('Koppels: 3. Op koers: 2, aandacht: 1, in overleg: 0.');
    expect(words((await digests('ander'))[0]?.message)[1]).toBe('Koppels: 2. Op koers: 1, aandacht: 0, in overleg: 1.');
  });

  it('starts with the first thing a coordinator does, not before, and not twice', async () => {
    hall = await openHall(documents([someone('coordinator', 'coordinator')]));
    await hall.home('coordinator');
    expect(await hall.dues()).toEqual([]);
    await hall.text('coordinator', 'overzicht');
    await hall.text('coordinator', 'menu');
    expect((await hall.dues()).filter(({ key }) => key.includes('digest'))).toHaveLength(1);
    await hall.passTo(now + 5 * day);
    expect(await digests()).toHaveLength(1);
  });

  it('is switched off and on again in the settings', async () => {
    const one = coordinator();
    hall = await openHall(documents([one]), [digestDue(one, now, holidays)]);
    const form = await hall.text('coordinator', 'instellingen');
    await hall.act('coordinator', actionOf(form, 'Bewaar'), { zone: 'Europe/Amsterdam', maandag: 'uit' });
    await hall.passTo(now + 8 * day);
    expect(await digests()).toEqual([]);
    await hall.act('coordinator', actionOf(form, 'Bewaar'), { zone: 'Europe/Amsterdam', maandag: 'aan' });
    await hall.passTo(now + 14 * day);
    expect(await digests()).toHaveLength(1);
  });

  it('is not said to somebody who lost the role meanwhile, and is not set again', async () => {
    const one = coordinator();
    hall = await openHall(documents([{ ...one, role: 'trainer' }]), [digestDue(one, now, holidays)]);
    await hall.passTo(now + 14 * day);
    expect(await digests()).toEqual([]);
    expect(await hall.dues()).toEqual([]);
  });

  it('waits for a working day when the program was off on Monday', async () => {
    const one = coordinator();
    const due = digestDue(one, now, holidays);
    hall = await openHall(documents([one]), [{ ...due, at: on('2026-12-05', '11:00') }]);
    await hall.passTo(on('2026-12-08', '12:00'));
    expect((await digests()).map(({ key }) => key.slice(-10))).toEqual(['2026-12-08']);
  });
});

describe('the week that is over', () => {
  const noon = (date: string) => ({
    key: `gesprek ${date}`,
    institute: 'noord',
    placement: 'goed',
    kind: 'leergesprek',
    at: on(date, '12:00'),
    minutes: 60,
    amount: 1,
    by: 'aios goed',
    undoes: null,
  });

  it('counts on Monday for a pair that did all and has nothing to hear', async () => {
    const one = coordinator();
    const good = pair('goed');
    hall = await openHall(
      { people: [...good.people, one], placements: [good.placement], memories: new Map(), signals: [] },
      [digestDue(one, now, holidays), lookAt(good.placement, on('2026-11-27', '17:00'))],
    );
    const entries = [23, 24, 25, 26, 27].map((date) => noon(`2026-11-${date}`));
    await hall.store.commit({ event: 'log', at: now, writes: [], entries, dues: [], outgoing: [] });
    await hall.passTo(on('2026-11-30', '09:03'));
    expect((await digests()).map(({ message }) => words(message)[1])).toEqual([
      'Koppels: 1. Op koers: 1, aandacht: 0, in overleg: 0.',
    ]);
    const weeks = words(await hall.act('coordinator', forged('weeks', ''))).join('\n');
    expect(weeks).toContain('Leergesprekken: 1 van 1 (100%)');
    expect(weeks).toContain('wk 48 100%');
  });

  it('is looked at once more after the end, and then no more', async () => {
    const short = pair('kort', { start: '2026-11-23', end: '2026-12-02' });
    hall = await openHall(
      { people: [...short.people, coordinator()], placements: [short.placement], memories: new Map(), signals: [] },
      [lookAt(short.placement, now)],
    );
    const until = async () => {
      const [stored] = await (hall as Hall).store.read(['noord/frequency/kort']);
      return Object(stored?.body).weeks?.until;
    };
    await hall.passTo(on('2026-12-07', '01:00'));
    expect(await until()).toBe(dayOf('2026-12-07'));
    await hall.passTo(on('2027-03-01', '12:00'));
    expect(await hall.dues()).toEqual([]);
  });
});
