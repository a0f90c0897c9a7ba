import { type Connections, mailFolder, redisPrefix } from './connections.ts';
import { openPostgresBackend, openRedisBackend } from './platform/jobs/backends.ts';
import { openQueuePool } from './platform/jobs/postgres.ts';
import { createJobQueues, type JobQueues } from './platform/jobs/queues.ts';
import { createJobs, type JobDeps } from './platform/jobs.ts';
import { mailTransport, openMailer } from './platform/mailer.ts';

/** What a process that works has open besides: the queues and the way mail leaves. */
export type WorkConnections = { deps: JobDeps; queues: JobQueues; close(): Promise<void> };

export function openWorkConnections(connections: Connections): WorkConnections {
  const { config, databaseUrl, deps, files } = connections;
  const { log } = deps;
  const pool = config.REDIS_URL ? undefined : openQueuePool(databaseUrl);
  const backend = pool
    ? openPostgresBackend(pool)
    : openRedisBackend({ url: String(config.REDIS_URL), prefix: redisPrefix, log });
  const queues = createJobQueues(backend, log);
  const mailer = openMailer({
    ...deps,
    transport: mailTransport(config.SMTP_URL, config.production ? undefined : mailFolder(config)),
    sender: {
      from: config.MAIL_FROM,
      replyTo: config.MAIL_REPLY_TO,
      postalAddress: config.POSTAL_ADDRESS,
    },
  });
  return {
    deps: { ...deps, files, mailer, jobs: createJobs(queues) },
    queues,
    async close() {
      await mailer.close();
      await queues.close();
      await pool?.end();
    },
  };
}
