import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { notFound } from '../platform/problem.ts';
import { findPost } from '../spaces/index.ts';
import { fileReport } from './file-report.ts';
import { checkReportable } from './rules.ts';
import type { ReportStart, ReportView } from './schemas.ts';

/** Reports a post to those who keep order where it stands. */
export async function reportPost(
  deps: Deps,
  actor: Actor,
  postId: string,
  wish: ReportStart,
): Promise<ReportView> {
  return deps.db.transaction(async (tx) => {
    const found = await findPost(tx, actor, postId);
    if (!found) throw notFound();
    const { post, space, aliasId } = found;
    checkReportable(post, [actor.personId, aliasId]);
    const { authorId } = post;
    const place = { topicId: null, spaceId: space.id, isCircle: space.kind === 'circle' };
    const reported = { of: 'post' as const, postId, authorId, ...place };
    return fileReport(tx, actor.personId, reported, wish, deps.now());
  });
}
