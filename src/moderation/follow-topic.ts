import { sql } from 'drizzle-orm';
import type { Db } from '../platform/db.ts';
import { posts, topics } from '../spaces/index.ts';
import { cases } from './tables.ts';

/** Brings the open cases of a topic to those who keep order in the space where it stands now. */
export async function followTopic(db: Db, topicId: string): Promise<void> {
  await db.execute(sql`
    update ${cases} set space_id = ${topics.spaceId} from ${posts}, ${topics}
     where ${cases.closedAt} is null and ${posts.id} = ${cases.postId} and ${topics.id} = ${posts.topicId}
       and ${topics.id} = ${topicId} and ${cases.spaceId} <> ${topics.spaceId}`);
}
