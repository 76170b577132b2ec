import { request } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { good, post, send } from './client.ts';
import { openedPerTest } from './demo.ts';

const SEED = Number(process.env.SEED ?? 20261119);
const open = openedPerTest();

describe('whatever comes in', () => {
  test(`2,000 bodies leave it standing (seed ${SEED})`, async () => {
    const demo = await open();
    const near = fc.record(
      {
        person: fc.oneof(fc.constant('aios-oost'), fc.string(), fc.jsonValue()),
        id: fc.oneof(fc.uuid(), fc.string(), fc.jsonValue()),
        input: fc.oneof(
          fc.jsonValue(),
          fc.record(
            {
              kind: fc.constantFrom('text', 'act', '__proto__', null),
              text: fc.oneof(fc.string(), fc.jsonValue()),
              action: fc.string(),
              values: fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), fc.string()),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      near.map((value) => Buffer.from(JSON.stringify(value))),
      fc.json().map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      near.map((value) => Buffer.from(JSON.stringify(value)).subarray(0, 40)),
    );
    const counts = new Map<number, number>();
    for (const bytes of fc.sample(body, { seed: SEED, numRuns: 2000 })) {
      const path = bytes.length % 7 === 0 ? '/web/clock' : '/web/inbound';
      const { status } = await send(demo, 'POST', path, bytes);
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
    expect([...counts.keys()].filter((status) => ![200, 400, 404].includes(status))).toEqual([]);
    expect(counts.get(400)).toBeGreaterThan(500);
    expect((await post(demo, good)).status).toBe(200);
  });

  test('a sender that goes away half-way does no harm', async () => {
    const demo = await open();
    const req = request({
      port: demo.port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/web/inbound',
      headers: { 'content-type': 'application/json', 'content-length': '5000' },
    });
    req.on('error', () => {});
    await new Promise<void>((resolve) => req.write('{"person":', () => resolve()));
    req.destroy();
    expect((await post(demo, good)).status).toBe(200);
  });
});
