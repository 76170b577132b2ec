import type { CardWords } from '../cards/words.ts';
import type { ChannelDeps } from '../channel.ts';
import type { SlackTexts } from './texts.ts';

/** Settings of one app at Slack. */
export type SlackSettings = {
  /** How events come in: posted to /slack/events, or over a connection that we open ourselves. */
  way: { kind: 'http'; signingSecret: string } | { kind: 'socket'; appToken: string };
  /** One workspace by its bot token, or many that install the app themselves. `tokenKey` (32 bytes) encrypts their tokens at rest. */
  workspaces:
    | { kind: 'token'; botToken: string }
    | {
        kind: 'oauth';
        clientId: string;
        clientSecret: string;
        stateSecret: string;
        tokenKey: Buffer;
        /** Where the app is reached from outside, without a slash at the end. */
        publicUrl: string;
      };
  /**
   * Ids of the workspaces (T...) or organizations (E...) that may use this app. Empty: the one the token is of; with OAuth
   * then nobody, because whoever runs a workspace decides on the e-mail addresses in it.
   */
  teams: readonly string[];
};

/** Where Slack's Web API is, with a slash at the end; null for Slack's own. */
export type SlackCloud = { apiUrl: string | null };

export type SlackDeps = ChannelDeps & {
  settings: SlackSettings;
  cloud: SlackCloud;
  texts: SlackTexts;
  words: CardWords;
  /** 12 fresh random bytes, for one encryption. */
  nonce: () => Buffer;
};
