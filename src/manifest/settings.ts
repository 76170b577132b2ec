import { z } from 'zod';
import { addressProblem, linkProblem } from './address.ts';
import type { Values } from './fill.ts';

/** What the templates are filled with; `teams` is null when there is no Teams app id. */
type Settings = { teams: Values | null; slack: Values };
export type SettingsRead = { kind: 'ok'; settings: Settings } | { kind: 'problems'; problems: string[] };

/** Longest name of a developer in a Teams manifest (schema 1.24). */
const longestName = 32;

const schema = z.object({
  TEAMS_APP_ID: z
    .guid('Set it to the application (client) id of the Azure Bot: 32 hexadecimal digits with dashes.')
    .toLowerCase()
    .optional(),
  LEERGESPREK_URL: z.string().check(saying(addressProblem)).optional(),
  LEERGESPREK_PRIVACY_URL: z.string().check(saying(linkProblem)).optional(),
  LEERGESPREK_TERMS_URL: z.string().check(saying(linkProblem)).optional(),
  LEERGESPREK_ORGANISATION: z
    .string()
    .max(longestName, `Teams takes at most ${longestName} characters: give a shorter name.`)
    .regex(/^\P{Cc}*$/u, 'Give a name on one line.')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith('xapp-', 'Set it to the app-level token, which starts with xapp-, or leave it out.')
    .optional(),
});

/** What only the Teams package needs, with what it is. */
const forTeams = {
  LEERGESPREK_PRIVACY_URL: "the address of the institute's privacy statement",
  LEERGESPREK_TERMS_URL: "the address of the institute's terms of use",
  LEERGESPREK_ORGANISATION: 'the name of the institute',
} as const;

/** Reads the environment for the manifests; everything that is wrong with it at once. Empty values count as left out. */
export function readSettings(
  given: Readonly<Record<string, string | undefined>>,
  asked: { release: string; socket: boolean },
): SettingsRead {
  const set: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = given[name]?.trim() ?? '';
    if (value !== '') set[name] = value;
  }
  const isSocket = asked.socket || set.SLACK_APP_TOKEN !== undefined;
  const problems = missing(set, isSocket);
  const parsed = schema.safeParse(set);
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) {
      const name = String(path[0]);
      // A token is never shown, not even a wrong one.
      problems.push(`${name}: ${message}${name === 'SLACK_APP_TOKEN' ? '' : ` It is now "${set[name] ?? ''}".`}`);
    }
  if (!parsed.success || problems.length > 0) return { kind: 'problems', problems };
  return { kind: 'ok', settings: settingsOf(parsed.data, asked.release, isSocket) };
}

function missing(set: Readonly<Record<string, string>>, isSocket: boolean): string[] {
  const problems: string[] = [];
  const isTeams = set.TEAMS_APP_ID !== undefined;
  if (set.LEERGESPREK_URL === undefined && (isTeams || !isSocket))
    problems.push(
      `LEERGESPREK_URL: Set it to the public address, such as https://leergesprek.institute.nl.${isTeams ? '' : ' Without one Slack can be connected in Socket Mode: add --socket.'}`,
    );
  if (isTeams)
    for (const [name, what] of Object.entries(forTeams))
      if (set[name] === undefined) problems.push(`${name}: Set it to ${what}; Teams shows it to everybody.`);
  return problems;
}

function settingsOf(read: z.infer<typeof schema>, release: string, isSocket: boolean): Settings {
  const { TEAMS_APP_ID, LEERGESPREK_URL, LEERGESPREK_PRIVACY_URL, LEERGESPREK_TERMS_URL } = read;
  const url = LEERGESPREK_URL === undefined ? null : new URL(LEERGESPREK_URL);
  const privacy = LEERGESPREK_PRIVACY_URL ?? '';
  return {
    teams:
      TEAMS_APP_ID === undefined
        ? null
        : {
            TEAMS_APP_ID,
            VERSION: release,
            HOST: url?.hostname ?? null,
            ORGANISATION: read.LEERGESPREK_ORGANISATION ?? null,
            // Teams wants the maker's site; the program's own address has no page, the institute's site has.
            WEBSITE: URL.parse(privacy)?.origin ?? null,
            PRIVACY_URL: privacy,
            TERMS_URL: LEERGESPREK_TERMS_URL ?? null,
          },
    slack: { URL: isSocket ? null : (url?.origin ?? null), SOCKET_MODE: isSocket },
  };
}

function saying(problemOf: (text: string) => string | null) {
  return (context: z.core.ParsePayload<string>): void => {
    const message = problemOf(context.value);
    if (message !== null) context.issues.push({ code: 'custom', message, input: context.value });
  };
}
