import type { IncomingMessage } from 'node:http';
import { readRaw } from '../read-body.ts';
import { TEAMS_LIMITS } from './limits.ts';

/** The JSON of a request, or the HTTP status that it is refused with: 413 above 256 KB, 400 for what is no JSON in UTF-8 or breaks off. */
export async function readJson(
  req: IncomingMessage,
): Promise<{ ok: true; value: unknown } | { ok: false; status: 400 | 413 }> {
  const raw = await readRaw(req, TEAMS_LIMITS);
  if (raw.kind !== 'whole') return { ok: false, status: raw.kind === 'tooLarge' ? 413 : 400 };
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw.bytes)) };
  } catch {
    return { ok: false, status: 400 };
  }
}
