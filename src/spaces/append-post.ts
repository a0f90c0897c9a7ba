import { is, type SQL, sql } from 'drizzle-orm';
import { PgTransaction } from 'drizzle-orm/pg-core';
import { type Db, errorCode, tryAgain } from '../platform/db.ts';
import { idempotencyKeys, type KeptKey, KeyNotKept } from '../platform/http/idempotency.ts';
import { newId } from '../platform/ids.ts';
import { inBatches } from '../platform/in-batches.ts';
import { prepared } from '../platform/prepared.ts';
import { postWritten } from './events.ts';
import type { Written } from './mentioned-people.ts';

const asked = sql`
  select asked.*, ordinality as nth from rows from (json_to_recordset(${sql.placeholder('posts')}::json) as (
    "postId" uuid, "spaceId" uuid, "topicId" uuid, "personId" uuid, "authorId" uuid, "replyToId" uuid, "replyToAuthorId" uuid,
    "removedCount" int, "mentionedIds" uuid[], source text, html text, "htmlVersion" int, excerpt text,
    "eventId" uuid, type text, subjects text[], data jsonb, at timestamptz,
    "keyOwner" uuid, key text, "requestHash" text, status int, answer text)) with ordinality as asked`;

/** Those that were answered before, under the same key. */
const taken = sql`
  select "postId" from asked join ${idempotencyKeys} kept on kept.person_id = "keyOwner" and kept.key = asked.key`;

/** Whether the statement waits for rows that somebody holds, or passes over what hangs on them. */
type Patience = 'wait' | 'pass over';
const patiently = (patience: Patience) => sql.raw(patience === 'wait' ? '' : ' skip locked');

/**
 * Their authors are members and the spaces are not archived, until the posts are committed. Only what ends either waits
 * for this, and this for it: taking the row of a membership away, and archiving, which holds the space `for update`. Who
 * waited sees the rows as they are then; without a lock the statement would go by what it saw before it waited.
 */
const held = (patience: Patience) => sql`
  select m.space_id, m.person_id from spaces s join memberships m on m.space_id = s.id
  where s.archived_at is null and (m.space_id, m.person_id) in (select "spaceId", "personId" from asked)
  order by m.space_id, m.person_id for key share of s, m${patiently(patience)}`;

/** The topics that are neither closed nor gone, and who listens there just now. Whoever waited here for one looks at it as it is then. */
const open = (patience: Patience) => sql`
  select t.id, t.space_id, t.silenced_id, t.last_position, t.last_position - t.posts_count as removed_count from topics t
  where t.id in (select "topicId" from asked join held on space_id = "spaceId" and person_id = "personId")
    and t.deleted_at is null and t.locked_at is null
  order by t.id for no key update${patiently(patience)}`;

/** Each post takes the next position, if what it answers still stands: no post of the topic has been removed since. */
const placed = sql`
  select asked.*, (last_position + row_number() over (partition by "topicId" order by nth))::int as position
  from asked join held on held.space_id = "spaceId" and person_id = "personId"
    join open on open.id = "topicId" and open.space_id = "spaceId"
  where ("replyToId" is null or removed_count = "removedCount") and silenced_id is distinct from "personId"
    and "postId" not in (select "postId" from taken)`;

const written = sql`
  insert into posts (id, topic_id, author_id, reply_to_id, reply_to_author_id, position, source, html, html_version, created_at)
  select "postId", "topicId", "authorId", "replyToId", "replyToAuthorId", position, source, html, "htmlVersion", at
  from placed order by nth
  returning id, position`;

/** What is written, and nothing else, is counted and told. */
const standing = sql`
  select placed.* from placed join written on written.id = "postId"`;

const counted = sql`
  update topics t set
    posts_count = t.posts_count + fresh.count,
    last_position = fresh.position,
    last_post_at = greatest(t.last_post_at, fresh.at),
    last_post_id = fresh."postId",
    last_poster_id = fresh."authorId",
    last_excerpt = fresh.excerpt
  from (select distinct on ("topicId") *, count(*) over (partition by "topicId")::int as count
    from standing order by "topicId", position desc) fresh
  where t.id = fresh."topicId"`;

const mentioned = sql`
  insert into mentions (post_id, person_id, at) select "postId", unnest("mentionedIds"), at from standing`;

/**
 * An author who had read everything before has read everything. One who wrote twice here at once sees one as new, and so
 * does one whose mark somebody holds at this moment: while the topic is held, nobody waits for what is one person's.
 */
const caughtUp = sql`
  select r.person_id, r.topic_id, standing.position, standing.at
  from read_marks r join standing on r.person_id = standing."personId" and r.topic_id = standing."topicId"
  where r.position = standing.position - 1 for no key update of r skip locked`;

const marked = sql`
  update read_marks r set position = caught_up.position, at = caught_up.at from caught_up
  where r.person_id = caught_up.person_id and r.topic_id = caught_up.topic_id`;

const told = sql`
  insert into outbox (id, type, subjects, data, time)
  select "eventId", type, subjects, data, at from standing order by nth`;

/** Where an answer that is kept before its position is known has the position: no other member of it can read so. */
export const unknownPosition = -1;
const positionIn = (position: string) => `"position":${position}`;
const kept = sql`
  insert into ${idempotencyKeys} (person_id, key, request_hash, status, body, created_id, at)
  select "keyOwner", key, "requestHash", status,
         replace(answer, ${sql.raw(`'${positionIn(String(unknownPosition))}'`)}, ${sql.raw(`'${positionIn('')}'`)} || position), "postId", at
  from standing where key is not null`;

const done = sql`select id, position from written union all select "postId", null from taken`;

const appending = (patience: Patience, name: string) =>
  prepared((db) => {
    const first = { asked, taken, held: held(patience), open: open(patience), placed, written };
    const last = { standing, counted, mentioned, caught_up: caughtUp, marked, told, kept };
    const stepsOf = (steps: Record<string, SQL>) =>
      Object.entries(steps).map(([step, text]) => db.$with(step, {}).as(text));
    const result = db.$with('done', { id: sql``, position: sql`` }).as(done);
    return db
      .with(...stepsOf({ ...first, ...last }), result)
      .select({ id: sql<string>`id`, position: sql<number | null>`position` })
      .from(result)
      .prepare(name);
  });
const append = {
  wait: appending('wait', 'spaces_append_post'),
  'pass over': appending('pass over', 'spaces_append_posts'),
};

export type NewPost = {
  postId: string;
  spaceId: string;
  topicId: string;
  /** Who writes, and has to be a member. */
  personId: string;
  /** Who stands as the author: the same person, or their alias in an anonymous topic. */
  authorId: string;
  replyToId: string | null;
  replyToAuthorId: string | null;
  /** Posts of the topic that were gone when the one that this answers was seen to stand. */
  removedCount: number;
  /** Whom it concerns: those mentioned, and who is answered. */
  askedIds: string[];
  at: Date;
};

/** A key and the answer to keep under it, where the position is `unknownPosition`. */
export type AnswerUnderKey = Omit<KeptKey, 'encode'> & { answer: string };

type Item = ReturnType<typeof itemOf>;

function itemOf({ askedIds, ...post }: NewPost, body: Written, under: AnswerUnderKey | undefined) {
  const { spaceId, topicId, postId, authorId } = post;
  const data = { spaceId, topicId, postId, personId: authorId, askedIds };
  const event = { eventId: newId(), type: postWritten.type, subjects: postWritten.subjects(data) };
  const { askedIds: mentionedIds, ...words } = body;
  const { personId: keyOwner, ...answered } = under ?? {};
  return { ...answered, ...post, ...words, ...event, mentionedIds, data, keyOwner };
}

async function appendAll(
  db: Db,
  patience: Patience,
  items: readonly Item[],
): Promise<(number | null | undefined)[]> {
  const rows = await append[patience](db).execute({ posts: JSON.stringify(items) });
  const positions = new Map(rows.map(({ id, position }) => [id, position]));
  return items.map(({ postId }) => positions.get(postId));
}

const appendAlone = async (db: Db, item: Item) => (await appendAll(db, 'wait', [item]))[0];

const isOfItsWords = (error: unknown) => /^2[23]/.test(errorCode(error) ?? ''); // its data, or what it refers to

/** One batch at a time, so that none finds its topics held by the one before; and none waits, for all would wait with it. */
const appendTogether = inBatches(
  1,
  (db: Db, items: readonly Item[]) => tryAgain(() => appendAll(db, 'pass over', items)),
  isOfItsWords,
);

/**
 * Puts a post at the end of a topic, with the topic's counts, the author's own mark and the event: one statement, so one
 * turn at the topic and one way to the database. Outside a transaction it shares them with the posts of the same moment;
 * what is not taken there, since somebody holds what it needs or has ended it, is tried by itself and waits.
 *
 * @returns its position; undefined, and nothing was written, when its author is no member any more, the space is archived,
 *          the topic closed or gone, its author to listen there now, or a post of the topic was removed since and this one
 *          answers another
 * @throws  KeyNotKept, and nothing was written, when something was answered under the key before
 */
export async function appendPost(
  db: Db,
  post: NewPost,
  body: Written,
  under?: AnswerUnderKey,
): Promise<number | undefined> {
  const item = itemOf(post, body, under);
  if (is(db, PgTransaction)) return (await appendAlone(db, item)) ?? undefined;
  try {
    const together = await appendTogether(db, item);
    const position =
      together === undefined ? await tryAgain(() => appendAlone(db, item)) : together;
    if (position === null) throw new KeyNotKept();
    return position;
  } catch (error) {
    const isTakenNow = under !== undefined && errorCode(error) === uniqueViolation;
    throw isTakenNow ? new KeyNotKept() : error;
  }
}

const uniqueViolation = '23505'; // of the key, by the same request at the same moment: all else here is new
