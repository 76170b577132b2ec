import { no } from './method.ts';
import { type Body, wordsOf } from './shape.ts';
import type { Install, World } from './world.ts';

/** A code lives ten minutes. */
const codeMs = 600_000;

/** `oauth.v2.access`: changes a code for a token. The secret comes in the body or as Basic. */
export function access(world: World, args: Body): Body {
  if (args.grant_type !== undefined && args.grant_type !== 'authorization_code') return no('invalid_grant_type');
  if (args.client_id !== world.app.clientId) return no('invalid_client_id');
  if (args.client_secret !== world.app.clientSecret) return no('bad_client_secret');
  const code = world.codes.get(wordsOf(args.code));
  if (code === undefined) return no('invalid_code');
  if (code.used) return no('code_already_used');
  if (world.now() - code.at > codeMs) return no('code_expired');
  if (wordsOf(args.redirect_uri) !== code.redirect) return no('bad_redirect_uri');
  code.used = true;
  const install = addInstall(world, { ...code, installedBy: code.userId });
  const workspace = world.workspaces.get(install.teamId ?? '');
  const enterprise = world.enterprises.get(install.enterpriseId ?? '');
  return {
    ok: true,
    app_id: world.app.id,
    authed_user: { id: code.userId },
    scope: install.scopes.join(','),
    token_type: 'bot',
    access_token: install.token,
    bot_user_id: install.botUserId,
    team: workspace === undefined ? null : { id: workspace.id, name: workspace.name },
    enterprise: enterprise === undefined ? null : { id: enterprise.id, name: enterprise.name },
    is_enterprise_install: install.teamId === null,
  };
}

/** `apps.connections.open`: a fresh address for Socket Mode, good for one connection. */
export function openConnection(world: World, token: string): Body {
  if (token === '') return no('not_authed');
  if (token !== world.app.appToken) return no(token.startsWith('xapp-') ? 'invalid_auth' : 'not_allowed_token_type');
  const ticket = world.id('ticket');
  world.tickets.add(ticket);
  return { ok: true, url: `${world.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.app.id}` };
}

/** Puts the app in a workspace or organisation; installing again gives the same bot another token. */
export function addInstall(
  world: World,
  to: { teamId: string | null; enterpriseId: string | null; scopes: string[]; installedBy: string },
): Install {
  const earlier = world.installs.find((one) => one.teamId === to.teamId && one.enterpriseId === to.enterpriseId);
  const botUserId = earlier?.botUserId ?? world.id('U');
  const install: Install = {
    ...{ token: `xoxb-${world.id('')}-test`, state: 'live', botUserId, botId: earlier?.botId ?? world.id('B') },
    ...{ teamId: to.teamId, enterpriseId: to.enterpriseId, scopes: to.scopes, installedBy: to.installedBy },
  };
  if (earlier === undefined) {
    const home =
      to.teamId ?? [...world.workspaces.values()].find((one) => one.enterpriseId === to.enterpriseId)?.id ?? '';
    world.members.set(botUserId, {
      ...{
        id: botUserId,
        teamId: home,
        name: world.app.name,
        realName: world.app.name,
        email: '',
        bot: true,
        active: true,
      },
    });
  }
  for (const one of world.installs)
    if (one.teamId === to.teamId && one.enterpriseId === to.enterpriseId) one.state = 'revoked';
  world.installs.push(install);
  return install;
}
