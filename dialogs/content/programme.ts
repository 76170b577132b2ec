import { z } from 'zod';

/**
 * The shape of a programme file in `prompts/<language>/programmes/`: which activities are required, how often, when a
 * reminder helps and when the coordinator hears of it. One file is one version; a placement keeps the version it
 * started with.
 */

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const line = z.string().trim().min(1).max(140);
const date = z.iso.date();
const time = z.iso.time({ precision: -1 });

/**
 * The period in which something must be reached. Months count from the placement's start. `at-week` and `at-month` are
 * moments: the end of that week or month of the placement; with `since` only what was done after the end of that
 * earlier week or month counts, so that one talk does not serve two moments. `conversation`: once for each planned
 * conversation.
 */
const window = z.union([
  z.enum(['before-start', 'practice-day', 'week', 'placement', 'conversation']),
  z.strictObject({ months: z.number().int().min(1).max(36) }),
  z.strictObject({ 'at-week': z.number().int().min(1).max(60), since: z.number().int().min(1).max(59).optional() }),
  z.strictObject({ 'at-month': z.number().int().min(1).max(36), since: z.number().int().min(1).max(35).optional() }),
]);
export type ObligationWindow = z.infer<typeof window>;

const escalation = z.union([
  z.literal('never'),
  z.strictObject({
    missed: z
      .number()
      .int()
      .min(1)
      .max(12)
      .describe('Na hoeveel gemiste perioden achter elkaar; bij elke werkdag zijn dat werkdagen.'),
  }),
  z.strictObject({ days: z.number().int().min(1).max(60).describe('Zoveel dagen na het einde van de periode.') }),
  z.strictObject({ months: z.number().int().min(1).max(6).describe('Zoveel maanden na het einde van de periode.') }),
]);

const obligation = z.strictObject({
  id: id.describe('Blijvende naam. Wijzig hem nooit: wat gedaan is hangt eraan.'),
  label: line.describe('Zoals mensen het lezen.'),
  same: id
    .optional()
    .describe(
      'Gelijk in twee programma’s: dan telt de strengste één keer. Eisen van één programma met hetzelfde woord horen bij elkaar.',
    ),
  who: z.enum(['both', 'trainee', 'trainer']),
  year: z.literal([1, 3]).optional().describe('Alleen in dit opleidingsjaar.'),
  counts: z.array(id).min(1).describe('Welke activiteiten meetellen (activities.yaml).'),
  min: z.number().int().min(1).max(400),
  max: z.number().int().min(1).max(400).optional().describe('Meer is niet nodig; alleen om te tonen.'),
  minutes: z.number().int().min(1).max(480).optional().describe('Zo lang moet één keer minstens duren.'),
  average: z
    .boolean()
    .default(false)
    .describe(
      'De minuten gelden gemiddeld: in dezelfde periode (bij elke werkdag: dezelfde week) maakt langer korter goed.',
    ),
  instead: z
    .strictObject({
      untilMonth: z.number().int().min(1),
      times: z.number().int().min(2),
      minutes: z.number().int().min(1),
    })
    .optional()
    .describe('In de eerste maanden telt ook: zoveel keer van zoveel minuten als één.'),
  window,
  partTime: z.boolean().default(false).describe('Schaalt mee met het dienstverband.'),
  behindAt: z.number().min(0).max(1).default(0.5).describe('Deel van de werkdagen waarna een herinnering helpt.'),
  lastChance: z.boolean().default(true),
  silent: z.boolean().default(false).describe('Alleen bijhouden, nooit herinneren.'),
  escalate: escalation.default({ missed: 2 }),
  about: line.optional().describe('Eén regel uitleg, te zien bij de herinnering.'),
});
export type Obligation = z.infer<typeof obligation>;

const absence = z.strictObject({
  who: z.enum(['trainee', 'trainer']),
  over: z
    .union([
      z.strictObject({ workingDays: z.number().int().min(1).max(60) }),
      z.strictObject({ days: z.number().int().min(1).max(180) }),
    ])
    .describe('Langer dan zoveel eigen werkdagen, of zoveel dagen op de kalender.'),
  text: z.string().trim().min(1).max(280).describe('Wat er dan geldt, in je-vorm. Vraag niet naar een reden.'),
});
/** What somebody reads who is away for longer than that. */
export type LongAbsence = z.infer<typeof absence>;

export const programmeFile = z.strictObject({
  id,
  title: line,
  version: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .describe('Jaar en maand waarin deze regels ingaan.'),
  from: date.describe('Voor plaatsingen die op of na deze dag beginnen.'),
  weeks: z.number().int().min(1).max(160).optional().describe('Hoe lang een plaatsing gewoonlijk duurt.'),
  focus: z.array(z.strictObject({ week: z.number().int().min(1), text: line })).default([]),
  notes: z.array(line).default([]).describe('Wat er verder geldt en niet geteld wordt; te lezen bij het programma.'),
  absences: z.array(absence).default([]).describe('Wat iemand één keer leest die voor langere tijd afwezig meldt.'),
  obligations: z.array(obligation).min(1),
});
export type Programme = z.infer<typeof programmeFile>;

/** `prompts/<language>/activities.yaml`: what can be logged, under which words, and whether minutes or a number go with it. */
export const activitiesFile = z.record(
  id,
  z.strictObject({
    label: line,
    words: z.array(z.string().trim().toLowerCase().min(1).max(40)).min(1),
    amount: z.enum(['times', 'minutes', 'patients']).default('times'),
    /** In whose list it stands; whoever types its words may log it. */
    who: z.enum(['both', 'trainee', 'trainer']).default('both'),
    /** Does a finished conversation of this kind count by itself? */
    conversation: z.enum(['person', 'task', 'process', 'three', 'feedback']).optional(),
    /** Is it a learning conversation, of whatever kind? One with `conversation` is. */
    talk: z.boolean().optional(),
    /** Of that kind only this conversation, and of it only where these options were chosen. */
    form: z
      .strictObject({
        conversation: id,
        when: z.array(z.strictObject({ step: id, field: id, options: z.array(id).min(1) })).optional(),
      })
      .optional()
      .describe('Alleen deze vorm van het gesprek, en bij when alleen als daar een van deze opties gekozen is.'),
    /** It is each of these activities as well: a requirement that counts one of them counts this. */
    as: z
      .array(id)
      .min(1)
      .optional()
      .describe('Telt ook als deze activiteiten: een keer voor elke eis die erom vraagt.'),
  }),
);
export type Activities = z.infer<typeof activitiesFile>;

/**
 * How many days after its end a placement is still looked at: long enough for what is escalated a month later, with two
 * weeks for both to be reached. Then it is silent for good. Default; no source gives a figure.
 */
export const usualDaysAfter = 45;

/** The dose of reminders, the same for all programmes: `prompts/<language>/nudges.yaml`. Times are wall time of the reader. */
export const nudgesFile = z.strictObject({
  perDay: z.number().int().min(1).max(3).default(1),
  perWeek: z.number().int().min(1).max(7).default(3),
  from: time.default('08:00'),
  to: time.default('18:00'),
  morning: time.default('09:00'),
  prepareAt: time.default('12:00'),
  silentAfter: z.number().int().min(1).max(10).default(3),
  previewWorkingDays: z.number().int().min(1).max(10).default(2),
  daysAfter: z
    .number()
    .int()
    .min(14)
    .max(200)
    .default(usualDaysAfter)
    .describe('Zoveel dagen na het einde van een koppeling wordt er nog naar gekeken. Daarna blijft het stil.'),
});
export type NudgeRules = z.infer<typeof nudgesFile>;

/** What is required how often, checked as a whole: all versions of all programmes, what counts, and the dose of reminders. */
export type FrequencyRules = { programmes: readonly Programme[]; activities: Activities; nudges: NudgeRules };
