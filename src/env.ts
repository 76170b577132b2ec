import { z } from 'zod';
import { isZone } from '../dialogs/dates/zone.ts';

/** What the program is told from outside. Ports are TCP ports, paths are relative to where it is started. */
export type Env = {
  port: number;
  data: string;
  prompts: string;
  zone: string;
  /** Is the demonstration page on? Only ever on loopback. */
  demo: boolean;
};

export type EnvRead = { kind: 'ok'; env: Env } | { kind: 'problems'; problems: string[] };

const credentials = [
  'TEAMS_APP_ID',
  'TEAMS_APP_PASSWORD',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
] as const;

const schema = z.object({
  PORT: z.coerce
    .number('Set PORT to a number, such as 3978.')
    .int('Set PORT to a whole number, such as 3978.')
    .min(0, 'Set PORT to 0 (any free port) up to 65535.')
    .max(65535, 'Set PORT to 0 (any free port) up to 65535.')
    .default(3978),
  LEERGESPREK_DATA: z
    .string()
    .min(1, 'Set LEERGESPREK_DATA to a directory, or leave it out for ./data.')
    .default('data'),
  LEERGESPREK_PROMPTS: z
    .string()
    .min(1, 'Set LEERGESPREK_PROMPTS to a directory, or leave it out for ./prompts.')
    .default('prompts'),
  LEERGESPREK_ZONE: z
    .string()
    .refine(isZone, 'Set LEERGESPREK_ZONE to an IANA time zone, such as Europe/Amsterdam.')
    .default('Europe/Amsterdam'),
  LEERGESPREK_DEMO: z
    .enum(['on', 'off', 'beside-channels'], 'Set LEERGESPREK_DEMO to on, off or beside-channels, or leave it out.')
    .optional(),
});

const known = new Set([...Object.keys(schema.shape), ...credentials]);
const ours = /^(LEERGESPREK|TEAMS|SLACK)_/;

/** Reads the environment; everything that is wrong with it at once, each with what to do about it. Empty values count as left out. */
export function readEnv(given: Readonly<Record<string, string | undefined>>): EnvRead {
  const set = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(set);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message} It is now "${set[String(issue.path[0])] ?? ''}".`,
      );
  for (const name of Object.keys(set))
    if (ours.test(name) && !known.has(name))
      problems.push(`${name}: this setting does not exist. See the table in the README, or take it out.`);
  const present = credentials.filter((name) => set[name] !== undefined);
  const demo = set.LEERGESPREK_DEMO;
  if (present.length > 0 && demo === 'on') {
    problems.push(
      `LEERGESPREK_DEMO: the demonstration page lets anybody be anybody and does not start beside real channels (${present.join(', ')}). Take LEERGESPREK_DEMO out, or set it to beside-channels if you really mean it.`,
    );
  }
  if (present.length > 0 && demo !== 'beside-channels') {
    problems.push(
      `${present.join(', ')}: this version has no Teams or Slack channel yet. Take these out, or set LEERGESPREK_DEMO to beside-channels to look at the demonstration all the same.`,
    );
  }
  if (demo === 'off' && present.length === 0)
    problems.push(
      'LEERGESPREK_DEMO: with the demonstration off there is no channel left to talk on. Set it to on, or leave it out.',
    );
  if (!parsed.success || problems.length > 0) return { kind: 'problems', problems };
  const { PORT, LEERGESPREK_DATA, LEERGESPREK_PROMPTS, LEERGESPREK_ZONE } = parsed.data;
  return {
    kind: 'ok',
    env: {
      port: PORT,
      data: LEERGESPREK_DATA,
      prompts: LEERGESPREK_PROMPTS,
      zone: LEERGESPREK_ZONE,
      demo: demo !== 'off',
    },
  };
}
