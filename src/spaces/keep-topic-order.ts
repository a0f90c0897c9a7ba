import { asc, inArray } from 'drizzle-orm';
import type { Actor } from '../platform/actor.ts';
import type { Db, Tx } from '../platform/db.ts';
import { forbidden } from '../platform/problem.ts';
import { mayModerate, mayReadTopic } from './policy.ts';
import { whyNotTopic } from './require-charter.ts';
import { checkActive, checkRearrangeable } from './rules.ts';
import { spaces, topics } from './tables.ts';
import { findTopic, type HeldTopic, holdTopic } from './topic-queries.ts';

/** A topic, and how the person asking stands to it. */
export type TopicForReader = HeldTopic & {
  /** Reads it from its beginning, with its title. */
  readsBeginning: boolean;
  /** Keeps order in it as a whole: facilitators, and staff in what they read. */
  keepsOrder: boolean;
};

/** What is older than someone's history in a circle is not theirs to read, nor to put in order. */
function standingOf({ topic, standing }: HeldTopic): TopicForReader {
  const readsBeginning = mayReadTopic(standing, { lastPostAt: topic.createdAt });
  return { topic, standing, readsBeginning, keepsOrder: readsBeginning && mayModerate(standing) };
}

async function requireReading(db: Db, found: HeldTopic | undefined): Promise<TopicForReader> {
  if (!found || !mayReadTopic(found.standing, found.topic)) throw await whyNotTopic(db, found);
  return standingOf(found);
}

async function requireOrder(db: Db, held: HeldTopic | undefined): Promise<TopicForReader> {
  const found = await requireReading(db, held);
  if (!found.keepsOrder) throw forbidden();
  checkActive(found.standing.space);
  return found;
}

/**
 * The topic, for someone who reads it.
 *
 * @throws `not-found`, `charter-not-accepted`
 */
export const requireTopic = async (
  db: Db,
  actor: Actor,
  topicId: string,
): Promise<TopicForReader> => requireReading(db, await findTopic(db, actor, topicId));

/**
 * Holds the topic for someone who keeps order in it.
 *
 * @throws `not-found`, `charter-not-accepted`, `forbidden`, `space-archived`
 */
export const holdTopicToOrder = async (
  tx: Tx,
  actor: Actor,
  topicId: string,
): Promise<TopicForReader> => requireOrder(tx, await holdTopic(tx, actor, topicId));

/**
 * Holds topics, and then their spaces and others, each in the order of their ids: whoever holds both takes the topic
 * first. For what moves posts about and changes what the spaces count.
 *
 * @returns the topics as someone who keeps order in them stands to them, each asked for with `require`
 */
export async function holdToRearrange(
  tx: Tx,
  actor: Actor,
  topicIds: readonly string[],
  moreSpaceIds: readonly string[] = [],
) {
  const held = await tx
    .select({ spaceId: topics.spaceId })
    .from(topics)
    .where(inArray(topics.id, [...topicIds]))
    .orderBy(asc(topics.id))
    .for('update'); // readers' marks wait as well: they must not end beyond the posts
  const spaceIds = [...held.map(({ spaceId }) => spaceId), ...moreSpaceIds];
  await tx
    .select({ id: spaces.id })
    .from(spaces)
    .where(inArray(spaces.id, spaceIds))
    .orderBy(asc(spaces.id))
    .for('no key update');
  return {
    async require(topicId: string): Promise<TopicForReader> {
      const found = await requireOrder(tx, await findTopic(tx, actor, topicId));
      checkRearrangeable(found.topic);
      return found;
    },
  };
}
