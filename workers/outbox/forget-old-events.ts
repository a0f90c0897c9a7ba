import { defineJob } from '../../src/platform/jobs.ts';
import { forgetEvents, forgetParked } from '../../src/platform/outbox/retention.ts';

const dayMs = 86_400_000;

/** Events are kept for 30 days, so that a closed laptop can catch up; then they go. Numbers never start again. */
export const forgetOldEvents = defineJob({
  name: 'outbox.forget-old-events',
  every: dayMs,
  timeLimitMs: 15 * 60_000,
  async run({ db, log }, _occurrence, { signal }) {
    const events = await forgetEvents(db, signal);
    const parked = await forgetParked(db);
    log.info({ events, parked }, 'forgot what is older than it is kept');
  },
});
