import { and, asc, eq, isNull, lte, not, or, sql } from 'drizzle-orm';
import type { AuthorView } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import { authorTables, blockedFrom } from './authors.ts';
import { type Admission, admissions, type Membership, memberships } from './tables.ts';

const member = authorTables('member');

type Wish = { after: readonly [at: string, personId: string] | undefined; limit: number };

export type MemberRow = {
  person: AuthorView;
  role: Membership['role'] | null;
  since: Date;
  answer: string | null;
};

/** Members of a space, those who joined first at the top. */
export function listMembers(db: Db, spaceId: string, { after, limit }: Wish): Promise<MemberRow[]> {
  const [at, personId] = after ?? ['-infinity', '00000000-0000-0000-0000-000000000000'];
  return db
    .select({
      ...{ person: member.columns, role: memberships.role, since: memberships.joinedAt },
      answer: sql<null>`null`,
    })
    .from(memberships)
    .innerJoin(member.person, eq(member.person.id, memberships.personId))
    .leftJoin(member.district, eq(member.district.id, member.person.districtId))
    .where(
      and(
        eq(memberships.spaceId, spaceId),
        sql`(${memberships.joinedAt}, ${memberships.personId}) > (${at}::timestamptz, ${personId}::uuid)`,
      ),
    )
    .orderBy(asc(memberships.joinedAt), asc(memberships.personId))
    .limit(limit) as Promise<MemberRow[]>;
}

/** People on their way in: those who asked, or those who were invited, the longest wait first. */
export async function listAdmissions(
  db: Db,
  spaceId: string,
  kind: Admission['kind'],
  { after, limit }: Wish,
): Promise<MemberRow[]> {
  const [at, personId] = after ?? ['-infinity', '00000000-0000-0000-0000-000000000000'];
  const rows = await db
    .select({ person: member.columns, since: admissions.at, answer: admissions.answer })
    .from(admissions)
    .innerJoin(member.person, eq(member.person.id, admissions.personId))
    .leftJoin(member.district, eq(member.district.id, member.person.districtId))
    .where(
      and(
        eq(admissions.spaceId, spaceId),
        eq(admissions.kind, kind),
        isNull(admissions.declinedAt),
        eq(admissions.byMail, false),
        sql`(${admissions.at}, ${admissions.personId}) > (${at}::timestamptz, ${personId}::uuid)`,
      ),
    )
    .orderBy(asc(admissions.at), asc(admissions.personId))
    .limit(limit);
  return rows.map(({ person, ...row }) => ({ ...row, person: person as AuthorView, role: null }));
}

const mostSuggested = 10;

/** Members whose name, or a later part of it, begins so: for completing a mention. Nobody suspended or with a block. */
export function suggestPeople(
  db: Db,
  actor: { personId: string },
  spaceId: string,
  prefix: string,
  now: Date,
): Promise<AuthorView[]> {
  const start = `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .select(member.columns)
    .from(memberships)
    .innerJoin(member.person, eq(member.person.id, memberships.personId))
    .leftJoin(member.district, eq(member.district.id, member.person.districtId))
    .where(
      and(
        eq(memberships.spaceId, spaceId),
        or(
          sql`${member.person.name} ilike ${start}`,
          sql`${member.person.name} ilike ${`% ${start}`}`,
        ),
        or(isNull(member.person.suspendedAt), lte(member.person.suspendedUntil, now)),
        not(blockedFrom(actor, member.person.id)),
      ),
    )
    .orderBy(asc(member.person.name), asc(member.person.id))
    .limit(mostSuggested) as Promise<AuthorView[]>;
}
