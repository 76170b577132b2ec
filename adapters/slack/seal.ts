import { createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';

const sealed = z.strictObject({ schema: z.literal(1), nonce: z.string(), text: z.string(), tag: z.string() });

/**
 * Encrypts a document with AES-256-GCM. `key` 32 bytes, `nonce` 12 bytes that were never used before. `name` is the place
 * where it is kept: a document that was moved elsewhere does not open.
 */
export function seal(key: Buffer, nonce: Buffer, name: string, body: unknown): z.infer<typeof sealed> {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  const text = Buffer.concat([cipher.update(JSON.stringify(body), 'utf8'), cipher.final()]);
  const [nonceText, tag] = [nonce, cipher.getAuthTag()].map((bytes) => bytes.toString('base64'));
  return sealed.parse({ schema: 1, nonce: nonceText, text: text.toString('base64'), tag });
}

/** The document again. Throws when the key is another one, or anything was changed. */
export function unseal(key: Buffer, name: string, body: unknown): unknown {
  const [nonce, text, tag] = bytesOf(sealed.parse(body));
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 });
  cipher.setAAD(Buffer.from(name)).setAuthTag(tag);
  return JSON.parse(Buffer.concat([cipher.update(text), cipher.final()]).toString('utf8'));
}

function bytesOf({ nonce, text, tag }: z.infer<typeof sealed>): [Buffer, Buffer, Buffer] {
  return [Buffer.from(nonce, 'base64'), Buffer.from(text, 'base64'), Buffer.from(tag, 'base64')];
}
