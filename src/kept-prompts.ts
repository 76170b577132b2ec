import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../dialogs/content/content.ts';
import type { Conversation } from '../dialogs/content/conversation.ts';
import type { PollFile } from '../dialogs/content/poll.ts';
import type { Prompts } from './check-prompts.ts';

/** As JSON has it, which has no maps. It is read five times as fast as what node:v8 writes. */
type PackedLanguage = Omit<Language, 'conversations' | 'polls'> & {
  conversations: (readonly [string, Conversation])[];
  polls: (readonly [string, PollFile])[];
};
type Packed = Omit<Prompts, 'content'> & { nl: PackedLanguage; others: PackedLanguage[] };

/** What was kept under this fingerprint; null when that is nothing, something else or damaged. */
export function keptPrompts(file: string, fingerprint: string): Prompts | null {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === firstLine(fingerprint, body) ? unpacked(body) : null;
  } catch {
    return null;
  }
}

/** Keeps what was checked. Where it cannot be written, or would not come back the same, the next start checks again. */
export function keepPrompts(file: string, fingerprint: string, prompts: Prompts): void {
  const body = packed(prompts);
  if (!isDeepStrictEqual(unpacked(body), prompts)) return;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${firstLine(fingerprint, body)}\n${body}`);
  } catch {
    // It costs time, no more.
  }
}

/** Whose it is, and a sum by which damage is seen, such as two starts that write at once. */
function firstLine(fingerprint: string, body: string): string {
  return `${fingerprint} ${createHash('sha256').update(body).digest('hex')}`;
}

function packed({ content: { nl, others }, ...rest }: Prompts): string {
  const value: Packed = { ...rest, nl: packedLanguage(nl), others: Object.values(others).map(packedLanguage) };
  return JSON.stringify(value);
}

/** The sum says that it is what we wrote, so it is not checked again. */
function unpacked(body: string): Prompts {
  const { nl, others, ...rest }: Packed = JSON.parse(body);
  const languages = others.map((one) => [one.code, language(one)] as const);
  return { content: { nl: language(nl), others: Object.fromEntries(languages) }, ...rest };
}

function packedLanguage({ conversations, polls, ...rest }: Language): PackedLanguage {
  return { ...rest, conversations: [...conversations], polls: [...polls] };
}

function language({ conversations, polls, ...rest }: PackedLanguage): Language {
  return { ...rest, conversations: new Map(conversations), polls: new Map(polls) };
}
