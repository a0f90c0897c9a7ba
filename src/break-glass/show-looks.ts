import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { attachments } from '../attachments/index.ts';
import type { AuthorView } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import {
  beginningVisibleTo,
  findAuthors,
  memberships,
  requireReader,
  spaces,
  topics,
  visibleTo,
} from '../spaces/index.ts';
import { stateOf } from './rules.ts';
import type { LookView } from './schemas.ts';
import { type Entry, entries, type Reading, readings } from './tables.ts';

const Key = z.tuple([MomentKey, z.uuid()]);
const mostReadings = 100;

/** The latest readings of an entry, with how many there are. */
const latest = sql`lateral (
  select count(*)::int as count, coalesce(json_agg(json_build_object('personId', person_id, 'look', look,
    'topicId', topic_id, 'fileName', file_name, 'at', at_ms) order by at desc, id desc) filter (where nth <= ${sql.raw(String(mostReadings))}), '[]') as items
  from (select r.*, file.name as file_name, (extract(epoch from r.at) * 1000)::bigint as at_ms,
      row_number() over (order by r.at desc, r.id desc) as nth
    from ${readings} r left join ${attachments} file on file.id = r.attachment_id and file.purge_after is null
    where r.entry_id = ${entries.id}) numbered) as latest`;

/** In a circle, history begins at joining: also that of what was asked about it. */
const beganLater = sql<boolean>`${spaces.kind} = 'circle'
  and coalesce(${memberships.joinedAt} > ${entries.decidedAt}, true)`;

type ReadingRow = Pick<Reading, 'personId' | 'look' | 'topicId'> & {
  at: number;
  fileName: string | null;
};
type Row = { entry: Entry; beganLater: boolean; count: number; items: ReadingRow[] };

/** Who looked into a circle, or learned who asked in it, for its members: from the moment it was opened. */
export async function showLooks(
  db: Db,
  actor: Actor,
  spaceId: string,
  query: PageQuery,
  now: Date,
): Promise<{ items: LookView[]; next: string | null }> {
  const { limit } = query;
  const after = decodeCursor(Key, query.cursor);
  const { decidedAt, id } = entries;
  const rows: Row[] = await db
    .select({
      entry: entries,
      beganLater,
      count: sql<number>`latest.count`,
      items: sql<ReadingRow[]>`latest.items`,
    })
    .from(entries)
    .innerJoin(latest, sql`true`)
    .innerJoin(spaces, eq(spaces.id, entries.spaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.spaceId, entries.spaceId), eq(memberships.personId, actor.personId)),
    )
    .where(
      and(
        eq(entries.spaceId, spaceId),
        visibleTo(actor),
        eq(entries.confirmed, true),
        after && sql`(${decidedAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(decidedAt), desc(id))
    .limit(limit + 1);
  if (rows.length === 0) await requireReader(db, actor, spaceId); // why there is nothing
  const people = await namesOf(db, rows);
  const titles = await titlesOf(db, actor, rows);
  return pageOf(
    rows,
    limit,
    (row) => show(row, people, titles, now),
    ({ entry }) => [(entry.decidedAt ?? entry.askedAt).toISOString(), entry.id],
  );
}

async function namesOf(db: Db, rows: readonly Row[]): Promise<Map<string, AuthorView>> {
  const ids = rows.flatMap(({ entry, items }) => [
    entry.askedById,
    ...(entry.decidedById ? [entry.decidedById] : []),
    ...items.map(({ personId }) => personId),
  ]);
  return new Map((await findAuthors(db, ids)).map((person) => [person.id, person]));
}

/** Of topics that the reader reads from their beginning. */
async function titlesOf(db: Db, actor: Actor, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ entry, items }) => [
    ...(entry.topicId ? [entry.topicId] : []),
    ...items.flatMap(({ topicId }) => topicId ?? []),
  ]);
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: topics.id, title: topics.title })
    .from(topics)
    .innerJoin(spaces, eq(spaces.id, topics.spaceId))
    .where(and(inArray(topics.id, [...new Set(ids)]), beginningVisibleTo(actor)));
  return new Map(found.map((topic) => [topic.id, topic.title]));
}

function show(
  { entry, beganLater, count, items }: Row,
  people: ReadonlyMap<string, AuthorView>,
  titles: ReadonlyMap<string, string>,
  now: Date,
): LookView {
  const topic = (id: string | null) => id && { id, title: titles.get(id) ?? null };
  const person = (id: string | null) => (id && people.get(id)) || null;
  const openedAt = entry.decidedAt ?? entry.askedAt;
  const reason = beganLater ? '' : entry.reason; // it tells of what was said before they came
  return {
    ...{ id: entry.id, topic: topic(entry.topicId) || null, reason, openedAt },
    state: stateOf(entry, now) === 'open' ? 'open' : 'ended',
    askedBy: person(entry.askedById),
    confirmedBy: person(entry.decidedById),
    endsAt: entry.endedAt ?? entry.endsAt ?? openedAt,
    readings: items.map(({ topicId, fileName, at, ...reading }) => ({
      ...{ look: reading.look, by: person(reading.personId), at: new Date(at) },
      topic: topic(topicId) || null,
      fileName: topicId && titles.has(topicId) ? fileName : null,
    })),
    readingsCount: count,
  };
}
