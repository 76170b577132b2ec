import { join } from 'node:path';
import { dayOf } from '../../dialogs/frequency/days.ts';
import { yearlyOf } from '../../dialogs/placements/check-terms.ts';
import { setting } from '../setting.ts';
import { readArguments } from '../simulate/arguments.ts';
import { calendarText } from '../simulate/calendar-text.ts';
import { jsonLines } from '../simulate/lines.ts';
import { loadRules } from '../simulate/load-rules.ts';
import { simulate } from '../simulate/simulate.ts';
import { readTexts } from '../simulate/texts.ts';
import { asksHelp, usage } from '../simulate/usage.ts';

// `npm run simulate -- --programme … --start … --days …`: what a programme asks of a pair over time. Exit code 0, or 1
// with all that is wrong; without anything asked, what can be.
const prompts = setting(process.env.LEERGESPREK_PROMPTS) ?? join(import.meta.dirname, '../../prompts');
const args = process.argv.slice(2);
const loaded = loadRules(prompts);
const texts = readTexts(prompts);
const ids = loaded.kind === 'ok' ? [...new Set(loaded.rules.programmes.map(({ id }) => id))] : [];

if (asksHelp(args)) console.log(usage(ids));
else if (loaded.kind === 'problems') fail([loaded.text]);
else if (texts.kind === 'problems') fail(texts.problems);
else if (args.length === 0) fail([usage(ids)]);
else {
  const { rules } = loaded;
  const read = readArguments(args, ids, yearlyOf(rules.programmes));
  if (read.kind === 'problems')
    fail(['This cannot be simulated yet:', ...read.problems.map((problem) => `- ${problem}`)]);
  else {
    const { wanted } = read;
    const simulated = await simulate(wanted, rules);
    const { calendar, start, end } = simulated;
    const title = wanted.programmes.map((id) => rules.programmes.find((one) => one.id === id)?.title ?? id).join(' + ');
    const zoneOf = (role: string) => (role === 'trainer' ? wanted.trainerZone : wanted.zone);
    // Without a day together nothing is ever asked, which would look as if all went well.
    if (!calendar.practice.some((day) => day <= dayOf(end)))
      fail([
        `From ${start} up to and including ${end} there is no day on which both are there. Shorten --away or --trainer-away, or give more --weeks.`,
      ]);
    else {
      const lines = wanted.json
        ? simulated.said.flatMap((nudge) => jsonLines(nudge, zoneOf(nudge.role)))
        : [calendarText(simulated, wanted, title, texts.texts)];
      if (lines.length > 0) console.log(lines.join('\n'));
    }
  }
}

function fail(lines: readonly string[]): void {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}
