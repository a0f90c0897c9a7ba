import { and, desc, eq, inArray, isNull, not, type SQL, sql } from 'drizzle-orm';
import type { AuthorView } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import {
  authorFrom,
  authorTables,
  beginningVisibleTo,
  blockedFrom,
  findAuthors,
  isMuted,
  memberships,
  spaces,
  topics,
} from '../spaces/index.ts';
import { type CallState, usualSettings } from './rules.ts';
import type { AskSettings } from './schemas.ts';
import { askSettings, asks, calls } from './tables.ts';

export async function findSettings(db: Db): Promise<AskSettings> {
  const { waitHours, mostOpen, mostInMonth } = askSettings;
  const [row] = await db.select({ waitHours, mostOpen, mostInMonth }).from(askSettings);
  return row ?? usualSettings;
}

const firstAnswerBy = sql`(select answer.author_id from posts answer where answer.topic_id = ${topics.id}
  and answer.author_id <> ${topics.authorId} and answer.removed_at is null order by answer.position limit 1)`;
const askedIds = sql<string[]>`array(select ${asks.personId} from ${asks}
  where ${asks.topicId} = ${calls.topicId} order by ${asks.personId})`;

export type OpenCall = CallState & { topicId: string; authorId: string; askedIds: string[] };

/**
 * Holds calls that go on until the transaction ends, with how things stand around them now.
 *
 * @param which  of these topics; or the next ones behind a topic, in the order of their ids
 */
export async function holdOpenCalls(
  tx: Tx,
  which: { topicIds: readonly string[] } | { after: string; limit: number },
): Promise<OpenCall[]> {
  const these =
    'topicIds' in which
      ? inArray(calls.topicId, [...which.topicIds])
      : sql`${calls.topicId} > ${which.after}`;
  const query = tx
    .select({
      ...{ topicId: calls.topicId, madeAt: calls.madeAt, authorId: topics.authorId, askedIds },
      gone: sql<boolean>`(${topics.deletedAt} is not null or ${topics.spaceId} <> ${calls.spaceId})`,
      over: sql<boolean>`(${topics.lockedAt} is not null or ${topics.answerPostId} is not null
        or ${topics.kind} <> 'question' or ${spaces.archivedAt} is not null)`,
      answeredByAsked: sql<boolean | null>`${firstAnswerBy} = any (${askedIds})`,
    })
    .from(calls)
    .innerJoin(topics, eq(topics.id, calls.topicId))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .where(and(isNull(calls.endedAt), these))
    .orderBy(calls.topicId)
    .for('update', { of: calls });
  return 'limit' in which ? query.limit(which.limit) : query;
}

/** How someone stands to the people who were asked about a question that they may read. */
export async function findHelp(
  db: Db,
  { personId }: Pick<Actor, 'personId'>,
  topicId: string,
): Promise<
  { asked: AuthorView[]; isOpen: boolean; passedAt: Date | null; isAsked: boolean } | undefined
> {
  const me = { personId };
  const [row] = await db
    .select({
      isAuthor: sql<boolean>`${topics.authorId} = ${personId}`,
      isOpen: sql<boolean>`(${calls.topicId} is not null and ${calls.endedAt} is null)`,
      isAsked: sql<boolean>`(${asks.personId} is not null and not ${blockedFrom(me, topics.authorId)})`,
      passedAt: asks.passedAt,
      askedIds: sql<string[]>`array(select asked.person_id from asks asked
        where asked.topic_id = ${topics.id} and not ${blockedFrom(me, sql`asked.person_id`)})`,
    })
    .from(topics)
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(memberships, theirMembership(personId))
    .leftJoin(calls, eq(calls.topicId, topics.id))
    .leftJoin(asks, and(eq(asks.topicId, topics.id), eq(asks.personId, personId)))
    .where(and(eq(topics.id, topicId), isNull(topics.deletedAt), beginningVisibleTo(me)));
  if (!row) return undefined;
  const shown = row.isAuthor && row.isOpen ? row.askedIds : [];
  return { ...row, asked: await findAuthors(db, shown) };
}

const theirMembership = (personId: string): SQL | undefined =>
  and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, personId));

/** A question that waits for the help of someone. */
export type OpenAsk = {
  topicId: string;
  title: string;
  spaceId: string;
  spaceName: string;
  author: AuthorView | null;
  askedAt: Date;
};

const author = authorTables('author');
const mostShown = 20;

/** Questions that someone was asked to help with and has neither answered nor passed on, the latest first. */
export async function openAsksOf(db: Db, personId: string): Promise<OpenAsk[]> {
  const me = { personId };
  const rows = await db
    .select({
      ...{ topicId: topics.id, title: topics.title, spaceId: spaces.id, spaceName: spaces.name },
      ...{ askedAt: asks.askedAt, author: author.columns },
    })
    .from(asks)
    .innerJoin(calls, and(eq(calls.topicId, asks.topicId), isNull(calls.endedAt)))
    .innerJoin(topics, and(eq(topics.id, asks.topicId), isNull(topics.deletedAt)))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .leftJoin(memberships, theirMembership(personId))
    .leftJoin(author.person, eq(author.person.id, topics.authorId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(
      and(
        eq(asks.personId, personId),
        isNull(asks.passedAt),
        beginningVisibleTo(me),
        not(blockedFrom(me, topics.authorId)),
        not(isMuted(me)),
      ),
    )
    .orderBy(desc(asks.askedAt), desc(topics.id))
    .limit(mostShown);
  return rows.map(({ author: by, ...row }) => ({ ...row, author: authorFrom(by) }));
}
