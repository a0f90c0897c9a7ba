import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Tx } from '../platform/db.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import type { RequestQuery } from './schemas.ts';
import {
  type District,
  type DistrictRequest,
  districtRequests,
  districts,
  type School,
  schools,
} from './tables.ts';

const { search: _search, ...shown } = getTableColumns(districts);
/** What is read of a district; the search column stays in the database. */
export const districtColumns = shown;

export async function findDistrict(db: Db, districtId: string): Promise<District | undefined> {
  const [district] = await db
    .select(districtColumns)
    .from(districts)
    .where(eq(districts.id, districtId));
  return district;
}

/** @param leaId  the NCES id, 7 digits */
export async function findDistrictByLeaId(db: Db, leaId: string): Promise<District | undefined> {
  const [district] = await db
    .select(districtColumns)
    .from(districts)
    .where(eq(districts.leaId, leaId));
  return district;
}

export async function findSchool(db: Db, schoolId: string): Promise<School | undefined> {
  const [school] = await db.select().from(schools).where(eq(schools.id, schoolId));
  return school;
}

const PlaceByName = z.tuple([z.string(), z.uuid()]);

/** The schools of a district by name. May be stale: a read replica can answer. */
export async function listSchools(db: Db, districtId: string, { limit, cursor }: PageQuery) {
  const after = decodeCursor(PlaceByName, cursor);
  const rows = await db
    .select()
    .from(schools)
    .where(
      and(
        eq(schools.districtId, districtId),
        after && sql`(${schools.name}, ${schools.id}) > (${after[0]}, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(schools.name, schools.id)
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => row,
    ({ name, id }) => [name, id],
  );
}

/** Holds the request until the transaction ends, so that two who decide take turns. */
export async function holdRequest(tx: Tx, requestId: string): Promise<DistrictRequest | undefined> {
  const [request] = await tx
    .select()
    .from(districtRequests)
    .where(eq(districtRequests.id, requestId))
    .for('update');
  return request;
}

export const countWaiting = (db: Db, personId: string): Promise<number> =>
  db.$count(
    districtRequests,
    and(eq(districtRequests.personId, personId), eq(districtRequests.status, 'waiting')),
  );

const PlaceByTime = z.tuple([MomentKey, z.uuid()]);

/**
 * Requests, the newest first.
 *
 * @param personId  whose requests, or undefined for everyone's
 */
export async function listRequests(db: Db, personId: string | undefined, query: RequestQuery) {
  const { createdAt, id } = districtRequests;
  const after = decodeCursor(PlaceByTime, query.cursor);
  const rows = await db
    .select()
    .from(districtRequests)
    .where(
      and(
        personId === undefined ? undefined : eq(districtRequests.personId, personId),
        query.status === undefined ? undefined : eq(districtRequests.status, query.status),
        after && sql`(${createdAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(query.limit + 1);
  return pageOf(
    rows,
    query.limit,
    (row) => row,
    (row) => [row.createdAt.toISOString(), row.id],
  );
}
