import type { Activities } from '../content/programme.ts';
import { instantOf, wallAt } from '../dates/zone.ts';
import type { Entry } from '../model/decision.ts';
import type { Logged } from './logged.ts';

/** What counts: the entries that nobody took away, each once, in the order they came. */
export function effective(entries: readonly Entry[]): Entry[] {
  const undone = new Set(entries.flatMap(({ undoes }) => undoes ?? []));
  const once = new Map(entries.filter(({ undoes }) => undoes === null).map((entry) => [entry.key, entry]));
  return [...once.values()].filter(({ key }) => !undone.has(key));
}

/** Where entries belong: their keys begin with `batch` and a dot, so that they can be taken away together. `now` in ms since 1970, `zone` IANA. */
export type Booking = { batch: string; institute: string; placement: string; by: string; zone: string; now: number };

/** The ledger's lines for what was logged. Times that each took minutes are lines of their own, because each counts by its length. */
export function entriesFor(items: readonly Logged[], booking: Booking): Entry[] {
  const lines = items.flatMap((item) =>
    item.minutes > 0 && item.amount > 1 ? Array.from({ length: item.amount }, () => ({ ...item, amount: 1 })) : [item],
  );
  const { batch, institute, placement, by, zone, now } = booking;
  return lines.map(({ kind, amount, minutes, day }, index) => ({
    key: `${batch}.${index + 1}`,
    institute,
    placement,
    kind,
    // Noon is the same day in every zone nearby; what was done today was done before now.
    at: Math.min(instantOf({ date: day, time: '12:00' }, zone), now),
    minutes,
    amount,
    by,
    undoes: null,
  }));
}

/** The line that takes another away. It stands at the same moment, so that both are read together; twice it is the same line. */
export function undoing(entry: Entry, by: string): Entry {
  return { ...entry, key: `${entry.key}!`, by, undoes: entry.key };
}

/** The lines of one booking, or a single line, that this person logged; conversations that the assistant led are none of them. */
export function bookedAs(entries: readonly Entry[], subject: string, by: string): Entry[] {
  return entries.filter(
    (entry) =>
      entry.undoes === null &&
      entry.by === by &&
      isLogged(entry) &&
      (entry.key === subject || entry.key.startsWith(`${subject}.`)),
  );
}

/** Was this line logged by hand? A conversation's line has the conversation's id as its key. */
export function isLogged({ key, undoes }: Entry): boolean {
  return undoes === null && /\.\d+$/.test(key);
}

/** The activity that a line is of: a finished conversation is one by its kind, where it is no form that is an activity of its own. */
export function activityOf(kind: string, activities: Activities): string {
  const led = Object.entries(activities).find(
    ([, { conversation, form }]) => conversation === kind && form === undefined,
  );
  return led?.[0] ?? kind;
}

/**
 * What was counted already for the same activity and day by the other, or as a conversation that the assistant led. `alike`:
 * activities of which one that anybody counted, this person too, may be the same thing.
 */
export function countedBefore(
  item: Logged,
  entries: readonly Entry[],
  booking: Omit<Booking, 'batch'>,
  activities: Activities,
  alike: readonly string[],
): Entry | undefined {
  return effective(entries).find((entry) => {
    const kind = activityOf(entry.kind, activities);
    return (
      entry.placement === booking.placement &&
      wallAt(entry.at, booking.zone).date === item.day &&
      (alike.includes(kind) || (kind === item.kind && (entry.by !== booking.by || !isLogged(entry))))
    );
  });
}
