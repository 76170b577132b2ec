import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A signing key with the id under which it is, or would be, published. */
export type SigningKey = { kid: string; privateKey: KeyObject; publicKey: KeyObject };

/** Keys of one issuer. A bot that has read the published keys keeps them for up to a day, an hour when a kid is unknown. */
export type KeyRing = {
  /** Signs as the issuer does. */
  current: () => SigningKey;
  /** Never published: for tokens that only look right. */
  forger: () => SigningKey;
  published: () => readonly SigningKey[];
  /** A new current key; the one before it stays published unless it is withdrawn. */
  rotate: (before: 'kept' | 'withdrawn') => SigningKey;
  /** The JSON Web Key Set; `endorsements` says for which channels a key may speak. */
  keySet: () => { keys: Record<string, unknown>[] };
};

/** Own RSA keys of 2048 bits, as the real issuers have. */
export function keyRing(endorsements: readonly string[] = []): KeyRing {
  let published = [newKey()];
  let forger: SigningKey | null = null;
  const current = () => published[0] ?? newKey();
  return {
    current,
    forger: () => {
      forger ??= newKey();
      return forger;
    },
    published: () => published,
    rotate: (before) => {
      published = [newKey(), ...(before === 'kept' ? published : [])];
      return current();
    },
    keySet: () => ({ keys: published.map((key) => jwk(key, endorsements)) }),
  };
}

/** What an issuer says about itself at `/.well-known/`. */
export function openIdDocument(issuer: string, keysUrl: string, tokenUrl?: string): Record<string, unknown> {
  return {
    issuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    ...(tokenUrl === undefined ? {} : { authorization_endpoint: tokenUrl, token_endpoint: tokenUrl }),
    jwks_uri: keysUrl,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: [tokenUrl === undefined ? 'private_key_jwt' : 'client_secret_post'],
  };
}

function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return { kid: createHash('sha256').update(der).digest('base64url').slice(0, 27), privateKey, publicKey };
}

function jwk({ kid, publicKey }: SigningKey, endorsements: readonly string[]): Record<string, unknown> {
  const { kty, n, e } = publicKey.export({ format: 'jwk' });
  return { kty, use: 'sig', kid, x5t: kid, n, e, ...(endorsements.length > 0 ? { endorsements } : {}) };
}
