import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Actor } from '../platform/actor.ts';
import type { Deps } from '../platform/deps.ts';
import { decodeCursor, encodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import { notFound } from '../platform/problem.ts';
import { renderMarkdown } from './markdown.ts';
import { whereItGoesOn } from './merged-topics.ts';
import { mayReadTopic } from './policy.ts';
import { findPost, listPosts, type PostRow, type PostsFrom } from './post-queries.ts';
import { whyNotPost, whyNotTopic } from './require-charter.ts';
import { requireReader } from './require-reader.ts';
import { firstUnread } from './rules.ts';
import type { PostForMe, PostQuery, RevisionView, TopicForMe, TopicQuery } from './schemas.ts';
import { postRevisions } from './tables.ts';
import { findTopic, listTopics, type TopicKey, type TopicRow } from './topic-queries.ts';
import { showPostToMe, showTopicInList, showTopicToMe } from './views.ts';

const ByActivity = z.tuple([z.boolean(), MomentKey, z.uuid()]);
const keyOf = ({ topic }: TopicRow): TopicKey => [
  topic.pinned,
  topic.lastPostAt.toISOString(),
  topic.id,
];

/** The topics of a space with what is unread in each. */
export async function showTopics(deps: Deps, actor: Actor, spaceId: string, query: TopicQuery) {
  const { filter, tag, limit, cursor } = query;
  const after = decodeCursor(ByActivity, cursor);
  const rows = await listTopics(deps.db, actor, spaceId, { filter, tag, after, limit: limit + 1 });
  if (rows.length === 0) await requireReader(deps.db, actor, spaceId);
  return pageOf(rows, limit, showTopicInList, keyOf);
}

/** One topic as this person may see it. */
export async function showOneTopic(deps: Deps, actor: Actor, topicId: string): Promise<TopicForMe> {
  const found = await findTopic(deps.db, actor, topicId);
  if (!found || !mayReadTopic(found.standing, found.topic)) {
    const elsewhere = found ? undefined : await whereItGoesOn(deps.db, actor, topicId);
    throw elsewhere ?? (await whyNotTopic(deps.db, found));
  }
  return showTopicToMe(actor, found);
}

const AtPosition = z.tuple([z.enum(['newer', 'older']), z.int32().min(1)]);

/** Posts of a topic: from a position or from the first unread one, and on from there both ways. */
export async function showPosts(deps: Deps, actor: Actor, topicId: string, query: PostQuery) {
  const { limit } = query;
  const from = await whereToBegin(deps, actor, topicId, query);
  const rows = await listPosts(deps.db, actor, topicId, from, limit + 1);
  if (rows.length === 0) await showOneTopic(deps, actor, topicId); // 404 where nothing may be read
  const shown = from.towards === 'newer' ? rows.slice(0, limit) : rows.slice(-limit);
  return {
    items: shown.map((row) => showPostToMe(actor, row)),
    ...(await around(deps, actor, rows, shown, from)),
  };
}

async function whereToBegin(deps: Deps, actor: Actor, topicId: string, query: PostQuery) {
  const [towards, position] = decodeCursor(AtPosition, query.cursor) ?? [];
  if (towards !== undefined && position !== undefined) return { towards, position };
  const { from, limit } = query;
  if (from !== 'first-unread') return { towards: 'newer', position: from } as const;
  const { mine, lastPosition } = await showOneTopic(deps, actor, topicId);
  const start = firstUnread({ lastPosition }, mine.readPosition, limit);
  return { towards: 'newer', position: start } as const;
}

/**
 * Where reading goes on. Positions have no gaps, so that older posts are there is known without asking; but in a circle
 * they may be older than the reader's history.
 */
async function around(
  deps: Deps,
  actor: Actor,
  rows: PostRow[],
  shown: PostRow[],
  { towards, position }: PostsFrom,
) {
  const first = shown[0]?.post.position ?? position;
  const last = shown.at(-1)?.post.position ?? position - 1;
  const [top] = shown;
  const older = { towards: 'older', position: first } as const;
  const less =
    top?.space.kind === 'circle'
      ? (await listPosts(deps.db, actor, top.post.topicId, older, 1)).length > 0
      : first > 1;
  const more = towards === 'older' || rows.length > shown.length;
  return {
    next: more ? encodeCursor(['newer', last + 1]) : null,
    previous: less ? encodeCursor(['older', first]) : null,
  };
}

/** One post as this person may read it. */
export async function showOnePost(deps: Deps, actor: Actor, postId: string): Promise<PostForMe> {
  const row = await findPost(deps.db, actor, postId);
  if (!row) throw await whyNotPost(deps.db, actor, postId);
  return showPostToMe(actor, row);
}

/** What a post said before, oldest first. Nothing of a post that was removed. */
export async function showRevisions(deps: Deps, actor: Actor, postId: string) {
  const row = await findPost(deps.db, actor, postId);
  if (!row) throw await whyNotPost(deps.db, actor, postId);
  if (row.post.removedAt !== null) throw notFound();
  const rows = await deps.db
    .select()
    .from(postRevisions)
    .where(eq(postRevisions.postId, postId))
    .orderBy(asc(postRevisions.version))
    .limit(100);
  const items: RevisionView[] = [];
  for (const { version, source, writtenAt } of rows) {
    items.push({ version, body: source, html: renderMarkdown(source).html, writtenAt });
    await new Promise((resume) => setImmediate(resume)); // others have their turn: each may be 64 KiB of marks
  }
  return { items };
}
