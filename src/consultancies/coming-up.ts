import { and, desc, eq, gt, inArray, isNull, not, or } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import {
  beginningVisibleTo,
  blockedFrom,
  isMuted,
  memberships,
  spaces,
  topics,
} from '../spaces/index.ts';
import { minutesLeft } from './rules.ts';
import { consultancies } from './tables.ts';

/** A consultancy that goes on, or that waits for someone to begin it. */
export type ComingConsultancy = {
  topicId: string;
  title: string;
  space: { id: string; name: string; kind: string };
  /** Whether its clock was started; before that it waits for its presenter and who keeps the time. */
  runs: boolean;
  role: 'presenter' | 'facilitator' | 'consultant';
  minutesLeft: number;
  at: Date;
};

const most = 20;
/** A clock that nobody ended stands still for ever: after this the group has gone home. */
const longestMs = 3 * 3_600_000;
const waitDays = 30;
const day = 86_400_000;

/** What goes on now in someone's spaces, and what waits for them to present or to keep the time; the latest first. */
export async function consultanciesFor(
  db: Db,
  personId: string,
  now: Date,
): Promise<ComingConsultancy[]> {
  const me = { personId };
  const { presenterId, facilitatorId, state, startedAt } = consultancies;
  const rows = await db
    .select({
      ...{ topicId: topics.id, title: topics.title, createdAt: topics.createdAt },
      space: { id: spaces.id, name: spaces.name, kind: spaces.kind },
      clock: consultancies,
    })
    .from(consultancies)
    .innerJoin(topics, eq(topics.id, consultancies.topicId))
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .innerJoin(
      memberships,
      and(eq(memberships.spaceId, spaces.id), eq(memberships.personId, personId)),
    )
    .where(
      and(
        or(
          and(
            inArray(state, ['running', 'paused']),
            gt(startedAt, new Date(now.getTime() - longestMs)),
          ),
          and(
            eq(state, 'waiting'),
            or(eq(presenterId, personId), eq(facilitatorId, personId)),
            gt(topics.createdAt, new Date(now.getTime() - waitDays * day)),
          ),
        ),
        isNull(topics.deletedAt),
        isNull(topics.lockedAt),
        isNull(spaces.archivedAt),
        beginningVisibleTo(me),
        not(isMuted(me)),
        not(blockedFrom(me, topics.authorId)),
      ),
    )
    .orderBy(desc(startedAt), desc(topics.id))
    .limit(most);
  return rows.map(({ clock, createdAt, ...row }) => ({
    ...row,
    runs: clock.state !== 'waiting',
    role: roleIn(clock, personId),
    minutesLeft: minutesLeft(clock, now),
    at: clock.startedAt ?? createdAt,
  }));
}

function roleIn(
  { presenterId, facilitatorId }: Record<'presenterId' | 'facilitatorId', string>,
  personId: string,
): ComingConsultancy['role'] {
  if (presenterId === personId) return 'presenter';
  return facilitatorId === personId ? 'facilitator' : 'consultant';
}
