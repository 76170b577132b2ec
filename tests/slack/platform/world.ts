import type { Body } from './shape.ts';

/** The app as Slack has it registered. */
type SlackApp = {
  id: string;
  name: string;
  clientId: string;
  clientSecret: string;
  signingSecret: string;
  verificationToken: string;
  appToken: string;
  redirectUrls: string[];
  /** Bot events it gets, as in its manifest (`app_mention`, `message.im`, ...). */
  events: Set<string>;
};

/** A workspace (T...); `enterpriseId` for one in an Enterprise Grid. */
export type Workspace = { id: string; name: string; domain: string; enterpriseId: string | null };

/** A person or the bot user of an installation. */
export type Member = {
  id: string;
  teamId: string;
  name: string;
  realName: string;
  email: string;
  bot: boolean;
  active: boolean;
};

/** A message as Slack keeps it. */
export type Message = Body & { ts: string; user: string; text: string };

/** A channel (C...), a private one (G...) or a conversation with the app (D...). */
export type Conversation = {
  id: string;
  teamId: string;
  kind: 'channel' | 'group' | 'im';
  name: string;
  members: Set<string>;
  archived: boolean;
  messages: Message[];
  /** Seen by one person only, never in the history. */
  ephemeral: { user: string; message: Message }[];
};

/** One installation: of a workspace, or of a whole organisation (`teamId` null). */
export type Install = {
  token: string;
  scopes: string[];
  teamId: string | null;
  enterpriseId: string | null;
  botId: string;
  botUserId: string;
  installedBy: string;
  state: 'live' | 'revoked' | 'uninstalled';
};

/** A modal or home view that somebody has before them. `kept` is what they filled in, by block and action id. */
export type View = {
  id: string;
  userId: string;
  teamId: string;
  type: 'modal' | 'home';
  content: Body;
  kept: Values;
  hash: string;
  rootId: string;
  previousId: string | null;
  errors: Record<string, string>;
};

/** What is filled in, by block id and action id. */
export type Values = Record<string, Record<string, Body>>;

/** One call of a Web API method. `accepted` is false when Slack did nothing with it. */
type Call = { method: string; args: Body; token: string; at: number; accepted: boolean; answer: string };

/** Something the app sent that Slack refused for its content. */
type Wrong = { method: string; error: string; messages: string[]; sent: Body };

/** What the app answered to something Slack sent: `failure` is null for a 2xx in time. */
export type Answer = {
  status: number | null;
  body: unknown;
  headers: Record<string, string>;
  failure: string | null;
  ms: number;
};

/** Everything this Slack knows. */
export type World = {
  /** Slack's clock, in ms: timestamps, triggers, response urls, rates. */
  now: () => number;
  /** Where it listens, without a slash at the end. */
  url: string;
  app: SlackApp;
  /** What `user.team_id` is in interactions from an Enterprise Grid: Slack gives either. */
  gridUsersAre: 'T' | 'E';
  workspaces: Map<string, Workspace>;
  enterprises: Map<string, { id: string; name: string }>;
  members: Map<string, Member>;
  conversations: Map<string, Conversation>;
  installs: Install[];
  views: Map<string, View>;
  /** Open modals of a person, the lowest first. */
  stacks: Map<string, string[]>;
  homes: Map<string, string>;
  triggers: Map<string, { userId: string; at: number; used: boolean; viewId: string | null }>;
  hooks: Map<string, { userId: string; channel: string; source: Source | null; at: number; uses: number }>;
  codes: Map<
    string,
    {
      userId: string;
      teamId: string | null;
      enterpriseId: string | null;
      scopes: string[];
      redirect: string;
      at: number;
      used: boolean;
    }
  >;
  files: Map<string, { name: string; bytes: Buffer | null; shared: boolean }>;
  tickets: Set<string>;
  calls: Call[];
  wrong: Wrong[];
  /** What somebody saw go wrong: a warning sign, a failed command, a modal that would not close. */
  troubles: { user: string; what: string }[];
  /** A new id with this prefix, unique here. */
  id: (prefix: string) => string;
  /** A new message timestamp, unique here. */
  ts: () => string;
  /** Something can be seen that could not before. */
  changed: () => void;
  /** Hands something to the app and waits for its answer. */
  send: (kind: Envelope, payload: Body, retry?: { num: number; reason: string }) => Promise<Answer>;
};

/** The message that a button stood on. */
export type Source = { ts: string; ephemeral: boolean };

/** The three kinds of thing that Slack sends to an app. */
export type Envelope = 'events_api' | 'interactive' | 'slash_commands';

/** All methods' scopes here: what an installation gets when nothing else is said. */
export const allScopes = [
  ...['chat:write', 'commands', 'app_mentions:read', 'im:history', 'im:write', 'im:read', 'users:read'],
  ...['users:read.email', 'files:write', 'team:read', 'channels:history', 'channels:read', 'groups:history'],
  'groups:read',
];

/** The bot events of an app that hears direct messages and mentions. */
export const usualEvents = [
  ...['app_mention', 'message.im', 'app_home_opened', 'app_uninstalled', 'tokens_revoked', 'member_joined_channel'],
  ...['channel_left', 'group_left'],
];

/** The live installation that serves this workspace, or undefined. */
export function installOf(world: World, teamId: string): Install | undefined {
  const enterpriseId = world.workspaces.get(teamId)?.enterpriseId ?? null;
  const live = world.installs.filter(({ state }) => state === 'live');
  return (
    live.find((one) => one.teamId === teamId) ??
    live.find((one) => one.teamId === null && enterpriseId !== null && one.enterpriseId === enterpriseId)
  );
}

/** Whether this installation may act in this workspace. */
export function covers(world: World, install: Install, teamId: string): boolean {
  if (install.teamId !== null) return install.teamId === teamId;
  return world.workspaces.get(teamId)?.enterpriseId === install.enterpriseId;
}

/** The conversation of a person with the bot, made when it is not there. */
export function directWith(world: World, install: Install, userId: string): Conversation {
  const member = world.members.get(userId);
  if (member === undefined) throw new Error(`nobody here is ${userId}`);
  for (const one of world.conversations.values())
    if (one.kind === 'im' && one.members.has(userId) && one.members.has(install.botUserId)) return one;
  const made: Conversation = {
    ...{ id: world.id('D'), teamId: member.teamId, kind: 'im', name: 'directmessage', archived: false },
    ...{ members: new Set([userId, install.botUserId]), messages: [], ephemeral: [] },
  };
  world.conversations.set(made.id, made);
  return made;
}
