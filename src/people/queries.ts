import { and, desc, eq, inArray, or } from 'drizzle-orm';
import { districts } from '../districts/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { AuthorView } from './schemas.ts';
import { blocks, districtLeads, type Person, persons } from './tables.ts';

export async function findPerson(db: Db, personId: string): Promise<Person | undefined> {
  const [person] = await db.select().from(persons).where(eq(persons.id, personId));
  return person;
}

export async function findPersonByEmail(db: Db, email: string): Promise<Person | undefined> {
  const [person] = await db.select().from(persons).where(eq(persons.email, email.toLowerCase()));
  return person;
}

/** Holds the person until the transaction ends, so that changes to who they are take turns. */
export async function holdPerson(tx: Tx, personId: string): Promise<Person | undefined> {
  const [person] = await tx.select().from(persons).where(eq(persons.id, personId)).for('update');
  return person;
}

/**
 * How someone stands beside what they wrote.
 *
 * @param person    columns of `persons` from a join, or null for someone who is gone
 * @param district  the name of their district from a join
 */
export const authorOf = (
  person: Pick<Person, 'id' | 'name' | 'role'>,
  district: string | null,
): AuthorView => ({ id: person.id, name: person.name, role: person.role, district });

/**
 * The staff role that works for this person now: `none` for staff who have not shown their second factor, and for an
 * access token without the scope `admin`. Ask inside the transaction that needs it.
 */
export async function staffRoleOf(db: Db, actor: Actor): Promise<Person['staffRole']> {
  if (!actor.secondFactor) return 'none';
  const [row] = await db
    .select({ role: persons.staffRole })
    .from(persons)
    .where(eq(persons.id, actor.personId));
  return row?.role ?? 'none';
}

/** Whether this person acts for that district. */
export async function isDistrictLead(
  db: Db,
  personId: string,
  districtId: string,
): Promise<boolean> {
  const theirs = and(
    eq(districtLeads.personId, personId),
    eq(districtLeads.districtId, districtId),
  );
  return (await db.$count(districtLeads, theirs)) > 0;
}

/** Everyone with whom this person has a block, whoever set it. */
export async function blockedIds(db: Db, personId: string): Promise<Set<string>> {
  const rows = await db
    .select()
    .from(blocks)
    .where(or(eq(blocks.personId, personId), eq(blocks.blockedId, personId)));
  return new Set(rows.map((row) => (row.personId === personId ? row.blockedId : row.personId)));
}

/** Whether a block stands between two people, whoever set it. */
export async function blockedBetween(db: Db, one: string, other: string): Promise<boolean> {
  const between = or(
    and(eq(blocks.personId, one), eq(blocks.blockedId, other)),
    and(eq(blocks.personId, other), eq(blocks.blockedId, one)),
  );
  return (await db.$count(blocks, between)) > 0;
}

/** For each of these people, everyone with whom they have a block; people without any are absent. */
export async function blocksAmong(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const wanted = new Set(personIds);
  const found = new Map<string, Set<string>>();
  if (wanted.size === 0) return found;
  const ids = [...wanted];
  const rows = await db
    .select()
    .from(blocks)
    .where(or(inArray(blocks.personId, ids), inArray(blocks.blockedId, ids)));
  const note = (from: string, to: string) => {
    if (wanted.has(from)) found.set(from, (found.get(from) ?? new Set()).add(to));
  };
  for (const { personId, blockedId } of rows) {
    note(personId, blockedId);
    note(blockedId, personId);
  }
  return found;
}

/** Whom this person blocks, the latest first. */
export async function listBlocks(db: Db, personId: string): Promise<AuthorView[]> {
  const rows = await db
    .select({ person: persons, district: districts.name })
    .from(blocks)
    .innerJoin(persons, eq(persons.id, blocks.blockedId))
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(eq(blocks.personId, personId))
    .orderBy(desc(blocks.createdAt));
  return rows.map(({ person, district }) => authorOf(person, district));
}

/** The districts that this person may act for now: a lead whose own district is not established acts for none. */
export const activeLeadsOf = async (db: Db, actor: Actor): Promise<string[]> =>
  (await leadsOf(db, actor.personId)).filter((districtId) => districtId === actor.districtId);

/** The districts that this person acts for. */
export async function leadsOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .select({ districtId: districtLeads.districtId })
    .from(districtLeads)
    .where(eq(districtLeads.personId, personId));
  return rows.map(({ districtId }) => districtId);
}
