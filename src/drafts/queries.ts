import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { Db, Tx } from '../platform/db.ts';
import {
  beginningVisibleTo,
  posts,
  spaces,
  topics,
  topicVisibleTo,
  visibleTo,
} from '../spaces/index.ts';
import { keptDays, type Spot } from './rules.ts';
import { type Draft, drafts } from './tables.ts';

const at = (personId: string, { kind, subjectId }: Spot) =>
  and(eq(drafts.personId, personId), eq(drafts.kind, kind), eq(drafts.subjectId, subjectId));

export async function findDraft(db: Db, personId: string, spot: Spot): Promise<Draft | undefined> {
  const [found] = await db.select().from(drafts).where(at(personId, spot));
  return found;
}

/** One person's drafts take turns, so that two devices see each other, and their number is counted. */
export const holdDrafts = (tx: Tx, personId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`drafts/${personId}`}, 0))`);

export const countUnfinished = (db: Db, personId: string): Promise<number> =>
  db.$count(drafts, and(eq(drafts.personId, personId), isNotNull(drafts.words)));

const topicOfIt = sql`case ${drafts.kind} when 'topic' then null when 'edit' then ${posts.topicId} else ${drafts.subjectId} end`;
const spaceOfIt = sql`case ${drafts.kind} when 'topic' then ${drafts.subjectId} else ${topics.spaceId} end`;

export type DraftKey = readonly [savedAt: string, subjectId: string, kind: string];
type Wish = { after: DraftKey | undefined; limit: number };

/** What someone has not finished, the latest first, with what it belongs to so far as they read it now. */
export function listDrafts(db: Db, personId: string, { after, limit }: Wish) {
  const me = { personId };
  const reads = sql<boolean>`coalesce(case when ${topics.id} is not null then ${topicVisibleTo(me)}
    else ${drafts.kind} = 'topic' and ${visibleTo(me)} end, false)`;
  return db
    .select({
      draft: drafts,
      reads,
      readsTitle: sql<boolean>`coalesce(${spaces.kind} <> 'circle' and ${beginningVisibleTo(me)}, false)`,
      space: { id: spaces.id, name: spaces.name },
      topic: { id: topics.id, title: topics.title },
    })
    .from(drafts)
    .leftJoin(posts, and(eq(drafts.kind, 'edit'), eq(posts.id, drafts.subjectId)))
    .leftJoin(topics, and(eq(topics.id, topicOfIt), isNull(topics.deletedAt)))
    .leftJoin(spaces, eq(spaces.id, spaceOfIt))
    .where(
      and(
        eq(drafts.personId, personId),
        isNotNull(drafts.words),
        after &&
          sql`(${drafts.savedAt}, ${drafts.subjectId}, ${drafts.kind}) < (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]})`,
      ),
    )
    .orderBy(desc(drafts.savedAt), desc(drafts.subjectId), desc(drafts.kind))
    .limit(limit);
}

export type DraftRow = Awaited<ReturnType<typeof listDrafts>>[number];

const slice = 1_000;

/** Takes away what nobody went on with for so long, a slice at a time so that nobody waits behind it. */
export async function forgetOldDrafts(db: Db, now: Date, signal: AbortSignal): Promise<number> {
  const oldest = new Date(now.getTime() - keptDays * 86_400_000);
  const old = db
    .select({ place: sql`ctid` })
    .from(drafts)
    .where(lt(drafts.savedAt, oldest))
    .limit(slice);
  let gone = 0;
  for (let last = slice; last === slice; gone += last) {
    signal.throwIfAborted();
    const { rowCount } = await db.delete(drafts).where(sql`ctid in ${old}`);
    last = rowCount ?? 0;
  }
  return gone;
}
