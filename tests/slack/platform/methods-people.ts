import { type Ask, type Method, no } from './method.ts';
import { type Body, wordsOf } from './shape.ts';
import { covers, type Member, type World } from './world.ts';

/** Who somebody is, what the workspace is, and what a token is. */
export const people: Readonly<Record<string, Method>> = {
  'auth.test': { scopes: ['*'], run: whoAmI },
  'auth.revoke': {
    scopes: ['*'],
    run: ({ args, install }) => {
      const test = args.test === true || args.test === 'true' || args.test === '1';
      if (!test) install.state = 'revoked';
      return { revoked: !test };
    },
  },
  'users.info': {
    scopes: ['users:read'],
    run: (ask) => {
      const member = ask.world.members.get(wordsOf(ask.args.user));
      return member === undefined || !covers(ask.world, ask.install, member.teamId)
        ? no('user_not_found')
        : { user: userOut(ask, member) };
    },
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    run: (ask) => {
      const email = wordsOf(ask.args.email).toLowerCase();
      const member = [...ask.world.members.values()].find(
        (one) => one.email === email && one.active && covers(ask.world, ask.install, one.teamId),
      );
      return member === undefined ? no('users_not_found') : { user: userOut(ask, member) };
    },
  },
  'team.info': {
    scopes: ['team:read'],
    run: ({ world, args, install }) => {
      const workspace = world.workspaces.get(wordsOf(args.team) || (install.teamId ?? ''));
      if (workspace === undefined || !covers(world, install, workspace.id)) return no('team_not_found');
      const { id, name, domain } = workspace;
      return {
        team: {
          id,
          name,
          domain,
          email_domain: '',
          icon: { image_default: true },
          ...enterpriseOf(world, workspace.enterpriseId),
        },
      };
    },
  },
};

function whoAmI({ world, install }: Ask): Body {
  const workspace = world.workspaces.get(install.teamId ?? '');
  const enterprise = world.enterprises.get(install.enterpriseId ?? '');
  return {
    url: `https://${workspace?.domain ?? 'organisation'}.slack.com/`,
    team: workspace?.name ?? enterprise?.name ?? '',
    user: world.members.get(install.botUserId)?.name ?? '',
    team_id: install.teamId ?? install.enterpriseId,
    user_id: install.botUserId,
    bot_id: install.botId,
    ...(enterprise !== undefined && { enterprise_id: enterprise.id }),
    is_enterprise_install: install.teamId === null,
  };
}

function userOut({ world, install }: Ask, member: Member): Body {
  const { id, teamId, name, realName, email, active, bot } = member;
  const sees = install.scopes.includes('users:read.email') && email !== '';
  const enterpriseId = world.workspaces.get(teamId)?.enterpriseId ?? null;
  return {
    ...{
      id,
      team_id: teamId,
      name,
      real_name: realName,
      deleted: !active,
      is_bot: bot,
      is_app_user: false,
      updated: 1,
    },
    ...{ tz: 'Europe/Amsterdam', tz_label: 'Central European Time', tz_offset: 3600, is_restricted: false },
    profile: { real_name: realName, display_name: name, team: teamId, ...(sees && { email }) },
    ...(enterpriseId !== null && { enterprise_user: { id, enterprise_id: enterpriseId, teams: [teamId] } }),
  };
}

function enterpriseOf(world: World, id: string | null): Body {
  const found = world.enterprises.get(id ?? '');
  return found === undefined ? {} : { enterprise_id: found.id, enterprise_name: found.name };
}
