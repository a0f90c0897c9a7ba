import { forgetOldDrafts } from '../../src/drafts/index.ts';
import { defineJob } from '../../src/platform/jobs.ts';

/** Once a day, drafts go that nobody went on with for as long as they are kept. */
export const forgetDrafts = defineJob({
  name: 'drafts.forget-old',
  every: 86_400_000,
  timeLimitMs: 15 * 60_000,
  async run({ db, now, log }, _occurrence, { signal }) {
    const gone = await forgetOldDrafts(db, now(), signal);
    log.info({ gone }, 'forgot old drafts');
  },
});
