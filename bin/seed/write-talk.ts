import { eq } from 'drizzle-orm';
import type { Tx } from '../../src/platform/db.ts';
import { renderMarkdown, type SeedTopic, seedSpace } from '../../src/spaces/index.ts';
import { mentions, posts, topics } from '../../src/spaces/tables.ts';
import { idOf } from './ids.ts';
import { type PersonKey, seedPeople } from './people.ts';
import { momentOf, type TalkPost, type TalkSpace, type TalkTopic } from './talk.ts';
import { personId } from './write-places.ts';

const startedDaysAgo = 21;

/** Writes a space with its members, topics and posts, and who is asked by name in them. */
export async function writeTalk(tx: Tx, space: TalkSpace, now: Date): Promise<void> {
  const { facilitators, members, topics: talk, ...told } = space;
  const spaceId = idOf(`spaces/${space.name}`);
  await seedSpace(tx, {
    ...told,
    id: spaceId,
    startedAt: momentOf([startedDaysAgo, '15:00'], now),
    members: [
      ...facilitators.map((key) => ({ personId: personId(key), role: 'facilitator' as const })),
      ...members.map((key) => ({ personId: personId(key) })),
    ],
    topics: talk.map((topic) => topicOf(topic, now)),
  });
  await writeMentions(tx, spaceId);
}

function topicOf({ posts: [first, ...others], ...topic }: TalkTopic, now: Date): SeedTopic {
  const make = (post: TalkPost) => postOf(post, now);
  return { ...topic, id: idOf(`topics/${topic.title}`), posts: [make(first), ...others.map(make)] };
}

function postOf({ by, when, says, to, helped = [], triedIt = [] }: TalkPost, now: Date) {
  const reactions = [
    ...helped.map((key) => ({ personId: personId(key), kind: 'helped' as const })),
    ...triedIt.map((key) => ({ personId: personId(key), kind: 'tried-it' as const })),
  ];
  const post = {
    authorId: personId(by),
    body: withNames(says),
    at: momentOf(when, now),
    reactions,
  };
  return to === undefined ? post : { ...post, replyTo: to };
}

const withNames = (says: string): string =>
  says.replace(
    /@\{(\w+)\}/g,
    (_, key: PersonKey) => `@[${seedPeople[key].name}](${personId(key)})`,
  );

async function writeMentions(tx: Tx, spaceId: string): Promise<void> {
  const written = await tx
    .select({ id: posts.id, source: posts.source, at: posts.createdAt })
    .from(posts)
    .innerJoin(topics, eq(topics.id, posts.topicId))
    .where(eq(topics.spaceId, spaceId));
  const asked = written.flatMap(({ id, source, at }) =>
    [...renderMarkdown(source).mentioned].map((person) => ({ postId: id, personId: person, at })),
  );
  if (asked.length > 0) await tx.insert(mentions).values(asked);
}
