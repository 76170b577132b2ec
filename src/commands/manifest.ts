import { runManifest } from '../manifest/run.ts';

// `npm run manifest -- [--out DIR]`: what administrators upload to Teams and Slack. Exit code 0, or 1 with all that is wrong.
const done = runManifest(process.argv.slice(2), process.env);
if (done.ok) console.log(done.text);
else {
  console.error(done.text);
  process.exitCode = 1;
}
