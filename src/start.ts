import { flushCompileCache } from 'node:module';
import { readEnv } from './env.ts';
import { run } from './run.ts';

const read = readEnv(process.env);
if (read.kind === 'problems') {
  console.error(
    `Leergesprek does not start. ${read.problems.length === 1 ? 'One setting is' : `${read.problems.length} settings are`} not right:`,
  );
  for (const problem of read.problems) console.error(`- ${problem}`);
  process.exitCode = 1;
} else {
  const started = await run(read.env);
  if (started.kind === 'failed') {
    console.error(started.text);
    process.exitCode = 1;
  } else {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void started.stop());
    console.log(started.text);
    flushCompileCache();
  }
}
