import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Account = { sub: string; [claim: string]: unknown };

const client = (id: string, redirectUri: string) => ({
  client_id: id,
  client_secret: `secret of ${id}`,
  redirect_uris: [redirectUri],
  response_types: ['code' as const],
  grant_types: ['authorization_code'],
});

/** A real identity provider on a port of its own, in which whoever is `present` signs in without a word. */
export async function openIdentityHouse(redirectUri: string) {
  const server = createServer();
  await new Promise<void>((wake) => server.listen(0, '127.0.0.1', wake));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const house = { present: { sub: 'nobody' } as Account };

  const loud = { warn: console.warn, info: console.info }; // it says at length that it is for development
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  const { Provider } = await import('oidc-provider');
  const provider = new Provider(issuer, {
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    clients: [client('hallway', redirectUri), client('another', redirectUri)],
    jwks: {
      keys: [{ ...key.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
    },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'role', 'eduperson_affiliation'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/enter/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => house.present }),
    async loadExistingGrant({ oidc }) {
      const accountId = oidc.session?.accountId ?? '';
      const clientId = oidc.client?.clientId ?? '';
      const grant = new oidc.provider.Grant({ accountId, clientId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  Object.assign(console, loud);
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/enter/')) return provider.callback()(request, response);
    const login = { accountId: house.present.sub };
    void provider.interactionFinished(request, response, { login });
  });

  return {
    issuer,
    /** Goes through the provider as a browser does, until it is sent back. */
    async visit(address: string, account: Account): Promise<URL> {
      house.present = account;
      const jar = new Map<string, string>();
      for (let at = address; ; ) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          jar.set(name, value);
        }
        const next = answer.headers.get('location');
        if (!next)
          throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
        at = new URL(next, at).href;
        if (at.startsWith(redirectUri)) return new URL(at);
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((wake) => server.close(wake));
    },
  };
}
