import { randomUUID } from 'node:crypto';
import type autocannon from 'autocannon';
import pg from 'pg';
import { buildServer } from '../../bin/server-build.mjs';
import { openDb } from '../../src/platform/db.ts';
import { prepareQueueTables } from '../../src/platform/jobs/postgres.ts';
import { migrateDatabase } from '../../src/platform/migrate.ts';
import { checkIndex } from '../../src/search/index.ts';
import { type Comparison, type Contender, compare } from './compare.ts';
import { type Loaded, loadData } from './data.ts';
import { envOf, say, script, searched, searching, startApi, withDatabases } from './hallway.ts';
import { measureImport } from './import.ts';
import { findPostmaster } from './processor-time.ts';
import { type Figures, writeReport } from './report.ts';
import { type Served, serve } from './serve.ts';
import { measureFanOut, measureIdle } from './sockets.ts';

/**
 * `npm run test:load`: measures the paths that must be fast against floors in the same run, on a PostgreSQL named by
 * DATABASE_URL and a Redis named by REDIS_URL, in a database of its own. Writes docs/performance.md.
 */
/** Words of the paths to measure: `npm run test:load -- reply`. Without any, all of it is measured and published. */
const wanted = process.argv.slice(2);
const isWanted = (name: string) =>
  wanted.length === 0 || wanted.some((word) => name.includes(word));

async function measure(url: string): Promise<Figures | undefined> {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  const postmaster = await findPostmaster(pool);
  say('loading 5,000 topics and 100,000 posts');
  const loaded = await loadData(openDb(pool), new Date());
  say('indexing them for the search'); // else the worker would, while other paths are measured
  await checkIndex(openDb(pool), new AbortController().signal);
  await pool.query('vacuum (analyze)'); // else a plan would change while it is measured
  const env = envOf(url);
  const floor = await serve('floor', script('floor-server.ts'), env);
  const api = await startApi(env);
  const worker = await serve('worker', script('hallway.mjs'), env, ['worker']);
  try {
    const paths = await measurePaths(floor, api, loaded, postmaster);
    const fanOut = isWanted('fan-out') ? await measureSockets(api, loaded) : undefined;
    await api.stop();
    const idle = isWanted('idle sockets') ? await measureRest(env, loaded) : undefined;
    const districts = isWanted('import') ? await measureImport(url) : undefined;
    if (wanted.length === 0 && fanOut && idle) return { paths, fanOut, idle, districts };
    say(JSON.stringify({ fanOut, idle, districts }));
    return undefined;
  } finally {
    await Promise.all([floor.stop(), api.stop(), worker.stop()]);
    await pool.end();
  }
}

/** A process that nobody has asked anything yet, and then one with 10,000 sockets that ask nothing. */
async function measureRest(env: NodeJS.ProcessEnv, loaded: Loaded) {
  say('10,000 idle sockets');
  const fresh = await startApi(env);
  const { url, tokens } = listenersOf(fresh, loaded);
  const idle = await measureIdle(fresh, { url, tokens, size: 10_000 });
  await fresh.stop();
  return idle;
}

async function measurePaths(
  floor: Served,
  api: Served,
  loaded: Loaded,
  postmaster: number | undefined,
) {
  const { spaceId, topicIds, reader, writers } = loaded;
  const headers = { authorization: `Bearer ${reader.token}` };
  const json = { 'content-type': 'application/json' };
  const some = topicIds.slice(0, 500);
  const text = 'Ours has held for six weeks: two blocks are **fixed**, and one floats.';
  const inserting = (id: string): autocannon.Request => ({
    ...{ method: 'POST', path: `/reply/${id}`, headers: json },
    body: JSON.stringify({ body: text }),
  });
  const replying = (id: string, index: number): autocannon.Request => ({
    ...{ method: 'POST', path: `/api/topics/${id}/posts` },
    headers: { ...json, authorization: `Bearer ${writers[index % writers.length]?.token}` },
    body: JSON.stringify({ body: text }),
  });
  const withKey = (request: autocannon.Request): autocannon.Request => ({
    ...request,
    setupRequest: (one) => ({
      ...one,
      headers: { ...one.headers, 'idempotency-key': randomUUID() },
    }),
  });
  const search = (queries: string[]): [Contender, Contender] => [
    {
      server: floor,
      requests: queries.map((q) => ({
        path: `/search/${q.split(' ').join(encodeURIComponent('&'))}`,
      })),
    },
    {
      server: api,
      requests: searching(queries, headers),
    },
  ];
  const contests: Record<string, [Contender, Contender]> = {
    'topic list of 50, signed in, with unread state': [
      { server: floor, requests: [{ path: `/list/${spaceId}/${reader.id}` }] },
      { server: api, requests: [{ path: `/api/spaces/${spaceId}/topics?limit=50`, headers }] },
    ],
    'search, frequent words': search(searched.frequent),
    'search, rare words': search(searched.rare),
    'one topic with 20 posts': [
      { server: floor, requests: some.map((id) => ({ path: `/topic/${id}` })) },
      {
        server: api,
        requests: some.map((id) => ({ path: `/api/topics/${id}/posts?limit=20`, headers })),
      },
    ],
    'a reply, 16 writers in many topics': [
      { server: floor, requests: some.map(inserting) },
      { server: api, requests: some.map(replying) },
    ],
    'a reply with an Idempotency-Key, 16 writers in many topics': [
      { server: floor, requests: some.map(inserting) },
      { server: api, requests: some.map(replying).map(withKey) },
    ],
    'a reply, 16 writers in one topic': [
      { server: floor, requests: topicIds.slice(0, 1).map(inserting) },
      {
        server: api,
        requests: writers.slice(0, 16).map((_, index) => replying(String(topicIds[0]), index)),
      },
    ],
  };
  const paths: Record<string, Comparison> = {};
  for (const [name, [below, above]] of Object.entries(contests)) {
    if (!isWanted(name)) continue;
    say(name);
    paths[name] = await compare(below, above, { connections: 16, postmaster });
  }
  return paths;
}

function listenersOf(api: Served, { writers, topicIds }: Loaded) {
  return {
    url: `${api.url.replace('http', 'ws')}/api/live`,
    tokens: writers.map(({ token }) => token),
    greet: [JSON.stringify({ op: 'join', subject: `topics/${topicIds.at(-1)}` })], // nobody wrote there before
    size: 1_000,
    isReady: (data: Buffer) => data.includes('"op":"joined"'),
    isMessage: (data: Buffer) => data.includes('"spaces.post-written"'),
  };
}

async function measureSockets(api: Served, loaded: Loaded) {
  say('one post to 1,000 sockets');
  const bare = await serve('bare sockets', script('bare-socket-server.ts'), {});
  const body = JSON.stringify({ body: 'Ours has held for six weeks: two blocks are **fixed**.' });
  const token = loaded.writers[0]?.token;
  try {
    return await measureFanOut(
      {
        sender: {
          server: bare,
          path: '/send',
          headers: {},
          body: JSON.stringify({ filler: 'x'.repeat(900) }),
        },
        listeners: { url: bare.url.replace('http', 'ws'), size: 1_000 },
      },
      {
        sender: {
          ...{ server: api, path: `/api/topics/${loaded.topicIds.at(-1)}/posts`, body },
          headers: { authorization: `Bearer ${token}` },
        },
        listeners: listenersOf(api, loaded),
      },
    );
  } finally {
    await bare.stop();
  }
}

await withDatabases(async ({ make, setting }) => {
  const url = await make('paths');
  await buildServer();
  await migrateDatabase(url, prepareQueueTables);
  const figures = await measure(url);
  if (figures) writeReport(figures, setting);
});
