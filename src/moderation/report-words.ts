import { findRoundWords } from '../check-ins/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { fileReport } from './file-report.ts';
import { checkReportable } from './rules.ts';
import type { ReportStart, ReportView } from './schemas.ts';

/** Reports what someone shared or offered in a check-in, to those who keep order there and were in when it began. */
export async function reportWords(
  deps: Deps,
  actor: Actor,
  of: 'answer' | 'offer',
  id: string,
  wish: ReportStart,
): Promise<ReportView> {
  return deps.db.transaction(async (tx) => {
    const at = deps.now();
    const found = await findRoundWords(tx, actor, of, id, at);
    checkReportable({ ...found, removedAt: null }, [actor.personId]);
    const reported = { of: `check-in-${of}` as const, postId: id, ...found };
    return fileReport(tx, actor.personId, reported, wish, at);
  });
}
