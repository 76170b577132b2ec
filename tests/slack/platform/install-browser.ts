/** How an installation in the browser ended: the last page, and where it was. */
export type Installed = { status: number; text: string; at: string };

/** Who installs, and what they decide; `whole` installs for the organisation. `lostCookies` is another browser on the way back. */
export type Installer = { user: string; decision?: 'allow' | 'cancel'; whole?: boolean; lostCookies?: boolean };

/** Walks the install of an app as a browser does: its install page, Slack's question, and back with the code. */
export async function installInBrowser(start: string, authorizeUrl: string, who: Installer): Promise<Installed> {
  const jar = new Map<string, string>();
  const first = await visit(start, jar);
  const link = first.headers.get('location') ?? linkTo(authorizeUrl, await first.text());
  if (link === null || !link.startsWith(authorizeUrl))
    return { status: first.status, text: `no way to ${authorizeUrl}`, at: start };
  const form = new URLSearchParams({
    user: who.user,
    decision: who.decision ?? 'allow',
    whole: who.whole ? 'yes' : 'no',
  });
  const decided = await fetch(link, { method: 'POST', body: form, redirect: 'manual' });
  const back = decided.headers.get('location');
  if (back === null) return { status: decided.status, text: await decided.text(), at: link };
  if (who.lostCookies) jar.clear();
  const last = await visit(back, jar);
  return { status: last.status, text: await last.text(), at: last.headers.get('location') ?? back };
}

async function visit(url: string, jar: Map<string, string>): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
  for (const line of response.headers.getSetCookie()) {
    const [name = '', ...value] = (line.split(';')[0] ?? '').split('=');
    jar.set(name.trim(), value.join('='));
  }
  return response;
}

function linkTo(authorizeUrl: string, html: string): string | null {
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
  return links.find((one) => one.startsWith(authorizeUrl)) ?? null;
}
