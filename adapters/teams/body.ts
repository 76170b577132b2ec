import type { IncomingMessage } from 'node:http';
import { TEAMS_LIMITS } from './limits.ts';

/** The JSON of a request, or the HTTP status that it is refused with: 413 above 256 KB, 400 for what is no JSON in UTF-8 or breaks off. */
export async function readJson(
  req: IncomingMessage,
): Promise<{ ok: true; value: unknown } | { ok: false; status: 400 | 413 }> {
  const bytes = await readBytes(req);
  if (!Buffer.isBuffer(bytes)) return { ok: false, status: bytes };
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { ok: false, status: 400 };
  }
}

function readBytes(req: IncomingMessage): Promise<Buffer | 400 | 413> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= TEAMS_LIMITS.body) chunks.push(chunk);
      else resolve(413);
      // The rest is read and dropped, so that the sender sees the answer, but not without end.
      if (size > TEAMS_LIMITS.drain) req.destroy();
    });
    req.on('end', () => resolve(size <= TEAMS_LIMITS.body ? Buffer.concat(chunks) : 413));
    req.on('error', () => resolve(400));
    req.on('close', () => resolve(400));
  });
}
