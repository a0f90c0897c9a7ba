import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { newId } from '../platform/ids.ts';
import { hashToken, newToken } from '../platform/secrets.ts';
import { spaceSubject } from './events.ts';
import { holdAsFacilitator } from './hold-as-facilitator.ts';
import { checkActive } from './rules.ts';
import type { LinkMade, LinkStart } from './schemas.ts';
import { spaceLinks } from './tables.ts';

const day = 24 * 3_600_000;

/** Makes a link that lets its holders in, or lets them ask. The address is in the answer and kept nowhere. */
export async function makeLink(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { letsIn, days, mostUses }: LinkStart,
): Promise<z.output<typeof LinkMade>> {
  return deps.db.transaction(async (tx) => {
    const { space } = await holdAsFacilitator(tx, actor, spaceId);
    checkActive(space);
    const createdAt = deps.now();
    const token = newToken();
    const expiresAt = new Date(createdAt.getTime() + days * day);
    const link = { id: newId(), letsIn, mostUses, createdAt, expiresAt };
    const made = { spaceId, tokenHash: hashToken(token), madeById: actor.personId };
    await tx.insert(spaceLinks).values({ ...link, ...made });
    const entry = { actorId: actor.personId, subject: spaceSubject(spaceId) };
    const details = { linkId: link.id, letsIn, mostUses };
    await writeAudit(tx, { ...entry, action: 'spaces.link-made', details }, createdAt);
    return { ...link, uses: 0, url: `${deps.publicUrl}/join#token=${token}` };
  });
}

/** Takes a link back; taken back twice is taken back once. */
export async function revokeLink(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  linkId: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await holdAsFacilitator(tx, actor, spaceId);
    const at = deps.now();
    const which = and(eq(spaceLinks.id, linkId), eq(spaceLinks.spaceId, spaceId));
    const [ended] = await tx
      .update(spaceLinks)
      .set({ revokedAt: at })
      .where(and(which, isNull(spaceLinks.revokedAt)))
      .returning();
    if (!ended) return;
    const entry = { actorId: actor.personId, subject: spaceSubject(spaceId) };
    await writeAudit(tx, { ...entry, action: 'spaces.link-revoked', details: { linkId } }, at);
  });
}
