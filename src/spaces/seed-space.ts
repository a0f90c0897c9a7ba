import type { Db, Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { firstCharter, keepCharter, standardTexts } from './charters.ts';
import { renderWords } from './guidelines.ts';
import { excerptOf, rendererVersion, renderMarkdown } from './markdown.ts';
import type { hues, joinPolicies, memberRoles, reactionKinds, spaceKinds } from './schemas.ts';
import { memberships, posts, reactions, spaces, topics } from './tables.ts';

type SeedPost = {
  authorId: string;
  body: string;
  at: Date;
  /** The position, 1 or more, of the post that this answers. */
  replyTo?: number;
  reactions?: { personId: string; kind: (typeof reactionKinds)[number] }[];
};
export type SeedTopic = {
  id?: string;
  title: string;
  kind?: 'discussion' | 'question';
  pinned?: boolean;
  /** The position of the accepted answer. */
  answer?: number;
  /** In order of time; the first is the topic's own text, and its author the topic's. */
  posts: readonly [SeedPost, ...SeedPost[]];
};
export type SeedSpace = {
  id?: string;
  name: string;
  purpose: string;
  kind?: (typeof spaceKinds)[number];
  joinPolicy?: (typeof joinPolicies)[number];
  hue?: (typeof hues)[number];
  guidelines?: string;
  startedAt: Date;
  /** The first is the one who started it. */
  members: readonly { personId: string; role?: (typeof memberRoles)[number]; joinedAt?: Date }[];
  topics: readonly SeedTopic[];
};

const chunk = 2_000;

/**
 * Writes a space with its members, topics and posts at given times: for demonstration and load, before anyone is there.
 * Nothing is announced and nobody is asked; Markdown is rendered and counts are right.
 */
export async function seedSpace(db: Db, seed: SeedSpace): Promise<{ spaceId: string }> {
  const spaceId = seed.id ?? newId();
  const [starter] = seed.members;
  if (!starter) throw new RangeError('A space has at least the member who started it');
  const made = seed.topics.map((topic) => makeTopic(spaceId, topic)); // rendering takes its time: nothing is held
  const charterVersion = firstCharter(seed.kind ?? 'open');
  await db.transaction(async (tx) => {
    await tx.insert(spaces).values({
      ...{ id: spaceId, name: seed.name, purpose: seed.purpose },
      ...renderWords({ guidelines: seed.guidelines ?? '', welcome: '' }),
      ...{ kind: seed.kind ?? 'open', joinPolicy: seed.joinPolicy ?? 'open' },
      ...{ hue: seed.hue ?? 'pine', startedById: starter.personId, createdAt: seed.startedAt },
      ...{ membersCount: seed.members.length, topicsCount: seed.topics.length },
      charterVersion,
    });
    if (charterVersion > 0) {
      const first = { spaceId, version: charterVersion, madeById: starter.personId };
      await keepCharter(tx, { ...first, madeAt: seed.startedAt }, standardTexts);
    }
    const members = seed.members.map(({ personId, role = 'member', joinedAt }) => {
      return { spaceId, personId, role, joinedAt: joinedAt ?? seed.startedAt, charterVersion };
    });
    await inChunks(members, (rows) => tx.insert(memberships).values(rows));
    await writeTopics(tx, made);
  });
  return { spaceId };
}

async function writeTopics(tx: Tx, made: readonly ReturnType<typeof makeTopic>[]): Promise<void> {
  await inChunks(
    made.map(({ topic }) => topic),
    (rows) => tx.insert(topics).values(rows),
  );
  await inChunks(
    made.flatMap(({ written }) => written),
    (rows) => tx.insert(posts).values(rows),
  );
  await inChunks(
    made.flatMap(({ given }) => given),
    (rows) => tx.insert(reactions).values(rows),
  );
}

function makeTopic(spaceId: string, seed: SeedTopic) {
  const topicId = seed.id ?? newId();
  const ids = seed.posts.map(() => newId());
  const at = (position: number | undefined) => (position ? (ids[position - 1] ?? null) : null);
  const [first] = seed.posts;
  const last = seed.posts.at(-1) ?? first;
  const lastPostId = at(seed.posts.length) ?? topicId;
  const topic: typeof topics.$inferInsert = {
    ...{ id: topicId, spaceId, title: seed.title, kind: seed.kind ?? 'discussion' },
    ...{ authorId: first.authorId, createdAt: first.at, pinned: seed.pinned ?? false },
    ...{ postsCount: seed.posts.length, lastPosition: seed.posts.length, lastPostId },
    ...{ lastPostAt: last.at, lastPosterId: last.authorId, lastExcerpt: excerptOf(last.body) },
    answerPostId: at(seed.answer),
  };
  const written = seed.posts.map((post, index) => ({
    ...{ id: ids[index] ?? newId(), topicId, authorId: post.authorId, position: index + 1 },
    replyToId: at(post.replyTo),
    replyToAuthorId: post.replyTo ? (seed.posts[post.replyTo - 1]?.authorId ?? null) : null,
    ...{ source: post.body, html: renderMarkdown(post.body).html, htmlVersion: rendererVersion },
    createdAt: post.at,
    helpedCount: countOf(post, 'helped'),
    triedItCount: countOf(post, 'tried-it'),
  }));
  const given = seed.posts.flatMap(({ reactions: all = [], at: when }, index) =>
    all.map((reaction) => ({ ...reaction, postId: ids[index] ?? topicId, at: when })),
  );
  return { topic, written, given };
}

const countOf = ({ reactions: all = [] }: SeedPost, kind: (typeof reactionKinds)[number]) =>
  all.filter((reaction) => reaction.kind === kind).length;

async function inChunks<Row>(rows: readonly Row[], insert: (rows: Row[]) => PromiseLike<unknown>) {
  for (let from = 0; from < rows.length; from += chunk) {
    await insert(rows.slice(from, from + chunk));
  }
}
