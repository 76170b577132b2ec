import type { IncomingMessage, ServerResponse } from 'node:http';
import { Problem } from './problem.ts';

/** Nothing from elsewhere (a drawn picture comes within its message), no frames, nothing remembered: what somebody wrote is on this page. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** Headers for every answer. */
export function guardHeaders(res: ServerResponse): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

/**
 * Refuses a request under a name that is not ours (a foreign site whose name was pointed at this machine), and
 * one that another site's page sent. Throws a Problem. A client that is no browser sends no Origin.
 */
export function guard(req: IncomingMessage, hosts: readonly string[]): void {
  const ours = hosts.map((host) => host.toLowerCase());
  if (!ours.includes((req.headers.host ?? '').toLowerCase())) throw new Problem('foreign');
  const site = req.headers['sec-fetch-site'];
  // Following a link to the page is fine; anything else comes from the page itself.
  const link = req.method === 'GET' && req.headers['sec-fetch-mode'] === 'navigate';
  if (!link && site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('foreign');
  if (req.method !== 'POST') return;
  const { origin } = req.headers;
  if (
    origin !== undefined &&
    !ours.some((host) => [`http://${host}`, `https://${host}`].includes(origin.toLowerCase()))
  ) {
    throw new Problem('foreign');
  }
  if (!/^application\/json *(;|$)/i.test(req.headers['content-type'] ?? '')) throw new Problem('notJson');
}
