import { beforeEach, describe, expect, test } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import type { Weekly } from '../../dialogs/model/group.ts';
import { aloud } from '../transcripts/stage.ts';
import { openPureGroup, type PureGroup } from './pure-group.ts';

const slot: Weekly = {
  id: 's1',
  poll: 'leergesprekken',
  asked: null,
  weekday: 4,
  time: '15:00',
  zone: 'Europe/Amsterdam',
  hours: 36,
  holidays: 'skip',
  on: true,
};
const dueKey = 'test/poll-open/groep/s1';
const asNow = { dag: '4', tijd: '15:00', open: '36', vrij: 'skip' };

let hall: PureGroup;
beforeEach(() => {
  hall = openPureGroup('leergesprekken', ['a', 'b']);
  hall.group = { ...hall.group, weekly: [slot] };
});

const act = (verb: string, values = {}) => hall.act('coordinator', verb, 's1', values, null, 'groep');
const lastSaid = () => hall.said.at(-1)?.message;
const words = () => {
  const message = lastSaid();
  return message === undefined ? '' : aloud(message).join('\n');
};
const opensAt = () => hall.dues.get(dueKey)?.at;

describe('a poll that comes every week', () => {
  test.each([true, false])('can be changed and removed from the group’s page, also while it is off (on: %s)', (on) => {
    hall.group = { ...hall.group, weekly: [{ ...slot, on }] };
    hall.say('coordinator', 'peiling');
    const button = lastSaid()?.buttons.find(({ label }) => label.startsWith('Verander: '));
    expect(button?.action).toBe(encodeAction({ kind: 'poll', verb: 'change', subject: 'groep', option: 's1' }));
    act('change');
    const form = lastSaid();
    expect(form?.fields.map(({ id, value }) => [id, value])).toEqual([
      ['open', '36'],
      ['dag', '4'],
      ['tijd', '15:00'],
      ['vrij', 'skip'],
    ]);
    expect(form?.buttons.map(({ label }) => label)).toEqual(['Bewaar', 'Haal weg']);
  });

  test('is changed: it opens at its new moment, and asks the same', () => {
    act('changed', { ...asNow, dag: '5', tijd: 'half vier', vrij: 'move' });
    expect(hall.group.weekly).toEqual([{ ...slot, weekday: 5, time: '15:30', holidays: 'move' }]);
    expect(opensAt()).toBe(Date.parse('2026-11-20T14:30:00Z'));
    expect(words()).toContain('Veranderd:');
  });

  test('changed while it is off it stays off', () => {
    hall.group = { ...hall.group, weekly: [{ ...slot, on: false }] };
    act('changed', { ...asNow, dag: '5' });
    expect(hall.group.weekly).toMatchObject([{ weekday: 5, on: false }]);
    expect(opensAt()).toBeNull();
  });

  test('what is wrong comes back at its field and changes nothing', () => {
    act('changed', { ...asNow, tijd: 'half negen', open: '5' });
    expect(
      hall.again
        .at(-1)
        ?.fields.filter(({ error }) => error !== undefined)
        .map(({ id }) => id),
    ).toEqual(['open', 'tijd']);
    expect(hall.group.weekly).toEqual([slot]);
  });

  test('is removed: it stands in the list no more and does not open, and what runs goes on', () => {
    act('remove');
    expect(hall.group.weekly).toEqual([]);
    expect(opensAt()).toBeNull();
    expect(words()).toContain('komt niet meer terug');
    expect(hall.poll.state).toBe('open');
    expect(lastSaid()?.buttons.some(({ label }) => label.includes('Verander'))).toBe(false);
  });

  test('one that is gone, or of a group of somebody else, is not changed', () => {
    act('remove');
    for (const verb of ['change', 'changed', 'remove', 'on', 'off']) {
      act(verb, asNow);
      expect(words()).toContain('werkt hier niet meer');
    }
    hall.group = { ...hall.group, weekly: [slot], coordinator: 'ander' };
    for (const verb of ['change', 'changed', 'remove']) act(verb, { ...asNow, dag: '1' });
    for (const verb of ['change', 'changed', 'remove'])
      hall.act('a', verb, 's1', { ...asNow, dag: '1' }, null, 'groep');
    expect(hall.group.weekly).toEqual([slot]);
  });
});
