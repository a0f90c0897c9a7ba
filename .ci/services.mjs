/** Exit status 0 when PostgreSQL and Redis answer on this machine; else says on standard output which does not. */
import pg from 'pg';
import { createClient } from 'redis';

const away = [];

const database = new pg.Client({
  connectionString: 'postgres://postgres@127.0.0.1:5432/postgres',
  connectionTimeoutMillis: 3000,
});
await database.connect().catch(() => away.push('PostgreSQL at 127.0.0.1:5432 does not answer'));
await database.end().catch(() => {}); // it was never there

const redis = createClient({
  url: 'redis://127.0.0.1:6379',
  socket: { reconnectStrategy: false, connectTimeout: 3000 },
});
redis.on('error', () => {}); // connect() tells
await redis.connect().then(
  () => redis.close(),
  () => away.push('Redis at 127.0.0.1:6379 does not answer'),
);

if (away.length > 0) console.log(away.join(', '));
process.exit(away.length > 0 ? 1 : 0);
