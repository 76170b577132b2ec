import { z } from 'zod';

// Staff write plain words; `*` may only end a word, so that nobody has to know regular expressions.
const phrase = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}' ’.*-]{0,79}$/u)
  .refine((text) => !/\*(?! |$)|(?:^| )\*/.test(text), { error: 'wildcard-not-at-word-end' });
const phrases = z.array(phrase).min(1);
const words = z.array(z.string().regex(/^[\p{Ll}\p{M}'’-]{1,40}$/u)).min(1);
const reply = z.string().trim().min(1).max(80);

const patientData = z.strictObject({
  patientWords: phrases,
  bsnWords: phrases,
  fileNumberWords: phrases,
  birthWords: phrases,
  childWords: phrases,
  months: z.array(words).length(12),
  postcodeOrdinary: words,
  names: z.strictObject({
    woman: phrases,
    man: phrases,
    either: phrases,
    particles: z.array(z.string().regex(/^['’]?[\p{Ll}'’ ]{1,20}$/u)).min(1),
    strongParticles: z.array(z.string().regex(/^['’]?[\p{Ll}'’ ]{1,20}$/u)).min(1),
    surnames: words,
    ordinary: phrases,
    ordinaryEndings: words,
  }),
});

const suggestions = z.strictObject({
  woman: reply,
  man: reply,
  either: reply,
  bsn: reply,
  fileNumber: reply,
  phone: reply,
  email: reply,
  address: reply,
  // From this age in years, until the next one.
  ages: z.array(z.strictObject({ from: z.int().min(0).max(120), words: reply })).min(1),
});

const ruleWords = z.strictObject({ find: phrases, except: z.array(phrase) });

const feedback = z.strictObject({
  person: z.strictObject({
    openers: phrases,
    subjects: phrases,
    verbsAtEnd: phrases,
    fillers: phrases,
    labels: phrases,
    noLabelAfterArticle: phrases,
    perfectTense: phrases,
  }),
  absolute: ruleWords,
  oldCase: ruleWords,
  we: ruleWords,
  verdict: ruleWords,
});

const smart = z.strictObject({
  vague: phrases,
  measures: phrases,
  noMeasures: phrases,
  fewestWords: z.int().min(1).max(20),
});

/** Shape of prompts/nl/wording.yaml: the words by which texts are checked and the rewrites that are offered. */
export const wordingLists = z.strictObject({ patientData, suggestions, feedback, smart });

/** The lists of prompts/nl/wording.yaml, checked. */
export type WordingLists = z.infer<typeof wordingLists>;
