import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { mayRead, maySeeSpace } from './policy.ts';
import { findSpace, type SpaceStanding } from './queries.ts';
import { requireCharter } from './require-charter.ts';
import { notAMember } from './rules.ts';

/** The space, for someone who reads what is said in it; refused like everywhere when they do not. */
export async function requireReader(db: Db, actor: Actor, spaceId: string): Promise<SpaceStanding> {
  const standing = await findSpace(db, actor, spaceId);
  if (!standing || !maySeeSpace(standing)) throw notFound();
  await requireCharter(db, standing);
  if (!mayRead(standing)) throw notAMember();
  return standing;
}
