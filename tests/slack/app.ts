import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import type { Kept, Reply } from '../../adapters/channel.ts';
import { type SlackDeps, type SlackSettings, slackChannel } from '../../adapters/slack/channel.ts';
import { SCOPES } from '../../adapters/slack/install.ts';
import type { Inbound } from '../../dialogs/model/inbound.ts';
import { type Message, message } from '../../dialogs/model/message.ts';
import { listen } from '../../src/server.ts';
import { realWords } from '../real-content.ts';
import { type Slack, type SlackOptions, startSlack } from './platform/slack.ts';

export { SCOPES };

const { slack: texts, cards: words } = realWords();

export { texts };

/** What stands in for the hall: it remembers what came in, once for each id, and answers what the test says. */
export type Hall = {
  /** Every delivery, also those of the same id. */
  handed: Inbound[];
  /** The effects: one for each id. */
  effects: Inbound[];
  /** What it answers; a rejection is a store that failed. */
  answers: (inbound: Inbound) => Promise<Reply> | Reply;
  /** Messages as the store has them, by key. */
  messages: Map<string, Message>;
  /** What the channel keeps, as it lies in the store. */
  documents: Map<string, string>;
};

export type App = {
  channel: ReturnType<typeof slackChannel>;
  hall: Hall;
  url: string;
  logs: string[];
  deps: SlackDeps;
  stop: () => Promise<void>;
};

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0).reverse()) await stop();
});

export function newHall(): Hall {
  return { handed: [], effects: [], answers: () => ({ kind: 'done' }), messages: new Map(), documents: new Map() };
}

/** The real channel on the real server, pointed at the test Slack. With the hall of an earlier one it is a restart. */
export async function startApp(
  slack: Slack,
  change: Partial<SlackSettings> = {},
  more: { hall?: Hall; now?: () => number; port?: number; fileUrl?: SlackDeps['fileUrl'] } = {},
): Promise<App> {
  const hall = more.hall ?? newHall();
  const logs: string[] = [];
  const [first] = slack.world.installs;
  const settings: SlackSettings = {
    way: { kind: 'http', signingSecret: slack.world.app.signingSecret },
    workspaces: { kind: 'token', botToken: first?.token ?? '' },
    teams: [],
    ...change,
  };
  const kept: Kept = {
    read: async (id) => JSON.parse(hall.documents.get(id) ?? 'null'),
    write: async (id, body) => void hall.documents.set(id, JSON.stringify(body)),
    remove: async (id) => void hall.documents.delete(id),
    message: async (key) => hall.messages.get(key) ?? null,
  };
  const deps: SlackDeps = {
    settings,
    cloud: { apiUrl: slack.apiUrl },
    texts,
    words,
    kept,
    now: more.now ?? Date.now,
    random: () => 0.5,
    log: (what, ids) => void logs.push([what, ...Object.values(ids ?? {})].join(' ')),
    fileUrl: more.fileUrl ?? (() => null),
    nonce: () => randomBytes(12),
  };
  const channel = slackChannel(deps);
  await channel.start(async (inbound) => {
    hall.handed.push(inbound);
    const reply = await hall.answers(inbound);
    if (hall.effects.some(({ id }) => id === inbound.id)) return { kind: 'done' };
    hall.effects.push(inbound);
    return reply;
  });
  const server = await listen([channel], '127.0.0.1', more.port ?? 0);
  const url = server.url.replace('localhost', '127.0.0.1');
  slack.sendTo(settings.way.kind === 'socket' ? { via: 'socket' } : { via: 'http', url: `${url}/slack/events` });
  let stopped: Promise<void> | null = null;
  const stop = () => {
    stopped ??= Promise.all([channel.stop(), server.close(500)]).then(() => undefined);
    return stopped;
  };
  open.push(stop);
  return { channel, hall, url, logs, deps, stop };
}

/** The events that the manifest asks for. */
export function botEvents(): string[] {
  const { settings } = JSON.parse(readFileSync('manifest/slack/manifest.json', 'utf8'));
  return settings.event_subscriptions.bot_events;
}

/** A Slack with a workspace, a trainer, a trainee and the app, by token. */
export async function institute(options: SlackOptions = {}) {
  const slack = await startSlack(options);
  open.push(slack.stop);
  const workspace = slack.workspace('Institute East');
  const install = slack.install(workspace, [...SCOPES]);
  slack.world.app.events = new Set(botEvents());
  const trainer = slack.person(workspace, 'Trainer East');
  const trainee = slack.person(workspace, 'Trainee East');
  return { slack, workspace, install, trainer, trainee };
}

/** A Slack without anything in it, for installing. */
export async function emptySlack() {
  const slack = await startSlack();
  open.push(slack.stop);
  return slack;
}

/** A message as the hall says it. */
export function says(given: Partial<Message> & { fallback: string }): Message {
  return message.parse(given);
}

/** A message with one long-text field, and a button that submits it. */
export function form(field: Partial<Message['fields'][number]> = {}): Message {
  return says({
    title: 'Terugblik',
    fields: [{ id: 'good', kind: 'long-text', label: 'Wat ging goed?', required: true, ...field }],
    buttons: [{ action: 'save', label: 'Bewaar', style: 'primary', submits: true, more: false }],
    fallback: 'Terugblik',
  });
}

/** What came in, in short. */
export const short = (inbounds: readonly Inbound[]) =>
  inbounds.map(({ input }) =>
    input.kind === 'text'
      ? input.text
      : input.kind === 'act'
        ? `${input.action} ${JSON.stringify(input.values)}`
        : input.kind,
  );

/** An app with a direct message to post to it, as Slack would. */
export async function behindEdge() {
  const { slack, workspace, trainee } = await institute();
  const app = await startApp(slack);
  const event = (more: object = {}) =>
    JSON.stringify({
      type: 'event_callback',
      team_id: workspace.id,
      event_id: 'Ev1',
      api_app_id: 'A1',
      authorizations: [{ team_id: workspace.id, enterprise_id: null, is_enterprise_install: false }],
      event: { type: 'message', channel_type: 'im', channel: 'D1', user: trainee.member.id, text: 'hoi', ts: '1.1' },
      ...more,
    });
  return { slack, app, workspace, trainee, event };
}
