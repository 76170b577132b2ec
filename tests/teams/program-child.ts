import { run } from '../../src/run.ts';
import { cloudFor, envFor } from './whole-program.ts';

/** The program as main.ts starts and stops it, beside a test Connector in another process, which cannot be told in the environment. */
const [, , url = '', appId = '', tenantId = '', secret = '', token = '', data = ''] = process.argv;
const bot = { appId, tenantId, secret, id: '', name: '' };
const started = await run(envFor({ bot }, data, 0), { teams: cloudFor({ url }, () => token) });
if (started.kind === 'failed') throw new Error(started.text);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void started.stop());
process.send?.(started.url);
