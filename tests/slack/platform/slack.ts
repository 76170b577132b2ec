import type { AddressInfo } from 'node:net';
import { answerCall } from './api.ts';
import { makePerson, type Person } from './client.ts';
import { type Events, makeEvents, messageEvent } from './events.ts';
import { type Fault, type How, makeChannelRate, makeFaults } from './faults.ts';
import { addInstall } from './methods-oauth.ts';
import { newWorld } from './new-world.ts';
import { post, sendHttp } from './send-http.ts';
import { serve } from './serve.ts';
import { type Body, bodyOf, wordsOf } from './shape.ts';
import { signed } from './sign.ts';
import { makeSocketMode, type SocketMode } from './socket-mode.ts';
import { makeUntil } from './until.ts';
import { type Answer, allScopes, type Conversation, type Install, type Workspace, type World } from './world.ts';

/** What a test can choose. `now` is Slack's clock; signatures carry the real time unless `signAt` says otherwise (ms). */
export type SlackOptions = {
  now?: () => number;
  signAt?: () => number;
  /** How long Slack waits for the app; 3000 ms in life. */
  patienceMs?: number;
  /** Whether the app hears its own messages too, as it does in life. */
  echo?: boolean;
};

/** A Slack on loopback, with people in it. */
export type Slack = {
  world: World;
  /** For `clientOptions.slackApiUrl`. */
  apiUrl: string;
  /** For `installerOptions.authorizationUrl`. */
  authorizeUrl: string;
  events: Events;
  sockets: SocketMode;
  /** Where Slack sends things: a request URL, or the open Socket Mode connections. */
  sendTo: (way: { via: 'http'; url: string } | { via: 'socket' }) => void;
  enterprise: (name: string) => { id: string; name: string };
  workspace: (name: string, enterpriseId?: string) => Workspace;
  person: (workspace: Workspace, name: string, email?: string) => Person;
  /** A channel with these people, with the app in it unless told otherwise. */
  channel: (
    workspace: Workspace,
    name: string,
    people: Person[],
    more?: { secret?: boolean; withApp?: boolean },
  ) => Conversation;
  /** Puts the app in a workspace by token, or in a whole enterprise. */
  install: (where: Workspace | { enterpriseId: string }, scopes?: string[]) => Install;
  /** Takes the app away and tells it: `app_uninstalled` and `tokens_revoked`. */
  uninstall: (install: Install) => Promise<void>;
  fail: (method: string, how: How, limits?: { times?: number; channel?: string }) => Fault;
  /** About one message a second in a channel, `burst` at once; null switches it off. */
  limitChannels: (burst: number | null) => void;
  /** The check of a new request URL: resolves to the app's answer. */
  verifyUrl: (challenge?: string) => Promise<Answer>;
  /** The unsigned check of a command's URL; `payload` is what somebody might smuggle along. */
  sslCheck: (payload?: Body) => Promise<Answer>;
  /** Any body with any headers to the request URL. */
  post: (body: string | Buffer, headers: Record<string, string>) => Promise<Answer>;
  /** The headers of a good signature, or of a wrong one: another secret, another time (seconds). */
  sign: (body: string, more?: { secret?: string; at?: number }) => Record<string, string>;
  /** Resolves with the first thing that is not false or null; rejects after `ms` (5000). */
  until: <T>(look: () => T | false | null | undefined, ms?: number) => Promise<T>;
  /** Resolves when nothing is under way from Slack to the app or back. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts a Slack on a free port of 127.0.0.1. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const { signAt = Date.now, patienceMs = 3000, echo = true } = options;
  const { until, changed } = makeUntil();
  const faults = makeFaults();
  let way: { via: 'http'; url: string } | { via: 'socket' } = { via: 'socket' };
  let rate: (channel: string) => number | null = () => null;
  let busy = 0;
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1;
    try {
      return await work();
    } finally {
      busy -= 1;
      changed();
    }
  };
  const world = newWorld(options.now ?? Date.now, changed, (kind, payload, retry) =>
    during(() =>
      way.via === 'socket'
        ? sockets.send(kind, payload, retry)
        : sendHttp({ url: way.url, secret: world.app.signingSecret, signAt, patienceMs }, kind, payload, retry),
    ),
  );
  const sockets = makeSocketMode(world, () => patienceMs);
  const events = makeEvents(world);
  const done = (method: string, answer: Body) => {
    if (echo) void during(() => echoOf(world, events, method, answer));
  };

  const server = serve(
    world,
    (request, response) => answerCall(world, { faults, rate, done }, request, response),
    during,
  );
  server.on('upgrade', (request, stream) => sockets.upgrade(request, stream));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const send = (body: string | Buffer, headers: Record<string, string>) => {
    if (way.via !== 'http') throw new Error('only for a request URL');
    const { url } = way;
    return during(() => post({ url, patienceMs }, body, headers));
  };
  const sign: Slack['sign'] = (body, { secret = world.app.signingSecret, at = Math.floor(signAt() / 1000) } = {}) =>
    signed(body, secret, at);
  return {
    world,
    apiUrl: `${world.url}/api/`,
    authorizeUrl: `${world.url}/oauth/v2/authorize`,
    events,
    sockets,
    until,
    sign,
    post: send,
    sendTo: (next) => {
      way = next;
    },
    enterprise(name) {
      const made = { id: world.id('E'), name };
      world.enterprises.set(made.id, made);
      return made;
    },
    workspace(name, enterpriseId) {
      const made: Workspace = {
        id: world.id('T'),
        name,
        domain: name.toLowerCase().replaceAll(/\W+/g, '-'),
        enterpriseId: enterpriseId ?? null,
      };
      world.workspaces.set(made.id, made);
      return made;
    },
    person(workspace, name, email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.org`) {
      const made = {
        id: world.id('U'),
        teamId: workspace.id,
        name: name.toLowerCase().replaceAll(/\W+/g, '.'),
        realName: name,
        email,
      };
      const member = { ...made, bot: false, active: true };
      world.members.set(member.id, member);
      return makePerson(world, events, member);
    },
    channel(workspace, name, people, { secret = false, withApp = true } = {}) {
      const app = withApp ? world.installs.filter((one) => one.state === 'live').map(({ botUserId }) => botUserId) : [];
      const made: Conversation = {
        ...{
          id: world.id(secret ? 'G' : 'C'),
          teamId: workspace.id,
          kind: secret ? 'group' : 'channel',
          name,
          archived: false,
        },
        ...{ members: new Set([...people.map(({ member }) => member.id), ...app]), messages: [], ephemeral: [] },
      };
      world.conversations.set(made.id, made);
      return made;
    },
    install(where, scopes = allScopes) {
      const teamId = 'id' in where ? where.id : null;
      return addInstall(world, { teamId, enterpriseId: where.enterpriseId, scopes, installedBy: '' });
    },
    async uninstall(install) {
      install.state = 'uninstalled';
      const teamId =
        install.teamId ??
        [...world.workspaces.values()].find((one) => one.enterpriseId === install.enterpriseId)?.id ??
        '';
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [install.botUserId] }, event_ts: world.ts() };
      await events.send(teamId, 'tokens_revoked', revoked);
      await events.send(teamId, 'app_uninstalled', { type: 'app_uninstalled', event_ts: world.ts() });
    },
    fail: faults.set,
    limitChannels: (burst) => {
      rate = burst === null ? () => null : makeChannelRate(world.now, burst);
    },
    verifyUrl(challenge = 'is-this-you') {
      const body = JSON.stringify({ token: world.app.verificationToken, challenge, type: 'url_verification' });
      return send(body, { 'content-type': 'application/json', ...sign(body) });
    },
    sslCheck(payload) {
      const form = new URLSearchParams({ ssl_check: '1', token: world.app.verificationToken });
      if (payload !== undefined) form.set('payload', JSON.stringify(payload));
      return send(form.toString(), { 'content-type': 'application/x-www-form-urlencoded' });
    },
    settled: async () => {
      await until(() => busy === 0);
    },
    async stop() {
      faults.releaseAll();
      sockets.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What the app hears of its own message, where it is subscribed to that. */
async function echoOf(world: World, events: Events, method: string, answer: Body): Promise<void> {
  const channel = world.conversations.get(wordsOf(answer.channel));
  if (answer.ok !== true || channel === undefined || (method !== 'chat.postMessage' && method !== 'chat.update'))
    return;
  const { name, type } = messageEvent(channel);
  const where = { channel: channel.id, channel_type: type };
  const ts = world.ts();
  const message = bodyOf(answer.message);
  const event =
    method === 'chat.update'
      ? {
          type: 'message',
          subtype: 'message_changed',
          hidden: true,
          message,
          previous_message: message,
          ts,
          event_ts: ts,
        }
      : { ...message, event_ts: message.ts };
  await events.send(channel.teamId, name, { ...event, ...where });
}
