import type { IncomingMessage } from 'node:http';
import { SLACK_LIMITS } from './limits.ts';

/** The bytes of a body as they came; `tooLarge` above the limit, `broken` when it stops half-way. */
export type Raw = { kind: 'whole'; bytes: Buffer } | { kind: 'tooLarge' } | { kind: 'broken' };

export function readRaw(req: IncomingMessage): Promise<Raw> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= SLACK_LIMITS.body) chunks.push(chunk);
      else resolve({ kind: 'tooLarge' });
      // The rest is read and dropped, so that the sender sees the answer, but not without end.
      if (size > SLACK_LIMITS.drain) req.destroy();
    });
    req.on('end', () => resolve({ kind: 'whole', bytes: Buffer.concat(chunks) }));
    req.on('error', () => resolve({ kind: 'broken' }));
    req.on('close', () => resolve({ kind: 'broken' }));
  });
}

/** What a body holds: JSON, or a form with the JSON in its field `payload`. Null for what is no object. */
export function parseBody(bytes: Buffer, contentType: string | undefined): Record<string, unknown> | null {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase();
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (type === 'application/json') return objectOf(JSON.parse(text));
    if (type !== 'application/x-www-form-urlencoded') return null;
    const fields = Object.fromEntries(new URLSearchParams(text));
    // A check of the certificate has no effect, whatever else it brings along.
    if (fields.ssl_check !== undefined || fields.payload === undefined) return fields;
    return objectOf(JSON.parse(fields.payload));
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
