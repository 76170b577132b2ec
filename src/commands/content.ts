import { join } from 'node:path';
import { inspectContent } from '../content/inspect.ts';

// `npm run content`: checks prompts/ and prints what is in it. Exit code 0 when all is well, else 1.
const { ok, text } = inspectContent(join(import.meta.dirname, '../../prompts'), process.argv.slice(2));
if (ok) console.log(text);
else console.error(text);
process.exitCode = ok ? 0 : 1;
