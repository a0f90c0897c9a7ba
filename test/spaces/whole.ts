import type { World } from '../support/world.ts';

/** What does not add up in any topic or space: positions, counts, the last post, marks beyond the end. */
export async function findFaults({ pool }: World): Promise<unknown[]> {
  const { rows } = await pool.query(`
    with told as (
      select topic_id, count(*)::int as posts, count(*) filter (where removed_at is null)::int as standing,
             min(position) as first, max(position) as last, count(distinct position)::int as places
        from posts group by topic_id
    ), newest as (
      select distinct on (topic_id) topic_id, id, author_id, created_at from posts
       where removed_at is null order by topic_id, position desc
    )
    select 'topic' as what, t.id from topics t left join told on told.topic_id = t.id
      left join newest on newest.topic_id = t.id
     where t.deleted_at is null and not coalesce(
       t.posts_count = told.standing and t.last_position = told.last and told.first = 1
       and told.posts = told.last and told.places = told.posts and t.last_post_id = newest.id
       and t.last_poster_id = newest.author_id and t.last_post_at = newest.created_at, false)
    union all select 'space', s.id from spaces s
     where s.topics_count <> (select count(*) from topics t where t.space_id = s.id and t.deleted_at is null)
    union all select 'mark', r.topic_id from read_marks r join topics t on t.id = r.topic_id
     where t.deleted_at is null and (r.position > t.last_position or r.position < 1)
    union all select 'order', p.topic_id from posts p join posts q
        on q.topic_id = p.topic_id and q.position = p.position + 1 and q.created_at < p.created_at`);
  return rows;
}
