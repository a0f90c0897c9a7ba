import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { changedMeanwhile } from '../spaces/index.ts';
import { mayWriteAt } from './may-write-at.ts';
import { countUnfinished, findDraft, holdDrafts } from './queries.ts';
import { checkRoom, readPlace, sameWords, tidy } from './rules.ts';
import type { DraftView, DraftWords } from './schemas.ts';
import { drafts } from './tables.ts';
import { showDraft } from './views.ts';

/**
 * Keeps what someone is writing at a place, for their other devices. No words throw it away, which is open to them also
 * where they write no more. The same words again change nothing, whatever version they were based on.
 *
 * @throws `changed-meanwhile` with what another device wrote (`current`), `not-found`, `too-many-drafts`
 */
export async function saveDraft(
  deps: Deps,
  actor: Actor,
  place: string,
  words: DraftWords,
  expectedVersion?: number,
): Promise<DraftView> {
  const { personId } = actor;
  const spot = readPlace(place);
  const written = tidy(spot.kind, words);
  return deps.db.transaction(async (tx) => {
    await holdDrafts(tx, personId);
    const before = await findDraft(tx, personId, spot);
    if (written && !(await mayWriteAt(tx, actor, spot))) throw notFound();
    const current = showDraft(spot, before);
    if (sameWords(written, before?.words ?? null)) return current;
    if (expectedVersion !== undefined && expectedVersion !== current.version) {
      throw changedMeanwhile(undefined, { current });
    }
    if (!before?.words) checkRoom(await countUnfinished(tx, personId));

    const row = {
      personId,
      ...spot,
      words: written,
      version: current.version + 1,
      savedAt: deps.now(),
    };
    await tx
      .insert(drafts)
      .values(row)
      .onConflictDoUpdate({ target: [drafts.personId, drafts.kind, drafts.subjectId], set: row });
    return showDraft(spot, row);
  });
}
