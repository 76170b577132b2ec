import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { phraseParams } from '../../dialogs/content/phrase-keys.ts';

/** A change to the good fixture: another text in a file, a whole file, or no file. Paths are from `prompts/`. */
export type Edit = { file: string; from: string; to: string } | { file: string; text: string | Uint8Array | null };

const fixture = join(import.meta.dirname, 'fixtures/prompts');
export const realPrompts = join(import.meta.dirname, '../../prompts');
const real = ['checks', 'cards', 'page', 'teams', 'slack', 'demo', 'simulate'];

/** A copy of the good fixture with some edits, given to `use` and removed afterwards. Texts of the check, of channels and of the demonstration are the real ones. */
export function withPrompts<T>(edits: readonly Edit[], use: (dir: string) => T): T {
  const top = mkdtempSync(join(tmpdir(), 'prompts-'));
  try {
    const dir = join(top, 'prompts');
    cpSync(fixture, dir, { recursive: true });
    for (const name of real) cpSync(join(realPrompts, `nl/${name}.yaml`), join(dir, `nl/${name}.yaml`));
    writeFileSync(join(dir, 'nl/phrases.yaml'), phrases());
    for (const edit of edits) apply(dir, edit);
    return use(dir);
  } finally {
    rmSync(top, { recursive: true });
  }
}

function apply(dir: string, edit: Edit): void {
  const path = join(dir, edit.file);
  if ('from' in edit) {
    const before = readFileSync(path, 'utf8');
    if (!before.includes(edit.from)) throw new Error(`${edit.file} has no ${edit.from}`);
    writeFileSync(
      path,
      before.replace(edit.from, () => edit.to),
    );
  } else if (edit.text === null) rmSync(path);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, edit.text);
  }
}

/** Every phrase the code asks for, with all its parameters: `menu.title` first, whatever else there is. */
function phrases(): string {
  const lines = Object.entries<readonly string[]>(phraseParams).map(([key, params]) => {
    const text = [key, ...params.map((name) => `{${name}}`)].join(' ');
    return `${JSON.stringify(key)}: ${JSON.stringify(text)}`;
  });
  return ['# yaml-language-server: $schema=../schema/phrases.schema.json', ...lines, ''].join('\n');
}
