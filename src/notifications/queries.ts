import { and, desc, eq, isNull, lt, not, or, type SQL, sql } from 'drizzle-orm';
import { asks, calls } from '../asks/index.ts';
import { countGlassNotices } from '../break-glass/index.ts';
import { roundWaitsFor } from '../check-ins/index.ts';
import type { AuthorView } from '../people/index.ts';
import { persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import {
  blockedFrom,
  findAuthors,
  isMuted,
  memberships,
  posts,
  postVisibleTo,
  readMarks,
  requestsFor,
  spaces,
  topics,
} from '../spaces/index.ts';
import type { NotificationView, QuietHoursView } from './schemas.ts';
import { notifications, quietHours } from './tables.ts';

/** For how long someone can look back, days. */
export const keptDays = 60;

/** What is told of together: the topic, or the whole of a circle. */
const groupOf = sql<string>`case when ${spaces.kind} = 'circle' then ${spaces.id} else ${topics.id} end`;

/** Having read the post does not do what a reminder reminds of. */
const isReminder = eq(notifications.reason, 'reminded');
/** A reminder goes when what it reminds of is done, or over. */
const stands = (personId: string) => or(not(isReminder), roundWaitsFor({ personId }));
/** Who had read a question before they were asked to help with it is told all the same, as long as it waits for them. */
const waitsForHelp = sql`(${notifications.reason} = 'can-help' and ${readMarks.at} < ${notifications.at} and exists (
  select from ${asks} join ${calls} on ${calls.topicId} = ${asks.topicId} and ${calls.endedAt} is null
   where ${asks.topicId} = ${topics.id} and ${asks.personId} = ${notifications.personId} and ${asks.passedAt} is null))`;
const isUnread = sql<boolean>`(${notifications.readAt} is null
  and (${posts.position} > coalesce(${readMarks.position}, 0) or ${waitsForHelp} or ${isReminder}))`;

/**
 * What someone was told, so far as they may read it now: what is gone, muted, of someone with a block between, or of a
 * space that they left, is not there.
 */
function selectShown(db: Db, personId: string) {
  const me = { personId };
  return db
    .select({
      group: groupOf.as('group_id'),
      postId: notifications.postId,
      isCircle: sql<boolean>`${spaces.kind} = 'circle'`.as('is_circle'),
      topicId: sql<string>`${topics.id}`.as('topic_id'),
      title: topics.title,
      spaceId: sql<string>`${spaces.id}`.as('space_id'),
      spaceName: spaces.name,
      authorId: sql<string>`${posts.authorId}`.as('written_by'),
      reason: notifications.reason,
      at: notifications.at,
      isUnread: isUnread.as('is_unread'),
    })
    .from(notifications)
    .innerJoin(posts, and(eq(posts.id, notifications.postId), isNull(posts.removedAt)))
    .innerJoin(topics, and(eq(topics.id, posts.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, personId)),
    )
    .leftJoin(readMarks, and(eq(readMarks.topicId, topics.id), eq(readMarks.personId, personId)))
    .where(
      and(
        eq(notifications.personId, personId),
        stands(personId),
        postVisibleTo(me),
        not(isMuted(me)),
        not(blockedFrom(me, posts.authorId)),
      ),
    );
}

type Row = {
  id: string;
  isCircle: boolean;
  topicId: string;
  title: string;
  spaceId: string;
  spaceName: string;
  authorIds: string[];
  reason: NotificationView['reason'];
  posts: number;
  unread: number;
  at: Date;
};
export type NotificationKey = readonly [at: string, id: string];

const mostPeople = 3;

/** What someone was told, by conversation, the latest first. */
export async function listNotifications(
  db: Db,
  personId: string,
  { after, limit }: { after: NotificationKey | undefined; limit: number },
): Promise<NotificationView[]> {
  const shown = selectShown(db, personId).as('shown');
  const at = sql<Date>`max(${shown.at})`;
  const beyond: SQL | undefined =
    after && sql`(${at}, ${shown.group}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const rows: Row[] = await db
    .select({
      id: shown.group,
      isCircle: shown.isCircle,
      topicId: sql<string>`min(${shown.topicId}::text)`,
      title: sql<string>`min(${shown.title})`,
      spaceId: sql<string>`min(${shown.spaceId}::text)`,
      spaceName: sql<string>`min(${shown.spaceName})`,
      authorIds: sql<string[]>`array_agg(${shown.authorId} order by ${shown.at} desc)`,
      reason: sql<
        NotificationView['reason']
      >`coalesce(min(${shown.reason}) filter (where ${shown.isUnread}), min(${shown.reason}))`,
      posts: sql<number>`count(*)::int`,
      unread: sql<number>`(count(*) filter (where ${shown.isUnread}))::int`,
      at: at.mapWith(notifications.at),
    })
    .from(shown)
    .groupBy(shown.group, shown.isCircle)
    .having(beyond)
    .orderBy(desc(at), desc(shown.group))
    .limit(limit);
  return show(db, rows);
}

/** The posts of one conversation, or of a circle, that someone was told of and may read. */
export async function findToldPosts(db: Db, personId: string, group: string): Promise<string[]> {
  const shown = selectShown(db, personId).as('shown');
  const rows = await db.select({ postId: shown.postId }).from(shown).where(eq(shown.group, group));
  return rows.map(({ postId }) => postId);
}

async function show(db: Db, rows: readonly Row[]): Promise<NotificationView[]> {
  const wanted = rows.flatMap((row) => peopleOf(row));
  const people = new Map((await findAuthors(db, wanted)).map((person) => [person.id, person]));
  return rows.map((row) => {
    const { id, isCircle, posts: count, unread, at } = row;
    const known = peopleOf(row).map((personId) => people.get(personId));
    return {
      ...{ id, posts: count, unread, at },
      topic: isCircle ? null : { id: row.topicId, title: row.title },
      space: { id: row.spaceId, name: row.spaceName },
      reason: isCircle ? null : row.reason,
      people: known.filter((person): person is AuthorView => person !== undefined),
    };
  });
}

/** Of a circle, not even who wrote. */
const peopleOf = ({ isCircle, authorIds }: Row): string[] =>
  isCircle ? [] : [...new Set(authorIds)].slice(0, mostPeople);

const mostCounted = 100;

/** In how many places something waits for someone, with their circles that were opened and who asks to join; up to 100. */
export async function countUnread(db: Db, personId: string): Promise<number> {
  const shown = selectShown(db, personId).as('shown');
  const waiting = db
    .selectDistinct({ group: shown.group })
    .from(shown)
    .where(sql`${shown.isUnread}`)
    .limit(mostCounted)
    .as('waiting');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(waiting);
  const others = (await countGlassNotices(db, personId)) + (await requestsFor(db, personId)).length;
  return Math.min(mostCounted, (row?.count ?? 0) + others);
}

/** Where people wait for an answer of someone who looks after a space. */
export const listJoinRequests = async (db: Db, personId: string) => ({
  items: (await requestsFor(db, personId)).map(({ spaceId: id, spaceName: name, ...of }) => ({
    ...{ ...of, space: { id, name } },
  })),
});

export async function findQuietHours(db: Db, personId: string): Promise<QuietHoursView> {
  const [row] = await db
    .select({
      from: quietHours.fromHour,
      until: quietHours.untilHour,
      weekends: quietHours.weekends,
      timeZone: persons.timeZone,
    })
    .from(persons)
    .leftJoin(quietHours, eq(quietHours.personId, persons.id))
    .where(eq(persons.id, personId));
  const { from = null, until = null, weekends, timeZone = 'UTC' } = row ?? {};
  const hours = from === null || until === null ? null : { from, until };
  return { hours, weekends: weekends ?? false, timeZone };
}

const slice = 5_000;

/** Takes away what is older than it is kept, a slice at a time so that nobody waits behind it. */
export async function forgetOldNotifications(
  db: Db,
  now: Date,
  signal: AbortSignal,
): Promise<number> {
  const oldest = new Date(now.getTime() - keptDays * 86_400_000);
  const old = db
    .select({ place: sql`ctid` })
    .from(notifications)
    .where(lt(notifications.at, oldest))
    .limit(slice);
  let gone = 0;
  for (let last = slice; last === slice; gone += last) {
    signal.throwIfAborted();
    const { rowCount } = await db.delete(notifications).where(sql`ctid in ${old}`);
    last = rowCount ?? 0;
  }
  return gone;
}
