import { type Case, current } from './case.ts';
import { dayOf } from './days.ts';
import { type Contact, contactOf, countedFor, type Memory } from './memory.ts';
import { obligationWith } from './obligations.ts';
import { latestIn } from './progress.ts';
import type { Item } from './wanted.ts';

// More than a month of messages at the usual dose: enough to count a day and a week.
const sentKept = 14;
const planKeptMs = 31 * 86_400_000;

/** The memory after something was said to a person: what, when, and that an answer is awaited. */
export function remembered({ memory, now, planned }: Case, person: string, items: readonly Item[]): Memory {
  const next = { ...memory, told: { ...memory.told }, reminders: { ...memory.reminders } };
  for (const { kind, obligation, mark, order } of items) {
    const known = obligation === null ? undefined : next.escalations[obligation];
    if (obligation !== null && known !== undefined && kind === 'escalation') {
      // The count stays as the pair was shown it: they read the literal message.
      const sent = { ...known, state: 'open' as const, sentAt: now, told: null };
      next.escalations = { ...next.escalations, [obligation]: sent };
    } else if (obligation !== null && known !== undefined && kind === 'preview') {
      const shown = { ...known, previews: { ...known.previews, [person]: now } };
      next.escalations = { ...next.escalations, [obligation]: shown };
    } else if (kind === 'agenda' || kind === 'prepare')
      next.prepared = { ...next.prepared, [mark]: planned.find(({ id }) => mark === `${id}/${person}`)?.at ?? order };
    else if (mark !== '') {
      next.told[mark] = order;
      if (obligation === null || kind === 'missed') continue;
      const counted = `${obligation}/${person}`;
      next.reminders[counted] = (next.reminders[counted] ?? 0) + 1;
    }
  }
  const back = new Set(
    items.flatMap(({ kind, obligation }) => (kind === 'return' || kind === 'last-chance' ? obligation : [])),
  );
  next.snoozes = memory.snoozes.filter((one) => one.person !== person || !back.has(one.obligation));
  const before = contactOf(memory, person);
  const [first] = items;
  // Nobody has to react to an announcement, and a question is not a fourth reminder.
  const counts = first !== undefined && items.some(({ kind }) => kind !== 'preview' && kind !== 'question');
  const asked = before.asked || items.some(({ kind }) => kind === 'question');
  const { sent } = contactOf(contacted(memory, person, now), person);
  next.contacts = { ...memory.contacts, [person]: { sent, unanswered: before.unanswered + (counts ? 1 : 0), asked } };
  return next;
}

/** The memory after a person was sent something that is no reminder, but counts for a day and a week all the same. */
export function contacted(memory: Memory, person: string, now: number): Memory {
  const before = contactOf(memory, person);
  const contact = { ...before, sent: [...before.sent, now].slice(-sentKept) };
  return { ...memory, contacts: { ...memory.contacts, [person]: contact } };
}

/** Whatever was done after the last message is an answer; a snooze ends with what it was about. The same memory where nothing changed. */
export function settled(state: Case): Memory {
  const { memory, ledger, now, today, obligations } = state;
  const stateOf = (id: string | null) => {
    const obligation = id === null ? undefined : obligationWith(obligations, id);
    return obligation === undefined ? null : (current(state, obligation)?.progress.state ?? 'none');
  };
  const contacts = answeredSince(memory.contacts, latestIn(ledger) ?? 0);
  const isOver = ({ obligation, until }: Memory['snoozes'][number]) =>
    dayOf(until) <= today && stateOf(obligation) !== 'open';
  const snoozes = memory.snoozes.some(isOver) ? memory.snoozes.filter((one) => !isOver(one)) : memory.snoozes;
  const prepared = without(memory.prepared, (_, at) => at <= now - planKeptMs);
  const isReached = (id: string) => stateOf(id) === null || stateOf(id) === 'met';
  const reminders = without(memory.reminders, (key) => isReached(countedFor(key)));
  // What was written about something missed is over once it is reached again.
  const lines = without(memory.lines, isReached);
  const isSame =
    contacts === memory.contacts &&
    snoozes === memory.snoozes &&
    prepared === memory.prepared &&
    reminders === memory.reminders &&
    lines === memory.lines;
  return isSame ? memory : { ...memory, contacts, snoozes, prepared, reminders, lines };
}

function answeredSince(contacts: Memory['contacts'], latest: number): Memory['contacts'] {
  const isAnswered = ({ unanswered, sent }: Contact) => unanswered > 0 && latest > Math.max(...sent);
  if (!Object.values(contacts).some(isAnswered)) return contacts;
  return Object.fromEntries(
    Object.entries(contacts).map(([person, contact]) => [
      person,
      isAnswered(contact) ? { ...contact, unanswered: 0, asked: false } : contact,
    ]),
  );
}

/** The record without some of it; the same one when nothing goes. */
function without<T>(record: Record<string, T>, goes: (key: string, value: T) => boolean): Record<string, T> {
  const entries = Object.entries(record);
  // Mostly nothing goes, and this is asked in every decision.
  if (!entries.some(([key, value]) => goes(key, value))) return record;
  return Object.fromEntries(entries.filter(([key, value]) => !goes(key, value)));
}
