import type { DraftRow } from './queries.ts';
import { placeOf, type Spot } from './rules.ts';
import type { DraftInList, DraftView } from './schemas.ts';
import type { Draft } from './tables.ts';

/** A place where nothing is being written reads as one with no words. */
export const showDraft = (spot: Spot, draft: Draft | undefined): DraftView => ({
  place: placeOf(spot),
  words: draft?.words ?? {},
  version: draft?.version ?? 0,
  savedAt: draft?.savedAt ?? null,
});

export function showDraftInList({ draft, reads, readsTitle, space, topic }: DraftRow): DraftInList {
  const about = reads && space ? { space, topic: readsTitle ? topic : null } : null;
  return { ...showDraft(draft, draft), about };
}
