import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Stripping types and compiling is half of a start; the next one finds it done. Where nothing can be written, all goes as without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/leergesprek', import.meta.url)));

// Wall time is worked out per person; a process in a zone with daylight saving would skip cron's wakes (docs/platform notes in README).
process.env.TZ = 'UTC';

// The rest is in a file of its own, because this one is never found done.
await import('./start.ts');
