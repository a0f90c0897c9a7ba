import { and, eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { findCharter, keepCharter } from './charters.ts';
import { spaceChanged, spaceSubject } from './events.ts';
import { mayFacilitate, maySeeSpace } from './policy.ts';
import { holdSpace } from './queries.ts';
import { requireCharter } from './require-charter.ts';
import { checkActive, checkVersion, sameTexts } from './rules.ts';
import type { CharterChange } from './schemas.ts';
import { memberships, spaces } from './tables.ts';

/**
 * A facilitator says anew what the members promise each other. Who makes it accepts it; to everyone else the circle is
 * closed until they do. A reply that was under way stands. The same words again change nothing.
 */
export async function makeCharter(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  { texts }: CharterChange,
  expectedVersion?: number,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const standing = await holdSpace(tx, actor, spaceId);
    if (!standing || !maySeeSpace(standing) || standing.space.kind !== 'circle') throw notFound();
    const { space } = standing;
    await requireCharter(tx, standing);
    if (!mayFacilitate(standing)) throw forbidden();
    checkActive(space);
    checkVersion({ version: space.charterVersion }, expectedVersion);
    const before = await findCharter(tx, space);
    if (before && sameTexts(before.texts, texts)) return;

    const at = deps.now();
    const { personId } = actor;
    const charterVersion = space.charterVersion + 1;
    const made = { spaceId, version: charterVersion, madeById: personId, madeAt: at };
    await keepCharter(tx, made, texts);
    await tx.update(spaces).set({ charterVersion }).where(eq(spaces.id, spaceId));
    const theirs = and(eq(memberships.spaceId, spaceId), eq(memberships.personId, personId));
    await tx.update(memberships).set({ charterVersion, charterAcceptedAt: at }).where(theirs);
    const entry = { actorId: personId, subject: spaceSubject(spaceId) };
    const details = { version: charterVersion };
    await writeAudit(tx, { ...entry, action: 'spaces.charter-made', details }, at);
    await record(tx, spaceChanged, { spaceId }, at);
  });
}
