import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { requireAdministratorOf } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { seal } from '../platform/secrets.ts';
import { clientSecretPurpose, redirectUri } from './identity-provider.ts';
import { findSingleSignOn } from './queries.ts';
import type { SingleSignOnChange, SingleSignOnView } from './schemas.ts';
import { singleSignOn } from './tables.ts';

const audit = (actor: Actor, districtId: string, action: string) => ({
  actorId: actor.personId,
  action: `sign-in.single-sign-on-${action}`,
  subject: `districts/${districtId}`,
});

/** Notes the identity provider of a district. Its secret is kept sealed and shown to nobody. */
export async function setSingleSignOn(
  deps: Deps,
  actor: Actor,
  districtId: string,
  change: z.output<typeof SingleSignOnChange>,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await requireAdministratorOf(tx, actor, districtId);
    const updatedAt = deps.now();
    const clientSecret = seal(deps.keys, clientSecretPurpose, change.clientSecret);
    const row = { ...change, clientSecret, updatedAt };
    await tx
      .insert(singleSignOn)
      .values({ districtId, ...row })
      .onConflictDoUpdate({ target: singleSignOn.districtId, set: row });
    const details = { issuer: change.issuer, clientId: change.clientId };
    await writeAudit(tx, { ...audit(actor, districtId, 'set'), details }, updatedAt);
  });
}

export async function removeSingleSignOn(
  deps: Deps,
  actor: Actor,
  districtId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await requireAdministratorOf(tx, actor, districtId);
    const theirs = eq(singleSignOn.districtId, districtId);
    const [ended] = await tx.delete(singleSignOn).where(theirs).returning();
    if (ended) await writeAudit(tx, audit(actor, districtId, 'removed'), deps.now());
  });
}

export async function showSingleSignOn(
  deps: Deps,
  actor: Actor,
  districtId: string,
): Promise<z.output<typeof SingleSignOnView>> {
  await requireAdministratorOf(deps.db, actor, districtId);
  const settings = await findSingleSignOn(deps.db, districtId);
  if (!settings) throw notFound();
  const { issuer, clientId, updatedAt } = settings;
  return { issuer, clientId, updatedAt, redirectUri: redirectUri(deps.publicUrl) };
}
