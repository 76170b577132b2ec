import { z } from 'zod';

/**
 * The shape of a conversation file in `prompts/<language>/conversations/`. The descriptions are Dutch:
 * training staff see them in their editor through the generated JSON schema.
 */

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('Blijvende naam: kleine letters, cijfers en streepjes. Wijzig hem nooit: antwoorden hangen eraan.');
const sentence = z.string().trim().min(1).max(200);
const text = z.string().trim().min(1).max(1200);

/** Minutes a conversation may be started for; the source asks for short ones between patients and an hour a week. */
export const lengths = [5, 15, 30] as const;
const length = z.literal(lengths);
export type Length = z.infer<typeof length>;

/** One text for everybody, or one per role. */
const perRole = z
  .union([text, z.strictObject({ trainee: text, trainer: text })])
  .describe('Eén tekst voor iedereen, of een tekst per rol (trainee en trainer).');
export type PerRole = z.infer<typeof perRole>;

const option = z.strictObject({ id, label: z.string().trim().min(1).max(70) });
const required = z.boolean().default(true).describe('Moet dit veld ingevuld zijn om de vraag te versturen?');
const hint = sentence.optional().describe('Voorbeeld of toelichting onder het veld.');

const field = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    id,
    label: sentence,
    hint,
    required,
    long: z.boolean().default(false).describe('Ruimte voor meer dan een paar regels.'),
  }),
  z.strictObject({
    kind: z.literal('list'),
    id,
    label: sentence,
    hint,
    count: z
      .union([
        z.number().int().min(1).max(8),
        z.strictObject({
          5: z.number().int().min(1).max(8),
          15: z.number().int().min(1).max(8),
          30: z.number().int().min(1).max(8),
        }),
      ])
      .describe('Hoeveel punten gevraagd worden; eventueel per lengte (5, 15, 30).'),
    min: z.number().int().min(0).default(1).describe('Hoeveel punten er minstens moeten staan.'),
  }),
  z.strictObject({
    kind: z.literal('choice'),
    id,
    label: sentence,
    hint,
    required,
    options: z.array(option).min(2).max(12),
    multiple: z.boolean().default(false),
    other: z.boolean().default(false).describe('Mag er ook een eigen antwoord bij?'),
  }),
  z.strictObject({
    kind: z.literal('number'),
    id,
    label: sentence,
    hint,
    required,
    min: z.number(),
    max: z.number(),
    unit: sentence.optional(),
  }),
  z.strictObject({
    kind: z.literal('when'),
    id,
    label: sentence,
    hint,
    required,
    time: z.enum(['none', 'optional', 'required']).default('none'),
  }),
  z.strictObject({
    kind: z.literal('pick'),
    id,
    label: sentence,
    hint,
    required,
    from: z
      .array(z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/))
      .min(1)
      .describe('Uit welke eerdere lijsten gekozen wordt: stap.veld'),
    max: z.number().int().min(1).max(3).default(1).describe('Hoeveel punten er hoogstens gekozen mogen worden.'),
  }),
]);
export type Field = z.infer<typeof field>;

const common = {
  id,
  in: z
    .array(length)
    .min(1)
    .default([...lengths])
    .describe('Bij welke lengtes deze stap hoort.'),
  ask: perRole.describe('De vraag zoals die in de chat staat.'),
  help: perRole.optional().describe('Wat iemand leest die op Hulp tikt.'),
  coach: text.optional().describe('Tip die alleen de opleider ziet.'),
  readers: sentence.optional().describe('Wie dit antwoord kan lezen, als dat anders is dan gewoonlijk.'),
};
const who = z
  .enum(['trainee', 'trainer', 'each', 'together'])
  .describe(
    'Wie antwoordt. each: ieder voor zich, pas zichtbaar als beiden klaar zijn. together: samen, een van beiden vult in.',
  );

const question = z.strictObject({
  kind: z.literal('question'),
  ...common,
  who,
  required: z.boolean().default(false).describe('Een verplichte stap kan niet worden overgeslagen.'),
  fields: z.array(field).min(1).max(8),
  check: z
    .enum(['none', 'wording', 'observation', 'smart'])
    .default('none')
    .describe(
      'wording: let op feedbackregels. observation: let daarbij ook op een oordeel. smart: help het doel concreet te maken.',
    ),
  per: z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/)
    .optional()
    .describe('Stel deze vraag voor elk punt uit een eerder veld: stap.veld'),
  repeat: z
    .strictObject({ max: z.number().int().min(2).max(5), more: z.string().trim().min(1).max(70) })
    .optional()
    .describe('Mag vaker worden ingevuld; more is de tekst op de knop.'),
  parks: z
    .strictObject({ what: id, on: id.optional() })
    .optional()
    .describe(
      'Gaat mee naar het volgende gesprek: what is het veld met het onderwerp, on het veld met de dag; met een tijd erbij is het meteen gepland.',
    ),
  returns: z
    .strictObject({ what: id, on: id })
    .optional()
    .describe('Komt terug: what is het veld met de afspraak, on het veld met de datum.'),
});
const gate = z.strictObject({
  kind: z.literal('gate'),
  ...common,
  who: z.literal('each').default('each'),
  yes: z.string().trim().min(1).max(70),
  no: z.string().trim().min(1).max(70),
  deeper: z
    .array(z.strictObject({ id, who, ask: perRole, coach: text.optional() }))
    .min(1)
    .max(6)
    .describe('Verdiepende vragen, een per ronde, tot beiden ja zeggen.'),
});
const show = z.strictObject({
  kind: z.literal('show'),
  ...common,
  who: z.literal('together').default('together'),
  of: z.array(id).min(1).describe('Van welke stappen de antwoorden getoond worden.'),
  layout: z.enum(['side-by-side', 'list']).default('side-by-side'),
});
const duration = z.strictObject({
  kind: z.literal('duration'),
  ...common,
  who: z.literal('each').default('each'),
  required: z.boolean().default(false),
});

export const step = z.discriminatedUnion('kind', [question, gate, show, duration]);
export type Step = z.infer<typeof step>;
export type Question = z.infer<typeof question>;

const include = z.strictObject({ include: id.describe('Een blok uit de map blocks.') });

const qualityPoint = z.strictObject({
  id,
  label: sentence,
  step: id.describe('Gehaald als deze stap beantwoord is.'),
  option: id.optional().describe('Alleen gehaald als in die stap deze optie is aangevinkt.'),
});
export type QualityPoint = z.infer<typeof qualityPoint>;

/** A reusable run of steps in `prompts/<language>/blocks/`. */
export const blockFile = z.strictObject({
  id,
  steps: z.array(step).min(1),
  quality: z.array(qualityPoint).default([]),
});
export type BlockFile = z.infer<typeof blockFile>;

export const conversationFile = z.strictObject({
  id,
  title: z.string().trim().min(1).max(60),
  command: id.describe('Het woord achter /leergesprek.'),
  form: z
    .strictObject({ word: id, label: z.string().trim().min(1).max(70), about: sentence.optional() })
    .optional()
    .describe('Een vorm van dit gesprek, gekozen na het commando.'),
  counts: z.enum(['person', 'task', 'process', 'three', 'feedback']).describe('Als welke soort het gesprek meetelt.'),
  participants: z.enum(['pair', 'solo']).describe('pair: opleider en aios samen. solo: alleen voor jezelf.'),
  aim: perRole,
  pitfall: text.optional().describe('Valkuil, één keer getoond bij de start.'),
  readers: text.describe('Wie kan lezen wat hier geschreven wordt.'),
  lengths: z
    .strictObject({ 5: sentence, 15: sentence, 30: sentence })
    .describe('Wat je in 5, 15 en 30 minuten of meer doet.'),
  steps: z.array(z.union([include, step])).min(1),
});
export type ConversationFile = z.infer<typeof conversationFile>;

/**
 * A conversation as the engine runs it: blocks put in, and one list of steps per length.
 * `version` is a digest of the content, so that a session can tell that it was begun with another text.
 */
export type Conversation = Omit<ConversationFile, 'steps'> & {
  version: string;
  steps: readonly Step[];
  quality: readonly QualityPoint[];
};
