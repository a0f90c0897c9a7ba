import { eq, sql } from 'drizzle-orm';
import { persons } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import { notFound } from '../platform/problem.ts';
import { mayFacilitate, mayPost, mayReadPost } from './policy.ts';
import { visibleTo } from './queries.ts';
import { whyNotTopic } from './require-charter.ts';
import { checkTakesPosts, notAMember } from './rules.ts';
import { memberships, spaces, type Topic, topics } from './tables.ts';
import { findTopic, type HeldTopic, holdTopic } from './topic-queries.ts';

/** A topic with a life of its own, and what the person asking may do in it. */
export type ProtocolTopic = HeldTopic & {
  takesPart: boolean;
  facilitates: boolean;
  /** It takes what its members write: neither closed nor in an archived space. */
  open: boolean;
};

/**
 * A topic of that kind, for someone who reads it from its beginning. In a circle, what belongs to a topic besides its
 * posts began before the history of who joined later, and is not there for them.
 */
export async function requireProtocolTopic(
  db: Db,
  actor: Actor,
  topicId: string,
  kind: Topic['kind'],
): Promise<ProtocolTopic> {
  return opened(db, await findTopic(db, actor, topicId), kind);
}

/**
 * The same, held until the transaction ends, for a member who changes something there.
 *
 * @throws `not-a-member`, `space-archived`, `topic-locked`
 */
export async function holdProtocolTopic(
  tx: Tx,
  actor: Actor,
  topicId: string,
  kind: Topic['kind'],
): Promise<ProtocolTopic> {
  const held = await opened(tx, await holdTopic(tx, actor, topicId), kind);
  if (!held.takesPart) throw notAMember();
  checkTakesPosts(held.standing.space, held.topic);
  return held;
}

async function opened(
  db: Db,
  found: HeldTopic | undefined,
  kind: Topic['kind'],
): Promise<ProtocolTopic> {
  if (!found || !mayReadPost(found.standing, found.topic)) throw await whyNotTopic(db, found);
  const { topic, standing } = found;
  if (topic.kind !== kind) throw notFound();
  const open = topic.lockedAt === null && standing.space.archivedAt === null;
  return {
    ...{ topic, standing, open },
    ...{ takesPart: mayPost(standing), facilitates: mayFacilitate(standing) },
  };
}

/** Who of these people are members of a space and read what is said there. */
export async function membersAmong(
  db: Db,
  spaceId: string,
  personIds: readonly string[],
): Promise<string[]> {
  const asked = { personId: sql`asked.person_id` };
  const rows = await db
    .select({ id: sql<string>`asked.person_id` })
    .from(sql`unnest(${sql.param([...personIds])}::uuid[]) as asked (person_id)`)
    .innerJoin(persons, eq(persons.id, asked.personId))
    .innerJoin(spaces, eq(spaces.id, spaceId))
    .innerJoin(
      memberships,
      sql`${memberships.spaceId} = ${spaces.id} and ${memberships.personId} = ${asked.personId}`,
    )
    .where(visibleTo(asked));
  return rows.map(({ id }) => id);
}

/** Lets one person listen in a topic, or everybody write again. Whoever calls this holds the topic. */
export async function silenceInTopic(tx: Tx, topicId: string, personId: string | null) {
  await tx.update(topics).set({ silencedId: personId }).where(eq(topics.id, topicId));
}
