import { sql } from 'drizzle-orm';
import { blocks } from '../people/index.ts';
import { posts } from '../spaces/index.ts';

/** In a statement that makes notifications: whom a post may concern, and who wrote it. */
export const who = { personId: sql`concerned.person_id` };
export const author = posts.authorId;

export const isBlocked = sql`exists (select from ${blocks}
  where (${blocks.personId} = ${who.personId} and ${blocks.blockedId} = ${author})
     or (${blocks.personId} = ${author} and ${blocks.blockedId} = ${who.personId}))`;
