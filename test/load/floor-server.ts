import Fastify from 'fastify';
import pg from 'pg';

/**
 * What a service cannot be faster than: Fastify with one raw query for each answer, no sign-in, no rights, no schema.
 * Each query reads the very rows that Hallway's answer is made of, and the answer is those rows as JSON.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
const app = Fastify();

const list = {
  name: 'floor_list',
  text: `select t.*, a.name as author, ad.name as author_district, p.name as poster, pd.name as poster_district, r.position as read
    from topics t
    join persons a on a.id = t.author_id left join districts ad on ad.id = a.district_id
    join persons p on p.id = t.last_poster_id left join districts pd on pd.id = p.district_id
    left join read_marks r on r.topic_id = t.id and r.person_id = $2
    where t.space_id = $1 and t.deleted_at is null
    order by t.pinned desc, t.last_post_at desc, t.id desc limit 50`,
};
app.get<{ Params: { spaceId: string; personId: string } }>(
  '/list/:spaceId/:personId',
  async ({ params }) => {
    const { rows } = await pool.query({ ...list, values: [params.spaceId, params.personId] });
    return { items: rows };
  },
);

const topic = {
  name: 'floor_topic',
  text: `select p.*, a.name as author, d.name as author_district
    from posts p
    join persons a on a.id = p.author_id left join districts d on d.id = a.district_id
    where p.topic_id = $1 and p.position between 1 and 20 order by p.position`,
};
app.get<{ Params: { topicId: string } }>('/topic/:topicId', async ({ params }) => {
  const { rows } = await pool.query({ ...topic, values: [params.topicId] });
  return { items: rows };
});

// The very row that a reply leaves in `posts`, with its keys and its reference to the topic, and nothing else of a reply:
// its position is any number.
await pool.query(`create table if not exists floor_posts (like posts including all);
  alter table floor_posts add foreign key (topic_id) references topics;
  create sequence if not exists floor_position`);
const reply = {
  name: 'floor_reply',
  text: `insert into floor_posts (id, topic_id, author_id, position, source, html, html_version, created_at)
    values (gen_random_uuid(), $1, $2, nextval('floor_position'), $3, $4, 1, now()) returning *`,
};
app.post<{ Params: { topicId: string }; Body: { body: string } }>(
  '/reply/:topicId',
  async (request, answer) => {
    const { body } = request.body;
    const { topicId } = request.params;
    const values = [topicId, topicId, body, `<p>${body}</p>`];
    const { rows } = await pool.query({ ...reply, values });
    return answer.status(201).send(rows[0]);
  },
);

const search = {
  name: 'floor_search',
  text: `select p.*, t.title, a.name as author, d.name as author_district
    from search_entries e join posts p on p.id = e.post_id join topics t on t.id = p.topic_id
    join persons a on a.id = p.author_id left join districts d on d.id = a.district_id
    where e.vector @@ $1::tsquery order by e.posted_at desc limit 20`,
};
app.get<{ Params: { words: string } }>('/search/:words', async ({ params }) => {
  const { rows } = await pool.query({ ...search, values: [params.words] });
  return { items: rows };
});

process.on('SIGTERM', async () => {
  await app.close();
  await pool.end();
  process.exit(0);
});
console.log(`listening ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
