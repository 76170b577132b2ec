import { join } from 'node:path';
import { readArguments } from '../simulate/arguments.ts';
import { calendarText } from '../simulate/calendar-text.ts';
import { jsonLine } from '../simulate/lines.ts';
import { loadRules } from '../simulate/load-rules.ts';
import { simulate } from '../simulate/simulate.ts';
import { readTexts } from '../simulate/texts.ts';

// `npm run simulate -- --programme … --start … --days …`: what a programme asks of a pair over time. Exit code 0, or 1
// with all that is wrong.
const prompts = join(import.meta.dirname, '../../prompts');
const loaded = loadRules(prompts);
const texts = readTexts(prompts);

if (loaded.kind === 'problems') fail([loaded.text]);
else if (texts.kind === 'problems') fail(texts.problems);
else {
  const { rules } = loaded;
  const ids = [...new Set(rules.programmes.map(({ id }) => id))];
  const yearly = rules.programmes.filter(({ obligations }) => obligations.some(({ year }) => year !== undefined));
  const read = readArguments(
    process.argv.slice(2),
    ids,
    yearly.map(({ id }) => id),
  );
  if (read.kind === 'problems')
    fail(['This cannot be simulated yet:', ...read.problems.map((problem) => `- ${problem}`)]);
  else {
    const { wanted } = read;
    const simulated = await simulate(wanted, rules);
    const title = wanted.programmes.map((id) => rules.programmes.find((one) => one.id === id)?.title ?? id).join(' + ');
    const zoneOf = (role: string) => (role === 'trainer' ? wanted.trainerZone : wanted.zone);
    const lines = wanted.json
      ? simulated.said.map((nudge) => jsonLine(nudge, zoneOf(nudge.role)))
      : [calendarText(simulated, wanted, title, texts.texts)];
    if (lines.length > 0) console.log(lines.join('\n'));
  }
}

function fail(lines: readonly string[]): void {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}
