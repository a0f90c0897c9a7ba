import { defineJob } from '../../src/platform/jobs.ts';
import { checkIndex } from '../../src/search/index.ts';

const hour = 60 * 60_000;

/** Makes the index at first, from what was said before there was one; then sees each night that nothing is missing. */
export const checkSearch = defineJob({
  name: 'search.check-index',
  every: 24 * hour,
  timeLimitMs: hour,
  async run({ db, log }, _, { signal }) {
    const mended = await checkIndex(db, signal);
    if (mended > 0) log.info({ mended }, 'the search took in posts that it lacked or had wrongly');
  },
});
