import type { IncomingMessage } from 'node:http';
import { readRaw } from '../read-body.ts';
import { WEB_LIMITS } from './limits.ts';
import { Problem } from './problem.ts';

/**
 * The JSON of a request, whatever it is. Throws a Problem: `tooLarge` above 256 KB, `malformed` for what is no
 * JSON in UTF-8 or breaks off.
 */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const raw = await readRaw(req, WEB_LIMITS);
  if (raw.kind !== 'whole') throw new Problem(raw.kind === 'tooLarge' ? 'tooLarge' : 'malformed');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw.bytes));
  } catch {
    throw new Problem('malformed');
  }
}
