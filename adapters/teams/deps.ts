import type { CardWords } from '../cards/words.ts';
import type { ChannelDeps } from '../channel.ts';
import type { TeamsTexts } from './texts.ts';

/** How the bot is registered. `tenants` (lowercase, the bot's own first) are the organisations it listens to. */
export type TeamsSettings = {
  appId: string;
  credential: { kind: 'secret'; password: string } | { kind: 'managed-identity' };
  tenants: readonly string[];
};

/** Where the platform lives. */
export type TeamsCloud = {
  /** Who signs what comes in, and under which keys. */
  openIdMetadataUrl: string;
  tokenIssuer: string;
  /** Where our own tokens come from (a tenant id follows) and what they are for. */
  loginUrl: string;
  scope: string;
  /** Gives our tokens in the place of the login service, for tests; null in real use. */
  tokens: (() => Promise<{ accessToken: string; expiresOn: Date }>) | null;
  /** May the platform be reached without TLS? Only by tests on loopback. */
  plain: boolean;
};

/** Microsoft's public cloud. */
export const publicCloud: TeamsCloud = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
  loginUrl: 'https://login.microsoftonline.com/',
  scope: 'https://api.botframework.com',
  tokens: null,
  plain: false,
};

export type TeamsDeps = ChannelDeps & {
  settings: TeamsSettings;
  cloud: TeamsCloud;
  texts: TeamsTexts;
  /** The words on cards, from prompts/nl/cards.yaml. */
  words: CardWords;
};

/**
 * Throws when the channel could not keep strangers out with these: without an app id the SDK accepts everybody, without
 * tenants every organisation, and over plain HTTP anybody may listen in.
 */
export function checkSettings({ appId, credential, tenants }: TeamsSettings, cloud: TeamsCloud): void {
  if (appId.trim() === '') throw new Error('Teams: the app id is empty.');
  if (credential.kind === 'secret' && credential.password.trim() === '') throw new Error('Teams: the secret is empty.');
  if (tenants.length === 0 || tenants.some((tenant) => tenant.trim() === '' || tenant !== tenant.toLowerCase()))
    throw new Error('Teams: at least one tenant is needed, all in lowercase.');
  const urls = [cloud.openIdMetadataUrl, cloud.loginUrl];
  if (!cloud.plain && !urls.every((url) => url.startsWith('https://')))
    throw new Error('Teams: the platform is only reached over https.');
  if (!cloud.plain && cloud.tokens !== null) throw new Error('Teams: tokens come from the login service.');
}
