import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { AuthorView } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { authorTables, blockedFrom } from '../spaces/index.ts';
import { mostOffers } from './schemas.ts';
import {
  type Answer,
  type CheckIn,
  checkInAnswers,
  checkInOffers,
  checkInSkips,
  checkIns,
} from './tables.ts';

/** A round, and how someone stands to it. */
export type Round = { round: CheckIn; answer: Answer | null; skipped: boolean };

const mine = (personId: string) =>
  and(eq(checkInAnswers.topicId, checkIns.topicId), eq(checkInAnswers.personId, personId));
const hasSkipped = (personId: string) => sql<boolean>`exists (select from ${checkInSkips}
  where ${checkInSkips.topicId} = ${checkIns.topicId} and ${checkInSkips.personId} = ${personId})`;

export async function findRound(db: Db, personId: string, topicId: string): Promise<Round> {
  const [row] = await db
    .select({ round: checkIns, answer: checkInAnswers, skipped: hasSkipped(personId) })
    .from(checkIns)
    .leftJoin(checkInAnswers, mine(personId))
    .where(eq(checkIns.topicId, topicId));
  if (!row) throw notFound();
  return row;
}

/** Holds the round until the transaction ends, so that closing it and answering take turns. */
export async function holdRound(tx: Tx, personId: string, topicId: string): Promise<Round> {
  const its = eq(checkIns.topicId, topicId);
  await tx.select({ topicId: checkIns.topicId }).from(checkIns).where(its).for('no key update');
  return findRound(tx, personId, topicId);
}

const author = authorTables('author');
const faces = 50;

/** Who has shared: how many, and the first by name. */
export async function findShared(db: Db, topicId: string) {
  const rows = await db
    .select({ ...author.columns, count: sql<number>`(count(*) over ())::int` })
    .from(checkInAnswers)
    .leftJoin(author.person, eq(author.person.id, checkInAnswers.personId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(eq(checkInAnswers.topicId, topicId))
    .orderBy(asc(author.person.name), asc(checkInAnswers.id))
    .limit(faces);
  const people = rows.flatMap(({ count: _, ...person }) =>
    person.id === null ? [] : [person as AuthorView],
  );
  return { count: rows[0]?.count ?? 0, people };
}

const moodCount = (mood: number) => sql`count(*) filter (where mood = ${sql.raw(String(mood))})`;
/** How many chose 1, 2, 3, 4, 5, over the answers of one round. */
export const moodCounts = sql<number[]>`array[${moodCount(1)}, ${moodCount(2)}, ${moodCount(3)},
  ${moodCount(4)}, ${moodCount(5)}]::int[]`;

export async function countMoods(db: Db, topicId: string): Promise<number[]> {
  const [row] = await db
    .select({ counts: moodCounts })
    .from(checkInAnswers)
    .where(eq(checkInAnswers.topicId, topicId));
  return row?.counts ?? [];
}

const answerRow = (actor: Pick<Actor, 'personId'>) => ({
  answer: checkInAnswers,
  author: author.columns,
  collapsed: blockedFrom(actor, checkInAnswers.personId),
});
const selectAnswers = (db: Db, actor: Pick<Actor, 'personId'>, which: SQL | undefined) =>
  db
    .select(answerRow(actor))
    .from(checkInAnswers)
    .leftJoin(author.person, eq(author.person.id, checkInAnswers.personId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(which);
export type AnswerRow = Awaited<ReturnType<typeof selectAnswers>>[number];

/** Answers of a round in the order in which they were shared. */
export const listAnswers = (
  db: Db,
  actor: Actor,
  topicId: string,
  after: string | undefined,
  limit: number,
): Promise<AnswerRow[]> =>
  selectAnswers(
    db,
    actor,
    and(eq(checkInAnswers.topicId, topicId), after ? gt(checkInAnswers.id, after) : undefined),
  )
    .orderBy(asc(checkInAnswers.id))
    .limit(limit);

/** Offers under these answers, or one of them, the oldest first. */
export const listOffers = (db: Db, actor: Actor, answerIds: readonly string[], offerId?: string) =>
  db
    .select({
      offer: checkInOffers,
      author: author.columns,
      collapsed: blockedFrom(actor, checkInOffers.personId),
    })
    .from(checkInOffers)
    .leftJoin(author.person, eq(author.person.id, checkInOffers.personId))
    .leftJoin(author.district, eq(author.district.id, author.person.districtId))
    .where(
      and(
        inArray(checkInOffers.answerId, [...answerIds]),
        offerId === undefined ? undefined : eq(checkInOffers.id, offerId),
      ),
    )
    .orderBy(asc(checkInOffers.id))
    .limit(answerIds.length * mostOffers);
export type OfferRow = Awaited<ReturnType<typeof listOffers>>[number];
