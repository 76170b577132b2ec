import { z } from 'zod';
import { controlNames } from '../content/commands.ts';
import { lengths } from '../content/conversation.ts';

/** What was filled in at one field: words, points, option ids, a number or a moment (wall time of the answerer's zone). */
const value = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.strictObject({ date: z.string(), time: z.string().nullable() }),
]);
export type Value = z.infer<typeof value>;

/** One field as it was asked and answered; `shown` is how a reader sees it when that is not the value itself. */
const fieldAnswer = z.strictObject({ id: z.string(), label: z.string(), value, shown: z.array(z.string()).optional() });
export type FieldAnswer = z.infer<typeof fieldAnswer>;

/**
 * What came of one question. The question stands beside the answer as it was asked, so that later
 * rewording changes no record. `passed`: never answered, because the other went on without, or because
 * the content changed. `also`: what somebody else sent at the same moment.
 */
const answer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('given'),
    by: z.string(),
    at: z.number(),
    asked: z.string(),
    fields: z.array(fieldAnswer),
    also: z.array(z.strictObject({ by: z.string(), fields: z.array(fieldAnswer) })).optional(),
  }),
  z.strictObject({ kind: z.literal('skipped'), by: z.string(), at: z.number() }),
  z.strictObject({ kind: z.literal('passed'), by: z.string(), at: z.number() }),
]);
export type Answer = z.infer<typeof answer>;
export type Given = Extract<Answer, { kind: 'given' }>;

/** Typed or filled-in values that are kept but not yet the answer, by field id as the form has them. */
const values = z.record(z.string(), z.string());
export type Values = z.infer<typeof values>;

/** Something the bot asks the writer first, before what was written becomes the answer. */
const hold = z.discriminatedUnion('why', [
  z.strictObject({
    why: z.literal('hints'),
    at: z.string(),
    /** `field`: the form's id of what the hint is about. */
    hints: z.array(z.strictObject({ code: z.string(), found: z.string(), field: z.string().optional() })),
    /** Was it looked at once more after the writer typed other words? Then the next words stand. */
    again: z.boolean().optional(),
  }),
  z.strictObject({
    why: z.literal('when'),
    at: z.string(),
    field: z.string(),
    readings: z.array(z.strictObject({ date: z.string(), time: z.string().nullable() })),
  }),
  z.strictObject({ why: z.literal('word'), at: z.string(), control: z.enum(controlNames), text: z.string() }),
  z.strictObject({ why: z.literal('patient'), at: z.string(), kinds: z.array(z.string()), cleared: z.boolean() }),
]);
export type Hold = z.infer<typeof hold>;

/** One participant's side of the conversation. `open`: the message they have before them now; `sent` counts their messages. */
const part = z.strictObject({
  person: z.string(),
  role: z.enum(['trainee', 'trainer']),
  paused: z.boolean(),
  sent: z.number().int(),
  /** Does the message with which it began show words of before? Then it gives way at the end. */
  recalls: z.boolean().optional(),
  open: z.strictObject({ key: z.string(), sign: z.string() }).nullable(),
  hold: hold.nullable(),
  drafts: z.record(z.string(), values),
});
export type Part = z.infer<typeof part>;

/**
 * A running or finished conversation. Where it stands is not stored but follows from `answers`, so an
 * answer can never be lost between a place and a counter. Answers are keyed by position (step id, or
 * `step/item` for a step that is asked more than once) and then by person, or `all` when one answer serves everybody.
 */
export const session = z.strictObject({
  schema: z.literal(1),
  id: z.string(),
  institute: z.string(),
  placement: z.string().nullable(),
  dialog: z.string(),
  title: z.string(),
  counts: z.string(),
  /** The activity that it turned out to be, where its form is one of its own. */
  activity: z.string().optional(),
  version: z.string(),
  length: z.literal(lengths),
  status: z.enum(['running', 'finished', 'stopped', 'discarded']),
  starter: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Measured time of working on it, in ms; pauses of over ten minutes between two events do not count. */
  activeMs: z.number(),
  lastAt: z.number(),
  /** Minutes of a line that was logged for this talk before it was finished; 0 for none or without. */
  told: z.number().int().optional(),
  minutes: z.number().int().nullable(),
  /** Who stopped it before its end, and whether that person kept their own words. */
  stoppedBy: z.strictObject({ person: z.string(), kept: z.boolean() }).nullable(),
  parts: z.array(part).min(1).max(3),
  /** Whose points have which number once somebody's part is gone: everybody who began it, in order, and '' for who erased. */
  places: z.array(z.string()).optional(),
  answers: z.record(z.string(), z.record(z.string(), answer)),
  /** Answers taken up again with Terug and not given anew yet: they stand again when the conversation goes on or ends without a new one. */
  reopened: z.record(z.string(), z.record(z.string(), answer)).default({}),
  /** How often a repeatable step was asked for again, by step id. */
  more: z.record(z.string(), z.number().int()),
  /** Step ids of this length as the content had them when it was last looked at: what is not among them is new. */
  planned: z.array(z.string()).default([]),
  /** Step ids that were reached, in order; and those that a later content put in before that point and that are not asked. */
  reached: z.array(z.string()),
  notAsked: z.array(z.string()),
  /** Quality points met at the end, by label. */
  quality: z.array(z.strictObject({ label: z.string(), met: z.boolean() })),
  /** What came of each agreement that was brought back, per position and person; `shown`: it was opened from a message about more. */
  returned: z.record(z.string(), z.record(z.string(), z.enum(['asked', 'shown', 'tried', 'not-yet', 'changed']))),
});
export type Session = z.infer<typeof session>;
