import { closest } from '../text/closest.ts';
import type { Sourced } from './assemble.ts';
import { type Finding, finding } from './check-keys.ts';
import { placeholders } from './check-placeholders.ts';

type Texts = Readonly<Record<string, string>>;
type Wanted = Readonly<Record<string, readonly string[]>>;

/** Every wanted phrase is there, no other, and each uses only its own parameters. A translation may leave phrases out. */
export function checkPhrases({ file, value }: Sourced<Texts>, wanted: Wanted, whole: boolean): Finding[] {
  const missing = whole ? Object.keys(wanted).filter((key) => !Object.hasOwn(value, key)) : [];
  return [
    ...missing.map((key) => finding(file, [], 'phrase-missing', { key })),
    ...Object.entries(value).flatMap(([key, text]) => {
      const params = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
      return params ? checkText(file, key, text, params) : [unknown(file, key, Object.keys(wanted))];
    }),
  ];
}

function checkText(file: string, key: string, text: string, params: readonly string[]): Finding[] {
  const allowed = params.map((name) => `{${name}}`);
  return placeholders(text)
    .filter((placeholder) => !allowed.includes(placeholder))
    .map((placeholder) => finding(file, [key], 'phrase-parameter', { key, placeholder, allowed: { list: allowed } }));
}

function unknown(file: string, key: string, keys: readonly string[]): Finding {
  const near = closest(key, keys);
  if (near.kind !== 'near') return finding(file, [key], 'phrase-unknown', { key });
  return finding(file, [key], 'phrase-unknown-near', { key, near: { list: near.values } });
}
