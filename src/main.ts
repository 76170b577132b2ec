import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Stripping types and compiling is half of a start; the next one finds it done. Where nothing can be written, all goes as without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/leergesprek', import.meta.url)));

// Wall time is worked out per person; a process in a zone with daylight saving would skip cron's wakes (docs/platform notes in README).
process.env.TZ = 'UTC';

const { readEnv } = await import('./env.ts');
const { run } = await import('./run.ts');

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
    console.log(started.text);
    flushCompileCache();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void started.stop());
  }
}
