import type { IncomingMessage } from 'node:http';
import { WEB_LIMITS } from './limits.ts';
import { Problem } from './problem.ts';

/**
 * The JSON of a request, whatever it is. Throws a Problem: `tooLarge` above 256 KB, `malformed` for what is no
 * JSON in UTF-8 or breaks off.
 */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const bytes = await readBytes(req);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem('malformed');
  }
}

function readBytes(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= WEB_LIMITS.body) chunks.push(chunk);
      else reject(new Problem('tooLarge'));
      // The rest is read and dropped, so that the sender sees the answer, but not without end.
      if (size > WEB_LIMITS.drain) req.destroy();
    });
    req.on('end', () => resolve(Buffer.concat(chunks)));
    req.on('error', () => reject(new Problem('malformed')));
    req.on('close', () => reject(new Problem('malformed')));
  });
}
