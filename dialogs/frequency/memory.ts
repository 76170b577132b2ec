import { z } from 'zod';

const date = z.iso.date();
const instant = z.number();

/**
 * An escalation from its announcement on. `window` is the last missed period and `since` from when on the pair is behind: the
 * first day of the first of several periods in a row, or the day after a milestone or longer period. `order` is that last
 * period's permanent name. `previews`: when each of the pair was shown the literal message.
 */
const escalation = z.strictObject({
  order: z.number().int(),
  since: date,
  window: z.strictObject({ from: date, to: date }),
  /** The escalation does not go out before this day. */
  notBefore: date,
  state: z.enum(['announced', 'cancelled', 'open', 'acknowledged', 'contact-planned', 'waived', 'closed']),
  previews: z.record(z.string(), instant),
  sentAt: instant.nullable(),
  /**
   * When the coordinator was told, in which message and about which placements in it; null while it waits for that. `rest`: how
   * many more that message only counted; of those `pairs` is empty.
   */
  told: z
    .strictObject({ at: instant, key: z.string(), pairs: z.array(z.string()), rest: z.number().int().optional() })
    .nullable()
    .optional(),
  reminders: z.number().int(),
  /** When the coordinator last did something with it. */
  handled: instant.optional(),
  /** The pair's own line of explanation, as the coordinator reads it. */
  line: z.strictObject({ by: z.string(), text: z.string() }).nullable(),
});
export type Escalation = z.infer<typeof escalation>;

/** What a person was sent: the last moments, how many without an answer since, and whether was asked what would help. */
const contact = z.strictObject({ sent: z.array(instant), unanswered: z.number().int(), asked: z.boolean() });
export type Contact = z.infer<typeof contact>;

/**
 * What a placement remembers about reminders, as it is stored. It does not grow with time: `told` keeps per
 * `obligation/kind/person` only the latest period that was told of, for periods follow one another.
 */
export const frequencyMemory = z.strictObject({
  schema: z.literal(1),
  told: z.record(z.string(), z.number().int()),
  /** Per `obligation/person`: how many reminders since it was last met. */
  reminders: z.record(z.string(), z.number().int()),
  contacts: z.record(z.string(), contact),
  /** Per `conversation/person`: the planned moment for which the agenda was asked. */
  prepared: z.record(z.string(), instant),
  /** No reminders of this (or of anything) to this person before the date; then it comes back by itself. */
  snoozes: z.array(z.strictObject({ person: z.string(), obligation: z.string().nullable(), until: date })),
  waivers: z.array(z.strictObject({ obligation: z.string(), from: date, to: date, by: z.string(), at: instant })),
  escalations: z.record(z.string(), escalation),
  /** The pair's own line about something missed that is not announced yet: it goes along when it is. */
  lines: z.record(z.string(), z.strictObject({ by: z.string(), text: z.string() })).default({}),
  /**
   * How the last weeks went, so that an overview need not count them again: per obligation one sign a week, the last one of
   * the week before the Monday `until` (days since 1970); `counted` is how much was logged and let off by then. See
   * dialogs/overview/remember-weeks.ts for the signs.
   */
  weeks: z
    .strictObject({ until: z.number().int(), counted: z.number().int(), rows: z.record(z.string(), z.string()) })
    .optional(),
});
export type Memory = z.infer<typeof frequencyMemory>;

/** The memory of a placement about which nothing was said yet. */
export function emptyMemory(): Memory {
  return {
    schema: 1,
    told: {},
    reminders: {},
    contacts: {},
    prepared: {},
    snoozes: [],
    waivers: [],
    escalations: {},
    lines: {},
  };
}

/** What was sent to a person, or that nothing was yet. */
export function contactOf(memory: Memory, person: string): Contact {
  return memory.contacts[person] ?? { sent: [], unanswered: 0, asked: false };
}

/** How many reminders the pair had about an obligation since it was last met: of both, whoever had most. */
export function remindersOf({ reminders }: Memory, obligation: string): number {
  return Math.max(
    0,
    ...Object.entries(reminders).flatMap(([key, times]) => (countedFor(key) === obligation ? times : [])),
  );
}

/** The obligation that reminders are counted under. */
export function countedFor(key: string): string {
  return key.split('/')[0] ?? key;
}

/** The first day of all that an escalation is about. */
export function firstDayOf({ since, window }: Escalation): string {
  return since < window.from ? since : window.from;
}

/** The person reacted, with a tap or with words: reminders may come again. */
export function answered(memory: Memory, person: string): Memory {
  const contact = { ...contactOf(memory, person), unanswered: 0, asked: false };
  return { ...memory, contacts: { ...memory.contacts, [person]: contact } };
}

/** No reminders of this obligation (null: of anything) to this person before `until` (YYYY-MM-DD). */
export function snoozed(memory: Memory, person: string, obligation: string | null, until: string): Memory {
  const others = memory.snoozes.filter((one) => one.person !== person || one.obligation !== obligation);
  return { ...memory, snoozes: [...others, { person, obligation, until }] };
}

/** The coordinator need not see this requirement met in a period (dates, both included); `by` who decided, `at` when. */
export function waived(memory: Memory, waiver: Memory['waivers'][number]): Memory {
  return { ...memory, waivers: [...memory.waivers, waiver] };
}

/**
 * What the coordinator does with an escalation that was sent. Waiving it also waives the periods it was about.
 * Gives the memory unchanged when there is none, or when it is over already.
 */
export function handled(
  memory: Memory,
  obligation: string,
  state: 'acknowledged' | 'contact-planned' | 'waived' | 'closed',
  by: string,
  at: number,
): Memory {
  const known = memory.escalations[obligation];
  if (known === undefined || known.sentAt === null || known.state === 'waived' || known.state === 'closed')
    return memory;
  const next = { ...memory, escalations: { ...memory.escalations, [obligation]: { ...known, state, handled: at } } };
  return state === 'waived' ? waived(next, { obligation, from: firstDayOf(known), to: known.window.to, by, at }) : next;
}

/** The pair's own line about something missed, kept for when it is announced. */
export function noted(memory: Memory, obligation: string, by: string, text: string): Memory {
  return { ...memory, lines: { ...memory.lines, [obligation]: { by, text: text.trim() } } };
}

/** The pair's own line of explanation at an escalation; an empty one takes it away. Unchanged when there is no escalation. */
export function explained(memory: Memory, obligation: string, by: string, text: string): Memory {
  const known = memory.escalations[obligation];
  if (known === undefined) return memory;
  const line = text.trim() === '' ? null : { by, text: text.trim() };
  return { ...memory, escalations: { ...memory.escalations, [obligation]: { ...known, line } } };
}
