import { readFileSync } from 'node:fs';
import { type ReadOptions, readWhen } from '../../dialogs/dates/read-when.ts';
import type { Now, When } from '../../dialogs/dates/reading.ts';

export type Row = { line: number; phrase: string; expected: string; now: Now; options: ReadOptions };

/** Rows of phrases.txt: a heading `## date time, time=..., past=...` holds for the rows `phrase => outcome` below it. */
export function rows(): Row[] {
  const text = readFileSync(new URL('./phrases.txt', import.meta.url), 'utf8');
  let now: Now = { date: '', time: '' };
  let options: ReadOptions = { time: 'optional' };
  const all: Row[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const head = /^## (\S+) (\S+), time=(none|optional|required), past=(refuse|allow)/.exec(line);
    if (head) {
      now = { date: head[1] ?? '', time: head[2] ?? '' };
      options = { time: head[3] as ReadOptions['time'], past: head[4] as 'refuse' | 'allow' };
    } else if (!line.startsWith('#') && line.includes('=>')) {
      const [phrase = '', expected = ''] = line.split('=>').map((cell) => cell.trim());
      all.push({ line: i + 1, phrase, expected, now, options });
    }
  }
  return all;
}

/** The outcome in the notation of the table: `unsure 2026-11-24 08:00 | 2026-11-24 20:00`. */
export function outcome(row: Row): string {
  return notation(readWhen(row.phrase, row.now, row.options));
}

function notation(when: When): string {
  const readings = when.kind === 'unsure' ? when.readings : when.kind === 'unclear' ? [] : [when.reading];
  const said = readings.map(({ date, time }) => (time === null ? date : `${date} ${time}`)).join(' | ');
  return `${when.kind} ${said}`.trim();
}

if (process.argv[2] === 'print') for (const row of rows()) console.log(`${row.phrase} => ${outcome(row)}`);
