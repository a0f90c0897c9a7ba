import { queueDueDigests } from '../../src/digests/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';
import { askForMails } from './send-digest.ts';

/** Makes deliveries for those whose hour has come. The time is PostgreSQL's; looking twice makes nothing twice. */
export const queueDue = defineJob({
  name: 'digests.queue-due',
  every: 5 * 60_000,
  timeLimitMs: 280_000,
  async run({ db, jobs, log }, { time }) {
    await queueDueDigests(db, time, async (ids) => {
      await askForMails(jobs, ids).catch((error: Error) =>
        log.warn({ cause: error.message }, 'digests wait for their queue'),
      );
    });
  },
});
