import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { districts } from '../districts/index.ts';
import type { AuthorView } from '../people/index.ts';
import { blocks, persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import type { Asking } from './queries.ts';

/** Joins for one person beside what they wrote, under a name of their own in the statement. */
export function authorTables(name: string) {
  const person = alias(persons, name);
  const district = alias(districts, `${name}_district`);
  const columns = {
    id: person.id,
    name: person.name,
    role: person.role,
    district: district.name,
  };
  return { person, district, columns };
}

type AuthorRow = { [Key in keyof AuthorView]: AuthorView[Key] | null };

/** Null for someone whose account is gone: a former member. */
export function authorFrom(row: AuthorRow | null): AuthorView | null {
  if (row === null) return null;
  const { id, name, role, district } = row;
  return id === null || name === null || role === null ? null : { id, name, role, district };
}

/** The people of these ids as they stand beside what they wrote; who is gone is absent. */
export async function findAuthors(db: Db, personIds: readonly string[]): Promise<AuthorView[]> {
  if (personIds.length === 0) return [];
  return db
    .select({ id: persons.id, name: persons.name, role: persons.role, district: districts.name })
    .from(persons)
    .leftJoin(districts, eq(districts.id, persons.districtId))
    .where(inArray(persons.id, [...new Set(personIds)]))
    .orderBy(asc(persons.id));
}

/** Whether a block stands between the person asking and the one in that column, whoever set it. */
export const blockedFrom = ({ personId }: Asking, other: AnyPgColumn | SQL) =>
  sql<boolean>`${other} = any (array(
    select case when ${blocks.personId} = ${personId} then ${blocks.blockedId} else ${blocks.personId} end
    from ${blocks} where ${blocks.personId} = ${personId} or ${blocks.blockedId} = ${personId}))`;
