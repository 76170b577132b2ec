import type { OptionName } from './arguments.ts';

const options: Readonly<Record<OptionName, readonly [value: string, text: string]>> = {
  programme: ['ID[,ID]', 'Needed. What the pair follows; of what two programmes share, the stricter counts.'],
  start: ['YYYY-MM-DD', 'Needed. The first day.'],
  days: ['ma,di,…', "Needed. The trainee's working days."],
  year: ['1|3', 'Year of the training; needed where the programme asks another thing of each.'],
  weeks: ['N', 'How long to look. Default: as long as the programme lasts, or else 52.'],
  'trainer-days': ['ma,di,…', "The trainer's working days. Default: those of --days."],
  'institute-day': ['wo', "The trainee's weekly day at the institute. Default: none."],
  'talk-day': ['vr', 'A conversation is planned every week on this day. Default: none is planned.'],
  behaviour: [
    'HOW',
    'never: nothing is done (default); perfect: all in time; random:SEED: now and then, each time the same.',
  ],
  away: ['FROM/TO', 'When the trainee is away, such as 2026-10-12/2026-10-18; several with a comma. Default: never.'],
  'trainer-away': ['FROM/TO', 'When the trainer is away, in the same way. Default: never.'],
  contract: ['PART', 'Part of full time, from 0.1 to 1. Default: 1.'],
  zone: ['ZONE', "The trainee's time zone. Default: Europe/Amsterdam."],
  'trainer-zone': ['ZONE', "The trainer's time zone. Default: that of --zone."],
  json: ['', 'Lines of JSON instead of a calendar: for each message one line per kind of reminder in it.'],
  help: ['', 'This text.'],
};

/** Does somebody ask what can be asked? */
export function asksHelp(args: readonly string[]): boolean {
  return args.some((arg) => arg === '--help' || arg === '-h');
}

/** What may follow `npm run simulate --`: each option with its default, and an example. `programmes`: the ids there are. */
export function usage(programmes: readonly string[]): string {
  const rows = Object.entries(options).map(([name, [value, text]]) => [`--${name} ${value}`.trim(), text] as const);
  const width = Math.max(...rows.map(([option]) => option.length));
  return [
    'npm run simulate shows what a programme asks of a pair over time, and when it reminds whom.',
    '',
    'Use: npm run simulate -- --programme ID --start YYYY-MM-DD --days ma,di,… [more options]',
    '',
    ...rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`),
    '',
    ...(programmes.length === 0 ? [] : [`Programmes: ${programmes.join(', ')}.`]),
    'Example: npm run simulate -- --programme opleiden-lumc --year 1 --start 2026-09-01 --days ma,di,do,vr --behaviour random:7',
  ].join('\n');
}
