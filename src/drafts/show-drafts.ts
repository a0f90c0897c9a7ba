import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import { notFound } from '../platform/problem.ts';
import { mayWriteAt } from './may-write-at.ts';
import { findDraft, listDrafts } from './queries.ts';
import { readPlace } from './rules.ts';
import { type DraftView, placeKinds } from './schemas.ts';
import { showDraft, showDraftInList } from './views.ts';

const ByTime = z.tuple([MomentKey, z.uuid(), z.enum(placeKinds)]);

/** What someone has not finished, wherever they began it; theirs also where they write no more. */
export async function showDrafts(deps: Deps, { personId }: Actor, { limit, cursor }: PageQuery) {
  const wish = { after: decodeCursor(ByTime, cursor), limit: limit + 1 };
  const rows = await listDrafts(deps.db, personId, wish);
  return pageOf(rows, limit, showDraftInList, ({ draft }) => [
    ...[draft.savedAt.toISOString(), draft.subjectId, draft.kind],
  ]);
}

/** What someone was writing at a place. Their own words are theirs to read wherever they stand. */
export async function showOneDraft(deps: Deps, actor: Actor, place: string): Promise<DraftView> {
  const spot = readPlace(place);
  const draft = await findDraft(deps.db, actor.personId, spot);
  if (!draft?.words && !(await mayWriteAt(deps.db, actor, spot))) throw notFound();
  return showDraft(spot, draft);
}
