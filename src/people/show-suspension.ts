import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { forbidden, notFound } from '../platform/problem.ts';
import { findPerson, staffRoleOf } from './queries.ts';
import { isSuspended } from './rules.ts';
import type { SuspensionView } from './staff-schemas.ts';

/** Whether someone is suspended, for staff; the person is told by mail. */
export async function showSuspension(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  personId: string,
): Promise<SuspensionView> {
  if ((await staffRoleOf(db, actor)) === 'none') throw forbidden();
  const person = await findPerson(db, personId);
  if (!person) throw notFound();
  const { suspendedAt, suspendedUntil, suspensionReason } = person;
  if (suspendedAt === null || !isSuspended(person, now())) return { suspension: null };
  const reason = suspensionReason ?? '';
  return { suspension: { since: suspendedAt, until: suspendedUntil, reason } };
}
