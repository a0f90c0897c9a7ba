import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { findCharter } from './charters.ts';
import { maySeeSpace } from './policy.ts';
import { findMembership, findSpace } from './queries.ts';
import type { CharterView } from './schemas.ts';

/** What the members of a circle promise each other, for them and for who is on the way in. */
export async function showCharter(db: Db, actor: Actor, spaceId: string): Promise<CharterView> {
  const standing = await findSpace(db, actor, spaceId);
  if (!standing || !maySeeSpace(standing)) throw notFound();
  const charter = await findCharter(db, standing.space);
  if (!charter) throw notFound();
  const member = await findMembership(db, spaceId, actor.personId);
  const accepted = member?.charterVersion === charter.version;
  return { ...charter, mine: { acceptedAt: accepted ? member.charterAcceptedAt : null } };
}
