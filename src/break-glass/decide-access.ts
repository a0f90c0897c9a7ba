import { eq } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { memberships, personSubject, spaceSubject } from '../spaces/index.ts';
import { circleLooked, peopleTold } from './events.ts';
import { mayAsk, mayDecide } from './policy.ts';
import { askerStands, findAuthorOf, holdEntry, tellStaff } from './queries.ts';
import { accessEnds, askerGone, isStillToDecide } from './rules.ts';
import type { EntryDecision } from './schemas.ts';
import { type Entry, entries, notices } from './tables.ts';

/** The second person confirms, which opens the circle to the two and tells everyone in it; or declines. */
export async function decideAccess(
  deps: Deps,
  actor: Actor,
  entryId: string,
  { confirmed }: EntryDecision,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const held = await holdEntry(tx, actor, entryId);
    if (!held || !mayAsk(held.standing)) throw notFound();
    const { entry, standing } = held;
    if (!mayDecide(actor, entry, standing)) throw forbidden();
    const at = deps.now();
    const { personId: by } = actor;
    if (!isStillToDecide(entry, { by, confirmed }, at)) return;
    if (confirmed && !(await askerStands(tx, entry, at))) throw askerGone();

    const endsAt = confirmed ? accessEnds(at) : null;
    const decided = { decidedById: by, decidedAt: at, confirmed, endsAt };
    await tx.update(entries).set(decided).where(eq(entries.id, entryId));
    const action = confirmed ? 'break-glass.confirmed' : 'break-glass.declined';
    const { spaceId, topicId } = entry;
    const about = { subject: spaceSubject(spaceId), details: { entryId, topicId } };
    await writeAudit(tx, { actorId: by, action, ...about }, at);
    await tellStaff(tx, entryId, at);
    if (confirmed) await tellCircle(tx, entry, at);
  });
}

/** Everyone in the circle hears of it as it opens; and who asked anonymously, when it is about them. */
async function tellCircle(tx: Tx, { id, spaceId, topicId }: Entry, at: Date): Promise<void> {
  const authorId = topicId === null ? undefined : await findAuthorOf(tx, topicId);
  const members = await tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(eq(memberships.spaceId, spaceId));
  const told = new Set(members.map(({ personId }) => personId));
  if (authorId !== undefined) told.add(authorId);
  const personIds = [...told].sort();
  const rows = personIds.map((personId) => {
    return { personId, entryId: id, isAuthor: personId === authorId, at };
  });
  if (rows.length > 0) await tx.insert(notices).values(rows);
  await record(tx, peopleTold, {}, at, personIds.map(personSubject));
  await record(tx, circleLooked, { entryId: id, spaceId }, at);
}
