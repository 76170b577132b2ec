import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { commitOf } from '../store/sample.ts';
import { slackProgram } from './whole-program.ts';

let place: Awaited<ReturnType<typeof slackProgram>>;
let child: ChildProcess | null = null;
afterEach(async () => {
  child?.kill('SIGKILL');
  await place.close();
});

test.each(['http', 'socket'] as const)(
  'SIGTERM during work over %s: nothing acknowledged is lost, and it ends within 10 s',
  { timeout: 40_000 },
  async (way) => {
    place = await slackProgram(false);
    const { slack, env, on } = place;
    if (way === 'socket' && env.slack !== null) env.slack.way = { kind: 'socket', appToken: slack.world.app.appToken };
    const file = new URL('program-child.ts', import.meta.url).pathname;
    child = spawn(process.execPath, [file, JSON.stringify(env), slack.apiUrl], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = once(child, 'exit');
    const [line] = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
    const port = new URL(String(line).trim()).port;
    slack.sendTo(way === 'socket' ? { via: 'socket' } : { via: 'http', url: `http://127.0.0.1:${port}/slack/events` });

    const acknowledged: string[] = [];
    const enough = Promise.withResolvers<void>();
    const work = Object.values(on).map(async (who) => {
      for (;;) {
        const sent = await who.says('help');
        if (sent === null || sent.answers[0]?.failure !== null) return;
        acknowledged.push(sent.id);
        if (acknowledged.length === 60) enough.resolve();
      }
    });
    await enough.promise;
    // What is being sent hangs as well.
    slack.fail('chat.postMessage', { kind: 'slow' }, { times: 5 });
    const began = performance.now();
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - began).toBeLessThan(10_000);
    await Promise.all(work);
    const outcomes = await place.inStore((store) =>
      Promise.all(acknowledged.map((id) => store.commit(commitOf(`slack:${id}`)))),
    );
    expect(acknowledged.length).toBeGreaterThanOrEqual(60);
    expect(new Set(outcomes)).toEqual(new Set(['duplicate']));
  },
);
