import { describe, expect, test } from 'vitest';
import { encodeAction } from '../../dialogs/action.ts';
import { instantOf } from '../../dialogs/dates/zone.ts';
import type { PlannedTalk } from '../../dialogs/model/agenda.ts';
import type { DueChange } from '../../dialogs/model/decision.ts';
import type { Message } from '../../dialogs/model/message.ts';
import type { Placement } from '../../dialogs/model/placement.ts';
import { nextStep } from '../transcripts/next-step.ts';
import { openPureHall, type PureHall } from '../transcripts/pure-hall.ts';
import { aloud, peopleAndPlacements, realContent } from '../transcripts/stage.ts';

const zone = 'Europe/Amsterdam';
/** A moment in ms since 1970. */
const on = (date: string, time: string) => instantOf({ date, time }, zone);
/** A Thursday. */
const now = on('2026-11-19', '09:00');
const named = on('2026-11-25', '10:30');
const session = 'g1';

const other = (change: Partial<PlannedTalk> = {}): PlannedTalk => ({
  ...{ id: 'p1', people: ['aios', 'opleider'], by: 'aios', at: on('2026-12-02', '09:00'), changes: 0 },
  ...change,
});

/** A process-focused conversation to its last question, with `when` named for the next one. */
function talked(
  when: string,
  change: { placement?: Partial<Placement>; id?: string; people?: readonly string[]; met?: string } = {},
) {
  const { people, placements } = peopleAndPlacements();
  const { id = 'oost', people: pair = ['opleider', 'aios'], met } = change;
  const hall = openPureHall(
    realContent(),
    people,
    placements.map((one) => (one.id === id ? { ...one, ...change.placement } : one)),
    now,
  );
  const start = encodeAction({ kind: 'start', dialog: 'proces', length: '15' });
  hall.send(pair[0] ?? '', { kind: 'act', action: start, values: met === undefined ? {} : { met } });
  const given = ({ fields }: Message): Record<string, string> =>
    fields.some(({ id: field }) => field === 'onderwerp') ? { wanneer: when } : {};
  while (!isLast(hall, pair)) expect(nextStep(hall, session, pair, given)).toBe(true);
  return {
    hall,
    placement: () => hall.placements.get(id),
    /** The minutes confirmed by all; the due moments of that. */
    close(): DueChange[] {
      const dues: DueChange[] = [];
      for (const person of pair) dues.push(...hall.send(person, { kind: 'text', text: 'klopt' }).dues);
      expect(hall.sessions.get(session)?.status).toBe('finished');
      return dues;
    },
    /** What somebody read at the end. */
    end: (person: string) =>
      hall.said.findLast(({ to, message }) => to === person && /^Klaar: /.test(message.title ?? '')),
    tap(person: string, label: string, values: Record<string, string> = {}) {
      const message = hall.said.findLast(
        ({ to, message: { buttons } }) => to === person && buttons.some((one) => one.label === label),
      )?.message;
      const button = message?.buttons.find((one) => one.label === label);
      const before = (message?.fields ?? []).map(({ id: field, value = '' }) => [field, value]);
      const filled = button?.submits === true ? { ...Object.fromEntries(before), ...values } : {};
      return hall.send(person, { kind: 'act', action: button?.action ?? '', values: filled });
    },
  };
}

function isLast(hall: PureHall, people: readonly string[]): boolean {
  return people.some((person) => hall.openOf(session, person)?.fields.some(({ id }) => id === 'minuten'));
}

const read = (said: { message: Message } | undefined) => (said === undefined ? '' : aloud(said.message).join('\n'));

describe('a day and a time', () => {
  test('are planned when the conversation closes, and told in the message that closes it', () => {
    const { hall, close, placement, end } = talked('volgende week woensdag half 11');
    expect(placement()?.planned).toEqual([]);
    const before = hall.said.length;
    const dues = close();
    expect(placement()?.planned).toEqual([
      { id: 'g1-next', people: ['aios', 'opleider'], by: expect.any(String), at: named, changes: 0 },
    ]);
    for (const person of ['opleider', 'aios']) {
      expect(read(end(person))).toMatch(
        /Gepland: woensdag 25 november om 10:30\n\[Zet in je kalender\].*\n[\s\S]*\[Verzet\] \[Zeg af\] \[Lees terug\]/,
      );
      // One message: nothing else says that it is planned.
      const about = hall.said
        .slice(before)
        .filter(({ to, message }) => to === person && /Gepland|plant/.test(JSON.stringify(message)));
      expect(about).toHaveLength(1);
    }
    // The trainee is asked for the agenda on the working day before, at noon.
    expect(dues.filter(({ kind }) => kind === 'agenda')).toEqual([
      expect.objectContaining({ at: on('2026-11-24', '12:00'), subject: 'oost|g1-next' }),
    ]);
    const overview = hall.send('aios', { kind: 'text', text: 'plan' }).said[0];
    expect(read(overview)).toContain('Opleider Oost: woensdag 25 november om 10:30');
  });

  test('can be moved and cancelled from there', () => {
    const one = talked('woensdag 25 november half 11');
    one.close();
    one.tap('aios', 'Verzet');
    one.tap('aios', 'Verzet', { wanneer: 'donderdag 26 november 9 uur' });
    expect(one.placement()?.planned[0]).toMatchObject({ at: on('2026-11-26', '09:00'), changes: 1 });
    one.tap('opleider', 'Zeg af');
    one.tap('opleider', 'Zeg af');
    expect(one.placement()?.planned).toEqual([]);
  });

  test('on a day off are planned with a word about it', () => {
    const { close, placement, end } = talked('vrijdag 25 december 10 uur');
    close();
    expect(placement()?.planned).toHaveLength(1);
    expect(read(end('aios'))).toContain('! Let op, dat is een feestdag.');
  });

  test('beside another one are offered, and overwrite nothing', () => {
    const one = talked('woensdag 25 november half 11', { placement: { planned: [other()] } });
    one.close();
    expect(one.placement()?.planned).toEqual([other()]);
    expect(read(one.end('aios'))).toMatch(
      /Er staat al iets gepland: woensdag 2 december om 09:00\.[\s\S]*\[Plan woensdag 25 november om 10:30\]/,
    );
    const asked = one.tap('opleider', 'Plan woensdag 25 november om 10:30').said[0];
    expect(asked?.message.buttons.map(({ label }) => label)).toEqual([
      'Verzet naar woensdag 25 november om 10:30',
      'Erbij: woensdag 25 november om 10:30',
    ]);
    expect(one.placement()?.planned).toEqual([other()]);
    one.tap('opleider', 'Erbij: woensdag 25 november om 10:30');
    expect(one.placement()?.planned.map(({ at }) => at)).toEqual([other().at, named]);
  });

  test('that stand already are said once more, and stay one', () => {
    const { close, placement, end } = talked('woensdag 25 november half 11', {
      placement: { planned: [other({ at: named })] },
    });
    close();
    expect(placement()?.planned).toEqual([other({ at: named })]);
    expect(read(end('aios'))).toContain('Volgende gesprek: woensdag 25 november om 10:30');
    expect(read(end('aios'))).not.toContain('[Verzet]');
  });

  test('after the end of the placement are not planned, and that is said', () => {
    const { close, placement, end } = talked('woensdag 25 november half 11', { placement: { end: '2026-11-24' } });
    close();
    expect(placement()?.planned).toEqual([]);
    expect(read(end('opleider'))).toContain('jullie koppeling loopt tot en met dinsdag 24 november 2026');
  });

  test('that passed before the conversation was closed are not planned', () => {
    const { hall, close, placement, end } = talked('woensdag 25 november half 11');
    hall.now = on('2026-11-26', '09:00');
    close();
    expect(placement()?.planned).toEqual([]);
    expect(read(end('aios'))).not.toContain('Gepland');
  });

  test('of a conversation that is stopped are not planned', () => {
    const { hall, tap, placement } = talked('woensdag 25 november half 11');
    hall.send('aios', { kind: 'text', text: 'stop' });
    tap('aios', 'Stop en bewaar');
    expect([placement()?.planned, placement()?.agenda.length]).toEqual([[], 1]);
  });
});

describe('a day without a time', () => {
  test('is offered as a form with that day in it', () => {
    const one = talked('woensdag 25 november');
    one.close();
    expect(one.placement()?.planned).toEqual([]);
    expect(read(one.end('aios'))).toMatch(/noemden jullie woensdag 25 november\. Hoe laat\?[\s\S]*\[Kies een tijd\]/);
    const form = one.tap('aios', 'Kies een tijd').said[0]?.message;
    expect(form?.fields.map(({ id, value }) => [id, value])).toEqual([['wanneer', 'woensdag 25 november 2026']]);
    one.tap('aios', 'Plan', { wanneer: 'woensdag 25 november half 11' });
    expect(one.placement()?.planned.map(({ at }) => at)).toEqual([named]);
  });

  test.each(['2026-02-30@', 'overmorgen@', '@', '2026-11-25@nobody'])(
    'made up in a button («%s») does no harm',
    (item) => {
      const one = talked('woensdag 25 november');
      one.close();
      for (const verb of ['on-day', 'named'])
        one.hall.send('aios', {
          kind: 'act',
          action: encodeAction({ kind: 'plan', verb, placement: 'oost', item }),
          values: {},
        });
      expect(one.placement()?.planned).toEqual([]);
    },
  );
});

describe('in a duo', () => {
  const duo = { id: 'noord', people: ['aios-noord', 'noord2'], met: 'noord2' } as const;

  test('the next one is planned with who took part', () => {
    const { close, placement } = talked('woensdag 25 november half 11', duo);
    close();
    expect(placement()?.planned.map(({ people }) => people.toSorted())).toEqual([['aios-noord', 'noord2']]);
  });

  test('who is not in what stands reads nothing of it', () => {
    const stands = other({ people: ['aios-noord', 'noord1'] });
    const all = { id: 'noord', people: ['aios-noord', 'noord1', 'noord2'], met: 'allen' } as const;
    const { close, end } = talked('woensdag 25 november half 11', { ...all, placement: { planned: [stands] } });
    close();
    const reads = all.people.map((person) => read(end(person)).includes('woensdag 2 december'));
    expect(reads).toEqual([true, true, false]);
  });

  test.each(['aios-noord', 'noord2'])('what is offered to %s is with the same two', (person) => {
    const stands = other({ people: ['aios-noord', 'noord1', 'noord2'] });
    const one = talked('woensdag 25 november half 11', { ...duo, placement: { planned: [stands] } });
    one.close();
    one.tap(person, 'Plan woensdag 25 november om 10:30');
    one.tap(person, 'Erbij: woensdag 25 november om 10:30');
    expect(one.placement()?.planned.map(({ people }) => people.length)).toEqual([3, 2]);
  });
});
