import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { authorFrom, htmlOf, requireTopic } from '../spaces/index.ts';
import { type BriefRow, findBrief } from './queries.ts';
import type { BriefForMe, BriefView } from './schemas.ts';

export function viewOf(topicId: string, found: BriefRow | undefined): BriefView {
  if (!found) return { topicId, body: '', html: '', writtenBy: null, writtenAt: null, version: 0 };
  const { brief, writer } = found;
  const { source: body, writtenAt, version } = brief;
  return { topicId, body, html: htmlOf(brief), writtenBy: authorFrom(writer), writtenAt, version };
}

/**
 * A topic so far, in brief. For who joined a circle while the topic was going on there is none: it may tell of what is
 * older than their history.
 */
export async function showBrief(deps: Deps, actor: Actor, topicId: string): Promise<BriefForMe> {
  const { standing, readsBeginning, keepsOrder } = await requireTopic(deps.db, actor, topicId);
  const found = readsBeginning ? await findBrief(deps.db, topicId) : undefined;
  const mayWrite = keepsOrder && standing.space.archivedAt === null;
  return { ...viewOf(topicId, found), mine: { mayWrite } };
}
