import { join } from 'node:path';
import { inspectContent } from '../content/inspect.ts';
import { setting } from '../setting.ts';

// `npm run content`: checks the content and prints what is in it. Exit code 0 when all is well, else 1.
const prompts = setting(process.env.LEERGESPREK_PROMPTS) ?? join(import.meta.dirname, '../../prompts');
const { ok, text } = inspectContent(prompts, process.argv.slice(2));
if (ok) console.log(text);
else console.error(text);
process.exitCode = ok ? 0 : 1;
