import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readManifest, usage } from './arguments.ts';
import { fill, type Json, type Values } from './fill.ts';
import { readSettings } from './settings.ts';
import { zip } from './zip.ts';

export type ManifestDone = { ok: boolean; text: string };

const source = new URL('../../manifest/', import.meta.url);
const icons = ['color.png', 'outline.png'];

/** Makes the Teams package and Slack's manifest, or says all that keeps it from doing so; writes nothing then. */
export function runManifest(args: readonly string[], env: Readonly<Record<string, string | undefined>>): ManifestDone {
  const asked = readManifest(args);
  if (asked.kind === 'help') return { ok: true, text: usage };
  if (asked.kind === 'problem') return { ok: false, text: asked.text };
  const { out } = asked;
  const read = readSettings(env, asked);
  if (read.kind === 'problems') return { ok: false, text: problemsText(read.problems) };
  const { teams, slack } = read.settings;
  const teamsFile = join(out, 'leergesprek-teams.zip');
  const slackFile = join(out, 'leergesprek-slack.json');
  try {
    mkdirSync(out, { recursive: true });
    if (teams !== null) writeFileSync(teamsFile, teamsPackage(teams));
    writeFileSync(slackFile, jsonText(filled('slack', slack)));
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault)) throw fault;
    return { ok: false, text: `Cannot write to ${out} (${fault.message}). Name another directory with --out.` };
  }
  return { ok: true, text: [teamsText(teams, teamsFile), slackText(slack, slackFile)].join('\n') };
}

/** Everything at the root of the archive, as Teams asks. */
function teamsPackage(values: Values): Buffer {
  const manifest = { name: 'manifest.json', bytes: Buffer.from(jsonText(filled('teams', values))) };
  return zip([manifest, ...icons.map((name) => ({ name, bytes: readFileSync(new URL(`teams/${name}`, source)) }))]);
}

function filled(platform: 'teams' | 'slack', values: Values): Json {
  const text = readFileSync(new URL(`${platform}/manifest.json`, source), 'utf8');
  return fill(z.json().parse(JSON.parse(text)), values);
}

function jsonText(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function problemsText(problems: readonly string[]): string {
  const head = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`;
  return [`Nothing written. ${head} not right:`, ...problems.map((problem) => `- ${problem}`)].join('\n');
}

function teamsText(teams: Values | null, file: string): string {
  return teams === null
    ? 'Teams: nothing made, because TEAMS_APP_ID is not set. With Slack alone that is right; otherwise see docs/teams.md.'
    : `Teams: wrote ${file}, version ${teams.VERSION}. Upload it in the Teams admin center: Teams apps > Manage apps > Actions > Upload new app. Then follow docs/teams.md.`;
}

function slackText(slack: Values, file: string): string {
  const form = slack.SOCKET_MODE === true ? 'Socket Mode' : 'HTTP';
  return `Slack: wrote ${file}, for ${form}. At https://api.slack.com/apps choose Create New App > From a manifest, and paste it. Then follow docs/slack.md.`;
}
