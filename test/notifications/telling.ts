import pg from 'pg';
import { aboutPosts, makeNotifications } from '../../src/notifications/index.ts';
import { outbox } from '../../src/platform/events.ts';
import { openPostgresBackend } from '../../src/platform/jobs/backends.ts';
import { openQueuePool, prepareQueueTables } from '../../src/platform/jobs/postgres.ts';
import { createJobQueues } from '../../src/platform/jobs/queues.ts';
import { createJobs, type Job } from '../../src/platform/jobs.ts';
import { startWorkers } from '../../workers/main.ts';
import { tellPeople } from '../../workers/notifications/make-notifications.ts';
import { ok } from '../spaces/talk.ts';
import type { TestPerson, World } from '../support/world.ts';

export type Notification = {
  id: string;
  topic: { id: string; title: string } | null;
  space: { id: string; name: string };
  reason: string | null;
  people: { name: string }[];
  posts: number;
  unread: number;
  at: string;
};

export const notificationsOf = async (person: TestPerson, query = '') =>
  (
    await ok<{ items: Notification[]; next: string | null }>(
      person.get(`/me/notifications${query}`),
    )
  ).items;
export const unreadOf = async (person: TestPerson) =>
  (await ok<{ unread: number }>(person.get('/me/notifications/count'))).unread;

type About = Parameters<typeof makeNotifications>[1];

/** Does what the job does, for all that was written since the last time; `again` for everything once more. */
export function tellingOf({ deps }: World) {
  const types: string[] = aboutPosts.map(({ type }) => type);
  const told = new Set<string>();
  return async ({ again = false } = {}) => {
    const rows = await deps.db.select().from(outbox).orderBy(outbox.position);
    const about = rows.filter(({ id, type }) => types.includes(type) && (again || !told.has(id)));
    for (const { id } of about) told.add(id);
    await makeNotifications(deps, about as unknown as About);
  };
}

/** The relay and the job as they run in earnest, over the world's own database and bus. */
export async function openTellers(
  { fileDeps, databaseUrl, bus }: World,
  jobs: readonly Job[] = [tellPeople],
) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await prepareQueueTables(client);
  await client.end();
  const queues = createJobQueues(openPostgresBackend(openQueuePool(databaseUrl)), fileDeps.log);
  const sender = { from: 'hallway@hallway.test' };
  const mailer = { sender, send: async () => 'sent' as const, close: async () => undefined };
  const parts = { databaseUrl, bus, queues, jobs };
  const workers = startWorkers({ ...fileDeps, mailer, jobs: createJobs(queues) }, parts);
  return {
    async close() {
      await workers.stop();
      await queues.close();
    },
  };
}
