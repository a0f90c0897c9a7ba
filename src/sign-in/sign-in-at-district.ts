import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { seal, unseal } from '../platform/secrets.ts';
import { admitByProvider } from './admit-by-provider.ts';
import { type Browser, type Entry, openSessionFor } from './complete-sign-in.ts';
import {
  type Attempt,
  beginAtProvider,
  claimsFromProvider,
  type ProviderAccess,
} from './identity-provider.ts';
import { providerAway, providerRefused, safePlace } from './provider-rules.ts';
import { findSingleSignOn } from './queries.ts';

const attemptPurpose = 'single sign-on attempt';

/** Sends a browser to its district's identity provider. What it must bring back stays with it, sealed. */
export async function beginAtDistrict(
  deps: Deps,
  access: ProviderAccess,
  districtId: string,
  next: string | undefined,
): Promise<{ url: string; sealed: string }> {
  const settings = await findSingleSignOn(deps.db, districtId);
  if (!settings) throw providerRefused();
  try {
    const { url, attempt } = await beginAtProvider(deps, access, settings, safePlace(next));
    return { url, sealed: seal(deps.keys, attemptPurpose, JSON.stringify(attempt)) };
  } catch (error) {
    deps.log.warn({ err: error, districtId }, 'single sign-on: the provider does not answer');
    throw providerAway();
  }
}

/** Takes a browser back from its district's identity provider. */
export async function signInAtDistrict(
  deps: Deps,
  access: ProviderAccess,
  sealed: string | undefined,
  callback: URL,
  browser: Browser,
): Promise<{ entry: Entry; next: string }> {
  const attempt = readAttempt(deps, sealed);
  const settings = attempt && (await findSingleSignOn(deps.db, attempt.districtId));
  if (!settings) throw providerRefused();
  const claims = await claimsFromProvider(deps, access, settings, attempt, callback).catch(
    (error: unknown) => {
      const { districtId } = attempt;
      deps.log.warn({ err: error, districtId }, 'single sign-on: refused');
      throw providerRefused();
    },
  );
  const entry = await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const admission = await admitByProvider(tx, settings.districtId, claims, now);
    return openSessionFor(tx, admission, 'single-sign-on', browser, now);
  });
  return { entry, next: attempt.next };
}

function readAttempt(
  { keys, now }: Pick<Deps, 'keys' | 'now'>,
  sealed: string | undefined,
): Attempt | undefined {
  const plain = sealed && unseal(keys, attemptPurpose, sealed);
  if (!plain) return undefined;
  const attempt: Attempt = JSON.parse(plain); // sealed by us: its shape is ours
  return now().getTime() < attempt.until ? attempt : undefined;
}

/** The name of a refusal, for the sign-in page to find its words by; anything else is thrown on. */
export function refusalOf(error: unknown): string {
  if (error instanceof Problem) return error.kind.slug;
  throw error;
}
