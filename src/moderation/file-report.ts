import { and, eq } from 'drizzle-orm';
import type { Tx } from '../platform/db.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { postReported } from './events.ts';
import { findKeepers, holdOpenCase } from './queries.ts';
import { nobodyToLook } from './rules.ts';
import type { ReportStart, ReportView } from './schemas.ts';
import { type Case, cases, reports } from './tables.ts';

type Reported = Pick<Case, 'of' | 'postId' | 'topicId' | 'authorId' | 'spaceId'> & {
  isCircle: boolean;
};

/**
 * Puts a report with the case of what is reported. Reported again while nobody has dealt with it, it is the same report:
 * what was said first stands.
 */
export async function fileReport(
  tx: Tx,
  reporterId: string,
  { isCircle, ...reported }: Reported,
  { reason, words }: ReportStart,
  at: Date,
): Promise<ReportView> {
  const { postId } = reported;
  const held = await holdOpenCase(tx, { ...reported, openedAt: at });
  const mine = and(eq(reports.caseId, held.id), eq(reports.reporterId, reporterId));
  const [known] = await tx.select().from(reports).where(mine);
  if (known) return { ...known, postId };

  const report = { id: newId(), caseId: held.id, reporterId, reason, words, at };
  await tx.insert(reports).values(report);
  const keeperIds = await findSomebody(tx, held, isCircle);
  await record(tx, postReported, { caseId: held.id, keeperIds }, at);
  return { ...report, postId };
}

/**
 * Who is to look. Where there is nobody, as in a conversation or where the only facilitator wrote it, whoever reports the
 * post shows it to network moderators; out of a circle nothing is shown.
 */
async function findSomebody(tx: Tx, held: Case, circle: boolean): Promise<string[]> {
  const keepers = await findKeepers(tx, held);
  if (keepers.length > 0 || held.handedOver) return keepers;
  if (circle) throw nobodyToLook();
  await tx.update(cases).set({ handedOver: true }).where(eq(cases.id, held.id));
  return findKeepers(tx, held);
}
