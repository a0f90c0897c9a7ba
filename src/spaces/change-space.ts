import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { spaceChanged, spaceSubject } from './events.ts';
import { renderWords } from './guidelines.ts';
import { holdAsFacilitator } from './hold-as-facilitator.ts';
import { checkJoinPolicy, checkVersion } from './rules.ts';
import type { SpaceChange } from './schemas.ts';
import { spaces } from './tables.ts';

/** Changes what a space says about itself, who may join it, or whether it is archived. */
export async function changeSpace(
  deps: Deps,
  actor: Actor,
  spaceId: string,
  change: SpaceChange,
  expectedVersion?: number,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const strength = change.archived ? 'update' : 'no key update';
    const standing = await holdAsFacilitator(tx, actor, spaceId, strength);
    const { space } = standing;
    checkVersion(space, expectedVersion);
    if (Object.keys(change).length === 0) return;
    if (change.joinPolicy) checkJoinPolicy(space.kind, change.joinPolicy);

    const at = deps.now();
    const { archived, ...words } = change;
    const archivedAt =
      archived === undefined ? space.archivedAt : archived ? (space.archivedAt ?? at) : null;
    const speaks = words.guidelines !== undefined || words.welcome !== undefined;
    const rendered = speaks
      ? renderWords({
          guidelines: words.guidelines ?? space.guidelines,
          welcome: words.welcome ?? space.welcome,
        })
      : {};
    const version = space.version + 1;
    await tx
      .update(spaces)
      .set({ ...words, ...rendered, archivedAt, version })
      .where(eq(spaces.id, spaceId));
    const entry = { actorId: actor.personId, subject: spaceSubject(spaceId) };
    const details = { changed: Object.keys(change) };
    await writeAudit(tx, { ...entry, action: 'spaces.space-changed', details }, at);
    await record(tx, spaceChanged, { spaceId }, at);
  });
}
