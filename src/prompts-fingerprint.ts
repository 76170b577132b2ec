import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));

/** What decides what is right under `prompts` and what becomes of it; a test holds this against what the check imports. */
export const checkedBy: readonly string[] = [
  'package.json',
  'src/check-prompts.ts',
  'src/content',
  'src/demo',
  'src/simulate/texts.ts',
  'dialogs/content',
  'dialogs/model',
  'dialogs/rights/retention.ts',
  'dialogs/text',
  'adapters/cards/words.ts',
  'adapters/slack/texts.ts',
  'adapters/teams/texts.ts',
  'adapters/web/address.ts',
  'adapters/web/texts.ts',
];

/** Of every name and byte in a folder with content and in what checks it; null when those cannot all be read. */
export function fingerprintOf(prompts: string): string | null {
  const hash = createHash('sha256').update(process.version);
  try {
    for (const place of [prompts, ...checkedBy.map((name) => join(top, name))]) add(hash, place);
  } catch {
    return null;
  }
  return hash.digest('hex');
}

function add(hash: Hash, place: string): void {
  for (const { name, path, isFolder } of entriesOf(place)) {
    const bytes = isFolder ? '' : readFileSync(path);
    hash.update(`${name} ${isFolder ? 'folder' : bytes.length}\n`).update(bytes);
  }
}

/** All that lies under a place, or that place itself when it is a file. */
function entriesOf(place: string) {
  if (statSync(place).isFile()) return [{ name: '', path: place, isFolder: false }];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      // The check may follow a link to somewhere that is not looked at here.
      if (!entry.isDirectory() && !entry.isFile()) throw new Error(`${path} is no file`);
      return { name: path.slice(place.length), path, isFolder: entry.isDirectory() };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
