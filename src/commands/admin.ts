import { runAdmin } from '../admin/run.ts';
import { setting } from '../setting.ts';

// `npm run admin -- import FILE [--apply]`: placements out of a CSV file; `-- export INSTITUTE FILE`: yearly figures. Exit code 0, or 1 with all that is wrong.
const { env } = process;
const done = await runAdmin(
  process.argv.slice(2),
  {
    data: setting(env.LEERGESPREK_DATA) ?? 'data',
    prompts: setting(env.LEERGESPREK_PROMPTS) ?? 'prompts',
    zone: setting(env.LEERGESPREK_ZONE) ?? 'Europe/Amsterdam',
  },
  Date.now(),
);
if (done.ok) console.log(done.text);
else {
  console.error(done.text);
  process.exitCode = 1;
}
