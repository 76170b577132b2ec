import type { Authorize, AuthorizeResult, AuthorizeSourceData, webApi } from '@slack/bolt';
import type { ClientOptions } from './clients.ts';
import { clientPool } from './clients.ts';
import { Refusal } from './errors.ts';

/** Where the app is installed, as one event or one message sees it. `id` is a workspace (T...), or an organization (E...) as a whole. */
export type Workspace = {
  id: string;
  /** Ids that Slack may use for people of this workspace. */
  teams: readonly string[];
  /** True for an organization: who belongs to it cannot be told from the workspace's id. */
  whole: boolean;
  botUser: string;
  client: webApi.WebClient;
};

export type Workspaces = {
  /** Finds the token for an event. Throws a Refusal for a workspace that may not use the app or has not installed it. */
  authorize: Authorize<boolean>;
  /** The same for a message, by the workspace in somebody's address; null where the app is not installed. */
  find(id: string): Promise<Workspace | null>;
  /** Forgets the installation, unless its token still works: news of an older one may come late. */
  forget(id: string): Promise<void>;
};

/** One workspace, by the token of its bot. What it is the token of is asked from Slack when it is first needed. */
export function oneWorkspace(token: string, teams: readonly string[], options: ClientOptions): Workspaces {
  const client = clientPool(options)(token);
  let asked: Promise<Known> | null = null;

  function known(): Promise<Known> {
    asked ??= ask(client).catch((fault: unknown) => {
      asked = null;
      throw fault;
    });
    return asked;
  }

  return {
    async authorize(source) {
      const own = await known();
      const allowed = teams.length === 0 || isAllowed(teams, [own.team, own.enterprise]);
      const theirs = source.isEnterpriseInstall ? source.enterpriseId : source.teamId;
      if (!allowed || theirs !== own.id) throw new Refusal('other-workspace');
      return {
        botToken: token,
        botId: own.bot,
        botUserId: own.botUser,
        teamId: own.team,
        ...(own.enterprise === null ? {} : { enterpriseId: own.enterprise }),
      };
    },
    async find(id) {
      const own = await known();
      if (id !== own.id || (teams.length > 0 && !isAllowed(teams, [own.team, own.enterprise]))) return null;
      const of = [own.team, own.enterprise].filter((team) => team !== null);
      return { id, teams: of, whole: own.whole, botUser: own.botUser, client };
    },
    forget: async () => undefined,
  };
}

type Known = {
  id: string;
  team: string;
  enterprise: string | null;
  whole: boolean;
  bot: string;
  botUser: string;
};

async function ask(client: webApi.WebClient): Promise<Known> {
  const {
    team_id: team = '',
    enterprise_id,
    is_enterprise_install,
    user_id = '',
    bot_id = '',
  } = await client.auth.test();
  const enterprise = enterprise_id || null;
  const whole = is_enterprise_install === true && enterprise !== null;
  return { id: whole ? enterprise : team, team, enterprise, whole, bot: bot_id, botUser: user_id };
}

/** True when one of these is on the list. */
export function isAllowed(teams: readonly string[], ids: readonly (string | null | undefined)[]): boolean {
  return ids.some((id) => typeof id === 'string' && teams.includes(id));
}

/** The workspace that an event was authorized for. */
export function workspaceOf(
  source: Pick<AuthorizeSourceData<boolean>, 'isEnterpriseInstall'> & AuthorizeResult,
  client: webApi.WebClient,
): Workspace | null {
  const { isEnterpriseInstall: whole, enterpriseId, teamId, botUserId } = source;
  const id = whole ? enterpriseId : teamId;
  if (id === undefined || botUserId === undefined) return null;
  const teams = [teamId, enterpriseId].filter((team) => team !== undefined);
  return { id, teams, whole, botUser: botUserId, client };
}
