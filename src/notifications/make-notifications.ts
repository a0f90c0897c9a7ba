import { and, isNull, ne, not, sql } from 'drizzle-orm';
import { helpAsked } from '../asks/index.ts';
import { persons } from '../people/index.ts';
import type { Tx } from '../platform/db.ts';
import type { Deps } from '../platform/deps.ts';
import type { Happening } from '../platform/events.ts';
import {
  anonymousAuthors,
  isAliasOf,
  levelColumn,
  memberships,
  mentions,
  postEdited,
  posts,
  postVisibleTo,
  postWritten,
  spaces,
  topicLevels,
  topics,
} from '../spaces/index.ts';
import { announce } from './announce.ts';
import { author, isBlocked, who } from './concerned.ts';
import { notifications } from './tables.ts';

type AboutPost = Happening<{ postId: string; askedIds: string[] }>;
export const aboutPosts = [postWritten, postEdited, helpAsked] as const;

/** Whoever it may concern, with what they have to want for it: to hear of every post, or just not to be left alone. */
const candidates = (events: string) => sql`
  with happened as materialized (
    select "postId" as post_id, "askedIds" as asked_ids, fresh, helping from json_to_recordset(${events}::json)
      as happened ("postId" uuid, "askedIds" uuid[], fresh boolean, helping boolean)
  ), written as materialized (
    select posts.id, posts.topic_id, topics.space_id, posts.position,
           coalesce((select a.person_id from ${anonymousAuthors} a where a.topic_id = topics.id), topics.author_id) as begun_by
      from ${posts} join ${topics} on topics.id = posts.topic_id
     where posts.id in (select post_id from happened where fresh)
  )
  select post_id, unnest(asked_ids) as person_id, false as watching, helping from happened
  union all select id, begun_by, false, false from written where position > 1
  union all select written.id, person_id, true, false
    from written join ${topicLevels} on topic_levels.topic_id = written.topic_id and level = 'watching'
  union all select written.id, person_id, true, false
    from written join ${memberships} on memberships.space_id = written.space_id and level = 'watching'`;

const isWanted = sql`case when watching then ${levelColumn(who)} = 'watching' else ${levelColumn(who)} <> 'muted' end`;
const isNamed = sql`exists (select from ${mentions}
  where ${mentions.postId} = ${posts.id} and ${mentions.personId} = ${who.personId})`;
const reason = sql`(case when helping then 'can-help' when watching then 'watched' when ${isNamed} then 'asked' else 'answered' end)::notification_reason`;

/**
 * Tells everyone of these posts whom they concern and who may read them now: who was asked or answered, and who watches;
 * nobody who muted the topic, or has a block with the author. Whoever asked anonymously is looked up here and named in no
 * event. One statement makes them, however many they are; made
 * again, it makes nothing. Who was told before and is asked by name later, in an edit, is told once more.
 */
const make = (events: string, now: Date) => sql`
  insert into ${notifications} as known (person_id, post_id, reason, at)
  select distinct on (concerned.person_id, ${posts.id})
         concerned.person_id, ${posts.id}, ${reason} as reason, ${now}::timestamptz
    from (${candidates(events)}) concerned
    join ${posts} on ${posts.id} = concerned.post_id
    join ${topics} on ${topics.id} = ${posts.topicId}
    join ${spaces} on ${spaces.id} = ${topics.spaceId}
    join ${persons} on ${persons.id} = concerned.person_id
    left join ${memberships} on ${memberships.spaceId} = ${spaces.id} and ${memberships.personId} = concerned.person_id
   where ${and(
     ne(author, who.personId),
     not(isAliasOf(who, author)),
     isNull(posts.removedAt),
     isNull(topics.deletedAt),
     postVisibleTo(who),
     sql`not ${isBlocked}`,
     isWanted,
   )}
   order by concerned.person_id, ${posts.id}, reason
  on conflict (person_id, post_id) do update set reason = excluded.reason, at = excluded.at, read_at = null
   where excluded.reason < known.reason and excluded.reason in ('asked', 'can-help')
  returning person_id`;

/** So many posts at most go into one statement, since a watched space may have thousands for each of them. */
const mostPosts = 100;

/** Makes the notifications of what happened, and announces them to whom it is not a quiet hour for. */
export async function makeNotifications(
  deps: Deps,
  happenings: readonly AboutPost[],
): Promise<void> {
  for (let at = 0; at < happenings.length; at += mostPosts) {
    const some = happenings.slice(at, at + mostPosts);
    await deps.db.transaction((tx) => makeSome(tx, some, deps.now()));
  }
  deps.ring();
}

async function makeSome(tx: Tx, happenings: readonly AboutPost[], now: Date): Promise<void> {
  const events = happenings.map(({ type, data: { postId, askedIds } }) => {
    const [fresh, helping] = [type === postWritten.type, type === helpAsked.type];
    return { postId, askedIds, fresh, helping };
  });
  await announce(tx, make(JSON.stringify(events), now), now);
}
