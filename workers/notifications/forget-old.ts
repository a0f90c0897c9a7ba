import { forgetOldNotifications } from '../../src/notifications/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Once a day, notifications that are older than they are kept go. */
export const forgetNotifications = defineJob({
  name: 'notifications.forget-old',
  every: 86_400_000,
  timeLimitMs: 15 * 60_000,
  async run({ db, now, log }, _occurrence, { signal }) {
    const gone = await forgetOldNotifications(db, now(), signal);
    log.info({ gone }, 'forgot old notifications');
  },
});
