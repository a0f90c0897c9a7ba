import {
  and,
  asc,
  eq,
  exists,
  getTableColumns,
  gte,
  inArray,
  isNull,
  lte,
  ne,
  notInArray,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type AnyPgColumn, QueryBuilder } from 'drizzle-orm/pg-core';
import { type Person, persons } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import type { Standing } from './policy.ts';
import type { Level } from './schemas.ts';
import {
  type Admission,
  admissions,
  type Membership,
  memberships,
  posts,
  type Space,
  spaces,
  topics,
} from './tables.ts';

export type Asking = { personId: string | Placeholder | SQL };

/** The district someone is known to belong to. A verification that has run out is ended by a job, so it stands on the row. */
const knownDistrictOf = ({ personId }: Asking) =>
  sql`(select ${persons.districtId} from ${persons}
    where ${persons.id} = ${personId} and ${persons.verification} <> 'none')`;

/** `ofDistrict` as SQL over `spaces`. */
export const ofDistrictColumn = (actor: Asking) =>
  sql<boolean>`coalesce(${spaces.districtId} = ${knownDistrictOf(actor)}, false)`;

/** Its being the district of the person asking, where the space is a district's, as SQL over `spaces`. */
export const isWithinReachOf = (actor: Asking) =>
  or(ne(spaces.kind, 'district'), eq(spaces.districtId, knownDistrictOf(actor)));

/** `owesCharter` as SQL over `spaces` and the membership of the person asking. */
export const owesCharterColumn = sql<boolean>`coalesce(${memberships.charterVersion} < ${spaces.charterVersion}, false)`;
const hasAccepted = gte(memberships.charterVersion, spaces.charterVersion);

const membershipOf = ({ personId }: Asking, ...more: (SQL | undefined)[]) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(memberships)
      .where(and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, personId), ...more)),
  );
const admissionOf = ({ personId }: Asking) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(admissions)
      .where(
        and(
          eq(admissions.spaceId, spaces.id),
          eq(admissions.personId, personId),
          isNull(admissions.declinedAt),
        ),
      ),
  );

const isReadByAll = and(inArray(spaces.kind, ['open', 'district']), eq(spaces.joinPolicy, 'open'));
/** @param writtenAt  in a circle, only a membership that is as old as what was written then opens it */
function visibleSince(actor: Asking, writtenAt?: AnyPgColumn): SQL | undefined {
  const inTime = writtenAt && or(ne(spaces.kind, 'circle'), lte(memberships.joinedAt, writtenAt));
  return and(isWithinReachOf(actor), or(isReadByAll, membershipOf(actor, hasAccepted, inTime)));
}

/**
 * `mayRead` as SQL over `spaces`: where this person reads. Whoever lists topics or posts asks `topicVisibleTo` or
 * `postVisibleTo` instead, which know where someone's history begins.
 */
export const visibleTo = (actor: Asking): SQL | undefined => visibleSince(actor);

/** `mayReadTopic` as SQL over `spaces` and `topics`. */
export const topicVisibleTo = (actor: Asking): SQL | undefined =>
  visibleSince(actor, topics.lastPostAt);

/** Whether this person reads a topic from its beginning, as SQL over `spaces` and `topics`: with its title, that is. */
export const beginningVisibleTo = (actor: Asking): SQL | undefined =>
  visibleSince(actor, topics.createdAt);

/** `mayReadPost` as SQL over `spaces` and `posts`. */
export const postVisibleTo = (actor: Asking): SQL | undefined =>
  visibleSince(actor, posts.createdAt);

/** `maySeeSpace` as SQL over `spaces`: those this person can find. */
export const listedTo = (actor: Asking): SQL | undefined =>
  and(
    isWithinReachOf(actor),
    or(
      and(notInArray(spaces.kind, ['circle', 'conversation']), ne(spaces.joinPolicy, 'invitation')),
      membershipOf(actor),
      admissionOf(actor),
    ),
  );

type StaffRole = Person['staffRole'];

/** The staff role of the person asking, brought by the statement that asks for the rest. */
export const staffRoleColumn = ({ personId }: Asking) =>
  sql<StaffRole | null>`(select ${persons.staffRole} from ${persons} where ${persons.id} = ${personId})`;

/** Staff rights work only in a session that has shown its second factor. */
export const worksAsStaff = (actor: Pick<Actor, 'secondFactor'>, role: StaffRole | null): boolean =>
  actor.secondFactor && role !== null && role !== 'none';

export type SpaceStanding = Standing & {
  space: Space;
  /** Since when they wait for an answer, or have an invitation. */
  admissionAt: Date | null;
  /** When a request of theirs was declined. */
  declinedAt: Date | null;
};

const theirMembership = (personId: string) =>
  and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, personId));
const theirAdmission = (personId: string) =>
  and(eq(admissions.spaceId, spaces.id), eq(admissions.personId, personId));

/** Null as well for a request that was declined: it opens nothing. */
const openAdmission = sql<Admission['kind'] | null>`case when ${admissions.declinedAt} is null
  then ${admissions.kind} end`;

const selectStanding = (db: Db, personId: string, spaceId: string) =>
  db
    .select({
      space: spaces,
      role: memberships.role,
      joinedAt: memberships.joinedAt,
      owesCharter: owesCharterColumn,
      admission: openAdmission,
      admissionAt: admissions.at,
      declinedAt: admissions.declinedAt,
      ofDistrict: ofDistrictColumn({ personId }),
      staffRole: staffRoleColumn({ personId }),
    })
    .from(spaces)
    .leftJoin(memberships, theirMembership(personId))
    .leftJoin(admissions, theirAdmission(personId))
    .where(eq(spaces.id, spaceId));

/** The space, and how the person asking stands in it. */
export async function findSpace(
  db: Db,
  actor: Actor,
  spaceId: string,
): Promise<SpaceStanding | undefined> {
  const [row] = await selectStanding(db, actor.personId, spaceId);
  return row && { ...row, staff: worksAsStaff(actor, row.staffRole) };
}

/**
 * Holds the space until the transaction ends, so that changes to it and to its members take turns.
 *
 * Two statements: one that waits for a row sees everything joined to it as it was before the wait.
 *
 * @param strength  `update` waits for posts under way as well and keeps new ones waiting, for what ends writing here
 */
export async function holdSpace(
  tx: Tx,
  actor: Actor,
  spaceId: string,
  strength: 'update' | 'no key update' = 'no key update',
): Promise<SpaceStanding | undefined> {
  const its = eq(spaces.id, spaceId);
  await tx.select({ id: spaces.id }).from(spaces).where(its).for(strength);
  return findSpace(tx, actor, spaceId);
}

const recent = 100;

const newestTopic = (pinned: boolean) => sql`(select max(${topics.lastPostAt}) from ${topics}
  where ${topics.spaceId} = ${spaces.id} and ${topics.deletedAt} is null and ${topics.pinned} = ${pinned})`;

/** When something last happened: the newest of its topics, found by index. */
export const lastActivity =
  sql<Date | null>`greatest(${newestTopic(true)}, ${newestTopic(false)})`.mapWith(
    topics.lastPostAt,
  );

/** Of a circle, those that are not older than their history; for who may not read there are none. */
const topicsCount = sql<number>`case when ${spaces.kind} <> 'circle' then ${spaces.topicsCount} else (
  select count(*)::int from topics t
  where t.space_id = ${spaces.id} and t.deleted_at is null and t.last_post_at >= ${memberships.joinedAt} and ${hasAccepted}
) end`;

/** Of members alone: the marks of someone who left stay, and must not tell that the others go on talking. */
const unreadTopics = (personId: string) => sql<number>`(
  select count(*)::int from (
    select t.id, t.last_position, t.last_post_at from topics t
    where t.space_id = ${spaces.id} and t.deleted_at is null and t.pseudonym is null
    order by t.pinned desc, t.last_post_at desc, t.id desc limit ${recent}
  ) t left join read_marks r on r.topic_id = t.id and r.person_id = ${personId}
  left join topic_levels l on l.topic_id = t.id and l.person_id = ${personId}
  where ${memberships.joinedAt} is not null and ${hasAccepted} and coalesce(l.level, ${memberships.level}) <> 'muted' and
    (${spaces.kind} <> 'circle' or t.last_post_at >= ${memberships.joinedAt}) and
    case when r.position is null then t.last_post_at >= ${memberships.joinedAt}
    else r.position < t.last_position end
)`;

const spaceRow = (personId: string) => ({
  space: { ...getTableColumns(spaces), topicsCount },
  role: memberships.role,
  joinedAt: memberships.joinedAt,
  level: memberships.level,
  owesCharter: owesCharterColumn,
  welcomedAt: memberships.welcomedAt,
  admission: openAdmission,
  admissionAt: admissions.at,
  declinedAt: admissions.declinedAt,
  declinedReason: admissions.declinedReason,
  ofDistrict: ofDistrictColumn({ personId }),
  lastActivityAt: lastActivity,
  unreadTopics: unreadTopics(personId),
});
export type SpaceRow = Omit<Standing, 'staff' | 'space'> & {
  space: Space;
  level: Level | null;
  welcomedAt: Date | null;
  admissionAt: Date | null;
  declinedAt: Date | null;
  declinedReason: string | null;
  lastActivityAt: Date | null;
  unreadTopics: number;
};

/** What a space shows about itself, to one person. */
export async function describeSpace(
  db: Db,
  { personId }: Actor,
  spaceId: string,
): Promise<SpaceRow | undefined> {
  const [row] = await db
    .select(spaceRow(personId))
    .from(spaces)
    .leftJoin(memberships, theirMembership(personId))
    .leftJoin(admissions, theirAdmission(personId))
    .where(eq(spaces.id, spaceId));
  return row;
}

type ListWish = {
  mineOnly: boolean;
  /** Which of them, as SQL over `spaces` and the membership of the person asking. */
  only: SQL | undefined;
  after: readonly [string, string] | undefined;
  limit: number;
};

/** The spaces that someone can find, or those they are in, by name. */
export function listSpaces(db: Db, actor: Actor, wish: ListWish): Promise<SpaceRow[]> {
  const { personId } = actor;
  const [name, id] = wish.after ?? ['', ''];
  return db
    .select(spaceRow(personId))
    .from(spaces)
    .leftJoin(memberships, theirMembership(personId))
    .leftJoin(admissions, theirAdmission(personId))
    .where(
      and(
        wish.mineOnly ? eq(memberships.personId, personId) : undefined,
        listedTo(actor),
        wish.only,
        wish.after && sql`(${spaces.name}, ${spaces.id}) > (${name}, ${id}::uuid)`,
      ),
    )
    .orderBy(asc(spaces.name), asc(spaces.id))
    .limit(wish.limit);
}

export async function findMembership(
  db: Db,
  spaceId: string,
  personId: string,
): Promise<Membership | undefined> {
  const theirs = and(eq(memberships.spaceId, spaceId), eq(memberships.personId, personId));
  const [row] = await db.select().from(memberships).where(theirs);
  return row;
}

/** Someone's open request or invitation. */
export async function findAdmission(
  db: Db,
  spaceId: string,
  personId: string,
): Promise<Admission | undefined> {
  const theirs = and(
    eq(admissions.spaceId, spaceId),
    eq(admissions.personId, personId),
    isNull(admissions.declinedAt),
  );
  const [row] = await db.select().from(admissions).where(theirs);
  return row;
}

export const countFacilitators = (db: Db, spaceId: string): Promise<number> =>
  db.$count(
    memberships,
    and(eq(memberships.spaceId, spaceId), eq(memberships.role, 'facilitator')),
  );
