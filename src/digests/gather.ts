import type { Db } from '../platform/db.ts';
import { answersTo, askedOf, unreadTopicsOf, type WaitingPost } from '../spaces/index.ts';
import type { Gathered } from './digest.ts';

const topicsLookedAt = 12;

const unread = (posts: WaitingPost[]) => posts.filter(({ read }) => !read);

/** Where someone was asked for by name and has not read it. */
export const gatherAsked = async (db: Db, personId: string, since: Date): Promise<WaitingPost[]> =>
  unread(await askedOf(db, personId, since));

const remindedMs = 7 * 86_400_000;

/**
 * Where someone was asked for and has done nothing about it: they neither wrote there since nor said that it helped, and
 * have not read it, or not more than a week ago.
 */
export const gatherUnanswered = async (
  db: Db,
  personId: string,
  since: Date,
  now: Date,
): Promise<WaitingPost[]> => {
  const lately = new Date(now.getTime() - remindedMs);
  const posts = await askedOf(db, personId, since);
  return posts.filter(
    ({ read, readAt, answered }) => !answered && (!read || (readAt !== null && readAt > lately)),
  );
};

/** What answered someone and waits to be read, without what `gatherAsked` says already. */
export async function gatherAnswers(db: Db, personId: string, since: Date): Promise<WaitingPost[]> {
  return unread(await answersTo(db, personId, since));
}

/**
 * Everything for one person that is unread, as their rights stand now: the digest and the first page take it from
 * here. What someone has seen is gone from it, whether or not a mail told of it.
 */
export async function gather(db: Db, personId: string, since: Date): Promise<Gathered> {
  const [asked, answers, topics] = await Promise.all([
    gatherAsked(db, personId, since),
    gatherAnswers(db, personId, since),
    unreadTopicsOf(db, personId, since, topicsLookedAt),
  ]);
  const told = new Set(asked.map(({ postId }) => postId));
  return { asked, answers: answers.filter(({ postId }) => !told.has(postId)), topics };
}

/** Whether anything of it is newer than that moment. */
export function hasNews({ asked, answers, topics }: Gathered, since: Date | null): boolean {
  const moments = [
    ...asked.map(({ at }) => at),
    ...answers.map(({ at }) => at),
    ...topics.map(({ lastPostAt }) => lastPostAt),
  ];
  return since === null ? moments.length > 0 : moments.some((at) => at > since);
}
