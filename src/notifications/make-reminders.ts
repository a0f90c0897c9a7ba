import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { roundWaitsFor } from '../check-ins/index.ts';
import { persons } from '../people/index.ts';
import type { Deps } from '../platform/deps.ts';
import {
  beginningVisibleTo,
  levelColumn,
  memberships,
  posts,
  spaces,
  topics,
} from '../spaces/index.ts';
import { announce } from './announce.ts';
import { author, isBlocked, who } from './concerned.ts';
import { notifications } from './tables.ts';

/**
 * Tells the members for whom a round waits that it does, by the first post of its topic. Not who shared or skipped, muted
 * it, or came after it began; made again, it makes nothing.
 */
export async function makeReminders(deps: Deps, topicId: string): Promise<void> {
  const now = deps.now();
  await deps.db.transaction((tx) => announce(tx, make(topicId, now), now));
  deps.ring();
}

const make = (topicId: string, now: Date) => sql`
  insert into ${notifications} as known (person_id, post_id, reason, at)
  select concerned.person_id, ${posts.id}, 'reminded', ${now}::timestamptz
    from (select member.person_id from ${memberships} member
            join ${topics} on topics.space_id = member.space_id and topics.id = ${topicId}) concerned
    join ${topics} on ${eq(topics.id, topicId)}
    join ${posts} on ${and(eq(posts.topicId, topics.id), eq(posts.position, 1))}
    join ${spaces} on ${eq(spaces.id, topics.spaceId)}
    join ${persons} on ${persons.id} = concerned.person_id
    left join ${memberships} on ${memberships.spaceId} = ${spaces.id} and ${memberships.personId} = concerned.person_id
   where ${and(
     ne(author, who.personId),
     isNull(topics.deletedAt),
     beginningVisibleTo(who),
     sql`not ${isBlocked}`,
     sql`${levelColumn(who)} <> 'muted'`,
     roundWaitsFor(who),
   )}
  on conflict (person_id, post_id) do update set reason = excluded.reason, at = excluded.at, read_at = null
   where known.reason <> 'reminded'
  returning person_id`;
