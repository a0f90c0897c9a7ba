import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Forgery = {
  header?: object;
  claims?: object;
  /** Signed by a key that the provider never published. */
  key?: 'stranger';
};

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An identity provider whose id token is as false as the test wants it. */
export async function openForgedProvider() {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const state = { forgery: {} as Forgery, nonce: '' };
  const server = createServer();
  await new Promise<void>((wake) => server.listen(0, '127.0.0.1', wake));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const { header, claims, key } = state.forgery;
    const head = { alg: 'RS256', kid: 'own', ...header };
    const body = {
      ...{ iss: issuer, aud: 'hallway', sub: 'ana', nonce: state.nonce },
      ...{ iat: now, exp: now + 300, email: 'ana@pine.test', email_verified: true, ...claims },
    };
    const text = `${part(head)}.${part(body)}`;
    const signer: KeyObject = key === 'stranger' ? stranger : own.privateKey;
    const signature = head.alg === 'none' ? '' : sign('sha256', Buffer.from(text), signer);
    return `${text}.${Buffer.from(signature).toString('base64url')}`;
  }
  const answers: Record<string, () => object> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/token': () => ({ access_token: 'a', token_type: 'Bearer', id_token: idToken() }),
    '/keys': () => ({
      keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig', alg: 'RS256' }],
    }),
  };
  server.on('request', (request, response) => {
    const answer = answers[request.url ?? ''];
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer?.() ?? {}));
  });

  return {
    issuer,
    forge(forgery: Forgery, nonce: string): void {
      state.forgery = forgery;
      state.nonce = nonce;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((wake) => server.close(wake));
    },
  };
}
