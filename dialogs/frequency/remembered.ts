import { type Case, current } from './case.ts';
import { dayOf } from './days.ts';
import { contactOf, type Memory } from './memory.ts';
import { latestIn } from './progress.ts';
import type { Item } from './wanted.ts';

// More than a month of messages at the usual dose: enough to count a day and a week.
const sentKept = 14;
const planKeptMs = 31 * 86_400_000;

/** The memory after something was said to a person: what, when, and that an answer is awaited. */
export function remembered({ memory, now, planned }: Case, person: string, items: readonly Item[]): Memory {
  const next = {
    ...memory,
    told: { ...memory.told },
    reminders: { ...memory.reminders },
    prepared: { ...memory.prepared },
    escalations: { ...memory.escalations },
  };
  for (const { kind, obligation, mark, order } of items) {
    const known = obligation === null ? undefined : next.escalations[obligation];
    if (obligation !== null && known !== undefined && kind === 'escalation')
      next.escalations[obligation] = {
        ...known,
        state: 'open',
        sentAt: now,
        reminders: next.reminders[obligation] ?? 0,
      };
    else if (obligation !== null && known !== undefined && kind === 'preview')
      next.escalations[obligation] = { ...known, previews: { ...known.previews, [person]: now } };
    else if (kind === 'agenda' || kind === 'prepare')
      next.prepared[mark] = planned.find(({ id }) => mark === `${id}/${person}`)?.at ?? order;
    else if (mark !== '') {
      next.told[mark] = order;
      if (obligation !== null) next.reminders[obligation] = (next.reminders[obligation] ?? 0) + 1;
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
  const sent = [...before.sent, now].slice(-sentKept);
  next.contacts = { ...memory.contacts, [person]: { sent, unanswered: before.unanswered + (counts ? 1 : 0), asked } };
  return next;
}

/** Whatever was done after the last message is an answer; a snooze ends with what it was about. */
export function settled(state: Case): Memory {
  const { memory, ledger, now, today, obligations } = state;
  const latest = latestIn(ledger) ?? 0;
  const contacts = Object.entries(memory.contacts).map(([person, contact]) => {
    const isAnswered = contact.unanswered > 0 && latest > Math.max(...contact.sent);
    return [person, isAnswered ? { ...contact, unanswered: 0, asked: false } : contact] as const;
  });
  const snoozes = memory.snoozes.filter(({ obligation: id, until }) => {
    if (dayOf(until) > today) return true;
    const obligation = obligations.find((one) => one.id === id);
    return obligation !== undefined && current(state, obligation)?.progress.state === 'open';
  });
  const prepared = Object.entries(memory.prepared).filter(([, at]) => at > now - planKeptMs);
  const reminders = Object.entries(memory.reminders).filter(([id]) => {
    const obligation = obligations.find((one) => one.id === id);
    return obligation !== undefined && current(state, obligation)?.progress.state !== 'met';
  });
  return {
    ...memory,
    contacts: Object.fromEntries(contacts),
    snoozes,
    prepared: Object.fromEntries(prepared),
    reminders: Object.fromEntries(reminders),
  };
}
