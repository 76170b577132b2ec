import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const text = z.string().trim().min(1);

/** `prompts/nl/simulate.yaml`: the words of the calendar that `npm run simulate` prints. */
export const simulateFile = z.strictObject({
  title: text,
  pair: text,
  'behaviour-never': text,
  'behaviour-perfect': text,
  'behaviour-random': text,
  line: text,
  trainee: text,
  trainer: text,
  coordinator: text,
  prepare: text,
  agenda: text,
  behind: text,
  'last-chance': text,
  missed: text,
  return: text,
  question: text,
  preview: text,
  escalation: text,
  and: text,
  more: text,
  conversation: text,
  'in-window': text,
  through: text,
  total: text,
  silence: text,
  asked: text,
  'asked-line': text,
  'asked-once': text,
  'asked-later': text,
  'asked-nothing': text,
  kept: text,
  'kept-months': text,
});
export type SimulateTexts = z.infer<typeof simulateFile>;
export type TextsRead = { kind: 'ok'; texts: SimulateTexts } | { kind: 'problems'; problems: string[] };

/** Reads the words of the calendar, or all that is wrong with them. */
export function readTexts(prompts: string): TextsRead {
  const place = `${basename(prompts)}/nl/simulate.yaml`;
  try {
    const read = simulateFile.safeParse(parse(readFileSync(join(prompts, 'nl/simulate.yaml'), 'utf8')));
    if (read.success) return { kind: 'ok', texts: read.data };
    return {
      kind: 'problems',
      problems: read.error.issues.map(({ path, message }) => `${place}: ${path.join('.')}: ${message}`),
    };
  } catch (fault) {
    return { kind: 'problems', problems: [`${place}: ${fault instanceof Error ? fault.message : String(fault)}`] };
  }
}

/** A text with what stands between braces filled in. */
export function filled(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
