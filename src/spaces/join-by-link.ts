import { eq, sql } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { findAuthors } from './authors.ts';
import { findCharter } from './charters.ts';
import { membershipOf, requireVerified } from './join-space.ts';
import { type FoundLink, findLink, isUsedUp } from './link-queries.ts';
import { addAdmission, addMember } from './members.ts';
import { isMember } from './policy.ts';
import { findSpace, holdSpace } from './queries.ts';
import {
  checkActive,
  checkMayAsk,
  invitationEnded,
  linkUsedUp,
  notOfDistrict,
  statusOf,
} from './rules.ts';
import type { LinkedSpace, LinkUse, MembershipView } from './schemas.ts';
import { spaceLinks, spaceLinkUses } from './tables.ts';
import { showLinkedSpace } from './views.ts';

/** What a link leads to. It opens nothing by being looked at. */
export async function showLink(deps: Deps, actor: Actor, token: string): Promise<LinkedSpace> {
  const found = await findLink(deps.db, token, actor.personId, deps.now());
  const standing = found && (await findSpace(deps.db, actor, found.link.spaceId));
  if (!found || !standing) throw invitationEnded();
  const isKnown = isMember(standing) || standing.admission !== null;
  if (isUsedUp(found) && !isKnown) throw linkUsedUp();
  const [invitedBy = null] = await findAuthors(deps.db, [found.link.madeById]);
  const charter = (await findCharter(deps.db, standing.space)) ?? null;
  return showLinkedSpace(standing.space, found.link, charter, invitedBy, statusOf(standing));
}

/**
 * Comes in by a link, or asks by one that lets people ask. Uses are counted while the space is held, so that none is
 * given twice; each person uses a link once, and twice is once.
 */
export async function joinByLink(
  deps: Deps,
  actor: Actor,
  { token, answer }: LinkUse,
): Promise<MembershipView> {
  return deps.db.transaction(async (tx) => {
    const { personId } = actor;
    const place = await findLink(tx, token, personId, deps.now());
    const standing = place && (await holdSpace(tx, actor, place.link.spaceId));
    const at = deps.now();
    const found = standing && (await findLink(tx, token, personId, at)); // as it is now that the space is held
    if (!found) throw invitationEnded();
    const spaceId = standing.space.id;
    if (isMember(standing)) return membershipOf(actor, spaceId, standing);
    if (isUsedUp(found) && standing.admission !== 'invited') throw linkUsedUp();
    checkActive(standing.space);
    if (standing.space.kind === 'district' && !standing.ofDistrict) throw notOfDistrict();

    const shown = { spaceId, personId, since: at };
    if (standing.admission === 'invited' || found.link.letsIn) {
      if (standing.admission !== 'invited') {
        await requireVerified(tx, personId, at);
        await countUse(tx, found, personId, at);
      }
      await addMember(tx, { spaceId, personId, role: 'member' }, at);
      return { ...shown, status: 'member', role: 'member' };
    }
    if (standing.admission === 'asked') return membershipOf(actor, spaceId, standing);
    checkMayAsk(standing.declinedAt, at);
    if (!found.usedByThem) await countUse(tx, found, personId, at);
    const asking = { spaceId, personId, kind: 'asked', byId: personId } as const;
    await addAdmission(tx, { ...asking, answer: answer ?? null }, at);
    return { ...shown, status: 'asked', role: null };
  });
}

/** Who has used it once does not come in by it again. */
async function countUse(tx: Tx, { link, usedByThem }: FoundLink, personId: string, at: Date) {
  if (usedByThem) throw invitationEnded();
  await tx.insert(spaceLinkUses).values({ linkId: link.id, personId, at });
  const uses = sql`${spaceLinks.uses} + 1`;
  await tx.update(spaceLinks).set({ uses }).where(eq(spaceLinks.id, link.id));
}
