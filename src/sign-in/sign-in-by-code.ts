import { eq } from 'drizzle-orm';
import type { Deps } from '../platform/deps.ts';
import { hashShortSecret, hashToken } from '../platform/secrets.ts';
import { type Browser, completeRequest, type Entry } from './complete-sign-in.ts';
import { holdRequestByBrowser } from './queries.ts';
import { codeNotValid, codeTries, isUsable } from './rules.ts';
import { signInRequests } from './tables.ts';

/** The hashes of a code: bound to its request, so that it opens nothing else, and to keys outside the database. */
export const hashCode = (keys: Deps['keys'], requestId: string, code: string) =>
  hashShortSecret(keys, 'sign-in code', `${requestId} ${code}`);

/** Signs in with the six digits of the mail, in the browser that asked for it, within five tries. */
export async function signInByCode(
  deps: Deps,
  proof: { requestId: string; code: string },
  browser: Browser,
): Promise<Entry> {
  const code = proof.code.replace(/\D/g, '');
  const entry = await deps.db.transaction(async (tx) => {
    const request = await holdRequestByBrowser(tx, hashToken(proof.requestId));
    if (!request || !isUsable(request, deps.now()) || request.codeTries >= codeTries) return;
    const right =
      request.codeHash !== null && hashCode(deps.keys, request.id, code).includes(request.codeHash);
    if (right) return completeRequest(deps, tx, request, browser);
    // The try is kept, so the transaction ends well and the refusal comes after it.
    await tx
      .update(signInRequests)
      .set({ codeTries: request.codeTries + 1 })
      .where(eq(signInRequests.id, request.id));
    return undefined;
  });
  if (!entry) throw codeNotValid();
  return entry;
}
