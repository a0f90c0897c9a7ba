import { and, eq, ne, notInArray, sql } from 'drizzle-orm';
import {
  holdPerson,
  isSuspended,
  maySuspend,
  type Person,
  personSubject,
  persons,
  reinstatePerson,
  staffRoleOf,
} from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { appealDecided } from './events.ts';
import { findStaffBut } from './queries.ts';
import { isAppealStillOpen, somebodyElse, suspensionOver } from './rules.ts';
import type { AppealDecision } from './schemas.ts';
import { type Appeal, appeals } from './tables.ts';

/** Answers an appeal with reasons; when it is granted, the suspension ends now. */
export async function decideAppeal(
  deps: Deps,
  actor: Actor,
  appealId: string,
  { granted, answer }: AppealDecision,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const role = await staffRoleOf(tx, actor);
    if (role === 'none') throw forbidden();
    const which = eq(appeals.id, appealId);
    const [appeal] = await tx.select().from(appeals).where(which).for('update');
    const person = appeal && (await holdPerson(tx, appeal.personId));
    if (!appeal || !person) throw notFound();
    const { personId: by } = actor;
    if (person.id === by || !maySuspend(role, person.staffRole)) throw forbidden();
    if (!isAppealStillOpen(appeal, { by, granted })) return;
    const at = deps.now();
    if (!isAbout(appeal, person, at)) throw suspensionOver();
    if (person.suspendedById === by && (await somebodyElseMay(tx, person, by, at)))
      throw somebodyElse();

    const decided = { decidedAt: at, decidedById: by, granted, answer };
    await tx.update(appeals).set(decided).where(which);
    if (granted) await reinstatePerson({ ...deps, db: tx }, actor, person.id);
    const entry = { actorId: by, action: 'moderation.appeal-decided' };
    const details = { appealId, granted, answer };
    await writeAudit(tx, { ...entry, subject: personSubject(person.id), details }, at);
    const keeperIds = await findStaffBut(tx, person.id);
    await record(tx, appealDecided, { appealId, keeperIds }, at);
  });
}

const isAbout = (appeal: Appeal, person: Person, now: Date): boolean =>
  appeal.suspendedAt.getTime() === person.suspendedAt?.getTime() && isSuspended(person, now);

/** Whether there is anyone besides whoever suspended them who could decide, and is not suspended. */
async function somebodyElseMay(tx: Tx, person: Person, by: string, now: Date): Promise<boolean> {
  const others = await tx.$count(
    persons,
    and(
      person.staffRole === 'none'
        ? ne(persons.staffRole, 'none')
        : eq(persons.staffRole, 'administrator'),
      notInArray(persons.id, [by, person.id]),
      sql`(${persons.suspendedAt} is null or ${persons.suspendedUntil} <= ${now.toISOString()}::timestamptz)`,
    ),
  );
  return others > 0;
}
