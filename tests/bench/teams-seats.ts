/** Somebody in Teams: their ids there, and the organisation they are in. */
export type Seat = { user: string; account: string; conversation: string; tenant: string };

/** The bot as both contenders are registered; `token` is what either sends along. */
export type Registered = { appId: string; token: string };

/** What the platform is asked to do: so many turns, so many at once, each by the next seat from number `from` on. */
export type TeamsOrder = {
  bot: Registered;
  endpoint: string;
  text: string;
  atOnce: number;
  turns: number;
  from: number;
};

/** What came of it: how long it took, how many messages came in, and what part of one core the platform itself used. */
export type Round = { turns: number; ms: number; requests: number; busy: number };

export const registered: Registered = { appId: '5d0b7c1e-1a2b-4c3d-8e4f-5a6b7c8d9e0f', token: 'a.b.c' };

/** So many people in so many organisations that the platform's limits (7 a second in a chat, 50 for a tenant) hold nobody up. */
export const seats: readonly Seat[] = Array.from({ length: 2_000 }, (_, at) => {
  const number = String(at).padStart(12, '0');
  const tenant = String(at % 200).padStart(12, '0');
  return {
    user: `29:1${number}`,
    account: `00000000-0000-4000-8000-${number}`,
    conversation: `a:1${number}`,
    tenant: `10000000-0000-4000-8000-${tenant}`,
  };
});

export const tenants: readonly string[] = [...new Set(seats.map(({ tenant }) => tenant))];
