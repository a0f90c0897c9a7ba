import pg from 'pg';
import { buildServer } from '../../bin/server-build.mjs';
import { openDb } from '../../src/platform/db.ts';
import { prepareQueueTables } from '../../src/platform/jobs/postgres.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { checkIndex } from '../../src/search/index.ts';
import { type Comparison, compare } from './compare.ts';
import { loadData, postsCount } from './data.ts';
import { growData } from './grow.ts';
import { envOf, say, searched, searching, startApi, withDatabases } from './hallway.ts';
import { findPostmaster } from './processor-time.ts';
import { writeGrowth } from './report-growth.ts';

/**
 * `npm run test:growth`: measures reading and searching with 100,000 posts and with ten times as many, each in turn, so that
 * what disturbs the machine disturbs both. HALLWAY_LOAD_POSTS says how many there are to be. Writes a table of its own
 * into docs/performance.md. Words name the paths to measure, as in `npm run test:load`; then nothing is written.
 */
const wanted = process.argv.slice(2);
const posts = Number(process.env.HALLWAY_LOAD_POSTS ?? 10 * postsCount);
const times = Math.max(2, Math.round(posts / postsCount));
const never = new AbortController().signal;

type Path = { callers: number[]; requests(topicIds: string[]): { path: string }[] };

function pathsOf(spaceId: string, token: string): Record<string, Path> {
  const headers = { authorization: `Bearer ${token}` };
  const search = (queries: string[]) => {
    return { callers: [1, 4, 16], requests: () => searching(queries, headers) };
  };
  const list = { path: `/api/spaces/${spaceId}/topics?limit=50`, headers };
  return {
    'topic list of 50': { callers: [1, 16], requests: () => [list] },
    'one topic with 20 posts': {
      callers: [1, 16],
      requests: (ids) => ids.map((id) => ({ path: `/api/topics/${id}/posts?limit=20`, headers })),
    },
    'search, frequent words': search(searched.frequent),
    'search, rare words': search(searched.rare),
    'search, beginnings': search(searched.beginning),
    'search, mistyped words': search(searched.mistyped),
  };
}

async function withPool<Result>(url: string, use: (pool: pg.Pool) => Promise<Result>) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  try {
    return await use(pool);
  } finally {
    await pool.end();
  }
}

async function load(url: string) {
  await migrateDatabase(url, prepareQueueTables);
  return withPool(url, async (pool) => {
    const loaded = await loadData(openDb(pool), new Date());
    await checkIndex(openDb(pool), never);
    await pool.query('vacuum (analyze)');
    return loaded;
  });
}

const grow = (url: string) =>
  withPool(url, async (pool) => {
    await growData(openDb(pool), times);
    const mended = await checkIndex(openDb(pool), never);
    if (mended > 0) throw new Error(`Of ${mended} posts the search knew something else`);
  });

/** Topics from all times, the same share of them that anyone reads in a day. */
const someTopics = (url: string): Promise<string[]> =>
  withPool(url, async (pool) => {
    const { rows } = await pool.query('select id from topics order by md5(id::text) limit 500');
    return rows.map(({ id }) => String(id));
  });

await withDatabases(async ({ make, setting }) => {
  await buildServer();
  const small = await make('small');
  say(`loading ${postsCount} posts`);
  const { spaceId, reader } = await load(small);
  const large = await make('large', 'small');
  say(`making ${times} times as many of them`);
  await grow(large);
  const before = { server: await startApi(envOf(small)), topicIds: await someTopics(small) };
  const after = { server: await startApi(envOf(large)), topicIds: await someTopics(large) };
  const postmaster = await withPool(small, findPostmaster);
  const growth: Record<string, Record<number, Comparison>> = {};
  try {
    for (const [name, { callers, requests }] of Object.entries(pathsOf(spaceId, reader.token))) {
      if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
      growth[name] = {};
      for (const connections of callers) {
        say(`${name}, ${connections} at once`);
        growth[name][connections] = await compare(
          { server: before.server, requests: requests(before.topicIds) },
          { server: after.server, requests: requests(after.topicIds) },
          { connections, postmaster, warmUpSeconds: 3 },
        );
      }
    }
  } finally {
    await Promise.all([before.server.stop(), after.server.stop()]);
  }
  writeGrowth({ growth, times, setting, publish: wanted.length === 0 });
});
