import { and, asc, eq, gt, isNull, not, sql } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Db } from '../platform/db.ts';
import {
  beginningVisibleTo,
  blockedFrom,
  isMuted,
  memberships,
  spaces,
  topics,
} from '../spaces/index.ts';
import { checkInAnswers, checkIns } from './tables.ts';
import { roundWaitsFor } from './waiting-people.ts';

/** A round that someone can still share in, and has neither shared in nor skipped. */
export type OpenRound = {
  topicId: string;
  title: string;
  space: { id: string; name: string; kind: string };
  startedAt: Date;
  closesAt: Date;
  /** Who has shared: how many, and the first by name. */
  shared: number;
  faces: { id: string; name: string }[];
};

const most = 20;
const mostFaces = 5;

const sharedCount = sql<number>`(select count(*)::int from ${checkInAnswers}
  where ${checkInAnswers.topicId} = ${checkIns.topicId})`;
/** By name, as in the round itself: their order tells nothing of who was first. */
const firstFaces = (personId: string) => sql<OpenRound['faces'] | null>`(
  select json_agg(face order by face ->> 'name', face ->> 'id') from (
    select json_build_object('id', ${persons.id}, 'name', ${persons.name}) as face
      from ${checkInAnswers} join ${persons} on ${persons.id} = ${checkInAnswers.personId}
     where ${checkInAnswers.topicId} = ${checkIns.topicId} and not ${blockedFrom({ personId }, sql`${persons.id}`)}
     order by ${persons.name}, ${persons.id} limit ${mostFaces}) faces)`;

/** The rounds of their spaces that wait for someone, those that close first at the top. */
export async function openRoundsOf(db: Db, personId: string, now: Date): Promise<OpenRound[]> {
  const me = { personId };
  const rows = await db
    .select({
      ...{ topicId: topics.id, title: topics.title, startedAt: topics.createdAt },
      space: { id: spaces.id, name: spaces.name, kind: spaces.kind },
      ...{ closesAt: checkIns.closesAt, shared: sharedCount, faces: firstFaces(personId) },
    })
    .from(checkIns)
    .innerJoin(topics, eq(topics.id, checkIns.topicId))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .innerJoin(
      memberships,
      and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, personId)),
    )
    .where(
      and(
        isNull(checkIns.settledAt),
        gt(checkIns.closesAt, now),
        isNull(topics.deletedAt),
        isNull(topics.lockedAt),
        isNull(spaces.archivedAt),
        roundWaitsFor(me),
        beginningVisibleTo(me),
        not(isMuted(me)),
        not(blockedFrom(me, topics.authorId)),
      ),
    )
    .orderBy(asc(checkIns.closesAt), asc(topics.id))
    .limit(most);
  return rows.map(({ faces, ...row }) => ({ ...row, faces: faces ?? [] }));
}
