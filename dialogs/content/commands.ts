import { z } from 'zod';

/** Words that steer a running conversation; each is also a button's label. */
export const controlNames = ['back', 'skip', 'pause', 'resume', 'stop', 'help', 'yes', 'no'] as const;
/** Commands that are no conversation. */
export const builtInCommands = [
  'help',
  'menu',
  'records',
  'overview',
  'status',
  'question',
  'agenda',
  'plan',
  'log',
  'away',
  'settings',
  'reminders',
  'pair',
  'poll',
  'result',
  'signal',
  'counsellor',
  'data',
  'year',
  'coach',
  'thanks',
] as const;
export type Control = (typeof controlNames)[number];
/** What people answer in words where there are buttons; the words on the buttons themselves count as well. */
const answerNames = ['send', 'keep', 'edit', 'done', 'later', 'other', 'tried', 'not-yet', 'changed'] as const;
export type AnswerName = (typeof answerNames)[number];

const word = z.string().trim().toLowerCase().min(1).max(40);
const label = z.string().trim().min(1).max(40);

/** `prompts/<language>/commands.yaml`: what people may type, and what stands on the buttons and in the menu. */
export const commandsFile = z.strictObject({
  prefix: z.array(word).min(1).describe('Waarmee een commando mag beginnen, zonder schuine streep.'),
  commands: z
    .record(
      z.string(),
      z.strictObject({
        words: z.array(word).min(1).describe('Wat iemand kan typen; het eerste woord staat in de uitleg.'),
        label: label.describe('Tekst op de knop.'),
        about: z.string().trim().min(1).max(140).describe('Eén regel uitleg in het menu.'),
      }),
    )
    .describe('Per commando: de woorden, de knop en één regel uitleg.'),
  controls: z
    .record(z.enum(controlNames), z.strictObject({ label, words: z.array(word).min(1) }))
    .describe('Woorden en knoppen tijdens een gesprek.'),
  answers: z
    .record(z.enum([...answerNames, 'beside']), z.array(word).min(1))
    .describe(
      'Woorden waarmee iemand op een knop antwoordt zonder te tikken; beside zijn woorden die er niets aan veranderen.',
    ),
});
export type Commands = z.infer<typeof commandsFile>;
