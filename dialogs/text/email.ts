import type { NumberSpan } from './bsn.ts';

/** E-mail addresses in a folded text. Walks a bounded way from every @, so any text takes linear time. */
export function findEmails(text: string): NumberSpan[] {
  const found: NumberSpan[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = /[\p{L}\p{N}._%+-]{1,64}$/u.exec(text.slice(Math.max(0, at - 64), at))?.[0];
    const host = /^[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u.exec(text.slice(at + 1, at + 256))?.[0];
    if (!name || !host || !/\.\p{L}{2,63}$/u.test(host)) continue;
    found.push({ start: at - name.length, end: at + 1 + host.length });
  }
  return found;
}
