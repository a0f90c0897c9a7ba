import { and, eq, exists, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { alias, QueryBuilder } from 'drizzle-orm/pg-core';
import { roundWords } from '../check-ins/index.ts';
import { persons } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import {
  type Asking,
  beginningVisibleTo,
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

/** The topic of what was reported, over `cases` and, joined where there is one, `posts`. */
export const topicOfCase = sql`coalesce(${posts.topicId}, ${cases.topicId})`;

/**
 * What someone shared in a check-in belongs to the beginning of its topic. Whoever keeps order there reads what was reported
 * also when they have not shared themselves: whoever reports it shows it to them.
 */
const visibleCase = (actor: Asking): SQL | undefined =>
  or(
    and(eq(cases.of, 'post'), postVisibleTo(actor)),
    and(ne(cases.of, 'post'), beginningVisibleTo(actor)),
  );

/** Whether someone may read what was reported, over `cases`, `posts`, `topics` and `spaces`. */
export const readsReported = (actor: Asking): SQL<boolean> =>
  sql<boolean>`coalesce(${visibleCase(actor)}, false)`;

/** `mayDecide` as SQL over `cases`, `posts`, `topics` and `spaces`. */
export const decidedBy = (actor: Asking, staff: SQL | boolean): SQL | undefined =>
  and(
    ne(cases.authorId, actor.personId),
    not(and(isAliasOf(actor, cases.authorId), othersKeep(actor)) ?? sql`false`),
    or(
      and(facilitates(actor), visibleCase(actor)),
      and(
        typeof staff === 'boolean' ? sql`${staff}::boolean` : staff,
        ne(spaces.kind, 'circle'),
        or(eq(cases.handedOver, true), visibleCase(actor)),
      ),
    ),
  );

/** That the staff role of the person asking works, as far as the statement that lists can tell. */
export const isStaff = (actor: Actor): SQL =>
  sql`(${actor.secondFactor}::boolean and coalesce(${staffRoleColumn(actor)}, 'none') <> 'none')`;

/** That a case is open and for this person to decide; asks what `decidedBy` asks. */
export const waitsFor = (actor: Actor): SQL | undefined =>
  and(isNull(cases.closedAt), decidedBy(actor, isStaff(actor)));

/**
 * The open cases that this person may decide about, with everything joined that `decidedBy` asks: what lists or counts what
 * waits for someone begins here.
 */
export const openCasesFor = (db: Db, actor: Actor) =>
  db
    .select({ id: cases.id, at: sql`${cases.openedAt}`.as('at') })
    .from(cases)
    .leftJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(topics, eq(topics.id, topicOfCase))
    .innerJoin(spaces, eq(spaces.id, cases.spaceId))
    .where(waitsFor(actor));

/** Holds the open case of a post until the transaction ends, and opens one if there is none. */
export async function holdOpenCase(
  tx: Tx,
  fresh: Pick<Case, 'of' | 'postId' | 'topicId' | 'authorId' | 'spaceId' | 'openedAt'>,
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
    .leftJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(topics, eq(topics.id, topicOfCase))
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
      topicId: topics.id,
      kind: spaces.kind,
      facilitates: sql<boolean>`${facilitates(actor)}`,
      wroteUnnamed: sql<boolean>`${isAliasOf(actor, cases.authorId)}`,
      othersKeep: sql<boolean>`${othersKeep(actor)}`,
      reads: readsReported(actor),
      staffRole: staffRoleColumn(actor),
      ...standingColumns,
    })
    .from(cases)
    .leftJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(topics, eq(topics.id, topicOfCase))
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

/** What was shared or offered and then reported, as it stands now, as a table to join. */
export const wordsOfCase = roundWords((id) => sql`${id} = ${cases.postId}`);

/** What `actsFor` asks besides whether the person asking reads there; over `persons` as the author of the post. */
export const standingColumns = {
  removed: sql<boolean>`case when ${cases.of} = 'post' then ${posts.removedAt} is not null
    else not exists (select from ${wordsOfCase} as words) end`,
  topicGone: sql<boolean>`${topics.deletedAt} is not null`,
  topicLocked: sql<boolean>`${topics.lockedAt} is not null`,
  spaceArchived: sql<boolean>`${spaces.archivedAt} is not null`,
  authorHere: sql<boolean>`${persons.id} is not null`,
};
