import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { findAlike } from './queries.ts';
import type { AlikeInSpace } from './schemas.ts';

/** Where people like me are: how many, and the first of them by name. */
export async function showAlike(
  deps: Deps,
  actor: Actor,
  spaceIds: readonly string[],
): Promise<{ items: AlikeInSpace[] }> {
  const bySpace = new Map<string, AlikeInSpace>();
  for (const row of await findAlike(deps.db, actor, spaceIds, deps.now())) {
    const { spaceId, count, ...person } = row;
    const space = bySpace.get(spaceId) ?? { spaceId, count, people: [] };
    bySpace.set(spaceId, { ...space, people: [...space.people, person] });
  }
  return { items: [...bySpace.values()] };
}
