import { and, eq, isNull } from 'drizzle-orm';
import {
  findPersonByEmail,
  holdPerson,
  persons,
  renewByAddress,
  restartVerification,
} from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import { writeAudit } from '../platform/audit.ts';
import { isTaken } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { notFound } from '../platform/problem.ts';
import { revoke } from '../platform/revocations.ts';
import { hashToken } from '../platform/secrets.ts';
import { endSessionsOf } from './end-session.ts';
import { endTokensOf } from './end-token.ts';
import { emailChanged, emailChangeRequested } from './events.ts';
import { requireRecentProof } from './require-recent-proof.ts';
import { addressTaken, after, changeMinutes, isUsable, linkExpired } from './rules.ts';
import { emailChanges } from './tables.ts';

/** Asks for another address. It counts once whoever reads its mail has confirmed it; the old one is told. */
export async function requestEmailChange(
  deps: Deps,
  actor: Actor,
  newEmail: string,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    await requireRecentProof(tx, actor, now);
    const person = await holdPerson(tx, actor.personId);
    if (!person) throw notFound();
    const personId = person.id;
    const waiting = and(eq(emailChanges.personId, personId), isNull(emailChanges.usedAt));
    await tx.delete(emailChanges).where(waiting);
    const id = newId();
    const expiresAt = after(now, changeMinutes);
    const row = { id, personId, oldEmail: person.email, newEmail, createdAt: now, expiresAt };
    await tx.insert(emailChanges).values(row);
    await record(tx, emailChangeRequested, { changeId: id }, now);
  });
}

/** Takes the token that was mailed to the new address: from now on it is the person's, to be verified anew. */
export async function confirmEmailChange(deps: Deps, token: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    const which = eq(emailChanges.tokenHash, hashToken(token));
    const [change] = await tx.select().from(emailChanges).where(which).for('update');
    if (!change || !isUsable(change, now)) throw linkExpired();
    const { personId, newEmail: email } = change;
    const person = await holdPerson(tx, personId);
    if (!person) throw linkExpired();
    if (await findPersonByEmail(tx, email)) throw addressTaken();
    await tx.update(emailChanges).set({ usedAt: now, tokenHash: null }).where(which);
    const changed = tx.update(persons).set({ email }).where(eq(persons.id, personId));
    await changed.catch((error: unknown) => {
      throw isTaken(error) ? addressTaken() : error; // somebody else's since we looked
    });
    await restartVerification(tx, person, now);
    await renewByAddress(tx, { ...person, email, verification: 'none' }, now);
    await endSessionsOf(tx, personId);
    await endTokensOf(tx, personId);
    await revoke(tx, { personId });
    const entry = { actorId: personId, subject: `people/${personId}` };
    await writeAudit(tx, { ...entry, action: 'sign-in.email-changed' }, now);
    await record(tx, emailChanged, { changeId: change.id }, now);
  });
}
