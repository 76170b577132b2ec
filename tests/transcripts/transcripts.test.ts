import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play } from './play.ts';

const folders = ['gesprekken', 'voorvallen'];

/**
 * Every transcript is played again and must read the same to the letter. After a change that is meant,
 * `UPDATE_TRANSCRIPTS=1 npx vitest run tests/transcripts` writes what is said now; read the difference before committing it.
 */
describe.each(folders)('%s', (folder) => {
  const dir = join(import.meta.dirname, folder);
  const files = readdirSync(dir).filter((file) => file.endsWith('.txt'));
  it.each(files)('%s', async (file) => {
    const path = join(dir, file);
    const transcript = readFileSync(path, 'utf8');
    const played = await play(transcript);
    if (process.env.UPDATE_TRANSCRIPTS === '1' && process.env.CI === undefined) writeFileSync(path, played);
    expect(played).toBe(readFileSync(path, 'utf8'));
  });
});
