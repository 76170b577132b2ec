import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InstallationStore, InstallURLOptions, Logger } from '@slack/bolt';
import type { ChannelDeps } from '../channel.ts';
import type { ClientOptions } from './clients.ts';
import type { SlackSettings } from './deps.ts';
import { codeIn } from './errors.ts';
import type { Installer } from './many-workspaces.ts';
import { HTTPReceiver } from './sdk.ts';
import type { SlackTexts } from './texts.ts';
import { isAllowed } from './workspaces.ts';

type OAuth = Extract<SlackSettings['workspaces'], { kind: 'oauth' }>;

type Deps = {
  oauth: OAuth;
  teams: readonly string[];
  apiUrl: string | null;
  store: InstallationStore;
  options: ClientOptions;
  logger: Logger;
  texts: SlackTexts;
  log: ChannelDeps['log'];
  revoke: (token: string) => Promise<unknown>;
};

/** What the app may do, each with its use; the same list as in the manifest. */
export const SCOPES = [
  // The private conversation, in and out; looking whether a message arrived.
  ...['chat:write', 'im:history', 'im:write'],
  // Being spoken to elsewhere.
  ...['app_mentions:read', 'commands'],
  // Hearing that we were brought into a channel or put out of it.
  ...['channels:read', 'groups:read'],
  // Calendar files, where no link to them can be given.
  'files:write',
  // Recognizing people by the address their institute knows.
  ...['users:read', 'users:read.email'],
] as const;

export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** Slack's package for installing, and the two pages that whoever installs the app sees. They always answer and never reject. */
export type Install = {
  installer: Installer;
  page(req: IncomingMessage, res: ServerResponse, path: string): Promise<void>;
};

export function openInstall({ oauth, teams, apiUrl, store, options, logger, texts, log, revoke }: Deps): Install {
  const redirectUri = `${oauth.publicUrl}${REDIRECT_PATH}`;
  const urlOptions: InstallURLOptions = { scopes: [...SCOPES], redirectUri };
  const { install } = texts;
  const { installer } = new HTTPReceiver({
    signingSecret: '',
    // Only its pages for installing are used; what is signed comes in elsewhere.
    signatureVerification: false,
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    installationStore: store,
    scopes: [...SCOPES],
    redirectUri,
    logger,
    installerOptions: {
      redirectUriPath: REDIRECT_PATH,
      clientOptions: options,
      renderHtmlForInstallPath: (url) => page(install.title, install.explain, { url, label: install.button }),
      ...(apiUrl === null ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
    },
  });
  if (installer === undefined) throw new Error('no installer');

  return {
    installer,
    async page(req, res, path) {
      try {
        for (const [name, value] of Object.entries(safe)) res.setHeader(name, value);
        if (path === INSTALL_PATH) return await installer.handleInstallPath(req, res, {}, urlOptions);
        await installer.handleCallback(req, res, {
          async afterInstallation({ team, enterprise, bot }) {
            if (isAllowed(teams, [team?.id, enterprise?.id])) return true;
            log('slack refused', { code: 'other-workspace' });
            if (bot !== undefined) await revoke(bot.token).catch(() => undefined);
            answer(res, 403, page(install.title, install.refused));
            return false;
          },
          success: () => answer(res, 200, page(install.title, install.done)),
          failure: (fault) => {
            log('slack not installed', { code: codeIn(fault) });
            answer(res, 400, page(install.title, install.failed));
          },
        });
      } catch (fault) {
        log('slack not installed', { code: codeIn(fault) });
        answer(res, 500, page(install.title, install.failed));
      }
    },
  };
}

const safe = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

function answer(res: ServerResponse, status: number, html: string): void {
  if (res.headersSent || res.destroyed) return;
  const body = Buffer.from(html);
  res.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  res.end(body);
}

function page(title: string, text: string, link?: { url: string; label: string }): string {
  const button = link === undefined ? '' : `<p><a href="${escaped(link.url)}">${escaped(link.label)}</a></p>`;
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${button}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/[<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
