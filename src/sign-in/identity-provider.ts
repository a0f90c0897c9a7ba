import * as oidc from 'openid-client';
import type { Deps } from '../platform/deps.ts';
import type { GuardedFetch } from '../platform/guarded-fetch.ts';
import { unseal } from '../platform/secrets.ts';
import type { SingleSignOn } from './tables.ts';

export const clientSecretPurpose = 'single sign-on client';

/** How a process speaks to identity providers. */
export type ProviderAccess = {
  fetch: GuardedFetch;
  /** Plain http is all right, as it is in tests. */
  insecure: boolean;
};

/** What a person proves at their district's identity provider; kept by their browser, sealed. */
export type Attempt = {
  districtId: string;
  state: string;
  nonce: string;
  verifier: string;
  next: string;
  /** Milliseconds since 1970. */
  until: number;
};

/** Finds out how to speak to the identity provider of a district. */
async function discover(
  deps: Pick<Deps, 'keys'>,
  access: ProviderAccess,
  settings: SingleSignOn,
): Promise<oidc.Configuration> {
  const secret = unseal(deps.keys, clientSecretPurpose, settings.clientSecret);
  if (secret === undefined) throw new Error('The client secret cannot be read with these keys');
  const found = await oidc.discovery(
    new URL(settings.issuer),
    settings.clientId,
    undefined,
    oidc.ClientSecretBasic(secret),
    {
      [oidc.customFetch]: (url, init) => access.fetch(url, init),
      timeout: 5,
      ...(access.insecure && { execute: [oidc.allowInsecureRequests] }),
    },
  );
  oidc.enableNonRepudiationChecks(found); // the id token's signature counts, not only the line it came over
  found[oidc.customFetch] = (url, init) => access.fetch(url, init);
  return found;
}

export const redirectUri = (publicUrl: string): string =>
  `${publicUrl}/api/sign-in/single-sign-on/callback`;

/** Begins a sign-in at the provider: where to send the browser, and what it must bring back. */
export async function beginAtProvider(
  deps: Pick<Deps, 'keys' | 'publicUrl' | 'now'>,
  access: ProviderAccess,
  settings: SingleSignOn,
  next: string,
): Promise<{ url: string; attempt: Attempt }> {
  const provider = await discover(deps, access, settings);
  const attempt = {
    districtId: settings.districtId,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    next,
    until: deps.now().getTime() + 10 * 60_000,
  };
  const url = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: redirectUri(deps.publicUrl),
    scope: 'openid email profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
  });
  return { url: url.href, attempt };
}

/** What the provider says of whoever signed in there: the id token, checked, and what it adds on request. */
export async function claimsFromProvider(
  deps: Pick<Deps, 'keys'>,
  access: ProviderAccess,
  settings: SingleSignOn,
  attempt: Attempt,
  callback: URL,
): Promise<Record<string, unknown> & { iss: string; sub: string }> {
  const provider = await discover(deps, access, settings);
  const tokens = await oidc.authorizationCodeGrant(provider, callback, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('The provider gave no id token');
  const { userinfo_endpoint: more } = provider.serverMetadata();
  const added = more ? await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub) : {};
  return { ...added, ...claims };
}
