import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keys } from '../../src/keys.ts';
import { commitOf } from '../store/sample.ts';
import { openPlace, type Place } from './place.ts';
import { ask, type } from './program.ts';

let place: Place;

beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.close());

describe('the end of a program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s during work: exit code 0 within 10 s, and nothing acknowledged is lost',
    async (signal) => {
      const program = await place.runProgram();
      const acknowledged: string[] = [];
      const enough = Promise.withResolvers<void>();
      const work = Array.from({ length: 8 }, async (_, worker) => {
        for (let nth = 0; ; nth += 1) {
          const id = `werk-${worker}-${nth}`;
          const answer = await type(
            program.port,
            nth % 2 === 0 ? 'aios-oost' : 'opleider-west',
            '/leergesprek',
            id,
          ).catch(() => null);
          if (answer?.status !== 200) return;
          acknowledged.push(id);
          if (acknowledged.length === 60) enough.resolve();
        }
      });
      // A page that stays open, and a request that never comes to its end.
      const stream = await fetch(`http://127.0.0.1:${program.port}/web/messages?person=aios-oost`);
      const hanging = connect({ host: '127.0.0.1', port: program.port });
      hanging.on('error', () => undefined);
      hanging.write(
        `POST /web/inbound HTTP/1.1\r\nHost: localhost:${program.port}\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{`,
      );
      await enough.promise;
      const began = Date.now();
      program.signal(signal);
      expect(await program.ended).toEqual({ code: 0, signal: null });
      expect(Date.now() - began).toBeLessThan(10_000);
      await Promise.all(work);
      await stream.body?.cancel().catch(() => undefined);
      hanging.destroy();
      const store = await place.openStore();
      for (const id of acknowledged) expect(await store.commit(commitOf(`web:${id}`)), id).toBe('duplicate');
      await store.close();
      expect(program.printed().trim().split('\n')).toHaveLength(1);
    },
  );

  test('SIGKILL during work loses nothing acknowledged, and the next start goes on', async () => {
    const program = await place.runProgram();
    const acknowledged: string[] = [];
    const enough = Promise.withResolvers<void>();
    const work = Array.from({ length: 4 }, async (_, worker) => {
      for (let nth = 0; ; nth += 1) {
        const id = `werk-${worker}-${nth}`;
        const answer = await type(program.port, 'aios-oost', '/leergesprek', id).catch(() => null);
        if (answer?.status !== 200) return;
        acknowledged.push(id);
        if (acknowledged.length === 40) enough.resolve();
      }
    });
    await enough.promise;
    program.signal('SIGKILL');
    await Promise.all([program.ended, ...work]);
    const { port, stop } = await place.runHere();
    expect((await type(port, 'aios-oost', '/leergesprek', 'na-de-klap')).status).toBe(200);
    await stop();
    const store = await place.openStore();
    for (const id of [...acknowledged, 'na-de-klap'])
      expect(await store.commit(commitOf(`web:${id}`)), id).toBe('duplicate');
    // Every one of them was told something, and all of it is settled.
    expect(await store.outgoing({ of: 'unsettled', limit: 10 })).toEqual([]);
    await store.close();
  });
});

test('no line that it prints has a word that somebody wrote, whatever goes wrong', async () => {
  // A person whose stored document cannot be read: every turn of theirs fails.
  const seeded = await place.runHere();
  await seeded.stop();
  const store = await place.openStore();
  const key = keys.person('demo', 'opleider-oost');
  const rev = (await store.read([key]))[0]?.rev ?? 0;
  await store.commit(commitOf('kapot', { writes: [{ key, rev, body: { schema: 1, name: 'Vliegenzwam' } }] }));
  await store.close();

  const program = await place.runProgram();
  const { port } = program;
  const canary = 'Vliegenzwam';
  const act = (action: string, values: object) =>
    ask(
      port,
      'POST',
      '/web/inbound',
      JSON.stringify({
        person: 'coassistent-west',
        id: `tik-${action}`.replace(/\W/g, '-'),
        input: { kind: 'act', action, values },
      }),
    );
  const statuses = [
    (await type(port, 'coordinator', `/leergesprek ${canary}`, `bericht-een`)).status,
    (await type(port, 'coassistent-west', `Mevrouw ${canary}, BSN 111222333`, `bericht-twee`)).status,
    (await type(port, 'opleider-oost', canary, 'bericht-drie')).status,
    (await type(port, canary, canary, canary)).status,
    (await act('b|drie|5', {})).status,
    (await act(`s|${canary}|${canary}|send`, { [canary]: canary })).status,
    (await ask(port, 'POST', '/web/inbound', `{"${canary}"`)).status,
    (await ask(port, 'POST', '/web/inbound', canary.repeat(30_000))).status,
    (await ask(port, 'POST', `/web/clock?${canary}`, JSON.stringify({ by: canary }))).status,
    (await ask(port, 'GET', `/${canary}`)).status,
    (await ask(port, 'DELETE', `/health?${canary}`, canary, { 'x-wie': canary })).status,
    (await ask(port, 'GET', '/', '', { host: canary })).status,
    (await ask(port, 'GET', '/health', '', { 'accept-version': canary, accept: canary })).status,
    (await ask(port, 'GET', `/web/messages?person=${canary}`)).status,
  ];
  expect(statuses.slice(0, 10)).toEqual([200, 200, 500, 404, 200, 200, 400, 413, 400, 404]);
  program.signal('SIGTERM');
  expect((await program.ended).code).toBe(0);
  const lines = program.printed().trim().split('\n');
  expect(program.printed()).not.toContain(canary);
  expect(program.printed()).not.toContain('111222333');
  // What went wrong is told, by code.
  expect(lines.slice(1).map((line) => JSON.parse(line))).toEqual([
    { at: expect.any(String), event: 'turn failed', channel: 'web', code: 'ZodError' },
  ]);
});
