import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isSuspended, persons } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Db } from '../platform/db.ts';
import { decodeCursor, MomentKey, pageOf } from '../platform/keyset.ts';
import type { PageQuery } from '../platform/page.ts';
import {
  authorFrom,
  authorPseudonym,
  authorTables,
  excerptOf,
  excerptReads,
  htmlOf,
  memberships,
  posts,
  spaces,
  topics,
} from '../spaces/index.ts';
import {
  isStaff,
  openCasesFor,
  readsReported,
  standingColumns,
  topicOfCase,
  waitsFor,
  wordsOfCase,
} from './queries.ts';
import { actsFor } from './rules.ts';
import type { CaseView } from './schemas.ts';
import { appealWaits } from './show-appeals.ts';
import { appeals, cases, reports } from './tables.ts';

const Key = z.tuple([MomentKey, z.uuid()]);
const mostReports = 20;
const mostCounted = 100;

const poster = authorTables('poster');
const { html, htmlVersion, source } = getTableColumns(posts);

/** The newest post before the reported one that stands and that whoever asks may read: in a circle, from their joining on. */
const beforeOf = sql`lateral (
  select p.author_id, case when p.author_id = ${topics.authorId} then ${topics.pseudonym} end as pseudonym, left(p.source, ${sql.raw(String(excerptReads))}) as beginning from ${posts} p
  where p.topic_id = ${posts.topicId} and p.position < ${posts.position} and p.removed_at is null
    and (${spaces.kind} <> 'circle' or p.created_at >= ${memberships.joinedAt})
  order by p.position desc limit 1) as previous`;

/**
 * Closed cases about posts of the same author. Facilitators are told of their own space; moderators of every space but
 * circles, since a count from there would tell of it as well.
 */
const earlier = (actor: Actor) => sql`lateral (
  select count(*)::int as closed, (count(*) filter (where e.act <> 'dismiss'))::int as upheld,
    (count(*) filter (where e.act = 'warn'))::int as warnings
  from ${cases} e where e.author_id = ${cases.authorId} and e.closed_at is not null
    and (e.space_id = ${cases.spaceId} or (${isStaff(actor)}
      and exists (select 1 from ${spaces} s where s.id = e.space_id and s.kind <> 'circle')))) as earlier`;

type ReportRow = {
  reason: CaseView['reports'][number]['reason'];
  words: string;
  at: number;
  reporter: { id: string; name: string; role: 'teacher'; district: string | null } | null;
};
const given = sql`lateral (
  select count(*)::int as count, json_agg(json_build_object('reason', r.reason, 'words', r.words,
    'at', (extract(epoch from r.at) * 1000)::bigint,
    'reporter', case when w.id is not null then json_build_object('id', w.id, 'name', w.name, 'role', w.role,
      'district', (select d.name from districts d where d.id = w.district_id)) end)
    order by r.at, r.id) as items
  from ${reports} r left join ${persons} w on w.id = r.reporter_id where r.case_id = ${cases.id}) as given`;

const { id, name, role } = getTableColumns(persons);

function selectCases(db: Db, actor: Actor) {
  const author = authorTables('author');
  return db
    .select({
      case: getTableColumns(cases),
      space: { id: spaces.id, name: spaces.name, kind: spaces.kind },
      topic: { id: topics.id, title: topics.title },
      post: {
        ...{ html, htmlVersion, source, createdAt: posts.createdAt, editedAt: posts.editedAt },
        removedBy: posts.removedBy,
      },
      words: sql<string | null>`words.body`,
      sharedAt: sql<Date | null>`words.at`.mapWith(cases.openedAt),
      pseudonym: authorPseudonym,
      author: { id, name, role, district: author.district.name },
      person: {
        createdAt: persons.createdAt,
        verification: persons.verification,
        suspendedAt: persons.suspendedAt,
        suspendedUntil: persons.suspendedUntil,
      },
      reads: readsReported(actor),
      ...standingColumns,
      beginning: sql<string | null>`previous.beginning`,
      poster: poster.columns,
      posterPseudonym: sql<string | null>`previous.pseudonym`,
      closed: sql<number>`earlier.closed`,
      upheld: sql<number>`earlier.upheld`,
      warnings: sql<number>`earlier.warnings`,
      reportsCount: sql<number>`given.count`,
      reports: sql<ReportRow[]>`given.items`,
    })
    .from(cases)
    .leftJoin(posts, eq(posts.id, cases.postId))
    .leftJoin(sql`lateral ${wordsOfCase} as words`, sql`true`)
    .innerJoin(topics, eq(topics.id, topicOfCase))
    .innerJoin(spaces, eq(spaces.id, cases.spaceId))
    .leftJoin(
      memberships,
      and(eq(memberships.spaceId, cases.spaceId), eq(memberships.personId, actor.personId)),
    )
    .leftJoin(persons, eq(persons.id, cases.authorId))
    .leftJoin(author.district, eq(author.district.id, persons.districtId))
    .leftJoin(beforeOf, sql`true`)
    .leftJoin(poster.person, sql`${poster.person.id} = previous.author_id`)
    .leftJoin(poster.district, eq(poster.district.id, poster.person.districtId))
    .innerJoin(earlier(actor), sql`true`)
    .innerJoin(given, sql`true`);
}

type CaseRow = Awaited<ReturnType<typeof selectCases>>[number];

/** What waits for a decision of this person, the oldest first: one statement, with authorisation and context inside. */
export async function showQueue(
  db: Db,
  actor: Actor,
  { limit, cursor }: PageQuery,
  now: Date,
): Promise<{ items: CaseView[]; next: string | null }> {
  const after = decodeCursor(Key, cursor);
  const rows = await selectCases(db, actor)
    .where(
      and(
        waitsFor(actor),
        after &&
          sql`(${cases.openedAt}, ${cases.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(cases.openedAt), asc(cases.id))
    .limit(limit + 1);
  return pageOf(
    rows,
    limit,
    (row) => showCase(row, now),
    (row) => [row.case.openedAt.toISOString(), row.case.id],
  );
}

/** How much waits for this person: what was reported, up to a hundred, and for staff appeals. */
export async function countQueue(db: Db, actor: Actor, now: Date) {
  const open = openCasesFor(db, actor).limit(mostCounted).as('open');
  const appealed = db
    .select({ id: appeals.id })
    .from(appeals)
    .innerJoin(persons, eq(persons.id, appeals.personId))
    .where(and(appealWaits(now), isStaff(actor)))
    .as('appealed');
  const [counts] = await db
    .select({
      open: sql<number>`(select count(*)::int from ${open})`,
      appeals: sql<number>`(select count(*)::int from ${appealed})`,
    })
    .from(sql`(select 1) as one`);
  return counts ?? { open: 0, appeals: 0 };
}

function showCase(row: CaseRow, now: Date): CaseView {
  const { space, topic, reads } = row;
  return {
    ...{ id: row.case.id, of: row.case.of, openedAt: row.case.openedAt, space },
    topic: reads ? { ...topic, locked: row.topicLocked } : null,
    post: {
      ...{ id: row.case.postId, html: row.post ? htmlOf(row.post) : '', words: row.words },
      createdAt: row.post?.createdAt ?? row.sharedAt ?? row.case.openedAt,
      ...{ editedAt: row.post?.editedAt ?? null, removedBy: row.post?.removedBy ?? null },
    },
    before:
      reads && row.beginning !== null
        ? {
            author: authorFrom(row.poster),
            pseudonym: row.posterPseudonym,
            excerpt: excerptOf(row.beginning),
          }
        : null,
    author: showAuthor(row, now),
    pseudonym: row.pseudonym,
    reports: row.reports
      .slice(0, mostReports)
      .map((report) => ({ ...report, at: new Date(report.at) })),
    reportsCount: row.reportsCount,
    acts: actsFor(row),
  };
}

function showAuthor(row: CaseRow, now: Date): CaseView['author'] {
  const author = authorFrom(row.author);
  if (!author || !row.person) return null;
  return {
    ...author,
    since: row.person.createdAt,
    verification: row.person.verification,
    suspended: isSuspended(row.person, now),
    ...{ earlier: row.closed, upheld: row.upheld, warnings: row.warnings },
  };
}
