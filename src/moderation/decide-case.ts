import { eq } from 'drizzle-orm';
import { takeDownWords } from '../check-ins/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { notFound } from '../platform/problem.ts';
import { changeTopic, removePost } from '../spaces/index.ts';
import { caseClosed, noticeGiven } from './events.ts';
import { mayDecide } from './policy.ts';
import { findKeepers, type HeldCase, holdCase } from './queries.ts';
import { actsFor, isStillToDo } from './rules.ts';
import type { CaseDecision } from './schemas.ts';
import { type Case, cases, notices, reports } from './tables.ts';

/** Does one thing about a reported post and closes its case. Whoever reported it learns that someone did, and not what. */
export async function decideCase(
  deps: Deps,
  actor: Actor,
  caseId: string,
  { act, reason }: CaseDecision,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdCase(tx, actor, caseId);
    if (!held || !mayDecide(actor, held.case, held.keeping)) throw notFound();
    const { personId: by } = actor;
    if (!isStillToDo(held.case, { by, act }, actsFor(held.standing))) return;

    const at = deps.now();
    const keeperIds = await findKeepers(tx, held.case);
    await carryOut({ ...deps, db: tx }, actor, held, { act, reason });
    const closed = { closedAt: at, closedById: by, act, actReason: reason ?? null };
    await tx.update(cases).set(closed).where(eq(cases.id, caseId));
    const { postId } = held.case;
    // Why is said in confidence in a circle: there it stands with the case alone.
    const why = held.keeping.circle ? {} : { reason: reason ?? null };
    const details = { act, ...why, postId };
    const entry = { actorId: by, action: 'moderation.case-closed', subject: `cases/${caseId}` };
    await writeAudit(tx, { ...entry, details }, at);
    await record(tx, caseClosed, { caseId, keeperIds }, at);
    await tellReporters(tx, held.case, at);
    if (act === 'warn') await tellAuthor(tx, held.case, reason ?? '', at);
  });
}

/** What happens to the post and its topic is done as by hand: by the same rules, with the same entries and events. */
async function carryOut(
  within: Deps,
  actor: Actor,
  { case: { of, postId }, topicId }: HeldCase,
  { act, reason }: CaseDecision,
): Promise<void> {
  if (act === 'hide' && of === 'post') await removePost(within, actor, postId, reason ?? null);
  if (act === 'hide' && of !== 'post') await takeDownWords(within, actor, postId);
  if (act === 'lock') {
    await changeTopic(within, actor, topicId, { locked: true, studentDataConfirmed: false });
  }
}

async function tellReporters(tx: Tx, { id: caseId }: Case, at: Date): Promise<void> {
  const theirs = eq(reports.caseId, caseId);
  const who = await tx.select({ personId: reports.reporterId }).from(reports).where(theirs);
  const rows = who.map(({ personId }) => ({ personId, caseId, at, words: '' }));
  await tx.insert(notices).values(rows.map((row) => ({ ...row, kind: 'report-closed' as const })));
  await record(tx, noticeGiven, { personIds: who.map(({ personId }) => personId) }, at);
}

async function tellAuthor(tx: Tx, { id, authorId }: Case, words: string, at: Date): Promise<void> {
  const notice = { personId: authorId, caseId: id, kind: 'warned' as const, words, at };
  await tx.insert(notices).values(notice);
  await record(tx, noticeGiven, { personIds: [authorId] }, at);
}
