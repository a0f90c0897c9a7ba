import { and, eq } from 'drizzle-orm';
import {
  findPerson,
  holdPerson,
  isSuspended,
  type Person,
  personSubject,
  readAppealToken,
  type SuspensionKey,
} from '../people/index.ts';
import { writeAudit } from '../platform/audit.ts';
import type { Db } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import { record } from '../platform/events.ts';
import { newId } from '../platform/ids.ts';
import { appealMade } from './events.ts';
import { findStaffBut } from './queries.ts';
import { type Appeal, appeals } from './tables.ts';

export type Appellant = { person: Person; appeal: Appeal | undefined };

const isOf = ({ personId, suspendedAt }: SuspensionKey) =>
  and(eq(appeals.personId, personId), eq(appeals.suspendedAt, suspendedAt));

const isInForce = (person: Person | undefined, key: SuspensionKey, now: Date): person is Person =>
  person?.suspendedAt?.getTime() === key.suspendedAt.getTime() && isSuspended(person, now);

async function findAppeal(db: Db, key: SuspensionKey): Promise<Appeal | undefined> {
  const [appeal] = await db.select().from(appeals).where(isOf(key));
  return appeal;
}

/** Who holds a link, and what they have said; undefined once the suspension that it belongs to is over. */
export async function findAppellant(
  { db, keys, now }: Deps,
  token: string,
): Promise<Appellant | undefined> {
  const key = readAppealToken(keys, token);
  const person = key && (await findPerson(db, key.personId));
  if (!key || !isInForce(person, key, now())) return undefined;
  return { person, appeal: await findAppeal(db, key) };
}

/** Answers a suspension, once: what was said first stands. */
export async function makeAppeal(
  deps: Deps,
  token: string,
  words: string,
): Promise<Appellant | undefined> {
  const key = readAppealToken(deps.keys, token);
  if (!key) return undefined;
  return deps.db.transaction(async (tx) => {
    const person = await holdPerson(tx, key.personId);
    const at = deps.now();
    if (!isInForce(person, key, at)) return undefined;
    const known = await findAppeal(tx, key);
    if (known) return { person, appeal: known };
    const [appeal] = await tx
      .insert(appeals)
      .values({ id: newId(), ...key, words, at })
      .returning();
    const entry = { actorId: person.id, subject: personSubject(person.id) };
    await writeAudit(tx, { ...entry, action: 'moderation.appeal-made' }, at);
    const keeperIds = await findStaffBut(tx, person.id);
    await record(tx, appealMade, { appealId: appeal?.id ?? '', keeperIds }, at);
    return { person, appeal };
  });
}
