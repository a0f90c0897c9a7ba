import { and, asc, eq, gt, isNull, lt, ne } from 'drizzle-orm';
import type { z } from 'zod';
import { districts } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { revoke } from '../platform/revocations.ts';
import { personSubject, reviewRequested, verificationChanged } from './events.ts';
import { authorOf, blockedBetween, findPerson, holdPerson, staffRoleOf } from './queries.ts';
import { cannotVouch, isVerified, mayVouch, verificationSince, vouchesNeeded } from './rules.ts';
import type { ReviewView } from './schemas.ts';
import { type Person, persons, verificationRequests, vouches } from './tables.ts';

/** Notes how it is established who someone is. */
export async function verify(
  tx: Tx,
  person: Pick<Person, 'id' | 'verification'>,
  verification: Person['verification'],
  now: Date,
): Promise<void> {
  const personId = person.id;
  const verifiedAt = verification === 'none' ? null : now;
  await tx.update(persons).set({ verification, verifiedAt }).where(eq(persons.id, personId));
  if (person.verification === verification) return; // only renewed
  await revoke(tx, { personId }); // what they may see of their district changes
  await record(tx, verificationChanged, { personId, verification }, now);
}

/** A verified colleague of the same district says who someone is; the second such word verifies them. */
export async function vouchFor(deps: Deps, actor: Actor, personId: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const person = await holdPerson(tx, personId);
    const voucher = await findPerson(tx, actor.personId);
    if (!person || !voucher) throw notFound();
    if (await blockedBetween(tx, voucher.id, personId)) throw notFound(); // for each the other is not there
    const createdAt = deps.now();
    if (!mayVouch(voucher, person, createdAt)) throw cannotVouch();
    const row = { personId, voucherId: voucher.id, createdAt };
    const again = { target: [vouches.personId, vouches.voucherId], set: { createdAt } };
    await tx.insert(vouches).values(row).onConflictDoUpdate(again);
    const entry = {
      actorId: voucher.id,
      action: 'people.vouched',
      subject: personSubject(personId),
    };
    await writeAudit(tx, entry, createdAt);
    const fresh = gt(vouches.createdAt, verificationSince(createdAt));
    const count = await tx.$count(vouches, and(eq(vouches.personId, personId), fresh));
    if (count < vouchesNeeded || isVerified(person, createdAt)) return;
    await verify(tx, person, 'vouched', createdAt);
  });
}

/** Asks staff to look at who one is. A request that waits already takes the new words. */
export async function requestReview(deps: Deps, actor: Actor, note: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { personId } = actor;
    if (!(await holdPerson(tx, personId))) throw notFound();
    const waiting = and(
      eq(verificationRequests.personId, personId),
      isNull(verificationRequests.decidedAt),
    );
    const createdAt = deps.now();
    const [held] = await tx
      .update(verificationRequests)
      .set({ note })
      .where(waiting)
      .returning({ id: verificationRequests.id });
    if (held) return;
    await tx.insert(verificationRequests).values({ id: newId(), personId, note, createdAt });
    await record(tx, reviewRequested, { personId }, createdAt);
  });
}

export async function listReviews(db: Db, actor: Actor): Promise<z.output<typeof ReviewView>[]> {
  if ((await staffRoleOf(db, actor)) === 'none') throw forbidden();
  const rows = await db
    .select({ request: verificationRequests, person: persons, district: districts.name })
    .from(verificationRequests)
    .innerJoin(persons, eq(persons.id, verificationRequests.personId))
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(isNull(verificationRequests.decidedAt))
    .orderBy(asc(verificationRequests.createdAt))
    .limit(100);
  return rows.map(({ request, person, district }) => ({
    ...request,
    person: authorOf(person, district),
  }));
}

/** Decides a request for review, once. */
export async function decideReview(
  deps: Deps,
  actor: Actor,
  reviewId: string,
  approved: boolean,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const which = eq(verificationRequests.id, reviewId);
    const [held] = await tx.select().from(verificationRequests).where(which).for('update');
    if (!held || (await staffRoleOf(tx, actor)) === 'none') throw notFound();
    if (held.personId === actor.personId) throw forbidden('Somebody else must look at who you are');
    if (held.decidedAt) return;
    const now = deps.now();
    const decided = { decidedAt: now, decidedBy: actor.personId, approved };
    await tx.update(verificationRequests).set(decided).where(which);
    const person = await holdPerson(tx, held.personId);
    if (approved && person) await verify(tx, person, 'reviewed', now);
    const subject = personSubject(held.personId);
    const action = 'people.review-decided';
    const details = { approved };
    await writeAudit(tx, { actorId: actor.personId, action, subject, details }, now);
  });
}

/** Ends verifications that are older than a year, a few at a time. */
export async function endOldVerifications(deps: Deps): Promise<number> {
  return deps.db.transaction(async (tx) => {
    const now = deps.now();
    const over = await tx
      .select({ id: persons.id, verification: persons.verification })
      .from(persons)
      .where(and(ne(persons.verification, 'none'), lt(persons.verifiedAt, verificationSince(now))))
      .limit(500)
      .for('update', { skipLocked: true });
    for (const person of over) await verify(tx, person, 'none', now);
    return over.length;
  });
}
