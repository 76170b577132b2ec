import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { quietSdk } from './quiet.ts';
import { openTeams, type Stage } from './stage.ts';

const seed = Number(process.env.SEED ?? 4_2026);
/** A few at the desk, 20,000 with `npm run test:fuzz-teams`. */
const runs = Number(process.env.FUZZ ?? 500);
let stage: Stage;

quietSdk();
beforeAll(async () => {
  stage = await openTeams();
});
afterAll(() => stage.close());

const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    0,
    -1,
    [],
    {},
    '__proto__',
    'x'.repeat(5_000),
    '<at>'.repeat(500),
    '\u0000',
    [[]],
    true,
  ),
);
/** An activity as it should be, of every type, with a few of its fields replaced by anything. */
const activities = fc
  .record({
    type: fc.constantFrom(
      'message',
      'messageUpdate',
      'messageDelete',
      'invoke',
      'installationUpdate',
      'conversationUpdate',
      'typing',
      'event',
    ),
    name: fc.constantFrom('adaptiveCard/action', 'task/fetch', 'task/submit', 'signin/verifyState', undefined),
    action: fc.constantFrom('add', 'remove', 'add-upgrade', undefined),
    kind: fc.constantFrom('personal', 'groupChat', 'channel', undefined),
    value: fc.oneof(
      odd,
      fc.constant({ data: { action: 'a', key: 'k' } }),
      fc.constant({ action: { verb: 'act', data: { action: 'a' } } }),
    ),
    changes: fc.array(
      fc.tuple(
        fc.constantFrom(
          'id',
          'from',
          'from.id',
          'from.aadObjectId',
          'text',
          'textFormat',
          'entities',
          'value',
          'name',
          'membersAdded',
          'channelData',
          'channelData.tenant',
          'conversation.id',
          'conversation.isGroup',
          'recipient',
          'timestamp',
          'type',
          'serviceUrl',
          '__proto__',
          'extra',
        ),
        odd,
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ type, name, action, kind, value, changes }) => {
    const tenant = stage.connector.bot.tenantId;
    const activity: Record<string, unknown> = {
      ...{ type, name, action, value, id: '1', text: '<at>L</at> hoi', channelId: 'msteams' },
      serviceUrl: stage.connector.serviceUrl(),
      from: { id: '29:x' },
      recipient: { id: stage.connector.bot.id },
      conversation: { id: 'a:1', tenantId: tenant, conversationType: kind },
      channelData: { tenant: { id: tenant } },
      entities: [{ type: 'mention', mentioned: { id: stage.connector.bot.id }, text: '<at>L</at>' }],
      membersAdded: [{ id: stage.connector.bot.id }],
    };
    for (const [path, odd] of changes) {
      const put = structuredClone(odd);
      const [first = '', second] = path.split('.');
      const inner = activity[first];
      if (second === undefined)
        Object.defineProperty(activity, first, { value: put, enumerable: true, configurable: true, writable: true });
      else if (typeof inner === 'object' && inner !== null) Object.assign(inner, { [second]: put });
    }
    return JSON.stringify(activity);
  });

test(`${runs} odd activities with a good token (seed ${seed}): none ends the program, hangs or is called our fault`, async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const authorization = `Bearer ${stage.connector.token()}`;
  const hand = (body: string) =>
    new Promise<number>((resolve, reject) => {
      const headers = { authorization, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const req = request(stage.endpoint, { method: 'POST', agent, headers, timeout: 10_000 }, (res) => {
        res.resume();
        res.on('end', () => resolve(res.statusCode ?? 0));
      });
      req.on('timeout', () => req.destroy(new Error(`no answer to ${body}`)));
      req.on('error', reject);
      req.end(body);
    });
  const counts = new Map<number, number>();
  const bodies = fc.sample(activities, { seed, numRuns: runs });
  let next = 0;
  const worker = async () => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
      const status = await hand(body);
      if (![200, 400, 401, 403, 501].includes(status)) throw new Error(`${status} for ${body}`);
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  agent.destroy();
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(runs);
  // Most are whole enough to be read.
  expect(counts.get(200)).toBeGreaterThan(runs / 4);
  expect(stage.received.length).toBeGreaterThan(runs / 10);
  expect(stage.logs.filter((line) => line.includes('turn failed'))).toEqual([]);
}, 300_000);
