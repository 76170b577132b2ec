import { type Body, wordsOf } from './shape.ts';
import type { World } from './world.ts';

/** What the browser gets: a page, or the way on. */
export type Page = { status: number; headers: Record<string, string>; body: string };

/** `GET /oauth/v2/authorize`: the page on which somebody allows the app, or what is wrong with the request. */
export function authorizePage(world: World, query: URLSearchParams): Page {
  const wrong = wrongRequest(world, query);
  if (wrong !== null) return page(400, wrong);
  return page(200, '<form method="post"><button name="decision" value="allow">Allow</button></form>');
}

/** `POST /oauth/v2/authorize`: what somebody decided (`user`, `decision`, `whole` for the organisation); sends the browser back to the app. */
export function decide(world: World, query: URLSearchParams, form: Body): Page {
  const wrong = wrongRequest(world, query);
  if (wrong !== null) return page(400, wrong);
  const asked = query.get('redirect_uri');
  const back = new URL(asked ?? world.app.redirectUrls[0] ?? '');
  back.searchParams.set('state', query.get('state') ?? '');
  const member = world.members.get(wordsOf(form.user));
  const workspace = world.workspaces.get(member?.teamId ?? '');
  if (member === undefined || workspace === undefined) return page(403, 'not_signed_in');
  if (form.decision !== 'allow') back.searchParams.set('error', 'access_denied');
  else {
    const code = world.id('code');
    const whole = form.whole === 'yes' && workspace.enterpriseId !== null;
    world.codes.set(code, {
      ...{ userId: member.id, teamId: whole ? null : workspace.id, enterpriseId: workspace.enterpriseId },
      ...{ scopes: scopesOf(query), redirect: asked ?? '', at: world.now(), used: false },
    });
    back.searchParams.set('code', code);
  }
  return { status: 302, headers: { location: back.href }, body: '' };
}

function wrongRequest(world: World, query: URLSearchParams): string | null {
  if (query.get('client_id') !== world.app.clientId) return 'invalid_client_id';
  if (scopesOf(query).length === 0) return 'invalid_scope_requested';
  const redirect = query.get('redirect_uri') ?? world.app.redirectUrls[0] ?? null;
  if (redirect === null) return 'bad_redirect_uri';
  const known = world.app.redirectUrls;
  return known.length === 0 || known.some((one) => redirect.startsWith(one)) ? null : 'bad_redirect_uri';
}

const scopesOf = (query: URLSearchParams) => (query.get('scope') ?? '').split(/[ ,]/).filter(Boolean);
const page = (status: number, body: string): Page => ({ status, headers: { 'content-type': 'text/html' }, body });
