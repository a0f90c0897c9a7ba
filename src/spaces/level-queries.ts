import { sql } from 'drizzle-orm';
import type { Asking } from './queries.ts';
import type { Level } from './schemas.ts';
import { memberships, topicLevels, topics } from './tables.ts';

/** The level that someone gave a topic itself, over `topics`. By its key alone, so it costs a list one look for each row. */
export const ownLevelColumn = ({ personId }: Asking) =>
  sql<Level | null>`(select ${topicLevels.level} from ${topicLevels}
    where ${topicLevels.personId} = ${personId} and ${topicLevels.topicId} = ${topics.id})`;

/** `levelFor` as SQL over `topics` and, joined on the left, the membership of the person asking. */
export const levelColumn = (actor: Asking) =>
  sql<Level>`coalesce(${ownLevelColumn(actor)}, ${memberships.level}, 'normal')`;

/** Whether someone wants to hear nothing of a topic. */
export const isMuted = (actor: Asking) => sql<boolean>`(${levelColumn(actor)} = 'muted')`;

/** Whether it comes before others where someone looks for what is new. */
export const isFollowed = (actor: Asking) =>
  sql<boolean>`(${levelColumn(actor)} in ('tracking', 'watching'))`;
