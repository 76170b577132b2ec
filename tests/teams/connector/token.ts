import { createHmac, sign, verify } from 'node:crypto';
import type { SigningKey } from './keys.ts';

/** Claims of a token; a claim that is undefined is left out. Times in seconds, as in RFC 7519. */
export type Claims = Record<string, unknown>;

/** What is different from a token as it should be. */
export type Forgery = {
  alg?: 'RS256' | 'RS384' | 'RS512' | 'HS256' | 'none';
  /** What the header says, laid over what would be true: `{ kid: undefined }` leaves the key id out. */
  header?: Record<string, unknown>;
  claims?: Claims;
  /** With HS256: the secret. The public key unless told, which is what a careless verifier would check against. */
  secret?: string;
  signature?: 'broken' | 'missing';
};

/** A signed JWT; anything about it can be made wrong. */
export function signToken(key: SigningKey, claims: Claims, forged: Forgery = {}): string {
  const alg = forged.alg ?? 'RS256';
  const header = { alg, kid: key.kid, x5t: key.kid, typ: 'JWT', ...forged.header };
  const signed = `${encode(header)}.${encode({ ...claims, ...forged.claims })}`;
  if (forged.signature === 'missing' || alg === 'none') return `${signed}.`;
  const signature = signatureOf(signed, alg, key, forged.secret);
  if (forged.signature === 'broken') signature.writeUInt8(signature.readUInt8(0) ^ 1, 0);
  return `${signed}.${signature.toString('base64url')}`;
}

/** What a token turned out to be. */
export type ReadToken = { ok: true; claims: Claims } | { ok: false; why: string };

/** Checks signature and times of an RS256 token against the keys; who it is for, is for the caller. `now` in milliseconds. */
export function readToken(token: string, keys: readonly SigningKey[], now: number): ReadToken {
  const [head = '', body = '', signature = '', ...more] = token.split('.');
  const header = decode(head);
  const claims = decode(body);
  if (header === null || claims === null || more.length > 0) return { ok: false, why: 'not a token' };
  if (header.alg !== 'RS256') return { ok: false, why: 'wrong algorithm' };
  const key = keys.find(({ kid }) => kid === header.kid);
  if (key === undefined) return { ok: false, why: 'unknown key' };
  const good = verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key.publicKey, Buffer.from(signature, 'base64url'));
  if (!good) return { ok: false, why: 'wrong signature' };
  const seconds = now / 1000;
  if (typeof claims.exp !== 'number' || claims.exp <= seconds) return { ok: false, why: 'expired' };
  if (typeof claims.nbf !== 'number' || claims.nbf > seconds + 1) return { ok: false, why: 'not yet valid' };
  return { ok: true, claims };
}

/** Claims of the Bot Connector's own tokens: it speaks for `serviceUrl` to the bot `appId`. `now` in milliseconds. */
export function channelClaims(appId: string, serviceUrl: string, now: number): Claims {
  const seconds = Math.floor(now / 1000);
  return {
    serviceurl: serviceUrl,
    nbf: seconds - 60,
    exp: seconds + 3600,
    iss: 'https://api.botframework.com',
    aud: appId,
  };
}

function signatureOf(signed: string, alg: string, key: SigningKey, secret?: string): Buffer {
  if (alg === 'HS256') {
    const pem = () => key.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret ?? pem())
      .update(signed)
      .digest();
  }
  return sign(`RSA-SHA${alg.slice(2)}`, Buffer.from(signed), key.privateKey);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
