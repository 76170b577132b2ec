import { z } from 'zod';
import { conversationFile, step } from './conversation.ts';

/**
 * The shape of a translated conversation or block: texts only, by the ids of the Dutch file, any subset. What decides
 * the form of the conversation may stay behind in a copied file, but is not read: Dutch decides.
 */

const [question, gate] = step.options;
const ask = question.shape.ask;
const { help, coach, readers } = question.shape;
const label = conversationFile.shape.lengths.shape[5];
const button = gate.shape.yes;
const id = z.string();
const kept = z.unknown().optional().describe('Mag blijven staan; de Nederlandse tekst bepaalt de vorm.');

const field = z.strictObject({
  id,
  label: label.optional(),
  hint: label.optional(),
  unit: label.optional(),
  options: z.array(z.strictObject({ id, label: button.optional() })).optional(),
  ...{ kind: kept, required: kept, long: kept, count: kept, min: kept, max: kept },
  ...{ multiple: kept, other: kept, time: kept, from: kept },
});
const translatedStep = z.strictObject({
  id,
  ask: ask.optional(),
  help,
  coach,
  readers,
  fields: z.array(field).optional(),
  repeat: z.strictObject({ more: button.optional(), max: kept }).optional(),
  yes: button.optional(),
  no: button.optional(),
  deeper: z.array(z.strictObject({ id, ask: ask.optional(), coach, who: kept })).optional(),
  ...{
    kind: kept,
    in: kept,
    who: kept,
    required: kept,
    check: kept,
    per: kept,
    returns: kept,
    parks: kept,
    of: kept,
    layout: kept,
  },
});
const include = z.strictObject({ include: z.string() });
const { title, aim, pitfall, readers: whoReads, lengths } = conversationFile.shape;

export const conversationTranslation = z.strictObject({
  id,
  title: title.optional(),
  form: z.strictObject({ label: button.optional(), about: label.optional(), word: kept }).optional(),
  aim: aim.optional(),
  pitfall,
  readers: whoReads.optional(),
  lengths: lengths.partial().optional(),
  steps: z.array(z.union([include, translatedStep])).default([]),
  ...{ command: kept, counts: kept, participants: kept },
});
export type ConversationTranslation = z.infer<typeof conversationTranslation>;

export const blockTranslation = z.strictObject({
  id,
  steps: z.array(translatedStep).default([]),
  quality: z.array(z.strictObject({ id, label: label.optional(), step: kept, option: kept })).default([]),
});
export type BlockTranslation = z.infer<typeof blockTranslation>;

/** What a translation may change; everything else of the Dutch file stands. */
export const translatedKeys: ReadonlySet<string> = new Set([
  ...['title', 'form', 'label', 'aim', 'trainee', 'trainer', 'pitfall', 'readers', 'lengths', '5', '15', '30'],
  ...['steps', 'ask', 'help', 'coach', 'fields', 'hint', 'unit', 'options', 'repeat', 'more', 'yes', 'no', 'deeper'],
  'quality',
]);
