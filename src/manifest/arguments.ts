import { parseArgs } from 'node:util';

/** What `npm run manifest --` is asked to do. `release` is the version of the Teams app, `socket` asks for Slack's Socket Mode. */
export type ManifestRead =
  | { kind: 'make'; out: string; release: string; socket: boolean }
  | { kind: 'help' }
  | { kind: 'problem'; text: string };

/** How the command is used, and what it reads. */
export const usage = `Use: npm run manifest -- [--out DIR] [--release X.Y.Z] [--socket]

Makes what an administrator uploads to install Leergesprek: a package for Teams and a manifest for Slack.

  --out DIR        where to write; manifest/build when left out
  --release X.Y.Z  version of the Teams app, 1.0.0 when left out; Teams wants a higher one for every later upload
  --socket         Slack's manifest for Socket Mode, also before there is a SLACK_APP_TOKEN
  --help           shows this

From the environment:
  LEERGESPREK_URL           public address, such as https://leergesprek.institute.nl (not for Slack in Socket Mode)
  TEAMS_APP_ID              application (client) id of the Azure Bot; without it only Slack's manifest is made
  LEERGESPREK_ORGANISATION  name of the institute, at most 32 characters (Teams)
  LEERGESPREK_PRIVACY_URL   the institute's privacy statement (Teams)
  LEERGESPREK_TERMS_URL     the institute's terms of use (Teams)
  SLACK_APP_TOKEN           when set, Slack's manifest is for Socket Mode, without any public address

Step by step: docs/teams.md and docs/slack.md`;

/** Reads what follows `npm run manifest --`. */
export function readManifest(args: readonly string[]): ManifestRead {
  const parsed = parsedOf(args);
  if (typeof parsed === 'string') return { kind: 'problem', text: `${parsed}\n\n${usage}` };
  if (parsed.help === true) return { kind: 'help' };
  const { out = 'manifest/build', release = '1.0.0', socket = false } = parsed;
  if (out === '') return { kind: 'problem', text: 'Name a directory behind --out.' };
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(release))
    return { kind: 'problem', text: `Give --release three numbers, such as 1.0.1. It is now "${release}".` };
  return { kind: 'make', out, release, socket };
}

function parsedOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        release: { type: 'string' },
        socket: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}
