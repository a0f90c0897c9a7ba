import { and, eq, exists, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/pg-core';
import { persons } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import {
  type Asking,
  isAliasOf,
  memberships,
  posts,
  postVisibleTo,
  spaces,
  staffRoleColumn,
  topics,
  worksAsStaff,
} from '../spaces/index.ts';
import type { Keeping } from './policy.ts';
import type { Standing } from './rules.ts';
import { type Case, cases } from './tables.ts';

const facilitates = ({ personId }: Asking) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(memberships)
      .where(
        and(
          eq(memberships.spaceId, cases.spaceId),
          eq(memberships.personId, personId),
          eq(memberships.role, 'facilitator'),
        ),
      ),
  );

/** Whether somebody else than this person facilitates the space of the case. */
const othersKeep = ({ personId }: Asking) =>
  exists(
    new QueryBuilder()
      .select({ one: sql`1` })
      .from(memberships)
      .where(
        and(
          eq(memberships.spaceId, cases.spaceId),
          ne(memberships.personId, personId),
          eq(memberships.role, 'facilitator'),
        ),
      ),
  );

/** Whether someone may read the reported post, over `posts` and `spaces`. */
export const readsPost = (actor: Asking): SQL<boolean> =>
  sql<boolean>`coalesce(${postVisibleTo(actor)}, false)`;

/** `mayDecide` as SQL over `cases`, `posts` and `spaces`. */
export const decidedBy = (actor: Asking, staff: SQL | boolean): SQL | undefined =>
  and(
    ne(cases.authorId, actor.personId),
    not(and(isAliasOf(actor, cases.authorId), othersKeep(actor)) ?? sql`false`),
    or(
      and(facilitates(actor), postVisibleTo(actor)),
      and(
        typeof staff === 'boolean' ? sql`${staff}::boolean` : staff,
        ne(spaces.kind, 'circle'),
        or(eq(cases.handedOver, true), postVisibleTo(actor)),
      ),
    ),
  );

/** That the staff role of the person asking works, as far as the statement that lists can tell. */
export const isStaff = (actor: Actor): SQL =>
  sql`(${actor.secondFactor}::boolean and coalesce(${staffRoleColumn(actor)}, 'none') <> 'none')`;

/** Holds the open case of a post until the transaction ends, and opens one if there is none. */
export async function holdOpenCase(
  tx: Tx,
  fresh: Pick<Case, 'postId' | 'authorId' | 'spaceId' | 'openedAt'>,
): Promise<Case> {
  const [held] = await tx
    .insert(cases)
    .values(fresh)
    // To write what stands there already takes the row, and waits for whoever has it.
    .onConflictDoUpdate({
      target: cases.postId,
      targetWhere: isNull(cases.closedAt),
      set: { postId: fresh.postId },
    })
    .returning();
  if (!held) throw new Error('A case was neither there nor opened');
  return held;
}

const keeper = alias(persons, 'keeper');

/** Everyone who may decide about a case: the facilitators and the staff who have it in their queue. */
export async function findKeepers(db: Db, { id, spaceId }: Case): Promise<string[]> {
  const asking = { personId: sql`${keeper.id}` };
  const candidates = sql`(select ${memberships.personId} from ${memberships}
    where ${memberships.spaceId} = ${spaceId} and ${memberships.role} = 'facilitator'
    union select ${persons.id} from ${persons} where ${persons.staffRole} <> 'none')`;
  const rows = await db
    .select({ id: keeper.id })
    .from(cases)
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(spaces, eq(spaces.id, cases.spaceId))
    .innerJoin(keeper, sql`${keeper.id} in ${candidates}`)
    .where(and(eq(cases.id, id), decidedBy(asking, sql`${keeper.staffRole} <> 'none'`)))
    .orderBy(keeper.id);
  return rows.map((row) => row.id);
}

/** Everyone who looks after appeals, but for whoever made one. */
export async function findStaffBut(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .where(and(ne(persons.staffRole, 'none'), ne(persons.id, personId)))
    .orderBy(persons.id);
  return rows.map(({ id }) => id);
}

export type HeldCase = {
  case: Case;
  topicId: string;
  keeping: Keeping;
  standing: Standing;
};

/** Holds a case until the transaction ends, with how the person asking stands to it. */
export async function holdCase(
  tx: Tx,
  actor: Actor,
  caseId: string,
): Promise<HeldCase | undefined> {
  const [held] = await tx.select().from(cases).where(eq(cases.id, caseId)).for('update');
  if (!held) return undefined;
  const [row] = await tx
    .select({
      topicId: posts.topicId,
      kind: spaces.kind,
      facilitates: sql<boolean>`${facilitates(actor)}`,
      wroteUnnamed: sql<boolean>`${isAliasOf(actor, cases.authorId)}`,
      othersKeep: sql<boolean>`${othersKeep(actor)}`,
      reads: readsPost(actor),
      staffRole: staffRoleColumn(actor),
      ...standingColumns,
    })
    .from(cases)
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .innerJoin(spaces, eq(spaces.id, cases.spaceId))
    .leftJoin(persons, eq(persons.id, cases.authorId))
    .where(eq(cases.id, caseId));
  if (!row) return undefined;
  const { topicId, kind, staffRole, facilitates: keepsSpace, reads, ...more } = row;
  const { wroteUnnamed, othersKeep: shared, ...around } = more;
  const staff = worksAsStaff(actor, staffRole);
  const { handedOver } = held;
  const circle = kind === 'circle';
  return {
    case: held,
    topicId,
    keeping: {
      ...{ facilitates: keepsSpace, reads, staff, circle, handedOver },
      ...{ wroteUnnamed, othersKeep: shared },
    },
    standing: { reads, ...around },
  };
}

/** What `actsFor` asks besides whether the person asking reads there; over `persons` as the author of the post. */
export const standingColumns = {
  removed: sql<boolean>`${posts.removedAt} is not null`,
  topicGone: sql<boolean>`${topics.deletedAt} is not null`,
  topicLocked: sql<boolean>`${topics.lockedAt} is not null`,
  spaceArchived: sql<boolean>`${spaces.archivedAt} is not null`,
  authorHere: sql<boolean>`${persons.id} is not null`,
};
