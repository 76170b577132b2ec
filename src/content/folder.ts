import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Problem } from './problem.ts';

/** What a file in a language's folder holds, by its place; null for a file that has no business there. */
export type FileKind =
  | 'conversation'
  | 'block'
  | 'commands'
  | 'wording'
  | 'phrases'
  | 'cards'
  | 'page'
  | 'teams'
  | 'slack'
  | 'demo'
  | 'checks'
  | 'programme'
  | 'poll'
  | 'activities'
  | 'nudges'
  | 'retention'
  | 'simulate'
  | null;
/** `file` is the name in problems (`prompts/nl/phrases.yaml`), `name` the bare one (`phrases`); `text` is null when it is not UTF-8. */
export type ContentFile = { file: string; name: string; kind: FileKind; text: string | null };
export type LanguageFolder = { code: string; folder: string; files: ContentFile[] };

/** Folders of `prompts/` that are no language. */
const otherFolders = ['schema'];

/**
 * All files of all languages; or what to do when there are none to read, in English as the Dutch texts are among them. Notes (`.md`)
 * and hidden files are passed over.
 */
export function readFolders(dir: string): LanguageFolder[] | Problem {
  try {
    return readFolder(dir);
  } catch (fault) {
    if (!(fault instanceof Error && 'syscall' in fault)) throw fault;
    const what = `The content cannot be read (${fault.message}).`;
    const remedy = 'Set LEERGESPREK_PROMPTS to the directory with the content, or leave it out for ./prompts.';
    return { file: dir, line: null, step: null, what, remedy };
  }
}

function readFolder(dir: string): LanguageFolder[] {
  const top = basename(dir);
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !otherFolders.includes(entry.name) && !entry.name.startsWith('.'))
    .map(({ name: code }) => {
      const language = join(dir, code);
      const paths = readdirSync(language, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.md'))
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(language.length + 1)
            .replaceAll('\\', '/'),
        )
        .sort();
      const folder = `${top}/${code}`;
      return { code, folder, files: paths.map((path) => readFile(language, folder, code, path)) };
    });
}

/** The text of a file, or undefined when it is not there. */
export function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function readFile(language: string, folder: string, code: string, path: string): ContentFile {
  const kind = kindOf(path, code);
  const text = kind === null ? '' : utf8(readFileSync(join(language, path)));
  return { file: `${folder}/${path}`, name: basename(path, '.yaml'), kind, text };
}

/** Bytes as text without a byte order mark; null when they are of another encoding, in which ë would be something else. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function kindOf(path: string, code: string): FileKind {
  if (/^conversations\/[^/]+\.yaml$/.test(path)) return 'conversation';
  if (/^blocks\/[^/]+\.yaml$/.test(path)) return 'block';
  if (path === 'commands.yaml') return 'commands';
  if (path === 'wording.yaml') return 'wording';
  if (path === 'phrases.yaml') return 'phrases';
  if (path === 'cards.yaml') return 'cards';
  if (path === 'page.yaml') return 'page';
  if (path === 'teams.yaml') return 'teams';
  if (path === 'slack.yaml') return 'slack';
  if (path === 'demo.yaml' && code === 'nl') return 'demo';
  if (code !== 'nl') return null;
  if (/^programmes\/[^/]+\.yaml$/.test(path)) return 'programme';
  if (/^polls\/[^/]+\.yaml$/.test(path)) return 'poll';
  if (path === 'activities.yaml') return 'activities';
  if (path === 'nudges.yaml') return 'nudges';
  if (path === 'retention.yaml') return 'retention';
  if (path === 'simulate.yaml') return 'simulate';
  return path === 'checks.yaml' ? 'checks' : null;
}
