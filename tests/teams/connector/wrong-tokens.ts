import type { Connector } from './server.ts';
import type { Forgery } from './token.ts';

/** Something that is not the Connector speaking to this bot. */
type WrongToken = {
  name: string;
  /** The Authorization header; null when it is left out. */
  authorization: (connector: Connector) => string | null;
  /** What the SDK (4.23.3) says of it; null when it lets it pass, so that the adapter must refuse it itself. */
  sdk: RegExp | null;
};

const hour = 3600;
const seconds = () => Math.floor(Date.now() / 1000);

const forged = (
  name: string,
  sdk: RegExp | null,
  forgery: () => Forgery & { key?: 'forger' | 'login' },
): WrongToken => ({
  name,
  sdk,
  authorization: (connector) => `Bearer ${connector.token(forgery())}`,
});

const headed = (name: string, sdk: RegExp | null, authorization: WrongToken['authorization']): WrongToken => ({
  name,
  sdk,
  authorization,
});

const unauthorized = /Request is not authorized/;
const unidentified = /No valid identity/;
const unknownKey = /Signing Key could not be retrieved/;
const otherService = /ServiceUrl claim do not match/;

/** Every way we know of in which a token can be wrong. */
export const wrongTokens: readonly WrongToken[] = [
  headed('no header', unauthorized, () => null),
  headed('a blank header', unauthorized, () => ' '),
  headed('no token', unidentified, () => 'Bearer'),
  headed('no token at all in it', unidentified, () => 'Bearer hello'),
  headed('a token without a scheme', unidentified, (connector) => connector.token()),
  headed('another scheme', unidentified, (connector) => `Basic ${connector.token()}`),
  headed('the scheme in small letters', unidentified, (connector) => `bearer ${connector.token()}`),
  headed('two tokens', unidentified, (connector) => `Bearer ${connector.token()} ${connector.token()}`),
  headed('claims changed after signing', /invalid signature/, tampered),
  headed('a token of the login service for this bot', null, (connector) => `Bearer ${connector.login.token()}`),
  headed('an unpublished key under a published id', /invalid signature/, (connector) => {
    const { kid } = connector.keys.current();
    return `Bearer ${connector.token({ key: 'forger', header: { kid } })}`;
  }),
  forged('alg none', /signature is required/, () => ({ alg: 'none' })),
  forged('no signature', /signature is required/, () => ({ signature: 'missing' })),
  forged('a broken signature', /invalid signature/, () => ({ signature: 'broken' })),
  forged('another algorithm than it was signed with', /invalid signature/, () => ({ header: { alg: 'RS384' } })),
  forged('HS256 with the public key', /invalid algorithm/, () => ({ alg: 'HS256' })),
  forged('HS256 with the secret of the bot', /invalid algorithm/, () => ({
    alg: 'HS256',
    secret: 'secret-of-the-test-bot',
  })),
  forged('an unpublished key', unknownKey, () => ({ key: 'forger' })),
  forged('the key of the login service', unknownKey, () => ({ key: 'login' })),
  forged('an unknown key id', unknownKey, () => ({ header: { kid: 'nobody' } })),
  forged('no key id', unknownKey, () => ({ header: { kid: undefined } })),
  forged('another issuer', unidentified, () => ({ claims: { iss: 'https://api.example.org' } })),
  forged('no issuer', unidentified, () => ({ claims: { iss: undefined } })),
  forged('another audience', /Invalid AppId/, () => ({ claims: { aud: '00000000-0000-0000-0000-000000000000' } })),
  forged('no audience', /Invalid AppId/, () => ({ claims: { aud: undefined } })),
  forged('expired', /expired/, () => ({ claims: { exp: seconds() - hour } })),
  forged('not yet valid', /not active/, () => ({ claims: { nbf: seconds() + hour } })),
  forged('another serviceUrl', otherService, () => ({ claims: { serviceurl: 'http://127.0.0.1:9/emea/' } })),
  forged('no serviceUrl', otherService, () => ({ claims: { serviceurl: undefined } })),
];

function tampered(connector: Connector): string {
  const [head, , signature] = connector.token().split('.');
  const [, body] = connector.token({ claims: { exp: seconds() + 24 * hour } }).split('.');
  return `Bearer ${head}.${body}.${signature}`;
}
