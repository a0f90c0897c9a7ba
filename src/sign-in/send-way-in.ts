import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { findWayIn, mayMailStranger, suspensionLetter, type WayIn } from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { mailLanguage } from '../platform/mail/short-mail.tsx';
import type { Mailer } from '../platform/mailer.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { holdRequestById } from './queries.ts';
import { isUsable } from './rules.ts';
import { hashCode } from './sign-in-by-code.ts';
import { noAccountMail, wayInMail } from './sign-in-mail.tsx';
import { type SignInRequest, signInRequests } from './tables.ts';

/**
 * Mails whoever asked to sign in: link and code, or, plainly, that there is no account.
 *
 * Each run makes a new link and code, so that a run that is repeated sends nothing that was sent before; only those of
 * the last mail work.
 */
export async function sendWayIn(deps: Deps & { mailer: Mailer }, requestId: string): Promise<void> {
  const mail = await deps.db.transaction(async (tx) => {
    const request = await holdRequestById(tx, requestId);
    const now = deps.now();
    if (!request || !isUsable(request, now)) return undefined;
    const way = await findWayIn(tx, request.email, now);
    const known = way.kind === 'person' || way.kind === 'suspended' ? way.person : undefined;
    if (!known && !(await mayMailStranger(tx, request.email, now))) return undefined;
    const language = mailLanguage(known?.language ?? request.language);
    return {
      kind: 'sign-in',
      key: request.id,
      personId: known?.id ?? null,
      once: 'at-least' as const,
      to: { address: request.email, name: known?.name },
      ...(await wordsFor(deps, tx, request, way, language)),
    };
  });
  if (mail) await deps.mailer.send(mail);
}

async function wordsFor(
  deps: Deps,
  tx: Tx,
  request: SignInRequest,
  way: WayIn,
  language: 'en' | 'es',
) {
  if (way.kind === 'none') return noAccountMail(language, deps.publicUrl);
  if (way.kind === 'suspended') return suspensionLetter(deps, way.person);
  const token = newToken();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const [codeHash] = hashCode(deps.keys, request.id, code);
  await tx
    .update(signInRequests)
    .set({ linkHash: hashToken(token), codeHash })
    .where(eq(signInRequests.id, request.id));
  return wayInMail(language, `${deps.publicUrl}/sign-in/link#token=${token}`, code);
}
