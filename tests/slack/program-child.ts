import type { Env } from '../../src/env.ts';
import { run } from '../../src/run.ts';

/** The whole program in a process of its own, as main.ts runs it, pointed at a test Slack. Both come as arguments. */
process.env.TZ = 'UTC';
const env: Env = JSON.parse(process.argv[2] ?? '{}');
const started = await run(env, { slack: { apiUrl: process.argv[3] ?? null } });
if (started.kind === 'failed') throw new Error(started.text);
console.log(started.url);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void started.stop());
