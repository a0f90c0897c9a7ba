import { sql } from 'drizzle-orm';
import type { Db } from '../../src/platform/db.ts';

/** Indexes that are faster to make anew than to keep while ten times as much is written. */
const rebuilt = ['search_entries_words'];

/**
 * Copies every topic with its posts, its read marks and what the search has of them until all is there `times` times:
 * each copy is as much older as all that was there is old, so that the newest stays what it was. Done in the database, since
 * to render and index a million posts would take half an hour.
 */
export async function growData(db: Db, times: number): Promise<void> {
  await db.transaction(async (tx) => {
    const run = (statement: string) => tx.execute(sql.raw(statement));
    await run(`set local maintenance_work_mem = '512MB'`);
    await run(`set local work_mem = '128MB'`);
    const { rows } = await tx.execute<{ name: string; made: string }>(sql`
      select indexname as name, indexdef as made from pg_indexes
       where schemaname = current_schema and indexname = any(${sql.param(rebuilt)}::text[])`);
    for (const { name } of rows) await run(`drop index ${name}`);
    await run(idAt);
    await run(copiesOf('topics', times));
    await run(copiesOf('posts', times));
    await run(
      'create unique index on copied_topics (id, nth); create unique index on copied_posts (id, nth)',
    );
    await run('analyze copied_topics; analyze copied_posts');
    for (const statement of copying(times)) await run(statement);
    for (const { made } of rows) await run(made);
  });
  await db.execute(sql`vacuum (analyze) topics, posts, read_marks, search_entries, search_words`);
}

/** An id as it would have been made then: version 7, so that indexes of ids grow at their end. */
const idAt = `create function pg_temp.id_at(moment timestamptz) returns uuid language sql volatile as $$
  select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
    || '8' || substr(md5(random()::text), 1, 15))::uuid $$`;

/** Which row becomes which, and how much older. */
const copiesOf = (table: string, times: number) => `
  create temp table copied_${table} on commit drop as
  select id, nth, pg_temp.id_at(created_at - nth * age) as new_id, nth * age as older
    from ${table}, generate_series(1, ${times - 1}) as nth,
      (select max(created_at) - min(created_at) as age from topics) ages
   order by nth, created_at`;

const made = (row: string, changes: Record<string, string>) =>
  `jsonb_populate_record(${row}, jsonb_build_object(${Object.entries(changes)
    .map(([column, value]) => `'${column}', ${value}`)
    .join(', ')})) as made`;

/** Whatever columns there are; those that name another row or a moment are changed. */
const copying = (times: number) => [
  `insert into topics select made.* from copied_topics c join topics t using (id)
    join copied_posts last on last.id = t.last_post_id and last.nth = c.nth, ${made('t', {
      ...{ id: 'c.new_id', last_post_id: 'last.new_id' },
      ...{ created_at: 't.created_at - c.older', last_post_at: 't.last_post_at - c.older' },
    })}`,
  `insert into posts select made.* from copied_posts c join posts p using (id)
    join copied_topics t on t.id = p.topic_id and t.nth = c.nth, ${made('p', {
      ...{ id: 'c.new_id', topic_id: 't.new_id', created_at: 'p.created_at - c.older' },
    })} order by c.nth, p.topic_id, p.position`,
  `insert into read_marks select made.* from read_marks m
    join copied_topics t on t.id = m.topic_id, ${made('m', { topic_id: 't.new_id' })}`,
  `insert into search_entries select made.* from search_entries e
    join copied_posts c on c.id = e.post_id, ${made('e', {
      ...{ post_id: 'c.new_id', posted_at: 'e.posted_at - c.older' },
    })}`,
  `update search_words set posts = posts * ${times}`,
  `update spaces set topics_count = topics_count * ${times}`,
];
