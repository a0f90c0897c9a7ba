import {
  type PgPool,
  PostgresConnection,
  PostgresQueueBackend,
  type QueueBaseOptions,
  runMigrations,
} from 'bullmq';
import pg from 'pg';
import { withoutJit } from '../db.ts';

export const queueSchema = 'bullmq';

/** Makes or updates the tables of the queues; a further step of `migrateDatabase`, safe to repeat. */
export async function prepareQueueTables(client: pg.Client): Promise<void> {
  await runMigrations(client, queueSchema);
}

/** A pool whose connections look in the schema of the queues. One connection stays with `LISTEN`. */
export function openQueuePool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: `-c search_path=${queueSchema} ${withoutJit}`,
    application_name: 'hallway-jobs',
    max: 6,
    connectionTimeoutMillis: 3_000,
    statement_timeout: 10_000,
    query_timeout: 15_000,
    keepAlive: true,
  });
  pool.on('error', () => undefined); // see openPool in db.ts
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

type ListenClient = Awaited<ReturnType<PostgresConnection['getListenClient']>>;

/** One connection, and one `LISTEN`, for all queues: BullMQ would take one for each worker and close it with each. */
class SharedConnection extends PostgresConnection {
  private listener: { client: ListenClient; inTurn: ListenClient } | undefined;

  override async getListenClient(): Promise<ListenClient> {
    const client = await super.getListenClient();
    if (this.listener?.client !== client) this.listener = { client, inTurn: inTurn(client) };
    return this.listener.inTurn;
  }
  override async close(): Promise<void> {
    // a worker that closes leaves the connection to the others
  }
  async end(): Promise<void> {
    await super.close();
  }
}

/** The same client for workers that ask at the same moment: a client of `pg` takes one query at a time. */
function inTurn(client: ListenClient): ListenClient {
  if (client instanceof pg.Client) client.setMaxListeners(0); // every idle worker listens
  let before: Promise<unknown> = Promise.resolve();
  const query = <Row>(text: string, values?: readonly unknown[]) => {
    const answer = before.then(() => client.query<Row>(text, values));
    before = answer.catch(() => undefined); // whoever asked is told
    return answer;
  };
  return new Proxy(client, {
    get(target, key) {
      if (key === 'query') return query;
      const value = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export function openQueueConnection(pool: pg.Pool): SharedConnection {
  const connection = new SharedConnection(pool as PgPool);
  connection.setMaxListeners(0);
  connection.on('error', () => undefined); // the query or the wait that was cut short is told
  return connection;
}

export const postgresFactory = (
  connection: SharedConnection,
  name: string,
  options: QueueBaseOptions<pg.Pool>,
) => new PostgresQueueBackend(connection, name, { ...options, connection: connection.pool });
