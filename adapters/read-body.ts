import type { IncomingMessage } from 'node:http';

/** The bytes of a body as they came; `tooLarge` above the limit, `broken` when it stops half-way. */
export type Raw = { kind: 'whole'; bytes: Buffer } | { kind: 'tooLarge' } | { kind: 'broken' };

/** Reads a request up to so many bytes; of a refused one so many more are read and dropped. */
export function readRaw(req: IncomingMessage, { body, drain }: { body: number; drain: number }): Promise<Raw> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= body) chunks.push(chunk);
      else resolve({ kind: 'tooLarge' });
      // The rest is read and dropped, so that the sender sees the answer, but not without end.
      if (size > drain) req.destroy();
    });
    req.on('end', () => resolve({ kind: 'whole', bytes: Buffer.concat(chunks) }));
    req.on('error', () => resolve({ kind: 'broken' }));
    req.on('close', () => resolve({ kind: 'broken' }));
  });
}
