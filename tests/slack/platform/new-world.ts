import { usualEvents, type World } from './world.ts';

/** A Slack with an app that is registered and nobody there yet. Ids and timestamps count up. */
export function newWorld(now: () => number, changed: () => void, send: World['send']): World {
  let ids = 0;
  let lastMs = 0;
  let inMs = 0;
  return {
    now,
    changed,
    send,
    url: '',
    app: {
      id: 'A0TESTAPP',
      name: 'leergesprek',
      clientId: '1234567890.9876543210',
      clientSecret: 'a-client-secret-of-the-test',
      signingSecret: 'a-signing-secret-of-the-test',
      verificationToken: 'a-verification-token',
      appToken: 'xapp-1-A0TESTAPP-test',
      redirectUrls: [],
      events: new Set(usualEvents),
    },
    gridUsersAre: 'T',
    workspaces: new Map(),
    enterprises: new Map(),
    members: new Map(),
    conversations: new Map(),
    installs: [],
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    hooks: new Map(),
    codes: new Map(),
    files: new Map(),
    tickets: new Set(),
    calls: [],
    wrong: [],
    troubles: [],
    id: (prefix) => `${prefix}${(++ids).toString(36).toUpperCase().padStart(9, '0')}`,
    ts: () => {
      // Later is always a greater timestamp, also when the clock stands still.
      const ms = Math.max(now(), lastMs);
      inMs = ms === lastMs ? inMs + 1 : 0;
      lastMs = ms;
      return `${Math.floor(ms / 1000)}.${String((ms % 1000) * 1000 + inMs).padStart(6, '0')}`;
    },
  };
}
