/** What the platform is asked to do: so many turns, so many at once, each by the next seat from number `from` on; with an answer or without. */
export type SlackOrder = {
  endpoint: string;
  text: string;
  atOnce: number;
  turns: number;
  from: number;
  answered: boolean;
};

/** What came of it: how long it took, and what part of one core the platform itself used. */
export type Round = { turns: number; ms: number; busy: number };

/** The app as all contenders are registered. */
export const registered = { signingSecret: 'a-signing-secret', botToken: 'xoxb-1', team: 'T1', bot: 'U0', app: 'A1' };

/** So many people that Slack's limit of a message a second in a conversation holds nobody up. */
export const seats: readonly { user: string; dm: string }[] = Array.from({ length: 4_000 }, (_, at) => ({
  user: `U1${at}`,
  dm: `D1${at}`,
}));
