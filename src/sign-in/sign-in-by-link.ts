import { admitByInvitation } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import { hashToken } from '../platform/secrets.ts';
import { type Browser, completeRequest, type Entry, openSessionFor } from './complete-sign-in.ts';
import { holdRequestByLink } from './queries.ts';
import { isUsable, linkExpired } from './rules.ts';

/** Signs in with the token of a mailed link, on any device, once: of a sign-in mail, or of an invitation. */
export async function signInByLink(deps: Deps, token: string, browser: Browser): Promise<Entry> {
  const hash = hashToken(token);
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const request = await holdRequestByLink(tx, hash);
    if (request && isUsable(request, now)) return completeRequest(deps, tx, request, browser);
    const admission = request ? undefined : await admitByInvitation(tx, hash, now);
    if (!admission) throw linkExpired();
    return openSessionFor(tx, admission, 'email', browser, now);
  });
}
